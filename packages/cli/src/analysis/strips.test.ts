import { expect, test } from 'vitest';
import { dotStrip, intervalStrip, spanOf } from './strips.ts';

test('values are dots, several in one column a heavier one', () => {
  const span = { least: 0, greatest: 10, width: 11 };
  expect(dotStrip([0, 5, 5, 10, 10, 10, 10], span)).toBe('·    •    ●');
  expect(dotStrip([3, 3], { least: 3, greatest: 3, width: 5 })).toBe('  •  ');
});

test('an interval stands over the marks', () => {
  const span = { least: -5, greatest: 5, width: 11 };
  const zero = [{ at: 0, mark: '│' }];
  expect(intervalStrip({ low: 1, estimate: 3, high: 5 }, span, zero)).toBe('     │├─●─┤');
  expect(intervalStrip({ low: -2, estimate: 1, high: 4 }, span, zero)).toBe('   ├─│●──┤ ');
  expect(intervalStrip({ low: null, estimate: 2, high: null }, span, zero)).toBe('     │ ●   ');
});

test('a span leaves out what is not there', () => {
  expect(spanOf([null, 3, -1, Number.NaN], 8)).toEqual({ least: -1, greatest: 3, width: 8 });
  expect(spanOf([null], 8)).toBeUndefined();
});
