import { AssayError } from '@assay/base';
import type { MetricSummary } from '@assay/series';
import type { Query } from './query.ts';

export interface ListMetricsInput {
  readonly runId: string;
}

export const listMetrics: Query<ListMetricsInput, { metrics: Record<string, MetricSummary> }> = async () => {
  throw new AssayError('NotOffered', 'listMetrics is not there yet.');
};
