import { expect, it } from 'vitest';
import { studentizedRangeCdf, studentizedRangeQuantile } from '../special/studentized-range.ts';
import { cliquesWithin, nemenyi, nemenyiCriticalDifference } from './nemenyi.ts';

it('knows the studentized range (SciPy 1.17.1)', () => {
  expect(studentizedRangeQuantile(0.95, 3, 20)).toBeCloseTo(3.577934725, 8);
  const bars: [number, number[]][] = [
    [0.05, [1.96, 2.3437, 2.569, 2.7278, 2.8497, 2.9483, 3.0309, 3.1017, 3.1637]],
    [0.1, [1.6449, 2.0523, 2.2913, 2.4595, 2.5885, 2.6927, 2.7799, 2.8546, 2.9199]],
  ];
  for (const [alpha, values] of bars)
    for (const [i, want] of values.entries())
      expect(studentizedRangeQuantile(1 - alpha, i + 2, Infinity) / Math.SQRT2).toBeCloseTo(want, 4);
});

it('knows critical differences (Demšar 2006)', () => {
  expect(nemenyiCriticalDifference(4, 14)).toBeCloseTo(1.253559, 6);
  const averageRanks = [44, 28, 40.5, 27.5].map((sum) => sum / 14);
  const pValues = nemenyi(averageRanks, 14);
  expect(pValues[0]?.[0]).toBe(1);
  expect(pValues[0]?.[3]).toBeCloseTo(pValues[3]![0]!, 14);
  expect(cliquesWithin(averageRanks, 1.1)).toEqual([
    [3, 1, 2],
    [2, 0],
  ]);
  expect(cliquesWithin(averageRanks, 0.01)).toEqual([]);
  expect(() => nemenyi([1], 3)).toThrow('at least 2');
});

it('two groups are the normal distribution', () => {
  expect(studentizedRangeCdf(1.96 * Math.SQRT2, 2, Infinity)).toBeCloseTo(0.9500042097035591, 10);
});
