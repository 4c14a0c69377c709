import { invalidInput } from '@assay/base';
import { meanOf } from '../descriptive/mean.ts';
import { differences, sample } from '../descriptive/sample.ts';
import { varianceOf } from '../descriptive/variance.ts';
import { tCdf, tQuantile, tSurvival } from '../special/student-t.ts';
import { pOf } from './alternative.ts';
import type { Alternative } from './alternative.ts';

export interface TTestOptions {
  readonly alternative?: Alternative;
  /** Of the interval; 0.95 unless told otherwise. */
  readonly confidence?: number;
}

export interface TTestResult {
  readonly t: number;
  readonly df: number;
  readonly pValue: number;
  /** Of the means (of the values, where there is one sample), with its two-sided interval. */
  readonly difference: number;
  readonly standardError: number;
  readonly low: number;
  readonly high: number;
}

/** Student's test of one sample: is its mean 0? Fewer than two values: InvalidInput. Values all the same: see `tTestOf`. */
export function oneSampleTTest(x: ArrayLike<number>, options: TTestOptions = {}): TTestResult {
  const values = sample(x, 'x', 2);
  return tTestOf(meanOf(values), Math.sqrt(varianceOf(values) / values.length), values.length - 1, options);
}

/** Student's test of the mean of x − y, one by one. Fewer than two pairs or different lengths: InvalidInput. */
export const pairedTTest = (x: ArrayLike<number>, y: ArrayLike<number>, options: TTestOptions = {}): TTestResult =>
  oneSampleTTest(differences(x, y, 2), options);

/** B. L. Welch's test (Biometrika 34, 1947) of mean x − mean y, variances not taken to be equal. Fewer than two values: InvalidInput. */
export function welchTTest(x: ArrayLike<number>, y: ArrayLike<number>, options: TTestOptions = {}): TTestResult {
  const [a, b] = [sample(x, 'x', 2), sample(y, 'y', 2)];
  const [partA, partB] = [varianceOf(a) / a.length, varianceOf(b) / b.length];
  const sum = partA + partB;
  const df =
    sum === 0
      ? a.length + b.length - 2
      : 1 / ((partA / sum) ** 2 / (a.length - 1) + (partB / sum) ** 2 / (b.length - 1));
  return tTestOf(meanOf(a) - meanOf(b), Math.sqrt(sum), df, options);
}

/** Student's test of mean x − mean y with one variance for both. Fewer than two values: InvalidInput. */
export function studentTTest(x: ArrayLike<number>, y: ArrayLike<number>, options: TTestOptions = {}): TTestResult {
  const [a, b] = [sample(x, 'x', 2), sample(y, 'y', 2)];
  const df = a.length + b.length - 2;
  const pooled = (varianceOf(a) * (a.length - 1) + varianceOf(b) * (b.length - 1)) / df;
  return tTestOf(meanOf(a) - meanOf(b), Math.sqrt(pooled * (1 / a.length + 1 / b.length)), df, options);
}

/**
 * The test of a difference whose standard error is known. Where the standard error is 0 (all values the same), a difference of 0 answers t = 0 and p = 1, any
 * other t = ±∞ and the p of that.
 */
export function tTestOf(
  difference: number,
  standardError: number,
  df: number,
  { alternative = 'two-sided', confidence = 0.95 }: TTestOptions,
): TTestResult {
  if (!(confidence > 0 && confidence < 1))
    throw invalidInput('confidence', `expected within 0 and 1, got ${confidence}`);
  const t = standardError > 0 ? difference / standardError : difference === 0 ? 0 : Math.sign(difference) * Infinity;
  const half = standardError > 0 ? tQuantile(0.5 + confidence / 2, df) * standardError : 0;
  const pValue = pOf(alternative, tCdf(t, df), tSurvival(t, df));
  return { t, df, pValue, difference, standardError, low: difference - half, high: difference + half };
}
