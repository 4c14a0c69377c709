import fc from 'fast-check';
import { expect, test } from 'vitest';
import { byGroup, bytesOf, doublesOf, floatsOf, rowsWhere } from './numbers-of-rows.ts';

const someRows = fc.array(fc.nat(99), { maxLength: 50 }).map((rows) => Uint32Array.from(rows));

test('a number for each row, as the arrays themselves make them', () => {
  fc.assert(
    fc.property(someRows, (rows) => {
      const numberOf = (row: number, index: number): number => (row % 7 === 0 ? Number.NaN : row / 3 + index);
      expect(doublesOf(rows, numberOf)).toEqual(Float64Array.from(rows, numberOf));
      expect(floatsOf(rows, numberOf)).toEqual(Float32Array.from(rows, numberOf));
      expect(bytesOf(rows, (row) => row)).toEqual(Uint8Array.from(rows));
    }),
  );
});

test('rows that pass', () => {
  expect([...rowsWhere(7, (row) => row % 3 === 0)]).toEqual([0, 3, 6]);
  expect(rowsWhere(0, () => true)).toHaveLength(0);
});

test('rows by group are those of a stable sort', () => {
  fc.assert(
    fc.property(someRows, fc.integer({ min: 1, max: 8 }), (rows, groups) => {
      const groupOf = (row: number): number => row % groups;
      expect([...byGroup(rows, groupOf, groups)]).toEqual([...rows].sort((a, b) => groupOf(a) - groupOf(b)));
    }),
  );
});
