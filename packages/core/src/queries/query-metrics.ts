import { AssayError } from '@assay/base';
import type { RunId } from '@assay/base';
import type { Buckets } from '@assay/series';
import type { Query } from './query.ts';

export interface QueryMetricsInput {
  readonly runIds: readonly string[];
  readonly names: readonly string[];
  readonly x?: 'step' | 'time' | 'relativeTime';
  readonly from?: number;
  readonly to?: number;
  readonly buckets?: number;
}

/** One curve on the grid that all curves of the answer share; the columns of its non-empty buckets. */
export interface BucketedSeries extends Buckets {
  readonly runId: RunId;
  readonly name: string;
  /** Of the whole series, within the grid or not. */
  readonly pointCount: number;
}

export interface MetricsAnswer {
  readonly x: 'step' | 'time' | 'relativeTime';
  readonly from: number;
  readonly to: number;
  readonly buckets: number;
  readonly series: BucketedSeries[];
}

export const queryMetrics: Query<QueryMetricsInput, MetricsAnswer> = async () => {
  throw new AssayError('NotOffered', 'queryMetrics is not there yet.');
};
