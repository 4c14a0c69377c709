import { pointBatch } from '@assay/series';
import type { PointColumns, SeriesSource } from '@assay/series';
import fc from 'fast-check';
import { MemoryPart } from './memory-part.ts';

/** A source told in few numbers, so that a failing one can be read and shrunk. */
export interface SourceShape {
  readonly seed: number;
  readonly parts: readonly { readonly count: number; readonly back: number }[];
  readonly tail: number;
  readonly chunksOfPage: number;
  readonly steps: 'regular' | 'few' | 'sparse' | 'none' | 'mixed';
  readonly times: 'ascending' | 'equal' | 'falling' | 'noisy';
  readonly values: 'walk' | 'noise' | 'level' | 'spoiled' | 'lost';
}

export const sourceShape = (maxPoints: number): fc.Arbitrary<SourceShape> =>
  fc.record({
    seed: fc.nat(),
    parts: fc.array(
      fc.record({ count: fc.integer({ min: 1, max: maxPoints }), back: fc.constantFrom(0, 0, 0, 10, 700) }),
      { maxLength: 3 },
    ),
    tail: fc.nat(200),
    chunksOfPage: fc.constantFrom(1, 2, 3, 3),
    steps: fc.constantFrom('regular', 'regular', 'few', 'sparse', 'none', 'mixed'),
    times: fc.constantFrom('ascending', 'ascending', 'equal', 'falling', 'noisy'),
    values: fc.constantFrom('walk', 'noise', 'level', 'spoiled', 'lost'),
  });

export interface MemorySource extends SeriesSource {
  readonly parts: readonly MemoryPart[];
}

/** Parts that continue one another, or begin `back` points before the end of the one before. */
export function sourceOf(shape: SourceShape): MemorySource {
  const random = generator(shape.seed);
  let at = 0;
  let timeMs = 1_000;
  let walk = 0;
  const stepOf = (n: number): number | null => {
    switch (shape.steps) {
      case 'regular':
        return n * 3;
      case 'few':
        return Math.floor(n / 40);
      case 'sparse':
        return n * 2 + (random() < 0.02 ? Math.floor(random() * 5_000) : 0);
      case 'none':
        return null;
      case 'mixed':
        return random() < 0.5 ? null : n;
    }
  };
  const nextTime = (): number => {
    if (shape.times === 'ascending') timeMs += Math.floor(random() * 3);
    if (shape.times === 'falling' && random() < 0.001) timeMs -= 40;
    else if (shape.times === 'falling') timeMs += 1;
    return shape.times === 'noisy' ? Math.floor(random() * 3_000) : timeMs;
  };
  const nextValue = (): number => {
    walk += random() - 0.5;
    if (shape.values === 'walk') return walk;
    if (shape.values === 'level') return 0.1;
    if (shape.values === 'lost') return random() < 0.99 ? Number.NaN : 1;
    const spoiled = shape.values === 'spoiled' && random() < 0.1;
    return spoiled ? ([Number.NaN, Infinity, -Infinity, -0, 1e308, -1e308][Math.floor(random() * 6)] ?? 0) : random();
  };
  const points = (count: number): PointColumns =>
    pointBatch(
      Array.from({ length: count }, () => ({ name: 'm', step: stepOf(at++), timeMs: nextTime(), value: nextValue() })),
    );
  const parts = shape.parts.map(({ count, back }) => {
    at = Math.max(0, at - back);
    timeMs = Math.max(0, timeMs - back);
    return new MemoryPart(points(count), shape.chunksOfPage);
  });
  return { parts, tail: points(shape.tail) };
}

/** Mulberry32: small, seeded, good enough for tests. */
export function generator(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  };
}
