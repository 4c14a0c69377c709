import fc from 'fast-check';
import { expect, test } from 'vitest';
import { MemorySource, partBytes } from '../test/part-bytes.ts';
import { nodeCodec } from '../test/node-codec.ts';
import { sourceOf, sourceShape } from '../test/random-source.ts';
import type { PlainAxis } from './axis.ts';
import { extentOf } from './axis-extent.ts';
import { bucketSeries } from './bucket-series.ts';
import { SealedPart } from './sealed-part.ts';
import type { SeriesPart, SeriesSource } from './source.ts';
import { streamWindow } from './window.ts';

/** The same parts as bytes, beside another series. */
function seal(source: SeriesSource): SeriesSource {
  const parts = source.parts.map((part) => {
    const pages = part.pages.map((_, page) => part.points(page));
    const sealed = new SealedPart(
      new MemorySource(
        partBytes([
          [3, pages],
          [9, pages],
        ]),
      ),
      nodeCodec,
    );
    const series: SeriesPart | undefined = sealed.series(9);
    if (series === undefined) throw new Error('the series is not in its part');
    return series;
  });
  return { parts, tail: source.tail };
}

test('buckets of sealed parts are those of the same points in memory', () => {
  const axes: readonly PlainAxis[] = [{ kind: 'step' }, { kind: 'time', originMs: 5 }];
  const shape = sourceShape(6_000).map((any) => ({ ...any, chunksOfPage: 64 }));
  fc.assert(
    fc.property(
      shape,
      fc.constantFrom(...axes),
      fc.integer({ min: 1, max: 60 }),
      fc.boolean(),
      (made, axis, count, raw) => {
        const source = sourceOf(made);
        const sealed = seal(source);
        const extent = extentOf(axis, source);
        expect(extentOf(axis, sealed)).toEqual(extent);
        const grid = { from: extent?.least ?? 0, to: extent?.greatest ?? 0, count };
        const { mean, ...exact } = bucketSeries(grid, axis, sealed, { raw });
        const { mean: expectedMean, ...expected } = bucketSeries(grid, axis, source, { raw });
        expect(exact).toEqual(expected);
        mean.forEach((value, i) => {
          const wanted = expectedMean[i] ?? 0;
          // A snapped block's mean counts in one bucket; the values it is made of may lie in the next one.
          const around = [i - 1, i, i + 1].flatMap((b) => [exact.min[b] ?? 0, exact.max[b] ?? 0]);
          const scale = Math.max(1, ...around.map((any) => (Number.isNaN(any) ? 0 : Math.abs(any))));
          if (Number.isNaN(wanted)) expect(value).toBeNaN();
          // Stored means of single-precision values are of single precision themselves.
          else expect(Math.abs(value / scale - wanted / scale)).toBeLessThan(1e-6);
        });
        expect([...streamWindow(sealed, { axis })]).toEqual([...streamWindow(source, { axis })]);
      },
    ),
    { numRuns: 60 },
  );
});
