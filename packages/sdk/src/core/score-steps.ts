import type { OneAgainstRest } from './classified.ts';

/**
 * What a falling threshold takes in: after step i, all items with a score of at least `thresholds[i]` count as positive,
 * of which `truePositives[i]` are and `falsePositives[i]` are not. Items of equal score enter in one step.
 */
export interface ScoreSteps {
  readonly thresholds: Float64Array;
  readonly truePositives: Float64Array;
  readonly falsePositives: Float64Array;
  readonly positives: number;
  readonly negatives: number;
}

/** O(n log n) in the number of items. */
export function scoreSteps({ positive, scores }: OneAgainstRest): ScoreSteps {
  const order = Uint32Array.from(scores.keys()).sort((a, b) => (scores[b] ?? 0) - (scores[a] ?? 0));
  const thresholds: number[] = [];
  const truePositives: number[] = [];
  const falsePositives: number[] = [];
  let hits = 0;
  for (let i = 0; i < order.length; i++) {
    const item = order[i] ?? 0;
    hits += positive[item] ?? 0;
    const next = order[i + 1];
    if (next !== undefined && scores[next] === scores[item]) continue;
    thresholds.push(scores[item] ?? 0);
    truePositives.push(hits);
    falsePositives.push(i + 1 - hits);
  }
  return {
    thresholds: Float64Array.from(thresholds),
    truePositives: Float64Array.from(truePositives),
    falsePositives: Float64Array.from(falsePositives),
    positives: hits,
    negatives: scores.length - hits,
  };
}

const mostPoints = 5_000;

/** At most 5,000 of the indices 0…count - 1, evenly spread, the first and the last among them: what a chart is given. */
export function spread(count: number): readonly number[] {
  if (count <= mostPoints) return Array.from({ length: count }, (_, i) => i);
  return Array.from({ length: mostPoints }, (_, i) => Math.round((i * (count - 1)) / (mostPoints - 1)));
}
