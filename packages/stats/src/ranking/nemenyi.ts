import { invalidInput } from '@assay/base';
import { studentizedRangeQuantile, studentizedRangeSurvival } from '../special/studentized-range.ts';

/**
 * The critical difference of P. B. Nemenyi's test (1963) as in J. Demšar, JMLR 7 (2006): two of `treatments` differ at level alpha when their average ranks over `blocks` are this far
 * apart. Fewer than two of either: InvalidInput.
 */
export function nemenyiCriticalDifference(treatments: number, blocks: number, alpha = 0.05): number {
  check(treatments, blocks);
  if (!(alpha > 0 && alpha < 1)) throw invalidInput('alpha', `expected within 0 and 1, got ${alpha}`);
  return (studentizedRangeQuantile(1 - alpha, treatments, Infinity) / Math.SQRT2) * standardError(treatments, blocks);
}

/** By pair of treatments: the p-value that they differ, all pairs compared at once. 1 on the diagonal. */
export function nemenyi(averageRanks: readonly number[], blocks: number): readonly (readonly number[])[] {
  const treatments = averageRanks.length;
  check(treatments, blocks);
  const unit = standardError(treatments, blocks) / Math.SQRT2;
  return averageRanks.map((a) =>
    averageRanks.map((b) => studentizedRangeSurvival(Math.abs(a - b) / unit, treatments, Infinity)),
  );
}

/**
 * The bars of a critical-difference diagram: the largest sets of neighbours in rank (places in `averageRanks`, best first) whose ranks are not further apart than the critical difference. Sets of
 * one are left out.
 */
export function cliquesWithin(
  averageRanks: readonly number[],
  criticalDifference: number,
): readonly (readonly number[])[] {
  const order = [...averageRanks.keys()].sort((a, b) => (averageRanks[a] as number) - (averageRanks[b] as number));
  const at = (i: number): number => averageRanks[order[i] as number] as number;
  const cliques: number[][] = [];
  let reached = 0;
  for (let start = 0; start < order.length; start++) {
    let end = start + 1;
    while (end < order.length && at(end) - at(start) <= criticalDifference) end++;
    if (end - start > 1 && end > reached) cliques.push(order.slice(start, end));
    reached = Math.max(reached, end);
  }
  return cliques;
}

const standardError = (treatments: number, blocks: number): number =>
  Math.sqrt((treatments * (treatments + 1)) / (6 * blocks));

function check(treatments: number, blocks: number): void {
  if (!(treatments >= 2 && blocks >= 2)) throw invalidInput('', 'nemenyi: expected at least 2 treatments and 2 blocks');
}
