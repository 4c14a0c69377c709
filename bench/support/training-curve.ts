import { seededRandom } from './random.ts';

/**
 * Values as a training loop logs them: a loss that falls and wavers, worked out in float32 (`tensor.item()`), so that every
 * value is a float32 and its decimal text is long.
 */
export function trainingCurve(seed: number): () => number {
  const random = seededRandom(seed);
  const floor = 0.05 + random() * 0.3;
  const span = 1 + random() * 3;
  const pace = 0.002 + random() * 0.01;
  const noise = 0.01 + random() * 0.04;
  let step = 0;
  let drift = 0;
  return () => {
    drift = 0.98 * drift + (random() - 0.5) * noise;
    const trend = floor + span / (1 + pace * step++);
    return Math.fround(trend + drift + (random() - 0.5) * noise);
  };
}

/** Values with all bits of a float64 in use: what no codec can make much smaller. */
export function float64Noise(seed: number): () => number {
  const random = seededRandom(seed);
  return () => random() + random() * 2 ** -32;
}
