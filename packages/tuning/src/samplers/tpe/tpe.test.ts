import { describe, expect, it } from 'vitest';
import { TrialHistory } from '../../history/trial-history.ts';
import { SearchSpace } from '../../space/search-space.ts';
import { kernelWidths } from './kernel-widths.ts';
import { Mixture } from './mixture.ts';
import { goodCount, recencyWeights } from './trial-weights.ts';

/** Vectors: Optuna 5.0.0, SciPy 1.17.1. */
describe('TPE', () => {
  it.each<[readonly number[], boolean, boolean, readonly number[]]>([
    [[], false, true, []],
    [[0.4], false, true, [1.4]],
    [[-0.3, 0.3], true, true, [0.7, 0.7]],
    [[-0.3, 0.3], false, true, [0.6, 0.6]],
    [[-0.4, 0.4, 0.41, 0.42], true, true, [0.8, 0.8, 1 / 3, 0.58]],
    [[-0.4, 0.4, 0.41, 0.42], false, true, [0.8, 0.8, 1 / 3, 1 / 3]],
    [[-0.4, 0.4, 0.41, 0.42], true, false, [0.8, 0.8, 0.01, 0.58]],
    [[-0.4, 0.4, 0.41, 0.42], false, false, [0.8, 0.8, 0.01, 0.01]],
  ])('gives kernels at %j their widths (ends %s, clip %s)', (centres, endpoints, clip, expected) => {
    const widths = kernelWidths(Float64Array.from(centres), -1, 1, { endpoints, clip });
    expect([...widths].map((width) => Number(width.toFixed(12)))).toEqual(
      expected.map((width) => Number(width.toFixed(12))),
    );
  });

  it('weighs the newest 25 alike', () => {
    const expected = [1 / 30, 0.275, 0.5166666666666667, 0.7583333333333333, 1, 1];
    for (const [i, weight] of expected.entries()) expect(recencyWeights(30)[i]).toBeCloseTo(weight, 12);
    expect([...recencyWeights(26)].slice(0, 2)).toEqual([1 / 26, 1]);
    expect([...recencyWeights(24)]).toEqual(Array.from({ length: 24 }, () => 1));
    expect([5, 10, 11, 100, 250, 1000].map((n) => goodCount(n))).toEqual([1, 1, 2, 10, 25, 25]);
    expect(goodCount(1000, 2)).toBe(100);
  });

  const space = new SearchSpace({
    x: { kind: 'float', low: -5, high: 5 },
    lr: { kind: 'float', low: 1e-5, high: 1e-1, scale: 'log' },
    n: { kind: 'int', low: 1, high: 9, step: 2 },
    c: { kind: 'categorical', choices: ['a', 'b', 'c'] },
  });
  const history = new TrialHistory(space, [{ metric: 'loss', direction: 'minimize' }]);
  for (const [number, [x, lr, n, c]] of (
    [
      [-3, 1e-4, 1, 'a'],
      [0.5, 1e-3, 3, 'b'],
      [0.7, 2e-3, 3, 'b'],
      [4, 5e-2, 9, 'c'],
    ] as const
  ).entries()) {
    history.put({ number, state: 'complete', values: { x, lr, n, c }, objectives: [number] });
  }
  const points = [space.encode({ x: 0.6, lr: 1.5e-3, n: 3, c: 'b' }), space.encode({ x: -3, lr: 1e-5, n: 7, c: 'a' })];
  const densities = (names: readonly string[]): number[] => {
    const dimensions = space.dimensions.filter(({ name }) => names.includes(name));
    const of = (point: Float64Array): Float64Array => Float64Array.from(dimensions, ({ index }) => point[index] ?? 0);
    const mixture = new Mixture(history, dimensions, [0, 1, 2, 3], recencyWeights(4));
    return [...mixture.logDensities(points.map(of))];
  };

  it.each<[readonly string[], readonly [number, number]]>([
    [
      ['x', 'lr', 'n', 'c'],
      [-5.98816141, -8.62924727],
    ],
    [['x'], [-2.13681538, -2.43305728]],
    [['lr'], [-2.02473377, -2.83330583]],
    [['n'], [-1.30359306, -1.94521821]],
    [['c'], [-0.87546874, -1.23214368]],
  ])('has the density of Optuna over %j', (names, [first, second]) => {
    const [a, b] = densities(names);
    expect(a).toBeCloseTo(first, 7);
    expect(b).toBeCloseTo(second, 7);
  });
});
