/** What is minimised, one number an objective. NaN counts as +Infinity: it is worse than any number. */
export type Losses = ArrayLike<number>;

export const lossAt = (losses: Losses, objective: number): number => {
  const loss = losses[objective] ?? Infinity;
  return Number.isNaN(loss) ? Infinity : loss;
};

/** By the first objective, where equal by the second, and so on. */
export function compareLosses(a: Losses, b: Losses): number {
  for (let k = 0; k < a.length; k++) {
    const x = lossAt(a, k);
    const y = lossAt(b, k);
    if (x < y) return -1;
    if (x > y) return 1;
  }
  return 0;
}

/** The indices of the points, in the order of `compareLosses`; equal ones by index. */
export function lexicographicOrder(points: readonly Losses[], among?: ArrayLike<number>): number[] {
  const order = among === undefined ? points.map((_, i) => i) : Array.from(among);
  return order.sort((i, j) => compareLosses(points[i] ?? [], points[j] ?? []) || i - j);
}
