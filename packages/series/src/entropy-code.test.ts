import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { ByteReader, ByteWriter, DamagedBytesError } from './bytes.ts';
import { readEntropyCode, writeEntropyCode } from './entropy-code.ts';

const countsOf = (bytes: Uint8Array): Uint32Array => {
  const counts = new Uint32Array(256);
  for (const byte of bytes) counts[byte] = (counts[byte] ?? 0) + 1;
  return counts;
};
/** Bytes of two or more kinds, skewed more or less. */
const skewedBytes = fc
  .tuple(fc.uint8Array({ minLength: 2, maxLength: 2000 }), fc.nat(8), fc.nat(255))
  .map(([bytes, shift, add]) => bytes.map((byte) => ((byte * byte) >> (8 + shift)) + add));

describe('entropy code', () => {
  it('gives back what it wrote; where it does not fit, it writes nothing', () => {
    let fitted = 0;
    fc.assert(
      fc.property(skewedBytes, (bytes) => {
        const out = new ByteWriter();
        if (!writeEntropyCode(out, bytes, countsOf(bytes))) {
          expect(out.length).toBe(0);
          return;
        }
        fitted++;
        const found = new Uint8Array(bytes.length);
        const input = new ByteReader(out.finish());
        readEntropyCode(input, found);
        expect(input.remaining).toBe(0);
        expect(found).toEqual(bytes);
      }),
      { numRuns: 1000 },
    );
    expect(fitted).toBeGreaterThan(300);
  });

  it('comes within 2 % of the entropy, tables aside', () => {
    // A geometric distribution: the byte k occurs 2^-k-1 of the time, which is two bits a byte.
    const bytes = new Uint8Array(16_384);
    let at = 0;
    for (let k = 0; k < 14; k++) at += bytes.fill(k, at, at + 2 ** (13 - k)).length && 2 ** (13 - k);
    const out = new ByteWriter();
    expect(writeEntropyCode(out, bytes, countsOf(bytes))).toBe(true);
    expect(out.length).toBeLessThan((16_384 / 4) * 1.02 + 40);
  });

  it('answers damage with an error or other bytes', () => {
    fc.assert(
      fc.property(skewedBytes, fc.nat(), fc.integer({ min: 1, max: 255 }), (bytes, at, flip) => {
        const out = new ByteWriter();
        if (!writeEntropyCode(out, bytes, countsOf(bytes))) return;
        const damaged = out.finish();
        damaged[at % damaged.length] = (damaged[at % damaged.length] ?? 0) ^ flip;
        try {
          readEntropyCode(new ByteReader(damaged), new Uint8Array(bytes.length));
        } catch (error) {
          expect(error).toBeInstanceOf(DamagedBytesError);
        }
      }),
      { numRuns: 1000 },
    );
  });
});
