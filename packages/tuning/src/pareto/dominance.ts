import { lossAt, type Losses } from './losses.ts';

/** Whether `a` is nowhere worse than `b` and somewhere better. Equal points do not dominate each other. */
export function dominates(a: Losses, b: Losses): boolean {
  let isBetter = false;
  for (let k = 0; k < a.length; k++) {
    const x = lossAt(a, k);
    const y = lossAt(b, k);
    if (x > y) return false;
    if (x < y) isBetter = true;
  }
  return isBetter;
}

/** How far a trial is from being feasible: the sum of what its constraints exceed 0 by. 0 is feasible; NaN counts as infinitely far. */
export function totalViolation(constraints: ArrayLike<number>): number {
  let sum = 0;
  for (let i = 0; i < constraints.length; i++) {
    const constraint = constraints[i] ?? NaN;
    if (Number.isNaN(constraint)) return Infinity;
    sum += Math.max(0, constraint);
  }
  return sum;
}
