import { describe, expect, test } from 'vitest';
import { bestRun, comparisonTable, spreadOf } from './comparison.ts';
import type { RunResult } from './comparison.ts';

const result = (learningRate: number, seed: number, testAccuracy: number, testLoss: number): RunResult => ({
  id: `${learningRate}-${seed}`,
  name: 'run',
  learningRate,
  hidden: 32,
  seed,
  testAccuracy,
  testLoss,
});

test.each([
  [[2], 2, undefined],
  [[1, 3], 2, Math.SQRT2],
  [[2, 4, 4, 4, 5, 5, 7, 9], 5, Math.sqrt(32 / 7)],
])('spreadOf(%j)', (values, mean, standardDeviation) => {
  expect(spreadOf(values)).toEqual({ mean, standardDeviation });
});

describe('comparison', () => {
  const results = [
    result(0.5, 1, 0.6, 1),
    result(0.1, 2, 0.98, 0.1),
    result(0.1, 1, 0.96, 0.2),
    result(0.5, 2, 0.98, 0.05),
  ];

  test('one row a configuration, the best mean first, seeds in order', () => {
    const [, , first, second, ...rest] = comparisonTable(results);
    expect(first).toMatch(/0\.1 .* 32 .* 2 .* 97\.00 ± 1\.41 .* 0\.1500 ± 0\.0707 .*96\.0 {2}98\.0$/);
    expect(second).toMatch(/0\.5 .* 79\.00 ± 26\.87 .*60\.0 {2}98\.0$/);
    expect(rest).toEqual([]);
  });

  test('the best run is decided by accuracy, then by loss', () => {
    expect(bestRun(results)?.id).toBe('0.5-2');
    expect(bestRun([])).toBeUndefined();
  });
});
