import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { hodgesLehmannCentre, hodgesLehmannShift } from './hodges-lehmann.ts';
import { depression, permeability } from '@assay/testkit/known-data';
import { mannWhitney } from './mann-whitney.ts';
import { wilcoxonSignedRank } from './wilcoxon-signed-rank.ts';

const pairsOf = (x: readonly number[], y: readonly number[]): number[] =>
  x.flatMap((own) => y.map((other) => own - other)).toSorted((a, b) => a - b);
const meansOf = (x: readonly number[]): number[] =>
  x.flatMap((own, i) => x.slice(i).map((other) => (own + other) / 2)).toSorted((a, b) => a - b);
const medianOf = (rising: readonly number[]): number =>
  ((rising[Math.floor((rising.length - 1) / 2)] as number) + (rising[Math.ceil((rising.length - 1) / 2)] as number)) /
  2;

/** Hollander and Wolfe's tables: U of 10 and 5 is up to 8 with a chance of 0.02 a side, V of 9 up to 5. */
it('known data', () => {
  const { term, early } = permeability;
  const between = pairsOf(term, early);
  const shift = hodgesLehmannShift(term, early);
  expect(shift.estimate).toBeCloseTo(medianOf(between), 12);
  expect([shift.low, shift.high]).toEqual([between[8], between[50 - 9]]);
  const changes = depression.first.map((value, i) => value - (depression.second[i] as number));
  const means = meansOf(changes);
  const centre = hodgesLehmannCentre(changes);
  expect(centre.estimate).toBeCloseTo(0.46, 10);
  expect(centre.low).toBeCloseTo(means[5] as number, 12);
  expect(centre.high).toBeCloseTo(means[45 - 6] as number, 12);
});

it('too few values have no interval', () => {
  expect(hodgesLehmannCentre([1, 2, 3, 4, 5])).toEqual({ estimate: 3, low: -Infinity, high: Infinity });
  expect(hodgesLehmannShift([1, 2], [0, 5])).toMatchObject({ low: -Infinity, high: Infinity });
  expect(hodgesLehmannShift([3, 3], [1, 1])).toMatchObject({ estimate: 2 });
  expect(() => hodgesLehmannCentre([])).toThrow('at least 1');
  expect(() => hodgesLehmannShift([1], [1], 1)).toThrow('confidence');
});

const samples = fc.uniqueArray(fc.integer({ min: -1e6, max: 1e6 }), { minLength: 6, maxLength: 14 });

describe('the interval is what the test does not refuse', () => {
  it('of two samples', () => {
    fc.assert(
      fc.property(samples, samples, (x, y) => {
        const { low, high, estimate } = hodgesLehmannShift(x, y);
        const pAt = (shift: number): number =>
          mannWhitney(
            x,
            y.map((value) => value + shift),
          ).pValue;
        expect(estimate).toBeCloseTo(medianOf(pairsOf(x, y)), 6);
        for (const outside of [low - 0.25, high + 0.25]) expect(pAt(outside)).toBeLessThanOrEqual(0.05);
        for (const inside of [low + 0.25, high - 0.25, estimate + 0.25])
          if (inside > low && inside < high) expect(pAt(inside)).toBeGreaterThan(0.05);
      }),
      { numRuns: 50 },
    );
  });
  it('of one', () => {
    fc.assert(
      fc.property(samples, (x) => {
        const { low, high, estimate } = hodgesLehmannCentre(x);
        const pAt = (shift: number): number =>
          wilcoxonSignedRank(
            x,
            x.map(() => shift),
          ).pValue;
        expect(estimate).toBeCloseTo(medianOf(meansOf(x)), 6);
        for (const outside of [low - 0.1, high + 0.1]) expect(pAt(outside)).toBeLessThanOrEqual(0.05);
        for (const inside of [low + 0.1, high - 0.1])
          if (inside > low && inside < high) expect(pAt(inside)).toBeGreaterThan(0.05);
      }),
      { numRuns: 50 },
    );
  });
  it('of many, by the normal limit', () => {
    const x = Array.from({ length: 400 }, (_, i) => Math.sin(i * 12.9898) * 43758.5453 - Math.floor(i / 3));
    const y = x.map((value, i) => value + (i % 7) * 100);
    const two = hodgesLehmannShift(x, y);
    for (const [shift, isOutside] of [
      [two.low - 50, true],
      [two.high + 50, true],
      [two.estimate, false],
    ] as const)
      expect(
        mannWhitney(
          x,
          y.map((value) => value + shift),
        ).pValue < 0.05,
      ).toBe(isOutside);
  });
});
