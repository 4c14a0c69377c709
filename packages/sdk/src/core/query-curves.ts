import { decodeBucketsFrame } from '@assay/series';
import type { CurvesFrame } from '@assay/series';
import { bucketsMediaType, tailCursorHeader } from '@assay/wire';
import type { QueryMetrics } from '@assay/wire';
import { fetchFrame } from './fetch-frame.ts';
import type { FrameOptions } from './fetch-frame.ts';

/** Curves, and up to where they go in the tail of points: `tailMetrics` with this cursor brings what they do not hold yet. */
export interface CurvesAnswer extends CurvesFrame {
  readonly tailCursor: number;
}

/**
 * Curves of many runs on one grid, as `queryMetrics` of the client answers them, but as columns of numbers: typed arrays over the
 * answer's own bytes, which is smaller and far quicker to read than JSON. Only the columns that the question names are there.
 * Rejects with AssayError, or with the signal's reason.
 */
export const queryCurves = (question: QueryMetrics, options: FrameOptions): Promise<CurvesAnswer> =>
  fetchFrame(
    {
      operation: 'queryMetrics',
      body: question,
      mediaType: bucketsMediaType,
      read: (bytes, headers) => ({ ...decodeBucketsFrame(bytes), tailCursor: Number(headers.get(tailCursorHeader)) }),
    },
    options,
  );
