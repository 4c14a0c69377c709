import fc from 'fast-check';
import { expect, test } from 'vitest';
import { firstInOrder } from './first-in-order.ts';

test('what a stable sort of everything would put first', () => {
  const items = fc.array(fc.tuple(fc.integer({ min: 0, max: 9 }), fc.nat()), { maxLength: 60 });
  fc.assert(
    fc.property(items, fc.integer({ min: 0, max: 70 }), fc.boolean(), (list, few, many) => {
      const count = many ? few + 2000 : few;
      const compare = ([a]: readonly number[], [b]: readonly number[]): number => (a ?? 0) - (b ?? 0);
      expect(firstInOrder(list, count, compare)).toEqual(list.toSorted(compare).slice(0, count));
    }),
  );
});
