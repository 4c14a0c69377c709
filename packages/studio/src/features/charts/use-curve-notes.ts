import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import { curveNote, curveWords } from '../../lib/charts/curve-notes.ts';
import { useTheme } from '../../lib/theme.ts';
import type { ChartMark } from '../../widgets/line-chart/chart-curve.ts';
import { curveAnalysisQuery } from '../../lib/queries/metric-query.ts';

interface CurveNotes {
  readonly notes: readonly ChartMark[];
  readonly words: string;
}

/** As the muted text of the page. */
const quiet = { light: '#5a636e', dark: '#9aa4af' } as const;
const nothing: CurveNotes = { notes: [], words: '' };

/** What can be said of one curve alone; nothing of several, and nothing where it cannot be told. */
export function useCurveNotes(runIds: readonly string[], metrics: readonly string[], isWanted: boolean): CurveNotes {
  const [runId = '', metric = ''] = [runIds[0], metrics[0]];
  const isOne = isWanted && runIds.length === 1 && metrics.length === 1;
  const { data } = useQuery({
    ...curveAnalysisQuery(runId, metric),
    enabled: isOne,
    placeholderData: keepPreviousData,
  });
  const analysis = isOne ? data?.curves[0] : undefined;
  const theme = useTheme();
  return useMemo(() => {
    if (
      analysis === undefined ||
      analysis.name !== metric ||
      analysis.runId !== runId ||
      analysis.state === 'short' ||
      analysis.state === 'unknown'
    )
      return nothing;
    const note = curveNote(analysis);
    return {
      notes: note === undefined ? [] : [{ ...note, colour: quiet[theme] }],
      words: curveWords(analysis),
    };
  }, [analysis, metric, runId, theme]);
}
