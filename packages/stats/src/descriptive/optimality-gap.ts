import { sample } from './sample.ts';

/** How far scores stay below `goal` on average, those above it counting as reached (R. Agarwal et al., NeurIPS 2021). No value: InvalidInput. */
export function optimalityGap(scores: ArrayLike<number>, goal = 1): number {
  const all = sample(scores, 'scores');
  return all.reduce((sum, score) => sum + Math.max(0, goal - score), 0) / all.length;
}
