/** One batch of points: docs/reference/frames.md. */
export const pointsMediaType = 'application/vnd.assay.points';
/** Such batches one after the other, each behind its length. */
export const pointsStreamMediaType = 'application/vnd.assay.points-stream';
/** Curves on one grid, as one frame of columns. */
export const bucketsMediaType = 'application/vnd.assay.buckets';
export const arrowStreamMediaType = 'application/vnd.apache.arrow.stream';
export const csvMediaType = 'text/csv';
/** On the answer of `queryMetrics`: the cursor from which `tailMetrics` goes on, so that no point is told twice or not at all. */
export const tailCursorHeader = 'tail-cursor';
