import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { fieldsOf, packedVarints, protoDouble, ProtoError, protoText } from './proto-fields.ts';

/** A varint of 64 bits, as protobuf writes it. */
function varint(value: bigint): number[] {
  const bytes: number[] = [];
  let left = BigInt.asUintN(64, value);
  for (; left >= 128n; left >>= 7n) bytes.push(Number(left & 127n) | 128);
  return [...bytes, Number(left)];
}
const read = (bytes: readonly number[]) => [...fieldsOf(Uint8Array.from(bytes))];

describe('a message', () => {
  test('of each wire type', () => {
    const double = [...new Uint8Array(new Float64Array([0.1]).buffer)];
    const [integer, number, text, ...rest] = read([8, 150, 1, (2 << 3) | 1, ...double, (3 << 3) | 2, 2, 104, 105]);
    expect(integer).toMatchObject({ number: 1, type: 0, varint: 150 });
    expect(number?.number === 2 && protoDouble(number)).toBe(0.1);
    expect(text?.number === 3 && protoText(text)).toBe('hi');
    expect(rest).toEqual([]);
  });

  test.each([
    ['cut in an integer', [8, 150]],
    ['cut in a number', [(2 << 3) | 1, 1, 2]],
    ['with a length that reaches beyond it', [(3 << 3) | 2, 5, 1]],
    ['with a length of 2^63', [(3 << 3) | 2, ...varint(2n ** 63n)]],
    ['with a group', [(1 << 3) | 3]],
    ['with field 0', [0, 0]],
    ['with an integer that does not end', [8, ...Array.from({ length: 11 }, () => 255)]],
  ])('%s is refused', (_, bytes) => {
    expect(() => read(bytes)).toThrow(ProtoError);
  });
});

test('integers of 64 bits, negative ones too, are exact within ±2^53', () => {
  fc.assert(
    fc.property(fc.maxSafeInteger(), (value) => {
      expect(read([8, ...varint(BigInt(value))])[0]?.varint).toBe(value === 0 ? 0 : value);
      expect([...packedVarints(Uint8Array.from(varint(BigInt(value))))]).toEqual([value === 0 ? 0 : value]);
    }),
  );
});

test('any bytes are a message or refused, and end', () => {
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 200 }), (bytes) => {
      try {
        for (const field of fieldsOf(bytes)) expect(field.bytes.length).toBeLessThanOrEqual(bytes.length);
      } catch (thrown) {
        expect(thrown).toBeInstanceOf(ProtoError);
      }
    }),
  );
});
