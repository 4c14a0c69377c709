import { array, assert, boolean, double, property } from 'fast-check';
import { expect, it } from 'vitest';
import { histogramBins } from './histogram-bins.ts';

it('holds each value in the bin whose edges are around it', () => {
  const values = array(double({ min: 1e-6, max: 1e6, noNaN: true }), { minLength: 1, maxLength: 300 });
  assert(
    property(values, boolean(), (given, isLog) => {
      const { edges, binOf } = histogramBins(Float64Array.from(given), isLog);
      expect(edges.length).toBeGreaterThan(1);
      expect(edges.length).toBeLessThanOrEqual(201);
      given.forEach((value, i) => {
        const bin = binOf[i] ?? -1;
        const tolerance = 1e-9 * value;
        expect(edges[bin]).toBeLessThanOrEqual(value + tolerance);
        expect(edges[bin + 1]).toBeGreaterThanOrEqual(value - tolerance);
      });
    }),
  );
});

it('has as many bins as Freedman and Diaconis say', () => {
  // IQR 49.5 of 100 values: 2 × 49.5 / 100^(1/3) = 21.33 wide, 99 / 21.33 = 4.64.
  expect(
    histogramBins(
      Float64Array.from({ length: 100 }, (_, i) => i),
      false,
    ).edges.length - 1,
  ).toBe(5);
  const spiky = Float64Array.from([...Array.from({ length: 99 }, () => 1), 5]);
  expect(histogramBins(spiky, false).edges.length - 1).toBe(8);
});

it('is one bin around equal values, and none without values', () => {
  expect([...histogramBins(Float64Array.of(3, 3), false).edges]).toEqual([2.85, 3.15]);
  expect(histogramBins(new Float64Array(0), true).edges.length).toBe(0);
});
