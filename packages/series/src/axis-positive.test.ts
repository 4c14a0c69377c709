import fc from 'fast-check';
import { expect, test } from 'vitest';
import { sourceOf, sourceShape } from '../test/random-source.ts';
import { countOutside, leastPositive } from './axis-positive.ts';
import type { SeriesAxis } from './axis.ts';
import { placePlain } from './bucket-series-plain.ts';
import { PointBudget } from './point-budget.ts';
import { ProcessClock } from './process-clock.ts';

test('where a logarithmic axis begins, and what it leaves out, are as a look at each point says', () => {
  const axis = fc.oneof(
    fc.constant<SeriesAxis>({ kind: 'step' }),
    fc.nat(9_000).map((originMs): SeriesAxis => ({ kind: 'time', originMs })),
    fc.nat(9_000).map((originMs): SeriesAxis => {
      const pauses = [{ beganMs: originMs - 50, endedMs: originMs + 100 }];
      return { kind: 'process', clock: new ProcessClock(originMs, pauses) };
    }),
  );
  let straddling = 0;
  fc.assert(
    fc.property(sourceShape(5_000), axis, (shape, of) => {
      const source = sourceOf(shape);
      const { xs } = placePlain(of, source);
      const outside = xs.filter((x) => x <= 0).length;
      if (outside > 0 && outside < xs.length) straddling++;
      expect(leastPositive(of, source, new PointBudget(1e6))).toBe(xs.find((x) => x > 0));
      expect(countOutside(of, source, new PointBudget(1e6))).toBe(outside);
    }),
    { numRuns: 300 },
  );
  expect(straddling).toBeGreaterThan(30);
});
