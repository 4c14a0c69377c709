import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { anyPoints, bitsOf, curve } from '../test/any-points.ts';
import { nodeCodec } from '../test/node-codec.ts';
import { blockSummaries } from './block-summaries.ts';
import { DamagedBytesError } from './bytes.ts';
import { sortPoints } from './order.ts';
import { decodePage, encodePage, meansOfPage } from './page-codec.ts';
import type { BlockColumns } from './source.ts';

const levels = [
  { level: 'coarse', blockPoints: 256 },
  { level: 'fine', blockPoints: 64 },
  { level: 'fine', blockPoints: 1 },
  { level: 'coarse', blockPoints: 1 },
] as const;

function expectStored(found: BlockColumns, blocks: BlockColumns): void {
  expect(found.count).toEqual(blocks.count);
  expect(found.finiteCount).toEqual(blocks.finiteCount);
  expect(found.mean).toEqual(meansOfPage(blocks));
  for (const name of ['first', 'last', 'min', 'max'] as const)
    expect(bitsOf(found[name])).toEqual(bitsOf(blocks[name]));
  for (const name of ['firstStep', 'lastStep', 'minStep', 'maxStep'] as const)
    expect(found[name]).toEqual(blocks[name]);
  for (const name of ['firstTimeMs', 'lastTimeMs', 'minTimeMs', 'maxTimeMs'] as const)
    expect(found[name]).toEqual(blocks[name]);
}

describe('page codec', () => {
  it.each(levels)('gives $level summaries of blocks of $blockPoints back', ({ level, blockPoints }) => {
    fc.assert(
      fc.property(anyPoints(400), fc.nat(15), (unsorted, shift) => {
        const blocks = blockSummaries(sortPoints(unsorted), blockPoints);
        const bytes = encodePage(blocks, blockPoints, level, nodeCodec);
        const elsewhere = new Uint8Array(bytes.length + shift);
        elsewhere.set(bytes, shift);
        expectStored(decodePage(elsewhere.subarray(shift), nodeCodec), blocks);
      }),
      { numRuns: 300 },
    );
  });

  it('keeps a whole page, and means of float32 values to half a unit of float32', () => {
    const points = curve({ count: 65_536, stride: 3, jitterMs: 5, seed: 1, value: (_, gauss) => Math.fround(gauss()) });
    for (const { level, blockPoints } of levels.slice(0, 2)) {
      const blocks = blockSummaries(points, blockPoints);
      const found = decodePage(encodePage(blocks, blockPoints, level, nodeCodec), nodeCodec);
      expectStored(found, blocks);
      found.mean.forEach((mean, i) => {
        const exact = blocks.mean[i] ?? 0;
        expect(Math.abs(mean - exact)).toBeLessThanOrEqual(Math.abs(exact) * 2 ** -24);
      });
    }
  });

  it('keeps means of wide values to 1.2e-10 of the way from min to max, and within it', () => {
    const points = curve({ count: 65_536, stride: 1, jitterMs: 0, seed: 3, value: (i, gauss) => 1.7e9 + i + gauss() });
    for (const { level, blockPoints } of levels.slice(0, 2)) {
      const blocks = blockSummaries(points, blockPoints);
      const found = decodePage(encodePage(blocks, blockPoints, level, nodeCodec), nodeCodec);
      found.mean.forEach((mean, i) => {
        const [min, max, exact] = [blocks.min[i] ?? 0, blocks.max[i] ?? 0, blocks.mean[i] ?? 0];
        expect(Math.abs(mean - exact)).toBeLessThanOrEqual((max - min) * 2 ** -32 + 2 ** -22);
        expect(mean).toBeGreaterThanOrEqual(min);
        expect(mean).toBeLessThanOrEqual(max);
      });
    }
  });

  it('both levels together take less than 0.6 bytes a point of a float32 curve with even steps and jittered times', () => {
    const points = curve({ count: 65_536, stride: 1, jitterMs: 5, seed: 2, value: (_, gauss) => Math.fround(gauss()) });
    const size = (level: 'coarse' | 'fine', blockPoints: number) =>
      encodePage(blockSummaries(points, blockPoints), blockPoints, level, nodeCodec).length;
    expect((size('coarse', 256) + size('fine', 64)) / 65_536).toBeLessThan(0.6);
  });

  it.each(levels.slice(0, 2))('answers damaged $level pages with an error', ({ level, blockPoints }) => {
    fc.assert(
      fc.property(anyPoints(300), fc.nat(), fc.integer({ min: 1, max: 255 }), (unsorted, at, flip) => {
        const bytes = encodePage(blockSummaries(sortPoints(unsorted), blockPoints), blockPoints, level, nodeCodec);
        const i = at % bytes.length;
        expect(() => decodePage(bytes.subarray(0, i), nodeCodec)).toThrow(DamagedBytesError);
        expect(() => decodePage(Uint8Array.of(...bytes, flip), nodeCodec)).toThrow(DamagedBytesError);
        bytes[i] = (bytes[i] ?? 0) ^ flip;
        expect(() => decodePage(bytes, nodeCodec)).toThrow(DamagedBytesError);
        if (i >= bytes.length - 4) return;
        // Even under a checksum that matches, damage is an error or other numbers, never a crash.
        new DataView(bytes.buffer).setUint32(bytes.length - 4, nodeCodec.crc32(bytes.subarray(0, -4)), true);
        try {
          expect(decodePage(bytes, nodeCodec).count.length).toBeLessThanOrEqual(1024);
        } catch (error) {
          expect(error).toBeInstanceOf(DamagedBytesError);
        }
      }),
      { numRuns: 1000 },
    );
  });
});
