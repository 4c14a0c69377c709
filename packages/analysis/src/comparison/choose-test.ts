import { median, quantile } from '@assay/stats';
import type { TestChoice, TestKind } from './comparison.ts';
import type { Design } from './choose-pairing.ts';
import { pairDifferences } from './pair-differences.ts';

export interface ChosenTest {
  readonly kind: TestKind;
  readonly reason: string;
}

/** Below this many values a set has few, and ties among them count. */
const fewValues = 30;

/**
 * The rules, fixed before any value is seen. The design comes first: folds of one data set have the corrected test (C. Nadeau and Y. Bengio 2003), several data sets the signed-rank test (J. Demšar 2006).
 * Pairs have the paired t-test and independent runs Welch's, which holds for unequal spreads (M. Delacre et al., International Review of Social Psychology 30, 2017). No test of normality or of equal spreads decides:
 * such pre-tests inflate errors or cost power (D. W. Zimmerman, BJMSP 57, 2004; J. Rochon et al., BMC Medical Research Methodology 12:81, 2012). Two shapes do, which do not
 * depend on which set is the better one: few values with many ties have a permutation test, and values far out, which would swamp a mean, a rank test.
 */
export function chooseTest(design: Design, choice: TestChoice): ChosenTest {
  if (design.unit === 'folds')
    return {
      kind: 'correctedResampledT',
      reason:
        'the pairs are folds of one data set, whose training sets overlap; a common t-test would take them for independent',
    };
  const isPaired = design.unit !== 'runs';
  const reason = 'asked for';
  switch (choice) {
    case 'means':
      return { kind: isPaired ? 'pairedT' : 'welchT', reason };
    case 'ranks':
      return { kind: isPaired ? 'wilcoxonSignedRank' : 'mannWhitney', reason };
    case 'permutation':
      return { kind: isPaired ? 'pairedPermutation' : 'permutation', reason };
    case 'auto':
      return isPaired ? ofPairs(design) : ofRuns(design.a, design.b);
  }
}

function ofPairs(design: Exclude<Design, { readonly unit: 'runs' }>): ChosenTest {
  if (design.unit === 'dataSets')
    return { kind: 'wilcoxonSignedRank', reason: 'differences on different data sets have no common scale' };
  const differences = pairDifferences(design);
  const sizes = differences.map(Math.abs).filter((size) => size > 0);
  if (isFlat(differences))
    return {
      kind: 'wilcoxonSignedRank',
      reason: 'all pairs differ by the same, so that there is no spread to hold a mean against',
    };
  // The sizes alone: they do not say which set is the better one.
  const far = farValues(sizes);
  if (far.some((size) => size > median(sizes)))
    return {
      kind: 'wilcoxonSignedRank',
      reason: 'a few pairs differ far more than the others, and would swamp the mean',
    };
  if (sizes.length < fewValues && manyTies(sizes))
    return { kind: 'pairedPermutation', reason: 'few pairs, and many of them differ by the same' };
  return { kind: 'pairedT', reason: 'the runs are paired' };
}

function ofRuns(a: Float64Array, b: Float64Array): ChosenTest {
  if (farValues(a).length > 0 || farValues(b).length > 0)
    return {
      kind: 'mannWhitney',
      reason: 'a few values lie far from the others of their set, and would swamp its mean',
    };
  if (Math.min(a.length, b.length) < fewValues && manyTies([...a, ...b]))
    return { kind: 'permutation', reason: 'few runs, and many of them have the same value' };
  return { kind: 'welchT', reason: 'the runs are independent; it needs no equal spreads' };
}

const fewestJudged = 8;

/** Fewer than half as many different values as values. */
export const manyTies = (values: ArrayLike<number>): boolean => 2 * new Set(Array.from(values)).size < values.length;

/** All the same, within rounding. */
export function isFlat(values: ArrayLike<number>): boolean {
  let [low, high] = [Infinity, -Infinity];
  for (let i = 0; i < values.length; i++) {
    low = Math.min(low, values[i] as number);
    high = Math.max(high, values[i] as number);
  }
  return high - low <= 1e-12 * Math.max(Math.abs(low), Math.abs(high));
}

/**
 * Values beyond three interquartile ranges from the quartiles ("far out": J. W. Tukey, Exploratory Data Analysis, 1977), if they hold nine tenths of the sum of squares about the median: then they alone decide what a t-test says. None where the quartiles are the same, and of fewer than eight, whose quartiles say little.
 */
export function farValues(values: ArrayLike<number>): number[] {
  if (values.length < fewestJudged) return [];
  const all = Array.from(values);
  const [first, third] = [quantile(all, 0.25), quantile(all, 0.75)];
  const reach = 3 * (third - first);
  if (!(reach > 0)) return [];
  const far = all.filter((value) => value < first - reach || value > third + reach);
  if (far.length === 0) return far;
  const centre = median(all);
  const squares = (from: readonly number[]): number => from.reduce((sum, value) => sum + (value - centre) ** 2, 0);
  return squares(far) > 0.9 * squares(all) ? far : [];
}
