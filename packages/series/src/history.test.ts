import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { sourceOf, sourceShape } from '../test/random-source.ts';
import { compareHistory, placeAt } from './history-order.ts';
import type { HistoryOrder, HistoryPlace } from './history-order.ts';
import { concatPoints } from './order.ts';
import type { PointColumns } from './points.ts';
import { readHistory } from './read-history.ts';
import { sampleHistory } from './sample-history.ts';
import type { SeriesSource } from './source.ts';

const everything = ({ parts, tail }: SeriesSource): PointColumns =>
  concatPoints([...parts.flatMap((part) => part.pages.map((_, page) => part.points(page))), tail]);

const placesOf = (points: PointColumns): HistoryPlace[] => Array.from(points.values, (_, i) => placeAt(points, i));

/** All points in the order, equal ones once, the plain way. */
function plainly(source: SeriesSource, by: HistoryOrder): HistoryPlace[] {
  const compare = (a: HistoryPlace, b: HistoryPlace): number => compareHistory(a, b, by);
  const sorted = placesOf(everything(source)).toSorted(compare);
  return sorted.filter((place, i) => i === 0 || compare(sorted[i - 1] ?? place, place) !== 0);
}

/** Times of half a minute only, and few values: many points are equal. */
function crowded(source: SeriesSource): SeriesSource {
  const crowd = (points: PointColumns): PointColumns => ({
    steps: points.steps.map((step) => step % 5),
    timesMs: points.timesMs.map((time) => time % 7),
    values: points.values.map((value) => (Number.isFinite(value) ? Math.sign(value) : value)),
  });
  return { parts: [], tail: crowd(everything(source)) };
}

const sources = fc.oneof(
  sourceShape(3000).map((shape) => sourceOf(shape)),
  sourceShape(300).map((shape) => crowded(sourceOf(shape))),
);

describe('readHistory', () => {
  test('pages join to all points by time, step and value, equal ones once', () => {
    fc.assert(
      fc.property(sources, fc.integer({ min: 200, max: 4000 }), (source, limit) => {
        const read: HistoryPlace[] = [];
        for (let hasMore = true; hasMore;) {
          const page = readHistory(source, read.at(-1), limit);
          if (page.hasMore) expect(page.points.values.length).toBe(limit);
          read.push(...placesOf(page.points));
          ({ hasMore } = page);
        }
        expect(read).toEqual(plainly(source, 'time'));
      }),
      { numRuns: 60 },
    );
  });
});

describe('sampleHistory', () => {
  test('of a short series the first points of even stretches, and the last', () => {
    const range = fc.option(
      fc.record({ from: fc.integer({ min: -50, max: 500 }), length: fc.integer({ min: 0, max: 2000 }) }),
    );
    fc.assert(
      fc.property(sources, range, fc.integer({ min: 1, max: 2500 }), (source, within, most) => {
        const bounds = within === null ? undefined : { from: within.from, to: within.from + within.length };
        const all = plainly(source, 'step').filter(
          ({ step }) => bounds === undefined || (step >= bounds.from && step <= bounds.to),
        );
        const sampled = placesOf(sampleHistory(source, bounds, most));
        expect(sampled).toHaveLength(Math.min(most, all.length));
        const stretch = Math.floor(all.length / most);
        const longer = all.length % most;
        sampled.forEach((place, i) => {
          const start = all.length <= most ? i : i * stretch + Math.min(i, longer);
          expect(place).toEqual(i === sampled.length - 1 ? all.at(-1) : all[start]);
        });
      }),
      { numRuns: 60 },
    );
  });

  test('of a long series points of it, even enough, with the first and the last of the range', () => {
    const shape = fc.record({
      seed: fc.nat(),
      parts: fc.constantFrom(
        [{ count: 30_000, back: 0 }],
        [
          { count: 25_000, back: 0 },
          { count: 15_000, back: 700 },
        ],
      ),
      tail: fc.nat(200),
      chunksOfPage: fc.constantFrom(3, 64),
      steps: fc.constantFrom('regular', 'few', 'sparse'),
      times: fc.constantFrom('ascending', 'falling', 'noisy'),
      values: fc.constantFrom('walk', 'spoiled'),
    } as const);
    fc.assert(
      fc.property(shape, fc.boolean(), fc.constantFrom(1, 2, 100, 320), (of, isWhole, most) => {
        const source = sourceOf(of);
        const all = plainly(source, 'step');
        const range = { from: all[500]?.step ?? 0, to: all[all.length - 500]?.step ?? 0 };
        const within = isWhole ? all : all.filter(({ step }) => step >= range.from && step <= range.to);
        const at = new Map(within.map((place, i) => [JSON.stringify(place), i]));
        const sampled = placesOf(sampleHistory(source, isWhole ? undefined : range, most));
        const found = sampled.map((place) => at.get(JSON.stringify(place)) ?? Number.NaN);
        expect(found).toEqual(found.toSorted((a, b) => a - b));
        expect(found.at(-1)).toBe(within.length - 1);
        if (most === 1) expect(found).toHaveLength(1);
        else expect(found[0]).toBe(0);
        expect(found.length).toBeGreaterThan(most * 0.9 - 1);
        const gap = within.length / most + 2 * 256;
        for (let i = 1; i < found.length; i++) expect((found[i] ?? 0) - (found[i - 1] ?? 0)).toBeLessThan(2 * gap);
      }),
      { numRuns: 8 },
    );
  });
});
