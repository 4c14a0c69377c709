import { encodeSummaries } from './encode-metrics.ts';
import { runQuery, same } from './handler.ts';
import type { NativeHandlers } from './handler.ts';

export const metricHandlers = {
  listMetrics: runQuery('listMetrics', same, ({ metrics }) => ({ metrics: encodeSummaries(metrics) })),
  listMetricNames: runQuery('listMetricNames', same, same),
} satisfies Partial<NativeHandlers>;
