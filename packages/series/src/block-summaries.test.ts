import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { anyPoints } from '../test/any-points.ts';
import { blockSummaries } from './block-summaries.ts';
import { sortPoints } from './order.ts';
import type { PointColumns } from './points.ts';

/** The plain version: one block at a time, by its definition. */
function plainSummary(points: PointColumns, from: number, to: number) {
  const at = Array.from({ length: to - from }, (_, i) => from + i);
  const finite = at.filter((i) => Number.isFinite(points.values[i]));
  const values = finite.map((i) => points.values[i] ?? 0);
  const min = Math.min(...values);
  const max = Math.max(...values);
  const minAt = finite.find((i) => points.values[i] === min) ?? -1;
  const maxAt = finite.find((i) => points.values[i] === max) ?? -1;
  const none = finite.length === 0;
  const sum = values.reduce((a, b) => a + b, 0);
  const mean = Number.isFinite(sum) ? sum / values.length : values.reduce((a, b) => a + b / values.length, 0);
  return {
    count: to - from,
    finiteCount: finite.length,
    min: none ? Number.NaN : points.values[minAt],
    max: none ? Number.NaN : points.values[maxAt],
    mean: none ? Number.NaN : Math.min(max, Math.max(min, mean)),
    first: points.values[from],
    last: points.values[to - 1],
    firstStep: points.steps[from],
    lastStep: points.steps[to - 1],
    minStep: none ? Number.NaN : points.steps[minAt],
    minTimeMs: none ? Number.NaN : points.timesMs[minAt],
    maxStep: none ? Number.NaN : points.steps[maxAt],
    maxTimeMs: none ? Number.NaN : points.timesMs[maxAt],
    firstTimeMs: points.timesMs[from],
    lastTimeMs: points.timesMs[to - 1],
  };
}

describe('blockSummaries', () => {
  it('equals the plain version', () => {
    fc.assert(
      fc.property(anyPoints(200), fc.constantFrom(1, 7, 64, 256), (unsorted, blockPoints) => {
        const points = sortPoints(unsorted);
        const blocks = blockSummaries(points, blockPoints);
        expect(blocks.count.length).toBe(Math.ceil(points.values.length / blockPoints));
        for (let b = 0; b < blocks.count.length; b++) {
          const from = b * blockPoints;
          const plain = plainSummary(points, from, Math.min(points.values.length, from + blockPoints));
          const found = Object.fromEntries(Object.entries(blocks).map(([name, column]) => [name, column[b]]));
          // 0 and -0 are equal as means of both; everything else is the very same number.
          expect({ ...found, mean: (found['mean'] ?? 0) + 0 }).toEqual({ ...plain, mean: plain.mean + 0 });
        }
      }),
      { numRuns: 500 },
    );
  });

  it('the mean of equal values is that value, also where the sum overflows', () => {
    for (const value of [0.1, Number.MAX_VALUE, -Number.MAX_VALUE, 5e-324]) {
      const values = new Float64Array(64).fill(value);
      const blocks = blockSummaries({ steps: values, timesMs: values, values }, 64);
      expect(blocks.mean[0]).toBe(value);
    }
  });
});
