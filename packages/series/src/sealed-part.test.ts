import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { anyPoints, bitsOf, curve, randomOf } from '../test/any-points.ts';
import { MemorySource, partBytes } from '../test/part-bytes.ts';
import { nodeCodec } from '../test/node-codec.ts';
import { blockSummaries } from './block-summaries.ts';
import { DamagedBytesError } from './bytes.ts';
import { concatPoints, slicePoints, sortPoints } from './order.ts';
import { meansOfPage } from './page-codec.ts';
import { PartWriter } from './part-writer.ts';
import type { PointColumns } from './points.ts';
import { SealedPart } from './sealed-part.ts';
import type { SeriesPart } from './source.ts';

const open = (bytes: Uint8Array): SealedPart => new SealedPart(new MemorySource(bytes), nodeCodec);
const allPoints = (series: SeriesPart): PointColumns =>
  concatPoints(series.pages.map((_, page) => series.points(page)));
const noise = (count: number, seed: number): PointColumns =>
  curve({ count, stride: 1, jitterMs: 3, seed, value: (_, gauss) => Math.fround(gauss()) });

function expectSamePoints(found: PointColumns, original: PointColumns): void {
  expect(found.steps).toEqual(original.steps);
  expect(found.timesMs).toEqual(original.timesMs);
  expect(bitsOf(found.values)).toEqual(bitsOf(original.values));
}

/** The points cut at random. */
function* cut(points: PointColumns, seed: number): Generator<PointColumns> {
  const random = randomOf(seed);
  const n = points.values.length;
  for (let from = 0; from < n;) {
    const to = Math.min(n, from + Math.floor(random() * random() * n) + 1);
    yield slicePoints(points, from, to);
    from = to;
  }
}

describe('sealed part', () => {
  it('gives every series back, whatever its points and portions', () => {
    const anySeries = fc.uniqueArray(fc.tuple(fc.nat(1_000_000), anyPoints(40), fc.nat()), {
      selector: ([key]) => key,
      maxLength: 120,
    });
    fc.assert(
      fc.property(anySeries, (unordered) => {
        const series = unordered
          .map(([key, points, seed]) => ({ key, points: sortPoints(points), seed }))
          .toSorted((a, b) => a.key - b.key);
        const part = open(partBytes(series.map(({ key, points, seed }) => [key, cut(points, seed)])));
        expect(part.keys).toEqual(series.map(({ key }) => key));
        expect(part.seriesCount).toBe(series.length);
        for (const { key, points } of series) {
          const found = part.series(key);
          expectSamePoints(allPoints(found!), points);
          expect(found?.pointCount).toBe(points.values.length);
          expect(part.series(key + 0.5)).toBeUndefined();
        }
        expect(part.series(-1)).toBeUndefined();
        expect(part.series(2_000_000)).toBeUndefined();
        part.verify();
      }),
      { numRuns: 100 },
    );
  });

  it('cuts pages of 65,536 points and reads chunks of them; summaries are those of the points', () => {
    const points = noise(2 * 65_536 + 5000, 9);
    const series = open(partBytes([[7, cut(points, 5)]])).series(7)!;
    expect(series.pages.map(({ count }) => count)).toEqual([65_536, 65_536, 5000]);
    expectSamePoints(allPoints(series), points);
    expectSamePoints(series.points(1, 3, 5), slicePoints(points, 65_536 + 3 * 1024, 65_536 + 5 * 1024));
    expectSamePoints(series.points(2, 4), slicePoints(points, 2 * 65_536 + 4096, points.values.length));
    series.pages.forEach(({ count, firstStep, lastStep }, page) => {
      const own = slicePoints(points, page * 65_536, page * 65_536 + count);
      expect([firstStep, lastStep]).toEqual([own.steps[0], own.steps[count - 1]]);
      for (const [level, blockPoints] of [
        ['coarse', 256],
        ['fine', 64],
      ] as const) {
        const made = blockSummaries(own, blockPoints);
        expect(series[level](page)).toEqual({ ...made, mean: meansOfPage(made) });
      }
    });
  });

  it('opens with two reads and brings the coarse pages of a series with one', () => {
    const points = noise(10 * 65_536, 3);
    const source = new MemorySource(
      partBytes([
        [1, [points]],
        [2, [points]],
      ]),
    );
    const part = new SealedPart(source, nodeCodec);
    expect(source.reads.length).toBe(2);
    const series = part.series(2)!;
    for (let page = 0; page < series.pages.length; page++) series.coarse(page);
    expect(source.reads.length).toBe(3);
    expect(source.reads[2]?.length).toBeLessThan(0.15 * points.values.length);
  });

  it('a series of 40 points takes at most 60 bytes beside them; summaries of long ones 0.6 bytes a point', () => {
    const count = 5000;
    const short = curve({ count: 40, stride: 1, jitterMs: 0, seed: 1, value: (_, gauss) => Math.fround(gauss()) });
    const bytes = partBytes(Array.from({ length: count }, (_, key) => [key * 3, [short]] as const));
    expect(bytes.length / count).toBeLessThan(40 * 4 + 60);
    const part = open(bytes);
    expect(part.series(2998 * 3)?.points(0).values).toEqual(short.values);
    expect(part.indexBytes / count).toBeLessThan(24);
  });

  it('refuses keys that do not ascend and points out of order', () => {
    const writer = new PartWriter(() => undefined, nodeCodec);
    const points = noise(10, 1);
    writer.addSeries(5, [points]);
    expect(() => writer.addSeries(5, [points])).toThrow(RangeError);
    expect(() => writer.addSeries(6.5, [points])).toThrow(RangeError);
    expect(() => writer.addSeries(8, [slicePoints(points, 5, 10), slicePoints(points, 0, 5)])).toThrow(RangeError);
  });

  it('says where the bytes are damaged, whichever it is', () => {
    const bytes = partBytes([
      [1, [noise(3000, 1)]],
      [4, [noise(40, 2)]],
      [9, [noise(1500, 3)]],
    ]);
    open(bytes).verify();
    const random = randomOf(11);
    for (let round = 0; round < 1500; round++) {
      const damaged = bytes.slice();
      const at = Math.floor(random() * bytes.length);
      damaged[at] = (damaged[at] ?? 0) ^ (1 + Math.floor(random() * 255));
      expect(() => open(damaged).verify()).toThrow(DamagedBytesError);
    }
    for (let round = 0; round < 300; round++) {
      const at = Math.floor(random() * bytes.length);
      expect(() => open(bytes.subarray(0, at)).verify()).toThrow(DamagedBytesError);
      expect(() => open(bytes.subarray(at + 1)).verify()).toThrow(DamagedBytesError);
      const spliced = bytes.slice();
      const length = 1 + Math.floor(random() * 40);
      spliced.copyWithin(at, Math.floor(random() * bytes.length), bytes.length - length);
      if (Buffer.compare(spliced, bytes) !== 0) expect(() => open(spliced).verify()).toThrow(DamagedBytesError);
    }
  });
});
