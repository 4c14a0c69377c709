import { invalidInput } from '@assay/base';
import { joinMeans } from './bucket-mean.ts';

/** The range of x counts as so many units, however wide the chart is drawn. */
const unitsOfRange = 1000;
const greatestWeight = 0.999;

export interface TimeWeightedEmaOptions {
  /** In [0, 1]. */
  readonly weight: number;
  /** Width of the chart's axis in units of x, the same for all its curves. */
  readonly rangeX: number;
  /** How many points each value is the mean of (buckets). Without it, one. */
  readonly counts?: ArrayLike<number>;
}

/**
 * Exponential moving average whose memory is measured along x instead of in points, known from Weights & Biases as TWEMA, so that
 * curves logged at different rates are smoothed alike. With w = min(√weight, 0.999) and decay a = w^(Δx / rangeX · 1000) since
 * the value before: s = (s·a + y), d = (d·a + 1), and s / d is drawn. Values that are not finite stay as they are and leave the
 * average as it is; time goes on behind them. A constant series stays as it is to the bit.
 *
 * `xs` must ascend; values at one x do not decay one another. A value that is the mean of c points counts c times.
 * A `rangeX` of 0 (all points at one x) gives the mean of the values so far. Throws InvalidInput for a weight outside [0, 1], a
 * range below 0 or not finite, and an x that falls or is not finite. O(n).
 *
 * Source: docs.wandb.ai/guides/app/features/panels/line-plot/smoothing (read November 2026).
 */
export function smoothTimeWeightedEma(
  xs: Float64Array,
  values: Float64Array,
  { weight, rangeX, counts }: TimeWeightedEmaOptions,
): Float64Array {
  if (!(weight >= 0 && weight <= 1)) throw invalidInput('weight', `expected a number from 0 to 1, got ${weight}.`);
  if (!(rangeX >= 0 && rangeX < Infinity)) throw invalidInput('rangeX', `expected a finite width, got ${rangeX}.`);
  const perUnit = Math.min(Math.sqrt(weight), greatestWeight);
  const smoothed = new Float64Array(values.length);
  let average = 0;
  let mass = 0;
  let averageX = xs[0] ?? 0;
  let beforeX = -Infinity;
  // Even distances, the usual case, need the power once.
  let [lastUnits, lastDecay] = [0, 1];
  for (let i = 0; i < values.length; i++) {
    const x = xs[i] ?? Number.NaN;
    const value = values[i] ?? Number.NaN;
    const count = counts?.[i] ?? 1;
    if (!(x >= beforeX && Number.isFinite(x)))
      throw invalidInput(
        `xs[${i}]`,
        `expected a finite number of at least ${beforeX}, got ${x}. Sort the points by x.`,
      );
    beforeX = x;
    if (!Number.isFinite(value) || !(count > 0)) {
      smoothed[i] = value;
      continue;
    }
    const units = rangeX === 0 ? 0 : ((x - averageX) / rangeX) * unitsOfRange;
    if (units !== lastUnits) [lastUnits, lastDecay] = [units, units === 0 ? 1 : perUnit ** units];
    mass = mass * lastDecay + count;
    average = mass === count ? value : joinMeans(average, value, count / mass);
    averageX = x;
    smoothed[i] = average;
  }
  return smoothed;
}
