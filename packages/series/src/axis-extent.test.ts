import fc from 'fast-check';
import { expect, test } from 'vitest';
import { sourceOf, sourceShape } from '../test/random-source.ts';
import { extentOf, joinExtents } from './axis-extent.ts';
import type { SeriesAxis } from './axis.ts';
import { placePlain } from './bucket-series-plain.ts';
import { ProcessClock } from './process-clock.ts';

test('the extent is that of the points, of which none is read but where steps begin', () => {
  const axis = fc.constantFrom<SeriesAxis>(
    { kind: 'step' },
    { kind: 'time', originMs: 0 },
    { kind: 'time', originMs: 9 },
    {
      kind: 'process',
      clock: new ProcessClock(1_100, [
        { beganMs: 1_000, endedMs: 1_200 },
        { beganMs: 2_000, endedMs: 9_000 },
      ]),
    },
  );
  fc.assert(
    fc.property(sourceShape(3_000), axis, (shape, of) => {
      const source = sourceOf(shape);
      const extent = extentOf(of, source);
      const read = source.parts.map((part) => part.pointsRead);
      const { xs } = placePlain(of, source);
      expect(extent).toEqual(xs.length === 0 ? undefined : { least: xs[0], greatest: xs.at(-1) });
      for (const points of read)
        expect(points).toBeLessThanOrEqual(of.kind === 'step' && shape.steps === 'mixed' ? 1024 : 0);
    }),
  );
});

test('extents join to the outermost', () => {
  expect(joinExtents([undefined, { least: 2, greatest: 3 }, { least: -1, greatest: 2 }])).toEqual({
    least: -1,
    greatest: 3,
  });
  expect(joinExtents([undefined])).toBeUndefined();
});
