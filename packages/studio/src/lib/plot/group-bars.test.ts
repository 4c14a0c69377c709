import { describe, expect, it } from 'vitest';
import { barsOf, barTable } from './bar-plot.ts';
import { groupBars, wordBars } from './group-bars.ts';

const value = { title: 'loss', values: [1, 2, 6, Number.NaN, 10, Number.POSITIVE_INFINITY, 4] };
const category = { title: 'opt', words: ['sgd', 'sgd', 'sgd', 'sgd', 'adam', 'adam', null] };

describe('groupBars', () => {
  it.each([
    ['std', 3 - Math.sqrt(7), 3 + Math.sqrt(7)],
    ['stderr', 3 - Math.sqrt(7 / 3), 3 + Math.sqrt(7 / 3)],
    ['minmax', 1, 6],
  ] as const)('is the mean of the finite numbers of each word, with %s', (spread, low, high) => {
    const bars = groupBars(value, category, spread);
    expect(bars.labels).toEqual(['adam', 'sgd', 'none']);
    expect(bars.value).toMatchObject({ title: 'mean loss', values: [10, 3, 4] });
    expect(bars.counts).toEqual([1, 3, 1]);
    expect([bars.spread?.low[0], bars.spread?.high[2]]).toEqual([Number.NaN, Number.NaN]);
    expect(bars.spread?.low[1]).toBeCloseTo(low, 12);
    expect(bars.spread?.high[1]).toBeCloseTo(high, 12);
  });

  it('keeps to numbers where squares and sums would be beyond them', () => {
    const bars = groupBars({ title: 'v', values: [1e308, 1.5e308] }, { title: 'c', words: ['a', 'a'] }, 'std');
    expect(bars.value.values[0]).toBeCloseTo(1.25e308, -300);
    expect(bars.spread?.low[0]).toBeCloseTo(1.25e308 - 0.5e308 / Math.SQRT2, -295);
  });

  it('has no whiskers where none are asked for, and no bar for a word without a number', () => {
    const bars = groupBars({ title: 'v', values: [Number.NaN, 2] }, { title: 'c', words: ['a', 'b'] }, 'none');
    expect(bars.spread).toBeUndefined();
    expect(bars.labels).toEqual(['b']);
  });
});

it('wordBars counts the items of each word', () => {
  const bars = barsOf(wordBars(category));
  expect(bars.words.notes).toEqual(['1 of 7 runs lacks opt']);
  const table = barTable(bars);
  expect(table.columns.map(({ title }) => title)).toEqual(['opt', 'runs']);
  expect([table.row(0), table.row(1), table.rowCount]).toEqual([['sgd', 4], ['adam', 2], 2]);
});
