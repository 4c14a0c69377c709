import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addColumn, inPlace, moveColumn, pinColumn, removeColumn, resizeColumn } from './column-edits.ts';

const columns = ['p!', 'q!', 'a', 'b', 'c'].map((text) =>
  text.endsWith('!') ? { field: text[0] ?? '', isPinned: true } : { field: text },
);
const told = (all: typeof columns | ReturnType<typeof inPlace>): string =>
  all.map(({ field, isPinned }) => field + (isPinned === true ? '!' : '')).join(' ');

describe('columns', () => {
  it.each([
    ['a', 5, 'p! q! b c a'],
    ['c', 2, 'p! q! c a b'],
    ['b', 3, 'p! q! a b c'],
    ['c', 0, 'c! p! q! a b'],
    ['p', 2, 'q! p! a b c'],
    ['p', 4, 'q! a b p c'],
    ['x', 0, 'p! q! a b c'],
  ])('%s is carried to %i', (field, to, after) => {
    expect(told(moveColumn(columns, field, to))).toBe(after);
  });

  it('are pinned and let go', () => {
    expect(told(pinColumn(columns, 'b', true))).toBe('p! q! b! a c');
    expect(told(pinColumn(columns, 'p', false))).toBe('q! p a b c');
  });

  it('are drawn wider, added, replaced and taken away', () => {
    expect(resizeColumn(columns, 'a', 99)[2]).toEqual({ field: 'a', widthPx: 99 });
    expect(resizeColumn(columns, 'name', 99).at(-1)).toEqual({ field: 'name', widthPx: 99 });
    expect(told(addColumn(columns, 'd'))).toBe('p! q! a b c d');
    expect(told(addColumn(columns, 'd', 'p'))).toBe('d! q! a b c');
    expect(told(addColumn(columns, 'b', 'a'))).toBe('p! q! b c');
    expect(told(removeColumn(columns, 'b'))).toBe('p! q! a c');
  });

  it('are never lost or doubled by a move', () => {
    fc.assert(
      fc.property(fc.constantFrom(...columns.map(({ field }) => field)), fc.nat(5), (field, to) => {
        const after = moveColumn(columns, field, to);
        expect(after.map((each) => each.field).toSorted()).toEqual(columns.map((each) => each.field).toSorted());
        expect(told(inPlace(after))).toBe(told(after));
      }),
    );
  });
});
