import { dominates } from './dominance.ts';
import { lexicographicOrder, type Losses } from './losses.ts';

/**
 * For each point the front that it stands on: 0 for points that no other dominates, 1 for those that only points of rank 0 dominate, and so on.
 * With `violations` (see `totalViolation`) by constrained domination (Deb et al. 2002, 10.1109/4235.996017): feasible points
 * first, then the others by violation alone.
 *
 * Points in lexicographic order are put on the first front that does not dominate them, found by binary search (Zhang et al.
 * 2015, 10.1109/TEVC.2014.2308305). O(n log n) for one and two objectives, O(n²) at worst for more.
 */
export function nonDominationRanks(points: readonly Losses[], violations?: ArrayLike<number>): Int32Array {
  const ranks = new Int32Array(points.length);
  const feasible: number[] = [];
  const infeasible: number[] = [];
  for (let i = 0; i < points.length; i++) (violationOf(violations, i) > 0 ? infeasible : feasible).push(i);
  let fronts = rankFeasible(points, feasible, ranks);
  infeasible.sort((i, j) => compare(violationOf(violations, i), violationOf(violations, j)) || i - j);
  let before = NaN;
  for (const i of infeasible) {
    const violation = violationOf(violations, i);
    if (violation !== before) fronts++;
    before = violation;
    ranks[i] = fronts - 1;
  }
  return ranks;
}

/** Writes the ranks of those named by `among`; answers the number of fronts. */
function rankFeasible(points: readonly Losses[], among: readonly number[], ranks: Int32Array): number {
  const fronts: number[][] = [];
  for (const i of lexicographicOrder(points, among)) {
    const point = points[i] ?? [];
    let from = 0;
    let to = fronts.length;
    while (from < to) {
      const middle = (from + to) >> 1;
      if (isDominatedBy(points, fronts[middle] ?? [], point)) from = middle + 1;
      else to = middle;
    }
    ranks[i] = from;
    const front = fronts[from];
    if (front === undefined) fronts.push([i]);
    else front.push(i);
  }
  return fronts.length;
}

/** `front` is in lexicographic order and before `point` in it. */
function isDominatedBy(points: readonly Losses[], front: readonly number[], point: Losses): boolean {
  // With two objectives the front's latest point has the least second loss, so that it decides alone.
  const last = point.length <= 2 ? front.length - 1 : 0;
  for (let k = front.length - 1; k >= last; k--) if (dominates(points[front[k] ?? 0] ?? [], point)) return true;
  return false;
}

const violationOf = (violations: ArrayLike<number> | undefined, index: number): number => {
  const violation = violations?.[index] ?? 0;
  return Number.isNaN(violation) ? Infinity : violation;
};

const compare = (a: number, b: number): number => (a < b ? -1 : a > b ? 1 : 0);

/** The indices of the points that no other dominates, in lexicographic order. Equal points are all there. */
export function paretoFront(points: readonly Losses[]): number[] {
  const front: number[] = [];
  for (const i of lexicographicOrder(points)) if (!isDominatedBy(points, front, points[i] ?? [])) front.push(i);
  return front;
}
