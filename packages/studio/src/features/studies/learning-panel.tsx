import { useQuery } from '@tanstack/react-query';
import { useCallback, useMemo } from 'react';
import type { PlotLook, Size } from '../../lib/plot/mark.ts';
import { trialReportsQuery } from '../../lib/queries/study-queries.ts';
import { keptFor } from '../../lib/studies/dot-field.ts';
import { learningCurves, learningTable } from '../../lib/studies/learning-curves.ts';
import { learningFrame, learningPlot } from '../../lib/studies/learning-plot.ts';
import type { TrialReports } from '../../lib/studies/trial-reports.ts';
import { PlotFigure } from '../../widgets/charts/plot-figure.tsx';
import { FaultNotice } from '../../widgets/fault-notice.tsx';
import { Skeleton } from '../../widgets/skeleton.tsx';
import { isLogged, logItem, useTrialLinks, type StudyChartProps } from './study-chart.ts';

/** The values that trials reported on the way. */
export function LearningPanel(props: StudyChartProps) {
  const { data, error, refetch } = useQuery(trialReportsQuery(props.study.id));
  if (error !== null && data === undefined)
    return <FaultNotice error={error} what="the values on the way" onRetry={() => void refetch()} />;
  if (data === undefined)
    return (
      <div style={{ minHeight: props.heightPx }}>
        <Skeleton rows={4} />
      </div>
    );
  return <Curves {...props} reports={data.held} />;
}

function Curves({ reports, ...props }: StudyChartProps & { readonly reports: TrialReports }) {
  const { charted, selection, view, heightPx } = props;
  const links = useTrialLinks(props);
  const isLog = isLogged(view, 'learning');
  const curves = useMemo(
    () => learningCurves(charted, reports, isLog, selection),
    [charted, reports, isLog, selection],
  );
  const frameOf = useMemo(() => keptFor((size, look) => learningFrame(curves, size, look)), [curves]);
  const plotOf = useCallback(
    (size: Size, look: PlotLook) => learningPlot(frameOf(size, look), selection),
    [frameOf, selection],
  );
  const table = useCallback(() => learningTable(curves), [curves]);
  return (
    <PlotFigure
      {...links}
      title="Intermediate values"
      words={curves.words}
      heightPx={heightPx}
      items={[logItem('learning', 'values', props)]}
      plotOf={plotOf}
      table={table}
    />
  );
}
