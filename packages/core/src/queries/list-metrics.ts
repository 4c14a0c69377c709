import type { MetricSummary } from '@assay/series';
import type { Query } from './query.ts';
import { summariesOf } from '../answers/answer-runs.ts';
import { loadRun } from '../steps/load.ts';

export interface ListMetricsInput {
  readonly runId: string;
}

export const listMetrics: Query<ListMetricsInput, { metrics: Record<string, MetricSummary> }> = async (tx, input) => {
  const { id } = await loadRun(tx, input.runId);
  return { metrics: summariesOf((await tx.metricSummaries([id])).get(id)) };
};
