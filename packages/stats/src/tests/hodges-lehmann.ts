import { invalidInput } from '@assay/base';
import { sample } from '../descriptive/sample.ts';
import { normalQuantile } from '../special/normal.ts';
import { chosenSumDistribution, signedSumDistribution } from './rank-sum-counts.ts';

export interface ShiftEstimate {
  /** The median of all differences (of all means of two, for one sample). */
  readonly estimate: number;
  /** The interval that goes with the rank test; −∞ and ∞ where so few values can have none of this confidence. */
  readonly low: number;
  readonly high: number;
}

/**
 * By how much x lies above y: J. L. Hodges and E. L. Lehmann's estimate (Annals of Mathematical Statistics 34, 1963) with the interval that Mann and Whitney's test gives when it is turned
 * round (M. Hollander and D. A. Wolfe, Nonparametric Statistical Methods, 1999, 4.2 and 4.3): exact up to 60 values together, else by the normal limit. O((n + m) log(n + m)). An empty sample: InvalidInput.
 */
export function hodgesLehmannShift(x: ArrayLike<number>, y: ArrayLike<number>, confidence = 0.95): ShiftEstimate {
  const [a, b] = [sample(x, 'x').sort(), sample(y, 'y').sort()];
  const [n, m] = [a.length, b.length];
  const both = n + m;
  const upTo = (bound: number): number => {
    let count = 0;
    for (let i = 0, j = 0; i < n; i++) {
      while (j < m && (a[i] as number) - (b[j] as number) > bound) j++;
      count += m - j;
    }
    return count;
  };
  const ranks = Array.from({ length: both <= 60 ? both : 0 }, (_, i) => i + 1);
  const least = (n * (n + 1)) / 2;
  const place = placeOfTail(confidence, () => chosenSumDistribution(ranks, n).subarray(least), {
    isExact: both <= 60,
    mean: (n * m) / 2,
    deviation: Math.sqrt((n * m * (both + 1)) / 12),
  });
  const range = { low: (a[0] as number) - (b[m - 1] as number), high: (a[n - 1] as number) - (b[0] as number) };
  return estimateAt(n * m, place, range, upTo);
}

/**
 * The same of one sample, or of differences of pairs: the median of all means of two values, each with itself too, and the interval of Wilcoxon's signed-rank test (Hollander and Wolfe, 3.2
 * and 3.3): exact up to 50 values. No value: InvalidInput.
 */
export function hodgesLehmannCentre(x: ArrayLike<number>, confidence = 0.95): ShiftEstimate {
  const values = sample(x, 'x').sort();
  const n = values.length;
  const upTo = (bound: number): number => {
    let ordered = 0;
    let own = 0;
    for (let i = 0, j = n; i < n; i++) {
      while (j > 0 && ((values[i] as number) + (values[j - 1] as number)) / 2 > bound) j--;
      ordered += j;
      if ((values[i] as number) <= bound) own++;
    }
    return (ordered + own) / 2;
  };
  const ranks = Array.from({ length: n <= 50 ? n : 0 }, (_, i) => i + 1);
  const place = placeOfTail(confidence, () => signedSumDistribution(ranks), {
    isExact: n <= 50,
    mean: (n * (n + 1)) / 4,
    deviation: Math.sqrt((n * (n + 1) * (2 * n + 1)) / 24),
  });
  return estimateAt((n * (n + 1)) / 2, place, { low: values[0] as number, high: values[n - 1] as number }, upTo);
}

/** Which of the rising differences ends the interval, counted from either end; 0: none does. */
function placeOfTail(
  confidence: number,
  distribution: () => Float64Array,
  { isExact, mean, deviation }: { readonly isExact: boolean; readonly mean: number; readonly deviation: number },
): number {
  if (!(confidence > 0 && confidence < 1))
    throw invalidInput('confidence', `expected within 0 and 1, got ${confidence}`);
  const tail = (1 - confidence) / 2;
  if (!isExact) return Math.max(0, Math.floor(mean - normalQuantile(1 - tail) * deviation));
  let sum = 0;
  let place = 0;
  for (const share of distribution()) {
    sum += share;
    if (sum > tail) return place;
    place++;
  }
  return place;
}

function estimateAt(
  count: number,
  place: number,
  range: { readonly low: number; readonly high: number },
  upTo: (bound: number) => number,
): ShiftEstimate {
  const at = (k: number): number => leastWith(k, range, upTo);
  const middle = (count + 1) / 2;
  const estimate = (at(Math.floor(middle)) + at(Math.ceil(middle))) / 2;
  if (place < 1) return { estimate, low: -Infinity, high: Infinity };
  return { estimate, low: at(place), high: at(count + 1 - place) };
}

/** The least bound up to which there are k: halving until no number lies between. */
function leastWith(
  k: number,
  range: { readonly low: number; readonly high: number },
  upTo: (bound: number) => number,
): number {
  let { low, high } = range;
  if (upTo(low) >= k) return low;
  for (;;) {
    const middle = low + (high - low) / 2;
    if (middle <= low || middle >= high) return high;
    if (upTo(middle) >= k) high = middle;
    else low = middle;
  }
}
