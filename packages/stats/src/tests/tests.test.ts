import { describe, expect, it } from 'vitest';
import { friedman, friedmanOfRankSums } from './friedman.ts';
import {
  clearance,
  demsar,
  depression,
  permeability,
  plantGrowth,
  roundingTimes,
  sleep,
} from '@assay/testkit/known-data';
import { kolmogorovSmirnov } from './kolmogorov-smirnov.ts';
import { kruskalWallis } from './kruskal-wallis.ts';
import { mannWhitney } from './mann-whitney.ts';
import { levene, oneWayAnova } from './one-way-anova.ts';
import { shapiroWilk } from './shapiro-wilk.ts';
import { signTest } from './sign-test.ts';
import { oneSampleTTest, pairedTTest, studentTTest, welchTTest } from './t-test.ts';
import { wilcoxonSignedRank } from './wilcoxon-signed-rank.ts';

/** Values: SciPy 1.17.1 and statsmodels 0.15.0, on data of R's manual. */
const expectNear = (got: object, want: Record<string, number>): void => {
  for (const [name, value] of Object.entries(want))
    expect((got as Record<string, number>)[name], name).toBeCloseTo(value, 7);
};

describe('t-tests', () => {
  const { first, second } = sleep;
  it("Welch's, Student's, of pairs", () => {
    expectNear(welchTTest(first, second), {
      t: -1.86081347,
      df: 17.77647352,
      pValue: 0.07939414,
      low: -3.3654832,
      high: 0.2054832,
    });
    expectNear(studentTTest(first, second), { t: -1.86081347, df: 18, pValue: 0.07918671 });
    expectNear(pairedTTest(first, second), {
      t: -4.06212768,
      df: 9,
      pValue: 0.00283289,
      low: -2.4598858,
      high: -0.7001142,
    });
    expectNear(welchTTest(first, second, { alternative: 'less' }), { pValue: 0.03969707 });
    expectNear(welchTTest(first, second, { alternative: 'greater' }), { pValue: 1 - 0.03969707 });
  });
  it('without spread', () => {
    expectNear(oneSampleTTest([0, 0, 0]), { t: 0, pValue: 1, low: 0, high: 0 });
    expect(welchTTest([2, 2], [1, 1])).toMatchObject({ t: Infinity, pValue: 0, difference: 1, low: 1, high: 1 });
  });
});

describe('rank tests', () => {
  it("Wilcoxon's signed ranks", () => {
    const { first, second } = depression;
    expectNear(wilcoxonSignedRank(first, second, { alternative: 'greater' }), { positive: 40, pValue: 0.01953125 });
    expectNear(wilcoxonSignedRank(first, second, { method: 'asymptotic' }), { pValue: 0.04401098 });
    const [before, after] = [demsar.map((pair) => pair[0]), demsar.map((pair) => pair[1])];
    // Three decimals make ties that floating point would break.
    const [x, y] = [before.map((value) => Math.round(value * 1000)), after.map((value) => Math.round(value * 1000))];
    expectNear(wilcoxonSignedRank(x, y, { zeros: 'zsplit', method: 'asymptotic', continuityCorrection: false }), {
      positive: 12,
      z: -2.5437009,
      pValue: 0.0109685,
    });
    expect(wilcoxonSignedRank([1, 2], [1, 2])).toMatchObject({ count: 0, pValue: 1 });
  });

  it('Mann and Whitney', () => {
    expectNear(mannWhitney(permeability.term, permeability.early, { alternative: 'greater' }), {
      u: 35,
      pValue: 0.12720613,
    });
    expect(mannWhitney([1, 1], [1, 1, 1])).toMatchObject({ pValue: 1, probability: 0.5 });
    expect(mannWhitney([1, 1], [1, 1, 1], { method: 'asymptotic' }).pValue).toBe(1);
  });

  it('Kruskal and Wallis, Friedman, Iman and Davenport', () => {
    expectNear(kruskalWallis(clearance), { h: 0.77142857, pValue: 0.67996477 });
    expectNear(friedman(roundingTimes), { chiSquare: 11.14285714, pValue: 0.00380504 });
    const ranked = friedmanOfRankSums([44, 28, 40.5, 27.5], 14);
    expect(ranked.averageRanks.map((own) => own.toFixed(6))).toEqual(['3.142857', '2.000000', '2.892857', '1.964286']);
    expect(ranked.chiSquare).toBeCloseTo(9.278571, 6);
    expect(ranked.f).toBeCloseTo(3.686313, 6);
    expect(ranked.fPValue).toBeCloseTo(0.019823, 6);
    expect(
      friedman([
        [1, 1],
        [2, 2],
      ]),
    ).toMatchObject({ chiSquare: 0, pValue: 1, f: 0, fPValue: 1 });
    expect(
      friedman([
        [1, 2],
        [1, 2],
      ]),
    ).toMatchObject({ f: Infinity, fPValue: 0 });
    expect(kruskalWallis([[1, 1], [1]])).toMatchObject({ h: 0, pValue: 1 });
  });

  it('signs', () => {
    expect(signTest(depression.first, depression.second)).toMatchObject({ positive: 7, negative: 2, equal: 0 });
    expectNear(signTest(depression.first, depression.second), { pValue: 0.1796875 });
    expectNear(signTest([1, 2, 3], [0, 0, 3], 'greater'), { pValue: 0.25, equal: 1 });
    expectNear(signTest([1], [1]), { pValue: 1 });
  });
});

describe('shapes and spreads', () => {
  it('Kolmogorov and Smirnov', () => {
    expectNear(kolmogorovSmirnov(sleep.first, sleep.second), { d: 0.4, pValue: 0.41752365 });
    expect(kolmogorovSmirnov([1, 2], [1, 2])).toMatchObject({ d: 0, pValue: 1 });
  });
  it('Shapiro and Wilk', () => {
    expectNear(shapiroWilk(sleep.first), { w: 0.92580603, pValue: 0.40792879 });
    expect(() => shapiroWilk([1, 1, 1, 1])).toThrow('the same');
  });
  it('analysis of variance, Levene', () => {
    const { control, first, second } = plantGrowth;
    expectNear(oneWayAnova([control, first, second]), { f: 4.84608786, pValue: 0.01590996 });
    expectNear(levene([control, first]), { f: 0.62026322, pValue: 0.44119757 });
    expect(
      oneWayAnova([
        [1, 1],
        [1, 1],
      ]),
    ).toMatchObject({ f: 0, pValue: 1 });
    expect(
      oneWayAnova([
        [1, 1],
        [2, 2],
      ]),
    ).toMatchObject({ f: Infinity, pValue: 0 });
  });
});

it.each<readonly [string, (x: number[], y: number[]) => unknown]>([
  ['welchTTest', welchTTest],
  ['studentTTest', studentTTest],
  ['pairedTTest', pairedTTest],
  ['wilcoxonSignedRank', wilcoxonSignedRank],
  ['mannWhitney', mannWhitney],
  ['signTest', (x, y) => signTest(x, y)],
  ['kolmogorovSmirnov', kolmogorovSmirnov],
  ['kruskalWallis', (x, y) => kruskalWallis([x, y])],
  ['oneWayAnova', (x, y) => oneWayAnova([x, y])],
  ['levene', (x, y) => levene([x, y])],
  ['friedman', (x, y) => friedman([x, y])],
  ['shapiroWilk', (x) => shapiroWilk(x)],
])('%s refuses nothing and NaN', (_, test) => {
  expect(() => test([], [])).toThrow('expected at least');
  expect(() => test([1, NaN, 3], [1, 2, 4])).toThrow('expected a finite number');
});

it('refuses pairs that are not', () => {
  for (const test of [pairedTTest, wilcoxonSignedRank, signTest])
    expect(() => test([1, 2], [1])).toThrow('y: expected 2 values');
});
