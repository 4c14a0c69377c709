import type { BucketColumn } from '@assay/wire';

export interface CurveNeeds {
  readonly curveCount: number;
  /** Width of what is drawn, in CSS pixels. */
  readonly widthPx: number;
  /** Means are drawn even of many curves: smoothed, or taken together as groups. */
  readonly needsMeans: boolean;
}

/** Bands cost as much as curves, and more than a few hide each other. */
export const maximumBands = 8;

const bytesPerAnswer = 290_000;
const widePx = 1000;
const bytesOf: Readonly<Record<BucketColumn, number>> = {
  count: 4,
  min: 8,
  max: 8,
  mean: 8,
  first: 8,
  last: 8,
  lastX: 8,
  nonFinite: 4,
};

/** Of a few curves all that a chart can say. */
const fewColumns = ['min', 'max', 'mean', 'lastX', 'count', 'nonFinite'] as const satisfies readonly BucketColumn[];
/** Of many, what keeps each spike in sight. */
const manyColumns = ['min', 'max', 'count'] as const satisfies readonly BucketColumn[];
const meanColumns = [...manyColumns, 'mean'] as const satisfies readonly BucketColumn[];

export interface CurveDetail {
  readonly buckets: number;
  readonly columns: BucketColumn[];
}

/**
 * How fine curves are asked for. Hardly fewer buckets than there are pixels and never more, so that the pointer reaches each; in steps,
 * so that a window drawn wider does not ask anew for each pixel. Of many curves so few that the answer stays below 300 kB (more on a
 * wide chart), and without means where these would make it coarser: then each bucket is some pixels wide, and the least and greatest
 * value of each are drawn nevertheless.
 */
export function curveDetail({ curveCount, widthPx, needsMeans }: CurveNeeds): CurveDetail {
  const fine = Math.min(2000, Math.max(100, widthPx));
  const affordable = (columns: readonly BucketColumn[]): number => {
    const rowBytes = 4 + columns.reduce((sum, column) => sum + bytesOf[column], 0);
    return (bytesPerAnswer * Math.max(1, widthPx / widePx)) / (rowBytes * Math.max(1, curveCount));
  };
  const columns = [fewColumns, meanColumns, manyColumns].find((each) => {
    if (each === fewColumns) return curveCount <= maximumBands;
    return each === manyColumns || needsMeans || affordable(each) >= fine;
  });
  const asked = columns ?? manyColumns;
  const wanted = Math.min(fine, affordable(asked));
  const step = wanted >= 300 ? 50 : 10;
  return { buckets: Math.max(60, Math.floor(wanted / step) * step), columns: [...asked] };
}
