import { encodeCurveAnalysis } from './encode-curve-analysis.ts';
import { encodeSummaries } from './encode-metrics.ts';
import { runQuery, same } from './handler.ts';
import { readNameList } from './name-list.ts';
import type { NativeHandlers } from './handler.ts';

export const metricHandlers = {
  listMetrics: runQuery(
    'listMetrics',
    ({ names, ...input }) => ({ ...input, ...(names !== undefined && { names: readNameList(names) }) }),
    ({ metrics, nextCursor }) => ({ metrics: encodeSummaries(metrics), nextCursor }),
  ),
  analyzeCurves: runQuery('analyzeCurves', same, ({ curves, missing }) => ({
    curves: curves.map(encodeCurveAnalysis),
    missing: [...missing],
  })),
  listMetricNames: runQuery('listMetricNames', same, same),
} satisfies Partial<NativeHandlers>;
