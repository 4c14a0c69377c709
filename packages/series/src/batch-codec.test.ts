import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { decodeBatch, encodeBatch } from './batch-codec.ts';
import { DamagedBytesError } from './bytes.ts';
import type { PointBatch } from './points.ts';

const step = fc.oneof(
  fc.constant(Number.NaN),
  fc.maxSafeInteger(),
  fc.nat(100),
  fc.constantFrom(2 ** 53, -(2 ** 53), 0),
);
/** Any of the 2^64 bit patterns, so NaNs with payloads, subnormals and both zeros are among them. */
const anyDouble = fc.bigInt(0n, 2n ** 64n - 1n).map((bits) => new Float64Array(BigUint64Array.of(bits).buffer)[0] ?? 0);
const value = fc.oneof(
  anyDouble,
  fc.float(),
  fc.constantFrom(Number.NaN, Infinity, -Infinity, 0, -0, 5e-324, 1e-45, Number.MAX_VALUE),
);
const batch: fc.Arbitrary<PointBatch> = fc
  .record({
    names: fc.uniqueArray(
      fc.string({ unit: 'binary' }).filter((name) => name.isWellFormed()),
      { minLength: 1, maxLength: 5 },
    ),
    points: fc.array(fc.tuple(fc.nat(), step, fc.nat({ max: 4e15 }), value), { maxLength: 50 }),
  })
  .map(({ names, points }) => ({
    names,
    nameIndex: Uint32Array.from(points, ([name]) => name % names.length),
    steps: Float64Array.from(points, ([, s]) => s),
    timesMs: Float64Array.from(points, ([, , time]) => time),
    values: Float64Array.from(points, ([, , , v]) => v),
  }));
const bits = (column: Float64Array): BigUint64Array =>
  new BigUint64Array(column.buffer, column.byteOffset, column.length);

describe('batch codec', () => {
  it('decodes what it encoded, bit for bit', () => {
    fc.assert(
      fc.property(batch, (original) => {
        const decoded = decodeBatch(encodeBatch(original));
        expect(decoded.names).toEqual(original.names);
        expect(decoded.nameIndex).toEqual(original.nameIndex);
        expect(decoded.steps).toEqual(original.steps);
        expect(decoded.timesMs).toEqual(original.timesMs);
        expect(bits(decoded.values)).toEqual(bits(original.values));
      }),
      { numRuns: 500 },
    );
  });

  it('answers damaged bytes with an error, never with other points', () => {
    fc.assert(
      fc.property(batch, fc.nat(), fc.integer({ min: 1, max: 255 }), (original, at, flip) => {
        const bytes = encodeBatch(original);
        const i = at % bytes.length;
        bytes[i] = (bytes[i] ?? 0) ^ flip;
        expect(() => decodeBatch(bytes)).toThrow(DamagedBytesError);
        expect(() => decodeBatch(bytes.subarray(0, i))).toThrow(DamagedBytesError);
      }),
    );
  });

  it('keeps regular curves small: a thousand float32 points with even steps and times take about 6 bytes each', () => {
    const n = 1000;
    const bytes = encodeBatch({
      names: ['loss'],
      nameIndex: new Uint32Array(n),
      steps: Float64Array.from({ length: n }, (_, i) => i),
      timesMs: Float64Array.from({ length: n }, (_, i) => 1.7e12 + i * 50),
      values: Float64Array.from({ length: n }, (_, i) => Math.fround(1 / (i + 1))),
    });
    expect(bytes.length).toBeLessThan(6.1 * n);
  });
});
