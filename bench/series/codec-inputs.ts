import type { PointColumns } from '@assay/series';
import { seededRandom } from '../support/random.ts';
import { float64Noise, trainingCurve } from '../support/training-curve.ts';

/** A kind of series, with what its points may take on disk, summaries included. */
export interface CodecInput {
  readonly name: string;
  readonly points: PointColumns;
  readonly aimBytes?: number;
}

const firstTimeMs = 1_790_000_000_000;

const valuesOf: Readonly<Record<string, { values: (seed: number) => () => number; aimBytes?: number }>> = {
  'float32 curve': { values: trainingCurve, aimBytes: 4.5 },
  'float32 noise': { values: (seed) => mapped(seededRandom(seed), Math.fround) },
  'float64 noise': { values: float64Noise, aimBytes: 8.5 },
  constant: { values: () => () => 0.001 },
  counter: { values: () => counter() },
};

/** Each kind of value with steps of a second each, and with steps of a second, up to 20 ms more or less. */
export function codecInputs(count: number): CodecInput[] {
  return Object.entries(valuesOf).flatMap(([kind, { values, aimBytes }]) =>
    ['even', 'wavering'].map((pace) => {
      const points = series(values(7), pace === 'wavering', count);
      return { name: `${kind}, ${pace} times`, points, ...(aimBytes !== undefined && { aimBytes }) };
    }),
  );
}

function series(value: () => number, wavering: boolean, count: number): PointColumns {
  const random = seededRandom(11);
  let timeMs = firstTimeMs;
  const next = (): number => (timeMs += wavering ? 980 + Math.floor(random() * 41) : 1000);
  return {
    steps: Float64Array.from({ length: count }, (_, i) => i),
    timesMs: Float64Array.from({ length: count }, next),
    values: Float64Array.from({ length: count }, () => value()),
  };
}

const mapped = (next: () => number, map: (value: number) => number) => (): number => map(next());

function counter(): () => number {
  let count = 0;
  return () => (count += 32);
}
