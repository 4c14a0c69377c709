import { expect, it } from 'vitest';
import { interquartileMean } from './interquartile-mean.ts';

const upTo = (count: number): number[] => Array.from({ length: count }, (_, i) => i + 1);

it('leaves a quarter out at either end', () => {
  expect(interquartileMean(upTo(12))).toBe(6.5);
  expect(interquartileMean(upTo(10))).toBe(5.5);
  expect(interquartileMean(upTo(7))).toBe(4);
});

it('does not know the mean of nothing', () => {
  expect(() => interquartileMean([])).toThrow('at least 1 value');
});
