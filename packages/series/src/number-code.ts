import type { ByteReader, ByteWriter } from './bytes.ts';

/** Integers up to this are written as varints; all sums of two of them are exact in a double. */
export const largestPlain = 2 ** 51;

/** Whether the value is an integer that adds and subtracts exactly; -0, NaN and infinities are not. */
export const isPlain = (value: number): boolean =>
  Math.trunc(value) === value && Math.abs(value) <= largestPlain && (value !== 0 || 1 / value > 0);

/** Any double, bit for bit save for NaN payloads: a small integer takes few bytes, anything else nine. */
export function writeNumber(out: ByteWriter, value: number): void {
  if (isPlain(value)) out.varint(value >= 0 ? value * 2 + 1 : -value * 2);
  else {
    out.varint(0);
    out.float64(value);
  }
}

export function readNumber(input: ByteReader): number {
  const code = input.varint();
  if (code === 0) return input.float64();
  return code % 2 === 1 ? (code - 1) / 2 : -code / 2;
}
