export type Goal = 'minimise' | 'maximise';

/**
 * The items that no other is better than in one value and at least as good as in the other, by rising x. Of items with
 * both values equal the first stands for all. O(n log n).
 */
export function paretoFront(x: ArrayLike<number>, y: ArrayLike<number>, goalX: Goal, goalY: Goal): readonly number[] {
  const [signX, signY] = [goalX === 'minimise' ? 1 : -1, goalY === 'minimise' ? 1 : -1];
  const costX = (i: number): number => signX * (x[i] ?? 0);
  const costY = (i: number): number => signY * (y[i] ?? 0);
  const order = Array.from({ length: x.length }, (_, i) => i).sort(
    (a, b) => costX(a) - costX(b) || costY(a) - costY(b) || a - b,
  );
  let best = Number.POSITIVE_INFINITY;
  const front = order.filter((i) => {
    if (!(costY(i) < best)) return false;
    best = costY(i);
    return true;
  });
  return goalX === 'minimise' ? front : front.toReversed();
}
