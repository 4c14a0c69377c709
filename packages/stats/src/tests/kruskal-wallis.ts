import { rank } from '../ranking/ranks.ts';
import { chiSquareSurvival } from '../special/chi-square.ts';
import { groupsOf } from './groups.ts';

export interface KruskalWallisResult {
  /** Corrected for ties. */
  readonly h: number;
  readonly df: number;
  readonly pValue: number;
}

/**
 * W. H. Kruskal and W. A. Wallis's test (JASA 47, 1952), by its chi-square limit: do the groups lie alike? All values the same: h = 0, p = 1. Fewer than two
 * groups or an empty one: InvalidInput.
 */
export function kruskalWallis(groups: readonly ArrayLike<number>[]): KruskalWallisResult {
  const samples = groupsOf(groups, 1);
  const all = Float64Array.from(samples.flatMap((values) => [...values]));
  const n = all.length;
  const { ranks, ties } = rank(all);
  const df = samples.length - 1;
  const correction = 1 - ties / (n ** 3 - n);
  if (!(correction > 0)) return { h: 0, df, pValue: 1 };
  let sum = 0;
  let at = 0;
  for (const { length } of samples) {
    const rankSum = ranks.subarray(at, at + length).reduce((a, b) => a + b, 0);
    sum += rankSum ** 2 / length;
    at += length;
  }
  const h = Math.max(0, ((12 / (n * (n + 1))) * sum - 3 * (n + 1)) / correction);
  return { h, df, pValue: chiSquareSurvival(h, df) };
}
