import { seededRandom } from '../support/random.ts';
import { trainingCurve } from '../support/training-curve.ts';

export interface BenchPoint {
  readonly name: string;
  readonly value: number;
  readonly step: number;
  readonly timeMs: number;
}

/** Steps have eight digits and times thirteen, so that a body of text keeps its length when they move on. */
export const firstStep = 10_000_000;
export const firstTimeMs = 1_790_000_000_000;

export const batchNames = [
  'train/loss',
  'train/accuracy',
  'train/grad_norm',
  'train/learning_rate',
  'val/loss',
  'val/accuracy',
  'val/f1',
  'val/auc',
  'throughput/tokens',
  'throughput/seconds',
] as const;

/** How far a series moves on from one batch to the next. */
export interface Stride {
  readonly steps: number;
  readonly ms: number;
}

/** From step to step, about. */
export const msPerStep = 1000;

/** A step takes a second, up to 20 ms more or less. */
export const nextTimeMs = (timeMs: number, random: () => number): number =>
  timeMs + msPerStep - 20 + Math.floor(random() * 41);

/** Every name once a step, step by step: what a training loop logs with one call each. */
export function batchPoints(seed: number, names: readonly string[], steps: number): BenchPoint[] {
  const curves = names.map((_, index) => trainingCurve(seed * 1009 + index));
  const random = seededRandom(seed);
  let timeMs = firstTimeMs;
  return Array.from({ length: steps }, (_, i) => i).flatMap((i) => {
    timeMs = nextTimeMs(timeMs, random);
    return names.map((name, index) => ({ name, value: curves[index]?.() ?? 0, step: firstStep + i, timeMs }));
  });
}
