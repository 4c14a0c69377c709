import {
  correctedResampledTTest,
  hodgesLehmannCentre,
  hodgesLehmannShift,
  mannWhitney,
  oneSampleTTest,
  permutationTest,
  standardDeviation,
  variance,
  welchTTest,
  wilcoxonSignedRank,
} from '@assay/stats';
import type { Alternative, TTestResult } from '@assay/stats';
import type { Samples } from './samples.ts';
import { mirrored, mirroredAlternative, needsTurning } from './mirror.ts';
import type { ComparedDifference, ComparisonTest, TestKind } from './comparison.ts';

export interface TestOutcome {
  readonly p: number;
  readonly statistic: number | null;
  readonly df: number | null;
  readonly method: ComparisonTest['method'];
}

const names = {
  welchT: "Welch's t-test",
  pairedT: 'paired t-test',
  mannWhitney: 'Mann–Whitney test',
  wilcoxonSignedRank: 'Wilcoxon signed-rank test',
  permutation: 'permutation test of the means',
  pairedPermutation: 'permutation test of the pairs',
  correctedResampledT: "Nadeau and Bengio's corrected t-test",
} as const satisfies Record<TestKind, string>;

export const nameOfTest = (kind: TestKind): string => names[kind];

/** Is b above a? `alternative` is of b − a. */
export function runTest(kind: TestKind, samples: Samples, alternative: Alternative, seed: number): TestOutcome {
  const isDrawn = kind === 'permutation' || kind === 'pairedPermutation';
  if (isDrawn && needsTurning(samples))
    return testAsGiven(kind, mirrored(samples), mirroredAlternative(alternative), seed);
  return testAsGiven(kind, samples, alternative, seed);
}

function testAsGiven(kind: TestKind, samples: Samples, alternative: Alternative, seed: number): TestOutcome {
  const ofT = ({ pValue, t, df }: TTestResult): TestOutcome => ({
    p: pValue,
    statistic: Number.isFinite(t) ? t : null,
    df,
    method: 'asymptotic',
  });
  if ('differences' in samples) {
    const { differences, folds } = samples;
    const zeros = new Float64Array(differences.length);
    switch (kind) {
      case 'wilcoxonSignedRank': {
        const { positive, pValue, method } = wilcoxonSignedRank(differences, zeros, { alternative });
        return { p: pValue, statistic: positive, df: null, method };
      }
      case 'pairedPermutation': {
        const { pValue, method } = permutationTest(differences, zeros, { alternative, isPaired: true }, seed);
        return { p: pValue, statistic: null, df: null, method };
      }
      case 'correctedResampledT':
        return ofT(correctedResampledTTest(differences, shareOfFold(folds), { alternative }));
      default:
        return ofT(oneSampleTTest(differences, { alternative }));
    }
  }
  const { a, b } = samples;
  switch (kind) {
    case 'mannWhitney': {
      const { u, pValue, method } = mannWhitney(b, a, { alternative });
      return { p: pValue, statistic: u, df: null, method };
    }
    case 'permutation': {
      const { pValue, method } = permutationTest(b, a, { alternative }, seed);
      return { p: pValue, statistic: null, df: null, method };
    }
    default:
      return ofT(welchTTest(b, a, { alternative }));
  }
}

/** Size of the test part over that of the training part. */
export const shareOfFold = (folds: number): number => 1 / (Math.max(2, folds) - 1);

/** b − a with the interval that goes with the test; null in place of ends that so few values cannot have. Two values or more, or pairs. */
export function differenceOf(kind: TestKind, samples: Samples, confidence: number): ComparedDifference {
  const ofT = (result: TTestResult, method: string): ComparedDifference => ({
    kind: 'mean',
    estimate: result.difference,
    standardError: result.standardError,
    low: result.low,
    high: result.high,
    method,
  });
  if (kind === 'wilcoxonSignedRank' || kind === 'mannWhitney') {
    const { estimate, low, high } =
      'differences' in samples
        ? hodgesLehmannCentre(samples.differences, confidence)
        : hodgesLehmannShift(samples.b, samples.a, confidence);
    const ends = Number.isFinite(low) ? { low, high } : { low: null, high: null };
    return {
      kind: 'shift',
      estimate,
      standardError: null,
      ...ends,
      method: `Hodges and Lehmann's, by the ${names[kind]}`,
    };
  }
  if (!('differences' in samples))
    return ofT(welchTTest(samples.b, samples.a, { confidence }), "Student's t, Welch's degrees of freedom");
  const { differences, folds } = samples;
  return kind === 'correctedResampledT'
    ? ofT(
        correctedResampledTTest(differences, shareOfFold(folds), { confidence }),
        "Student's t with Nadeau and Bengio's variance",
      )
    : ofT(oneSampleTTest(differences, { confidence }), "Student's t of the differences");
}

/** The difference in standard deviations, of the values or of the differences of pairs; null where there is no spread. */
export function standardized(samples: Samples, estimate: number): number | null {
  const d =
    'differences' in samples
      ? estimate / standardDeviation(samples.differences)
      : estimate / pooledDeviation(samples.a, samples.b);
  return Number.isFinite(d) ? d : null;
}

const pooledDeviation = (a: Float64Array, b: Float64Array): number =>
  Math.sqrt((variance(a) * (a.length - 1) + variance(b) * (b.length - 1)) / (a.length + b.length - 2));
