import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { anyPoints, bitsOf, curve } from '../test/any-points.ts';
import { nodeCodec } from '../test/node-codec.ts';
import { DamagedBytesError } from './bytes.ts';
import { decodeChunk, encodeChunk } from './chunk-codec.ts';
import type { PointColumns } from './points.ts';

function expectSameBits(found: PointColumns, original: PointColumns): void {
  expect(bitsOf(found.steps)).toEqual(bitsOf(original.steps));
  expect(bitsOf(found.timesMs)).toEqual(bitsOf(original.timesMs));
  expect(bitsOf(found.values)).toEqual(bitsOf(original.values));
}

describe('chunk codec', () => {
  it('decodes what it encoded, bit for bit and in the order of arrival', () => {
    fc.assert(
      fc.property(anyPoints(60), (points) => {
        expectSameBits(decodeChunk(encodeChunk(points, nodeCodec), nodeCodec), points);
      }),
      { numRuns: 1500 },
    );
    fc.assert(
      fc.property(anyPoints(1024), (points) => {
        expectSameBits(decodeChunk(encodeChunk(points, nodeCodec), nodeCodec), points);
      }),
      { numRuns: 200 },
    );
  });

  it('keeps payloads of NaN, also a signalling one, and both zeros', () => {
    const values = new Float64Array(
      BigUint64Array.of(0x7ff0_0000_0000_0001n, 0xfff8_0000_0000_0000n, 0x7fff_ffff_ffff_ffffn, 1n << 63n, 0n).buffer,
    );
    const points = { steps: new Float64Array(5), timesMs: new Float64Array(5), values };
    expectSameBits(decodeChunk(encodeChunk(points, nodeCodec), nodeCodec), points);
  });

  it.each([
    {
      name: 'float32 curve',
      value: (i: number, gauss: () => number) => Math.fround(2 + 0.05 * gauss() - i / 5000),
      most: 3.7,
    },
    { name: 'float64 noise', value: (_: number, gauss: () => number) => gauss(), most: 7.75 },
    { name: 'constant', value: () => 0.1, most: 0.8 },
    { name: 'counter', value: (i: number) => i * 4096, most: 0.8 },
  ])('$name takes at most $most bytes a point with steps and jittered times', ({ value, most }) => {
    const points = curve({ count: 1024, stride: 1, jitterMs: 3, seed: 7, value });
    expect(encodeChunk(points, nodeCodec).length / 1024).toBeLessThan(most);
  });

  it('takes nothing for steps and times of an even stride', () => {
    const points = curve({ count: 1024, stride: 10, jitterMs: 0, seed: 7, value: () => 0.1 });
    expect(encodeChunk(points, nodeCodec).length).toBeLessThan(60);
  });

  it('refuses no points, more than a chunk has, and columns of unequal length', () => {
    const none = new Float64Array(0);
    const many = new Float64Array(1025);
    expect(() => encodeChunk({ steps: none, timesMs: none, values: none }, nodeCodec)).toThrow(RangeError);
    expect(() => encodeChunk({ steps: many, timesMs: many, values: many }, nodeCodec)).toThrow(RangeError);
    expect(() => encodeChunk({ steps: none, timesMs: many, values: many }, nodeCodec)).toThrow(RangeError);
  });

  it('answers damaged bytes with an error, never with other points', () => {
    fc.assert(
      fc.property(anyPoints(80), fc.nat(), fc.integer({ min: 1, max: 255 }), (points, at, flip) => {
        const bytes = encodeChunk(points, nodeCodec);
        const i = at % bytes.length;
        expect(() => decodeChunk(bytes.subarray(0, i), nodeCodec)).toThrow(DamagedBytesError);
        expect(() => decodeChunk(Uint8Array.of(...bytes, flip), nodeCodec)).toThrow(DamagedBytesError);
        bytes[i] = (bytes[i] ?? 0) ^ flip;
        expect(() => decodeChunk(bytes, nodeCodec)).toThrow(DamagedBytesError);
      }),
      { numRuns: 500 },
    );
  });

  it('damage under a checksum that matches is an error or other points, never a crash or more than a chunk', () => {
    fc.assert(
      fc.property(anyPoints(80), fc.nat(), fc.integer({ min: 1, max: 255 }), (points, at, flip) => {
        const bytes = encodeChunk(points, nodeCodec);
        const i = at % (bytes.length - 4);
        bytes[i] = (bytes[i] ?? 0) ^ flip;
        new DataView(bytes.buffer).setUint32(bytes.length - 4, nodeCodec.crc32(bytes.subarray(0, -4)), true);
        try {
          expect(decodeChunk(bytes, nodeCodec).values.length).toBeLessThanOrEqual(1024);
        } catch (error) {
          expect(error).toBeInstanceOf(DamagedBytesError);
        }
      }),
      { numRuns: 1500 },
    );
  });
});
