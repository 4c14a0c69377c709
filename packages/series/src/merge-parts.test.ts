import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { anyPoints, bitsOf, curve } from '../test/any-points.ts';
import { MemorySource, partBytes } from '../test/part-bytes.ts';
import { nodeCodec } from '../test/node-codec.ts';
import { mergeSeries } from './merge-parts.ts';
import { concatPoints, sortPoints } from './order.ts';
import type { PointColumns } from './points.ts';
import { SealedPart } from './sealed-part.ts';
import type { SeriesPart } from './source.ts';

const sealed = (points: PointColumns): SeriesPart =>
  new SealedPart(new MemorySource(partBytes([[1, [sortPoints(points)]]])), nodeCodec).series(1)!;

function expectMerged(parts: readonly PointColumns[], tail?: PointColumns): readonly PointColumns[] {
  const portions = [...mergeSeries(parts.map(sealed), tail)];
  const found = concatPoints(portions);
  const plain = sortPoints(concatPoints(tail === undefined ? parts : [...parts, tail]));
  expect(found.steps).toEqual(plain.steps);
  expect(found.timesMs).toEqual(plain.timesMs);
  expect(bitsOf(found.values)).toEqual(bitsOf(plain.values));
  for (const portion of portions) expect(portion.values.length).toBeGreaterThan(0);
  return portions;
}

const regular = (count: number, from: number, stride: number, seed: number): PointColumns => {
  const points = curve({ count, stride, jitterMs: 0, seed, value: (_, gauss) => gauss() });
  return { ...points, steps: points.steps.map((step) => step + from), timesMs: points.timesMs.map((t) => t + from) };
};

describe('mergeSeries', () => {
  it('is the sort of all that arrived', () => {
    fc.assert(
      fc.property(
        fc.array(anyPoints(50), { maxLength: 6 }),
        fc.option(anyPoints(50), { nil: undefined }),
        (parts, tail) => {
          expectMerged(parts, tail);
        },
      ),
      { numRuns: 300 },
    );
  });

  it('keeps the order of arrival of points at one place', () => {
    const at = (value: number): PointColumns => ({
      steps: Float64Array.of(1, 1, 2),
      timesMs: Float64Array.of(5, 5, 5),
      values: Float64Array.of(value, value + 0.1, value + 0.2),
    });
    const merged = concatPoints([...mergeSeries([sealed(at(1)), sealed(at(2))], at(3))]);
    expect([...merged.values]).toEqual([1, 1.1, 2, 2.1, 3, 3.1, 1.2, 2.2, 3.2]);
  });

  it('interleaves parts longer than a page', () => {
    const portions = expectMerged(
      [regular(70_000, 0, 2, 1), regular(70_000, 1, 2, 2), regular(3000, 50_000, 1, 3)],
      regular(2000, 139_000, 1, 4),
    );
    for (const portion of portions) expect(portion.values.length).toBeLessThanOrEqual(65_536);
  });

  it('takes a tail of many pages whole, by itself and behind parts', () => {
    expectMerged([], regular(200_000, 0, 1, 1));
    const portions = expectMerged([regular(1000, 0, 1, 1), regular(70_000, 1000, 1, 2)], regular(200_000, 500, 1, 3));
    for (const portion of portions) expect(portion.values.length).toBeLessThanOrEqual(65_536);
  });

  it('passes pages on as they are where parts follow each other', () => {
    const parts = [regular(70_000, 0, 1, 1), regular(1000, 70_000, 1, 2), regular(66_000, 71_000, 1, 3)];
    const portions = expectMerged(parts);
    expect(portions.map(({ values }) => values.length)).toEqual([65_536, 4464, 1000, 65_536, 464]);
  });
});
