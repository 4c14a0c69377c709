import { expect, it } from 'vitest';
import { interquartileMean } from '../descriptive/interquartile-mean.ts';
import { mean } from '../descriptive/mean.ts';
import { optimalityGap } from '../descriptive/optimality-gap.ts';
import { performanceProfile } from '../ranking/performance-profile.ts';
import { probabilityOfImprovement } from '../ranking/probability-of-improvement.ts';
import { bootstrap } from './bootstrap.ts';
import { stratifiedBootstrap, stratifiedBootstrapDifference } from './stratified-bootstrap.ts';

const values = [1.9, 0.8, 1.1, 0.1, -0.1, 4.4, 5.5, 1.6, 4.6, 3.4];

/** Limits by scipy.stats.bootstrap 1.17.1 with 200,000 resamples. */
it.each([
  ['mean', mean, [1.24, 3.59], [1.19, 3.53]],
  ['interquartile mean', interquartileMean, [0.8833, 4.0167], [0.8, 3.8667]],
] as const)('of the %s lies where SciPy has it', (_, statistic, bca, percentile) => {
  const span = bca[1] - bca[0];
  const corrected = bootstrap(values, statistic, { resamples: 20_000 }, 1);
  expect(Math.abs(corrected.low - bca[0])).toBeLessThan(0.015 * span);
  expect(Math.abs(corrected.high - bca[1])).toBeLessThan(0.015 * span);
  const plain = bootstrap(values, statistic, { resamples: 20_000, interval: 'percentile' }, 1);
  expect(Math.abs(plain.low - percentile[0])).toBeLessThan(0.015 * span);
  expect(Math.abs(plain.high - percentile[1])).toBeLessThan(0.015 * span);
});

it('answers a point where there is nothing to draw, refuses nothing at all, and repeats itself', () => {
  expect(bootstrap([3], mean, {}, 1)).toEqual({ estimate: 3, low: 3, high: 3, standardError: 0 });
  expect(bootstrap([2, 2, 2], mean, {}, 1)).toMatchObject({ low: 2, high: 2 });
  expect(() => bootstrap([], mean, {}, 1)).toThrow('at least 1 value');
  expect(() => bootstrap([1, 2], () => NaN, {}, 1)).toThrow('not a finite number');
  expect(() => bootstrap([1, 2], mean, { confidence: 2 }, 1)).toThrow('confidence');
  expect(bootstrap(values, mean, {}, 5)).toEqual(bootstrap(values, mean, {}, 5));
  expect(bootstrap(values, mean, {}, 5)).not.toEqual(bootstrap(values, mean, {}, 6));
});

/** Tasks of the runs [[1, 2], [2, 2], [1, 1], [2, 1]] and [[1, 1], [2, 2], [3, 3]] (runs × tasks) of rliable's tests. */
const x = [
  [1, 2, 1, 2],
  [2, 2, 1, 1],
];
const y = [
  [1, 2, 3],
  [1, 2, 3],
];

it('keeps tasks apart', () => {
  expect(stratifiedBootstrap(x, interquartileMean, {}, 1).estimate).toBe(1.5);
  expect(stratifiedBootstrap(y, interquartileMean, {}, 1).estimate).toBe(2);
  // Nothing varies within tasks: however runs are drawn, the mean is the same.
  expect(
    stratifiedBootstrap(
      [
        [1, 1, 1],
        [5, 5, 5],
      ],
      mean,
      {},
      1,
    ),
  ).toMatchObject({ low: 3, high: 3 });
  expect(() => stratifiedBootstrap([], mean, {}, 1)).toThrow('at least one task');
  expect(() => stratifiedBootstrap([[1], []], mean, {}, 1)).toThrow('strata[1]');
});

it('compares methods over tasks, by pairs or not', () => {
  const better = [
    [1.1, 2.1, 3.1],
    [7.1, 9.1, 8.1],
  ];
  const worse = [
    [1, 2, 3],
    [7, 9, 8],
  ];
  const paired = stratifiedBootstrapDifference(better, worse, mean, { isPaired: true }, 1);
  expect(paired.estimate).toBeCloseTo(0.1, 12);
  expect(paired.high - paired.low).toBeLessThan(1e-9);
  const free = stratifiedBootstrapDifference(better, worse, mean, {}, 1);
  expect(free.low).toBeLessThan(0);
  const mirrored = stratifiedBootstrapDifference(worse, better, mean, { isPaired: true }, 1);
  expect(mirrored.low).toBeCloseTo(-paired.high, 12);
  expect(() => stratifiedBootstrapDifference(x, y, mean, { isPaired: true }, 1)).toThrow('second[0]: expected 4 runs');
  expect(() => stratifiedBootstrapDifference(x, [[1]], mean, {}, 1)).toThrow('expected 2 tasks');
});

it('knows probabilities of improvement, profiles and gaps', () => {
  const improvement = probabilityOfImprovement(x, y, { resamples: 500 }, 1);
  expect(improvement.estimate).toBeCloseTo(1 / 3, 12);
  expect(probabilityOfImprovement(y, x, { resamples: 500 }, 1).estimate).toBeCloseTo(2 / 3, 12);
  const profile = performanceProfile(y, [0, 1, 2.5, 3], { resamples: 200 }, 1);
  expect(profile.share).toEqual([1, 2 / 3, 1 / 3, 0]);
  for (const [i, share] of profile.share.entries()) {
    expect(profile.low[i]).toBeLessThanOrEqual(share);
    expect(profile.high[i]).toBeGreaterThanOrEqual(share);
  }
  expect(optimalityGap([0.5, 2, 1], 1)).toBeCloseTo(1 / 6, 12);
});
