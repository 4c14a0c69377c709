import { levene, shapiroWilk } from '@assay/stats';
import type { Alternative } from '@assay/stats';
import type { AssumptionCheck, TestKind } from './comparison.ts';
import { farValues, isFlat } from './choose-test.ts';
import { formatP } from './format-number.ts';
import { nameOfTest, runTest } from './run-test.ts';
import type { Samples } from './samples.ts';

export interface CheckOptions {
  readonly kind: TestKind;
  readonly p: number;
  readonly alpha: number;
  readonly alternative: Alternative;
  readonly seed: number;
}

/** What the test takes for granted, looked at for the reader: none of it changes which test was made. */
export function checkAssumptions(samples: Samples, options: CheckOptions): AssumptionCheck[] {
  return [
    normality(samples),
    ...('differences' in samples ? [] : [equalSpreads(samples.a, samples.b)]),
    ties(samples),
    far(samples),
    ...otherTest(samples, options),
  ];
}

function normality(samples: Samples): AssumptionCheck {
  const parts = 'differences' in samples ? [samples.differences] : [samples.a, samples.b];
  const what = 'differences' in samples ? 'the differences' : 'the values of each set';
  const results = parts.flatMap((values) =>
    values.length < 3 || values.length > 5000 || isFlat(values) ? [] : [shapiroWilk(values)],
  );
  const least = results.toSorted((x, y) => x.pValue - y.pValue)[0];
  if (least === undefined || results.length < parts.length)
    return {
      kind: 'normality',
      isMet: null,
      statistic: null,
      p: null,
      text: `Whether ${what} are normal was not looked at: that takes 3 to 5,000 values that are not all the same.`,
    };
  const p = Math.min(1, least.pValue * results.length);
  const isMet = p >= 0.05;
  const found = `(Shapiro and Wilk: W = ${least.w.toFixed(3)}, ${formatP(p)})`;
  return {
    kind: 'normality',
    isMet,
    statistic: least.w,
    p,
    text: isMet
      ? `Nothing speaks against normal values: ${what} ${found}.`
      : `The shape of ${what} is not normal ${found}; a t-test bears that better the more runs there are.`,
  };
}

function equalSpreads(a: Float64Array, b: Float64Array): AssumptionCheck {
  const { f, pValue } = levene([a, b]);
  const isMet = pValue >= 0.05;
  return {
    kind: 'equalSpreads',
    isMet,
    statistic: Number.isFinite(f) ? f : null,
    p: pValue,
    text: `${isMet ? 'Nothing speaks against equal spreads' : 'The sets are not spread alike'} (Brown and Forsythe: ${formatP(pValue)}).`,
  };
}

function ties(samples: Samples): AssumptionCheck {
  const values = 'differences' in samples ? samples.differences : [...samples.a, ...samples.b];
  const distinct = new Set(values).size;
  const isMet = distinct === values.length;
  const text = isMet ? 'No two values are the same.' : `${distinct} different values among ${values.length}.`;
  return { kind: 'ties', isMet, statistic: distinct, p: null, text };
}

function far(samples: Samples): AssumptionCheck {
  const count =
    'differences' in samples
      ? farValues(samples.differences).length
      : farValues(samples.a).length + farValues(samples.b).length;
  return {
    kind: 'farValues',
    isMet: count === 0,
    statistic: count,
    p: null,
    text:
      count === 0
        ? 'No value lies so far out that it decides the mean.'
        : `${count === 1 ? 'One value lies' : `${count} values lie`} far out (beyond three interquartile ranges) and would decide a mean.`,
  };
}

const counterparts: Readonly<Record<TestKind, TestKind | undefined>> = {
  welchT: 'mannWhitney',
  permutation: 'mannWhitney',
  mannWhitney: 'welchT',
  pairedT: 'wilcoxonSignedRank',
  pairedPermutation: 'wilcoxonSignedRank',
  wilcoxonSignedRank: 'pairedT',
  correctedResampledT: undefined,
};

function otherTest(samples: Samples, { kind, p, alpha, alternative, seed }: CheckOptions): AssumptionCheck[] {
  const other = counterparts[kind];
  if (other === undefined) return [];
  const found = runTest(other, samples, alternative, seed);
  const isMet = found.p < alpha === p < alpha;
  return [
    {
      kind: 'otherTest',
      isMet,
      statistic: found.statistic,
      p: found.p,
      text: `The ${nameOfTest(other).replace(/^the /, '')} ${isMet ? 'agrees' : 'does not agree'} (${formatP(found.p)}); it is not what the answer goes by.`,
    },
  ];
}
