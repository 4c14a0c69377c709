import { concatPoints, sortPoints, splitByName } from '@assay/series';
import type { PointBatch, PointColumns } from '@assay/series';
import fc from 'fast-check';

export const names = ['loss', 'acc', 'é', 'lr'];

/** A NaN that bears a message, which must come back. */
const oddNan = new Float64Array(new BigUint64Array([0x7ff8_0000_dead_beefn]).buffer)[0] ?? Number.NaN;
const value = fc.oneof(
  fc.double(),
  fc.float(),
  fc.constantFrom(0, -0, Number.NaN, oddNan, Infinity, -Infinity, 5e-324, 1 / 3),
);
const point = fc.record({
  name: fc.nat(names.length - 1),
  step: fc.oneof(
    { weight: 5, arbitrary: fc.integer({ min: -5, max: 400 }) },
    fc.constantFrom(Number.NaN, 2 ** 53 - 1, -(2 ** 53 - 1)),
  ),
  timeMs: fc.integer({ min: 1_700_000_000_000, max: 1_700_000_000_050 }),
  value,
});

/** Batches of points out of order, with steps and without, and of odd values. */
export const arbitraryBatch: fc.Arbitrary<PointBatch> = fc
  .array(point, { minLength: 1, maxLength: 120 })
  .map((points) => ({
    names,
    nameIndex: Uint32Array.from(points, (each) => each.name),
    steps: Float64Array.from(points, (each) => each.step),
    timesMs: Float64Array.from(points, (each) => each.timeMs),
    values: Float64Array.from(points, (each) => each.value),
  }));

/** What all batches of a run, in order of arrival, must read as. */
export function expectedSeries(batches: readonly PointBatch[]): Map<string, PointColumns> {
  const byName = new Map<string, PointColumns[]>();
  for (const batch of batches)
    for (const [name, points] of splitByName(batch)) byName.set(name, [...(byName.get(name) ?? []), points]);
  return new Map(Array.from(byName, ([name, portions]) => [name, sortPoints(concatPoints(portions))]));
}

/** Points as text, bit for bit. */
export const bitsOf = (points: PointColumns | undefined): string[] =>
  points === undefined
    ? []
    : [points.steps, points.timesMs, points.values].map((column) =>
        Buffer.from(column.buffer, column.byteOffset, column.byteLength).toString('hex'),
      );
