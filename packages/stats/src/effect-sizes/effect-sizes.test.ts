import { describe, expect, it } from 'vitest';
import { bayesianCorrelatedT, ropeOfPosterior } from '../bayesian/correlated-t.ts';
import { bayesianSignedRank } from '../bayesian/signed-rank.ts';
import { pearson, spearman } from '../correlation/correlation.ts';
import { kendall } from '../correlation/kendall.ts';
import { describe as describeSample } from '../descriptive/describe.ts';
import { neededRunsForProbability } from '../power/needed-runs-for-probability.ts';
import { neededRuns, tTestPower } from '../power/t-test-power.ts';
import { almostStochasticOrder } from '../ranking/almost-stochastic-order.ts';
import { noncentralTCdf } from '../special/noncentral-t.ts';
import { studentizedRangeSurvival } from '../special/studentized-range.ts';
import { demsar, sleep } from '@assay/testkit/known-data';
import { cliffsDelta, varghaDelaneyA12 } from './cliffs-delta.ts';
import { cohensD, cohensDOfPairs, hedgesG } from './standardized-difference.ts';

const { first, second } = sleep;
const gains = second.map((value, i) => value - first[i]!);

it('sizes of effects', () => {
  expect(cohensD(second, first).estimate).toBeCloseTo(0.83218108, 8);
  expect(hedgesG(second, first).estimate).toBeCloseTo(0.7970185, 8);
  expect(varghaDelaneyA12(second, first).estimate).toBeCloseTo(0.745, 12);
  const delta = cliffsDelta(second, first);
  expect(delta.estimate).toBeCloseTo(0.49, 12);
  expect(delta.low).toBeLessThan(0.1);
  expect(delta.high).toBeLessThan(0.9);
  const mirrored = cliffsDelta(first, second);
  expect(mirrored.low).toBeCloseTo(-delta.high, 12);
  expect(cohensDOfPairs(second, first).estimate).toBeCloseTo(4.06212768 / Math.sqrt(10), 8);
});

it('sizes without spread or overlap', () => {
  expect(cohensD([1, 1], [1, 1])).toMatchObject({ estimate: 0 });
  expect(cohensD([2, 2], [1, 1])).toEqual({ estimate: Infinity, low: Infinity, high: Infinity });
  const apart = cliffsDelta([5, 6, 7], [1, 2, 3]);
  expect(apart).toMatchObject({ estimate: 1, high: 1 });
  expect(apart.low).toBeLessThan(0);
  expect(cliffsDelta([1], [2, 3])).toEqual({ estimate: -1, low: -1, high: 1 });
  expect(() => cohensD([1], [1, 2])).toThrow('at least 2');
  expect(() => cliffsDelta([], [1])).toThrow('at least 1');
});

/** SciPy 1.17.1. */
it('correlations', () => {
  expect(pearson(first, second)).toMatchObject({
    estimate: expect.closeTo(0.79517021, 8),
    pValue: expect.closeTo(0.005964996, 8),
    low: expect.closeTo(0.33152547, 8),
    high: expect.closeTo(0.94944653, 8),
  });
  expect(spearman(first, second)).toMatchObject({
    estimate: expect.closeTo(0.78181818, 8),
    pValue: expect.closeTo(0.00754701, 8),
  });
  expect(kendall(first, second)).toMatchObject({
    estimate: expect.closeTo(0.6, 12),
    pValue: expect.closeTo(0.0166661155, 9),
  });
  expect(kendall([1, 2, 3, 4, 5, 6, 7], [2, 1, 4, 3, 7, 5, 6]).pValue).toBeCloseTo(0.069047619, 8);
  const steps = Array.from({ length: 60 }, (_, i) => i);
  expect(kendall(steps, steps.map(Math.sin)).pValue).toBeCloseTo(0.93899336, 7);
  expect(pearson([1, 2, 3], [2, 4, 6])).toEqual({ estimate: 1, pValue: 0, low: 1, high: 1 });
  for (const correlate of [pearson, spearman, kendall]) {
    expect(() => correlate([1, 1, 1], [1, 2, 3])).toThrow('x: all values are the same');
    expect(() => correlate([1, 2], [1, 2])).toThrow('at least 3');
    expect(() => correlate([1, 2, 3], [1, 2])).toThrow('expected 3 values');
  }
});

describe('Bayesian tests', () => {
  it('of correlated differences (baycomp)', () => {
    const { left, rope, right } = bayesianCorrelatedT(gains, { rope: 0.1, correlation: 0.1 });
    expect(left).toBeCloseTo(0.00781695, 8);
    expect(rope).toBeCloseTo(0.00611587, 8);
    expect(right).toBeCloseTo(0.98606719, 8);
    expect(ropeOfPosterior(42, 0, 1, 2)).toEqual({ left: 0, rope: 0, right: 1 });
    expect(ropeOfPosterior(0, 0, 1, 0)).toEqual({ left: 0.5, rope: 0, right: 0.5 });
  });
  it('of many data sets', () => {
    const differences = demsar.map(([before, after]) => after - before);
    const { left, rope, right } = bayesianSignedRank(differences, { rope: 0.001 }, 1);
    expect(left + rope + right).toBeCloseTo(1, 10);
    expect(right).toBeGreaterThan(0.95);
    const mirrored = bayesianSignedRank(
      differences.map((value) => -value),
      { rope: 0.001 },
      2,
    );
    expect(mirrored.left).toBeGreaterThan(0.95);
    expect(bayesianSignedRank([0, 0.001, -0.002], { rope: 0.1 }, 1)).toEqual({ left: 0, rope: 1, right: 0 });
    expect(() => bayesianSignedRank([], { rope: 0 }, 1)).toThrow('at least 1');
    expect(() => bayesianSignedRank([1], { rope: NaN }, 1)).toThrow('rope');
  });
});

it('almost stochastic order', () => {
  const order = almostStochasticOrder([5, 6, 7, 8], [1, 2, 3, 4], {}, 1);
  expect(order).toEqual({ violation: 0, epsilonMin: 0 });
  expect(almostStochasticOrder([1, 2, 3, 4], [5, 6, 7, 8], {}, 1).violation).toBe(1);
  expect(almostStochasticOrder([1, 2], [1, 2], {}, 1).violation).toBe(0.5);
  // Quantiles 1, 4 beside 2, 2: below by 1 in half of the range, above by 2 in the other.
  expect(almostStochasticOrder([1, 4], [2, 2, 2], {}, 1).violation).toBeCloseTo(1 / 5, 12);
  expect(almostStochasticOrder(second, first, {}, 1).epsilonMin).toBeLessThan(0.5);
});

/** statsmodels 0.15.0 and SciPy 1.17.1. */
it('power and needed runs', () => {
  expect(tTestPower(0.5, 30, { design: 'paired' })).toBeCloseTo(0.7539647157, 8);
  expect(tTestPower(-0.5, 30, { design: 'paired', alternative: 'greater' })).toBeCloseTo(0.8482541909, 8);
  expect(tTestPower(0.5, 30, { design: 'two-sample' })).toBeCloseTo(0.4778965208, 8);
  expect(tTestPower(0.8, 5, { design: 'two-sample', alpha: 0.01 })).toBeCloseTo(0.0607481521, 8);
  expect(neededRuns(0.5, 0.8, { design: 'paired' })).toBe(34);
  expect(neededRuns(0.5, 0.8, { design: 'two-sample' })).toBe(64);
  expect(neededRuns(0, 0.8, { design: 'paired' })).toBe(Infinity);
  expect(neededRuns(50, 0.8, { design: 'two-sample' })).toBe(2);
  expect(neededRunsForProbability(0.75)).toBe(29);
  expect(neededRunsForProbability(0.5)).toBe(Infinity);
  expect(() => tTestPower(1, 1, { design: 'paired' })).toThrow('at least 2');
  const noncentral: [number, number, number, number][] = [
    [2, 5, 1, 0.7780746626],
    [-1, 3, 0.5, 0.0921212098],
    [1.7, 200, 2.5, 0.2120735954],
    [0, 1, 1, 0.1586552539],
  ];
  for (const [t, df, delta, want] of noncentral) expect(noncentralTCdf(t, df, delta)).toBeCloseTo(want, 9);
  const ranges: [number, number, number, number][] = [
    [3.5, 3, 20, 0.0558918491],
    [2, 5, 1, 0.7147381685],
    [4.1, 10, 100, 0.1196085068],
    [1, 3, 5, 0.7701492161],
  ];
  for (const [q, groups, df, want] of ranges) expect(studentizedRangeSurvival(q, groups, df)).toBeCloseTo(want, 8);
});

it('describes', () => {
  expect(describeSample([1, 2, 3, 4])).toEqual({
    count: 4,
    mean: 2.5,
    standardDeviation: expect.closeTo(1.2909944487, 9),
    standardError: expect.closeTo(0.6454972244, 9),
    interquartileMean: 2.5,
    min: 1,
    firstQuartile: 1.75,
    median: 2.5,
    thirdQuartile: 3.25,
    max: 4,
  });
  expect(describeSample([7]).standardDeviation).toBeUndefined();
});
