import fc from 'fast-check';
import { expect, test } from 'vitest';
import { FirstRuns } from './first-runs.ts';

test('keeps what sorting everything would put first', () => {
  const values = fc.array(fc.integer({ min: 0, max: 50 }), { maxLength: 200 });
  fc.assert(
    fc.property(values, fc.integer({ min: 1, max: 20 }), (list, count) => {
      const compare = (a: number, b: number): number => (list[a] ?? 0) - (list[b] ?? 0) || a - b;
      const first = new FirstRuns(count, compare);
      list.forEach((_, i) => first.offer(i));
      const sorted = list.map((_, i) => i).toSorted(compare);
      expect(first.inOrder()).toEqual(sorted.slice(0, count));
    }),
  );
});
