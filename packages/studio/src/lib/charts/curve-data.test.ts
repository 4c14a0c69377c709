import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { bucketEdges, curveData, nearestRow, rowFrom, rowOfBucket, type CurveGrid } from './curve-data.ts';

const grid: CurveGrid = { from: 0, to: 100, buckets: 10, isLog: false };
const given = { runId: 'a'.repeat(32), name: 'loss', pointCount: 7, snapped: false, outside: 0 };
const columns = { index: Uint32Array.of(0, 3, 9), min: Float64Array.of(1, 2, 3), max: Float64Array.of(1, 5, 3) };

describe('a curve of an answer', () => {
  it('is drawn at its newest points, or in the middle of its buckets', () => {
    expect([...curveData({ ...given, ...columns, lastX: Float64Array.of(4, 31, 100) }, grid).x]).toEqual([4, 31, 100]);
    expect([...curveData({ ...given, ...columns }, grid).x]).toEqual([5, 35, 95]);
    const bySteps = { from: 10, to: 19, buckets: 10, isLog: false };
    expect([...curveData({ ...given, ...columns }, bySteps).x]).toEqual([10, 13, 19]);
    const byRatio = { from: 1, to: 2 ** 10, buckets: 10, isLog: true };
    expect(curveData({ ...given, ...columns }, byRatio).x[1]).toBeCloseTo(2 ** 3.5, 9);
  });

  it('keeps its columns as they came', () => {
    const curve = curveData({ ...given, ...columns }, grid);
    expect([curve.min, curve.max, curve.bucket]).toEqual([columns.min, columns.max, columns.index]);
    expect(curve.min).toBe(columns.min);
  });

  it('has buckets that follow one another', () => {
    expect([bucketEdges(grid, 3), bucketEdges(grid, 9)]).toEqual([
      [30, 40],
      [90, 100],
    ]);
    const [from, to] = bucketEdges({ from: 1, to: 1000, buckets: 3, isLog: true }, 1);
    expect(from).toBeCloseTo(10, 9);
    expect(to).toBeCloseTo(100, 9);
  });
});

it('finds the nearest row, as a plain search does', () => {
  const places = fc
    .uniqueArray(fc.integer({ min: -100, max: 100 }), { maxLength: 20 })
    .map((all) => all.sort((a, b) => a - b));
  fc.assert(
    fc.property(places, fc.double({ min: -120, max: 120, noNaN: true }), (list, at) => {
      const x = Float64Array.from(list);
      const bucket = Uint32Array.from(list, (place) => place + 100);
      const curve = { x, bucket, min: x, max: x, pointCount: x.length, isSnapped: false };
      const row = nearestRow(curve, at);
      if (list.length === 0) expect(row).toBe(-1);
      else expect(Math.abs((list[row] ?? 999) - at)).toBe(Math.min(...list.map((place) => Math.abs(place - at))));
      expect(rowFrom(x, at)).toBe(list.filter((place) => place < at).length);
      list.forEach((place, i) => expect(rowOfBucket(curve, place + 100)).toBe(i));
      expect(rowOfBucket(curve, 300)).toBe(-1);
    }),
  );
});
