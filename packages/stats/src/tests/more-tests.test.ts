import { describe, expect, it } from 'vitest';
import { correctedResampledTTest } from './corrected-resampled-t-test.ts';
import { plantGrowth, sleep } from '@assay/testkit/known-data';
import { kolmogorovSmirnov } from './kolmogorov-smirnov.ts';
import { mannWhitney } from './mann-whitney.ts';
import { levene } from './one-way-anova.ts';
import { permutationTest } from './permutation-test.ts';
import { shapiroWilk } from './shapiro-wilk.ts';
import { tukeyHsd } from './tukey-hsd.ts';
import { wilcoxonSignedRank } from './wilcoxon-signed-rank.ts';

/** Values: SciPy 1.17.1. */
const { first, second } = sleep;

it('knows ties, exactly and nearly', () => {
  const [x, y] = [
    [1, 2, 2, 3],
    [2, 3, 4, 4, 5],
  ];
  expect(mannWhitney(x, y).pValue).toBeCloseTo(0.11111111, 8);
  expect(mannWhitney(x, y, { method: 'asymptotic' }).pValue).toBeCloseTo(0.07854585095, 10);
  const [pairs, zeros] = [
    [1, 2, 2, -3, 0, 4],
    [0, 0, 0, 0, 0, 0],
  ];
  expect(wilcoxonSignedRank(pairs, zeros).pValue).toBeCloseTo(0.4375, 12);
  expect(wilcoxonSignedRank(pairs, zeros, { method: 'asymptotic' }).pValue).toBeCloseTo(0.4163656779, 9);
  const pratt = wilcoxonSignedRank(pairs, zeros, { method: 'asymptotic', zeros: 'pratt', continuityCorrection: false });
  expect(pratt.pValue).toBeCloseTo(0.2904965976, 9);
  const split = (values: number[]): number =>
    wilcoxonSignedRank(
      values,
      Array.from(values, () => 0),
      { alternative: 'greater', zeros: 'zsplit' },
    ).pValue;
  expect(split([1, 2, 0, -1, 3, 0])).toBeCloseTo(0.1875, 12);
  expect(split([1, 1, -2, 3, -1, 2, 2])).toBeCloseTo(0.1640625, 12);
});

it('knows large samples', () => {
  const even = (count: number): number[] => Array.from({ length: count }, (_, i) => i / count);
  const bent = (count: number): number[] => even(count).map((value) => value ** 1.3);
  expect(kolmogorovSmirnov(even(30), bent(20)).pValue).toBeCloseTo(0.97184728737, 10);
  const limit = kolmogorovSmirnov(even(300), bent(200));
  expect(limit.d).toBeCloseTo(0.1, 12);
  expect(limit.pValue).toBeCloseTo(0.1813, 2);
  const squares = Array.from({ length: 50 }, (_, i) => (i + 1) ** 2);
  expect(shapiroWilk(squares).w).toBeCloseTo(0.89812479957, 8);
  expect(shapiroWilk(squares).pValue).toBeCloseTo(0.00041688515, 8);
});

it('knows small samples', () => {
  expect(shapiroWilk([1, 2, 4]).pValue).toBeCloseTo(0.63688684503, 8);
  expect(shapiroWilk([1, 2, 4, 9, 3])).toMatchObject({
    w: expect.closeTo(0.86696071106, 8),
    pValue: expect.closeTo(0.25433383418, 7),
  });
  expect(shapiroWilk(second).pValue).toBeCloseTo(0.35113468473, 7);
  expect(levene([first, second], 'mean').pValue).toBeCloseTo(0.44139305968, 9);
});

it('corrects for folds that share their training data (Nadeau and Bengio)', () => {
  const differences = second.map((value, i) => value - first[i]!);
  const { t, pValue } = correctedResampledTTest(differences, 1 / 9);
  expect(t).toBeCloseTo(2.79574801, 8);
  expect(pValue).toBeCloseTo(0.02085702, 8);
  expect(() => correctedResampledTTest(differences, NaN)).toThrow('testShare');
});

it('compares all pairs of groups (Tukey)', () => {
  const pairs = tukeyHsd([plantGrowth.control, plantGrowth.first, plantGrowth.second]);
  expect(pairs.map(({ pair }) => pair)).toEqual([
    [0, 1],
    [0, 2],
    [1, 2],
  ]);
  for (const [i, want] of [0.39087114, 0.19799599, 0.01200642].entries()) expect(pairs[i]?.pValue).toBeCloseTo(want, 7);
  expect(pairs[0]?.low).toBeCloseTo(-0.32, 3);
  expect(pairs[0]?.high).toBeCloseTo(1.062, 3);
});

describe('permutations', () => {
  it('all of them', () => {
    const paired = permutationTest(first, second, { isPaired: true }, 1);
    expect(paired).toMatchObject({ method: 'exact', pValue: 0.00390625 });
    expect(permutationTest(first.slice(0, 4), second.slice(0, 4), {}, 1)).toMatchObject({
      method: 'exact',
      pValue: expect.closeTo(4 / 70, 12),
    });
    expect(permutationTest(first, second, { resamples: 184_756 }, 1).pValue).toBeCloseTo(0.0814479638, 9);
  });
  it('some of them', () => {
    const drawn = permutationTest(first, second, {}, 3);
    expect(drawn.method).toBe('resampled');
    expect(Math.abs(drawn.pValue - 0.08145)).toBeLessThan(0.012);
    expect(permutationTest(first, second, {}, 3)).toEqual(drawn);
    const far = permutationTest(
      Array.from({ length: 30 }, (_, i) => i),
      Array.from({ length: 30 }, (_, i) => i + 1000),
      { resamples: 99 },
      1,
    );
    expect(far.pValue).toBeCloseTo(0.02, 12);
  });
  it('of nothing', () => {
    expect(() => permutationTest([], [1], {}, 1)).toThrow('at least 1');
    expect(permutationTest([1, 1], [1, 1], {}, 1).pValue).toBe(1);
  });
});
