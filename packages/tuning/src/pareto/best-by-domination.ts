import { hypervolumeSubset } from './hypervolume-subset.ts';
import { lossAt, type Losses } from './losses.ts';
import { nonDominationRanks } from './non-domination-ranks.ts';

/**
 * The indices of the `count` best points of several objectives: whole fronts as long as they fit, then of the next the points that add
 * the most hypervolume (MOTPE's split, Ozaki et al. 2022, 10.1613/jair.1.13188). That front's reference point is, in each objective,
 * the larger of 1.1 and 0.9 times its worst loss (`1e-12` in place of 0). In ascending order.
 */
export function bestByDomination(points: readonly Losses[], count: number, violations?: ArrayLike<number>): number[] {
  if (count <= 0) return [];
  const ranks = nonDominationRanks(points, violations);
  const fronts: number[][] = [];
  for (const [i, rank] of ranks.entries()) (fronts[rank] ??= []).push(i);
  const best: number[] = [];
  for (const front of fronts) {
    const room = count - best.length;
    if (front.length > room) {
      const members = front.map((i) => points[i] ?? []);
      for (const at of hypervolumeSubset(members, referenceOf(members), room)) best.push(front[at] ?? 0);
      break;
    }
    best.push(...front);
  }
  return best.sort((a, b) => a - b);
}

/** A little beyond the worst of each objective; what is infinite does not count. */
export function referenceOf(points: readonly Losses[]): number[] {
  return Array.from(points[0] ?? [], (_, k) => {
    let worst = -Infinity;
    for (const point of points) {
      const loss = lossAt(point, k);
      if (loss !== Infinity) worst = Math.max(worst, loss);
    }
    if (!Number.isFinite(worst)) return 0;
    return worst === 0 ? 1e-12 : Math.max(1.1 * worst, 0.9 * worst);
  });
}
