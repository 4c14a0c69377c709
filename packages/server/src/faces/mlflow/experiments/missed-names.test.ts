import { expect, test } from 'vitest';
import { MissedNames } from './missed-names.ts';

test('each look counts once, for half a minute', () => {
  const missed = new MissedNames();
  expect(missed.take('a', 0)).toBe(false);
  missed.note('a', 0);
  missed.note('a', 1);
  expect([missed.take('a', 2), missed.take('a', 2), missed.take('a', 2)]).toEqual([true, true, false]);
  missed.note('a', 10);
  expect([missed.take('b', 11), missed.take('a', 30_010), missed.take('a', 11)]).toEqual([false, false, true]);
});

test('of very many names the oldest are forgotten', () => {
  const missed = new MissedNames();
  for (let i = 0; i <= 1000; i++) missed.note(String(i), 0);
  expect([missed.take('0', 1), missed.take('1', 1), missed.take('1000', 1)]).toEqual([false, true, true]);
});
