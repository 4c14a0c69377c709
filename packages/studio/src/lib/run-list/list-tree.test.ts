import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { findPlace, itemAt, lengthOf, pagesFor, placeAt, type ListNode } from './list-tree.ts';

interface Plain {
  readonly id: string;
  readonly size: number;
  readonly open: readonly (readonly [number, Plain])[];
}

const pageLength = 3;

const node = ({ id, size, open }: Plain): ListNode<string> => ({
  id,
  total: size,
  pageLength,
  pages: new Map(
    Array.from({ length: Math.ceil(size / pageLength) }, (_, page) => [
      page,
      Array.from(
        { length: Math.min(pageLength, size - page * pageLength) },
        (__, i) => `${id}.${page * pageLength + i}`,
      ),
    ]),
  ),
  open: open.map(([index, list]) => ({ index, list: node(list) })),
});

/** The rows one by one, as they would be printed. */
const plainRows = ({ id, size, open }: Plain): string[] =>
  Array.from({ length: size }, (_, i) => [
    `${id}.${i}`,
    ...open.filter(([index]) => index === i).flatMap(([, list]) => plainRows(list)),
  ]).flat();

const opensOf = (depth: number): fc.Arbitrary<[number, Plain][]> =>
  depth === 0
    ? fc.constant([])
    : fc.uniqueArray(fc.tuple(fc.nat(11), plainOf(depth - 1)), { selector: ([i]) => i, maxLength: 3 });

const plainOf = (depth: number): fc.Arbitrary<Plain> =>
  fc.record({ id: fc.uuid(), size: fc.nat(12), open: opensOf(depth) }).map(({ id, size, open }) => ({
    id,
    size,
    open: open.filter(([i]) => i < size).toSorted(([a], [b]) => a - b),
  }));

describe('unfolded lists', () => {
  it('are walked as if they were printed', () => {
    fc.assert(
      fc.property(plainOf(2), (list) => {
        const tree = node(list);
        const rows = plainRows(list);
        expect(lengthOf(tree)).toBe(rows.length);
        expect(rows.map((_, i) => itemAt(placeAt(tree, i)))).toEqual(rows);
        for (const [i, row] of rows.entries()) expect(findPlace(tree, (item) => item === row)).toBe(i);
      }),
      { numRuns: 60 },
    );
  });

  it('know which of their pages are seen', () => {
    const inner = { id: 'b', size: 5, open: [] };
    const tree = node({ id: 'a', size: 9, open: [[4, inner]] });
    expect(pagesFor(tree, 4, 6)).toEqual(
      new Map([
        ['a', new Set([1])],
        ['b', new Set([0])],
      ]),
    );
    expect(pagesFor(tree, 8, 100)).toEqual(
      new Map([
        ['b', new Set([1])],
        ['a', new Set([1, 2])],
      ]),
    );
    expect(placeAt(tree, 6)).toMatchObject({ index: 1, depth: 1 });
  });

  it('have no row that is not at hand', () => {
    const list: ListNode<string> = { id: 'a', total: 9, pageLength, pages: new Map([[1, ['d']]]), open: [] };
    expect(itemAt(placeAt(list, 0))).toBeUndefined();
    expect(itemAt(placeAt(list, 3))).toBe('d');
    expect(findPlace(list, (item) => item === 'x')).toBeUndefined();
  });
});
