import type { Place } from './mark.ts';
import { nearestGrid } from './nearest-grid.ts';
import type { PlotHits, StepKey } from './plot.ts';

type Found = Pick<PlotHits, 'count' | 'at' | 'step' | 'placeOf'>;

/**
 * Points to be pointed at: the nearest within `reachPx`, and steps through them from left to right or from below
 * upwards. Everything is made when it is first asked for.
 */
export function pointHits(x: ArrayLike<number>, y: ArrayLike<number>, reachPx = 24): Found {
  const count = x.length;
  const placeOf = (index: number): Place => ({ x: x[index] ?? 0, y: y[index] ?? 0 });
  const nearest = once(() => nearestGrid(x, y, reachPx));
  const byX = once(() => stepsOf(count, (a, b) => (x[a] ?? 0) - (x[b] ?? 0) || a - b));
  const byY = once(() => stepsOf(count, (a, b) => (y[b] ?? 0) - (y[a] ?? 0) || a - b));
  return {
    count,
    placeOf,
    at: (place) => nearest()(place),
    step: (from, key) => stepIn(key === 'up' || key === 'down' ? byY() : byX(), from, key),
  };
}

interface Steps {
  readonly order: Uint32Array;
  /** Where each item stands in the order. */
  readonly rank: Uint32Array;
}

function stepsOf(count: number, compare: (a: number, b: number) => number): Steps {
  const order = Uint32Array.from({ length: count }, (_, i) => i).sort(compare);
  const rank = new Uint32Array(count);
  order.forEach((item, place) => (rank[item] = place));
  return { order, rank };
}

function stepIn({ order, rank }: Steps, from: number | undefined, key: StepKey): number | undefined {
  if (from === undefined || key === 'first') return order[0];
  if (key === 'last') return order[order.length - 1];
  const next = (rank[from] ?? 0) + (key === 'right' || key === 'up' ? 1 : -1);
  return order[Math.min(order.length - 1, Math.max(0, next))];
}

/** A value that is made when it is first asked for. */
export function once<T>(make: () => T): () => T {
  let made: { readonly value: T } | undefined;
  return () => {
    made ??= { value: make() };
    return made.value;
  };
}
