import { useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import { api } from '../../lib/api.ts';
import { formatTime } from '../../lib/format/format-time.ts';
import type { StudioQueryKey } from '../../lib/queries/query-key.ts';
import type { XAxis } from '../../lib/view-state/line-settings.ts';
import type { ChartMark } from '../../widgets/line-chart/chart-curve.ts';
import type { PanelRun } from './panel-run.ts';

const none: readonly ChartMark[] = [];

/** Where the moment that is marked on the page lies on a chart of one run: on the step axis, at its first point from then on. */
export function useTimeMark(
  at: number | undefined,
  x: XAxis,
  runs: readonly PanelRun[],
  metric: string,
): readonly ChartMark[] {
  const run = runs.length === 1 ? runs[0] : undefined;
  const needsPoint = at !== undefined && run !== undefined && x === 'step';
  const point = useQuery({
    queryKey: ['point-at', run?.id ?? '', metric, at ?? 0] satisfies StudioQueryKey,
    queryFn: ({ signal }) =>
      api.readPoints({
        params: { runId: run?.id ?? '' },
        query: { name: metric, fromTimeMs: at ?? 0, limit: 1 },
        signal,
      }),
    enabled: needsPoint,
  });
  const step = needsPoint ? point.data?.steps[0] : undefined;
  const startedMs = run?.startedMs;
  return useMemo(() => {
    if (at === undefined) return none;
    const place =
      x === 'time'
        ? at
        : x === 'relativeTime' && typeof startedMs === 'number'
          ? at - startedMs
          : x === 'step'
            ? step
            : undefined;
    return typeof place === 'number' ? [{ x: place, label: formatTime(at).slice(11) }] : none;
  }, [at, x, startedMs, step]);
}
