import { expect, test } from 'vitest';
import { warnSparingly } from './warn-sparingly.ts';

test('one line a second, which says how many were left out', () => {
  const lines: unknown[][] = [];
  let nowMs = 0;
  const log = { warn: (...line: unknown[]) => void lines.push(line) };
  const sparing = warnSparingly(log, () => nowMs);
  for (; nowMs < 2500; nowMs += 100) sparing.warn('full');
  expect(lines).toEqual([
    [{ leftOut: 0 }, 'full'],
    [{ leftOut: 9 }, 'full'],
    [{ leftOut: 9 }, 'full'],
  ]);
});
