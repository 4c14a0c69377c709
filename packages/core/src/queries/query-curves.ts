import { encodeBucketsFrame } from '@assay/series';
import type { FrameColumn } from '@assay/series';
import type { Query } from './query.ts';
import { queryMetrics } from './query-metrics.ts';
import type { QueryMetricsInput } from './query-metrics.ts';

export interface QueryCurvesInput extends QueryMetricsInput {
  /** Columns of the answer, beside each curve's index. */
  readonly columns: readonly FrameColumn[];
}

/** The curves of `queryMetrics` as one frame (`encodeBucketsFrame` of series): one block of memory, which crosses threads uncopied. */
export const queryCurves: Query<QueryCurvesInput, { frame: Uint8Array }> = async (
  tx,
  { columns, ...input },
  context,
) => {
  const { x: axis, series: curves, ...grid } = await queryMetrics(tx, input, context);
  const frame = { axis, ...grid, curves };
  return { frame: encodeBucketsFrame(frame, columns) };
};
