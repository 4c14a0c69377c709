import { expect, test } from 'vitest';
import { generateRunName, suffix } from './run-name.ts';

test('a name is two words, the local time and a suffix', () => {
  expect(generateRunName(new Date(2026, 0, 2, 3, 4, 5), () => 0)).toBe('amber-alder-20260102-030405-0000');
  expect(generateRunName(new Date(2026, 10, 21, 13, 14, 15), () => 0.999999999)).toBe(
    'wise-willow-20261121-131415-zzzz',
  );
});

test('suffixes are four characters', () => {
  for (let i = 0; i < 200; i++) expect(suffix()).toMatch(/^[0-9a-z]{4}$/);
});
