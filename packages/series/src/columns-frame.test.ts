import fc from 'fast-check';
import { expect, it } from 'vitest';
import { DamagedBytesError } from './bytes.ts';
import { decodeColumnsFrame, encodeColumnsFrame } from './columns-frame.ts';
import type { NumberColumn } from './columns-frame.ts';

const anyColumn = fc.oneof<fc.Arbitrary<NumberColumn>[]>(
  fc.uint8Array(),
  fc.int32Array(),
  fc.float64Array(),
  fc.array(fc.constantFrom(0, 0.5, -3, Number.NaN, Number.POSITIVE_INFINITY)).map((all) => Float64Array.from(all)),
);
const anyColumns = fc
  .uniqueArray(fc.tuple(fc.string(), anyColumn), { selector: ([name]) => name })
  .map((all) => new Map(all));

it('gives back head and columns, wherever the bytes begin', () => {
  fc.assert(
    fc.property(fc.jsonValue(), anyColumns, fc.nat(9), (head, columns, offset) => {
      const frame = encodeColumnsFrame(head, columns);
      const shifted = new Uint8Array(frame.length + offset);
      shifted.set(frame, offset);
      const read = decodeColumnsFrame(shifted.subarray(offset));
      expect(read.head).toEqual(JSON.parse(JSON.stringify(head)));
      expect(read.columns).toEqual(columns);
    }),
  );
});

it('writes a column in single precision where that loses nothing', () => {
  const sizeOf = (value: number): number =>
    encodeColumnsFrame({}, new Map([['x', new Float64Array(1000).fill(value)]])).length;
  expect(sizeOf(0.1) - sizeOf(0.5)).toBe(4000);
});

it('refuses bytes that were cut or changed', () => {
  const frame = encodeColumnsFrame({ a: 1 }, new Map([['x', Float64Array.from([1, 2, 3])]]));
  for (let at = 0; at < frame.length - 4; at++) {
    const changed = frame.slice();
    changed[at] = (changed[at] ?? 0) ^ 0x55;
    expect(() => decodeColumnsFrame(changed), `byte ${at}`).toThrow(DamagedBytesError);
    expect(() => decodeColumnsFrame(frame.slice(0, at)), `${at} bytes`).toThrow(DamagedBytesError);
  }
});
