import { expect, it } from 'vitest';
import { nextSort, printSort, readSort } from './sort.ts';

it.each(['name', 'metrics.loss.min desc', 'metrics."a desc".max', 'params."x y" desc'])(
  'survives reading: %s',
  (text) => {
    expect(printSort(readSort(text))).toBe(text);
  },
);

it('reads the explicit ascending order, and nothing from nothing', () => {
  expect(readSort('name asc')).toEqual({ columnId: 'name', isDescending: false });
  expect(readSort(' ')).toBeUndefined();
});

it('begins with the greatest where that is the best', () => {
  const first = nextSort(undefined, 'acc', true);
  const second = nextSort(first, 'acc', true);
  expect([first, second, nextSort(second, 'acc', true)].map(printSort)).toEqual(['acc desc', 'acc', undefined]);
});

it('goes from ascending over descending to none', () => {
  const first = nextSort({ columnId: 'other', isDescending: true }, 'name');
  const second = nextSort(first, 'name');
  expect([first, second, nextSort(second, 'name')].map(printSort)).toEqual(['name', 'name desc', undefined]);
});
