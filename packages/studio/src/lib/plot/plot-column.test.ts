import { expect, it } from 'vitest';
import { keptRows } from './plot-column.ts';

const { NaN: none, POSITIVE_INFINITY: infinite } = Number;

it('keeps what has a place on every axis and counts each other item once, by its first fault', () => {
  const x = { title: 'lr', values: [1, none, 0, -1, 2, none], scale: 'log' as const };
  const y = { title: 'loss', values: [1, none, none, 3, infinite, 4] };
  const { rows, notes } = keptRows([x, y], 6);
  expect([...rows]).toEqual([0]);
  expect(notes).toEqual([
    '2 of 6 runs lack lr',
    '2 of 6 runs: lr ≤ 0 has no place on a log axis',
    '1 of 6 runs: loss is not finite',
  ]);
});

it('speaks of all and of one', () => {
  const column = { title: 'x', values: [none, none] };
  expect(keptRows([column], 2).notes).toEqual(['All 2 runs lack x']);
  expect(keptRows([column], 1, { one: 'trial', many: 'trials' }).notes).toEqual(['The trial lacks x']);
  expect(keptRows([column], 0).notes).toEqual([]);
});
