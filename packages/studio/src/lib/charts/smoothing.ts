import { smoothEma, smoothGaussian, smoothRunningMean, smoothTimeWeightedEma } from '@assay/series';
import type { CurveData, NumberColumn } from './curve-data.ts';

/** How a curve is smoothed: `amount` is a weight in [0, 1) for the averages that forget (`ema`, `twema`), else a width in points. */
export interface Smoothing {
  readonly kind: SmoothingKind;
  readonly amount: number;
}

export const smoothingKinds = ['ema', 'twema', 'gaussian', 'mean'] as const;
export type SmoothingKind = (typeof smoothingKinds)[number];

type Smoothed = Pick<CurveData, 'x' | 'mean' | 'min' | 'max' | 'count'>;

/**
 * A curve smoothed: of raw points what the smoothing says; of buckets the same over their means, each weighing as many points as it
 * stands for, so that the picture does not depend on how finely it was asked for. NaN where there is no finite value. Widths are in
 * points: those of `gaussian` become the standard deviation along x at the curve's mean distance of points. `rangeX` is the width
 * of the whole axis, the same for all curves of a chart (`twema`). O(rows), `gaussian` O(rows · width).
 */
export function smoothCurve(curve: Smoothed, { kind, amount }: Smoothing, rangeX: number): Float64Array {
  const values = middleValues(curve);
  const { x, count } = curve;
  const counts = count === undefined ? {} : { counts: count };
  switch (kind) {
    case 'ema':
      return smoothEma(values, amount, count);
    case 'twema':
      return smoothTimeWeightedEma(x, values, { weight: amount, rangeX: Math.max(0, rangeX), ...counts });
    case 'gaussian': {
      const points = count === undefined ? x.length : total(count);
      const span = (x.at(-1) ?? 0) - (x[0] ?? 0);
      return smoothGaussian(x, values, { sigma: points < 2 ? 0 : (amount * span) / (points - 1), ...counts });
    }
    case 'mean': {
      const perRow = count === undefined || x.length === 0 ? 1 : total(count) / x.length;
      return smoothRunningMean(values, Math.max(1, Math.round(amount / perRow)), count);
    }
  }
}

/** The value of each row: the mean, or the middle between least and greatest where means were not asked for. */
export function middleValues({ mean, min, max }: Pick<CurveData, 'mean' | 'min' | 'max'>): Float64Array {
  if (mean !== undefined) return Float64Array.from(mean);
  return Float64Array.from(min, (low, i) => low / 2 + (max[i] ?? low) / 2);
}

const names: Readonly<Record<SmoothingKind, string>> = {
  ema: 'EMA',
  twema: 'time-weighted EMA',
  gaussian: 'Gaussian',
  mean: 'running mean',
};

/** What a caption says of it, e.g. "EMA 0.6 of bucket means". */
export function smoothingText({ kind, amount }: Smoothing, isOfBuckets: boolean): string {
  const width = kind === 'gaussian' || kind === 'mean' ? `${amount} points` : String(amount);
  return `${names[kind]} ${width} of ${isOfBuckets ? 'bucket means' : 'points'}`;
}

function total(column: NumberColumn): number {
  let sum = 0;
  for (let i = 0; i < column.length; i++) sum += column[i] ?? 0;
  return sum;
}
