import { concatPoints, sortPoints, splitByName } from '@assay/series';
import type { PointBatch, PointColumns } from '@assay/series';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { ArrivedPoints } from './arrived-points.ts';

const names = ['a', 'b', 'c'];
const oddNan = new Float64Array(new BigUint64Array([0x7ff8_0000_dead_beefn]).buffer)[0] ?? Number.NaN;
const point = fc.record({
  name: fc.nat(2),
  step: fc.oneof(fc.integer({ min: 0, max: 9 }), fc.constant(Number.NaN)),
  timeMs: fc.integer({ min: 0, max: 5 }),
  value: fc.oneof(fc.double(), fc.constantFrom(oddNan, -0)),
});
const batch: fc.Arbitrary<PointBatch> = fc.array(point, { maxLength: 30 }).map((points) => ({
  names,
  nameIndex: Uint32Array.from(points, ({ name }) => name),
  steps: Float64Array.from(points, ({ step }) => step),
  timesMs: Float64Array.from(points, ({ timeMs }) => timeMs),
  values: Float64Array.from(points, ({ value }) => value),
}));

const keyOf = (name: string): number => 30 - names.indexOf(name) * 10;
const bits = ({ steps, timesMs, values }: PointColumns): string =>
  [steps, timesMs, values].map((column) => Buffer.from(Float64Array.from(column).buffer).toString('hex')).join();

test('gives back every series in order, as splitting and sorting does, also when it is used again', () => {
  const arrived = new ArrivedPoints(16);
  fc.assert(
    fc.property(fc.array(batch, { maxLength: 5 }), (batches) => {
      arrived.clear();
      for (const each of batches) arrived.add(each, (list, place) => keyOf(list[place] ?? ''));
      const byName = new Map<string, PointColumns[]>();
      for (const each of batches)
        for (const [name, points] of splitByName(each)) byName.set(name, [...(byName.get(name) ?? []), points]);
      const expected = Array.from(byName, ([name, parts]) => ({
        key: keyOf(name),
        text: bits(sortPoints(concatPoints(parts))),
      }));
      const found = Array.from(arrived.series(), ({ key, portions }) => ({
        key,
        text: bits(concatPoints([...portions])),
      }));
      expect(found).toEqual(expected.toSorted((a, b) => a.key - b.key));
      expect(arrived.count).toBe(batches.reduce((sum, { values }) => sum + values.length, 0));
    }),
  );
});

test('a name without points needs no number', () => {
  const arrived = new ArrivedPoints(4);
  const one = {
    names: ['used', 'unused'],
    nameIndex: Uint32Array.of(0),
    steps: Float64Array.of(1),
    timesMs: Float64Array.of(1),
    values: Float64Array.of(1),
  };
  arrived.add(one, (list, place) => {
    if (list[place] === 'unused') throw new Error('asked for a number that is not needed');
    return 1;
  });
  expect(arrived.seriesCount).toBe(1);
});
