import { encodeBucketsFrame } from '@assay/series';
import type { FrameColumn } from '@assay/series';
import type { Query } from './query.ts';
import { queryMetrics } from './query-metrics.ts';
import type { QueryMetricsInput } from './query-metrics.ts';

export interface QueryCurvesInput extends QueryMetricsInput {
  /** Columns of the answer, beside each curve's index. */
  readonly columns: readonly FrameColumn[];
}

export interface QueryCurvesOutput {
  readonly frame: Uint8Array;
  /** Where the tail of points goes on from these curves: they hold all points before it and none behind. */
  readonly tailCursor: number;
}

/** The curves of `queryMetrics` as one frame (`encodeBucketsFrame` of series): one block of memory, which crosses threads uncopied. */
export const queryCurves: Query<QueryCurvesInput, QueryCurvesOutput> = async (tx, { columns, ...input }, context) => {
  const { x: axis, series: curves, ...grid } = await queryMetrics(tx, input, context);
  const frame = { axis, ...grid, curves };
  const { newest } = await tx.pointsAfter([], undefined, 0);
  return { frame: encodeBucketsFrame(frame, columns), tailCursor: newest };
};
