import { lossAt, type Losses } from './losses.ts';

/**
 * How much room each point has on its front (Deb et al. 2002): the sum over objectives of the distance between its two neighbours, as
 * a share of the objective's range. Infinity for the ends. `points` are those of one front.
 */
export function crowdingDistances(points: readonly Losses[]): Float64Array {
  const distances = new Float64Array(points.length);
  const objectives = points[0]?.length ?? 0;
  for (let k = 0; k < objectives; k++) {
    const loss = (i: number | undefined): number => lossAt(points[i ?? 0] ?? [], k);
    const order = points.map((_, i) => i).sort((i, j) => (loss(i) < loss(j) ? -1 : loss(i) > loss(j) ? 1 : i - j));
    const first = order[0];
    const last = order.at(-1);
    if (first === undefined || last === undefined) continue;
    const range = loss(last) - loss(first);
    // All alike, or not a number: this objective says nothing.
    if (!(range > 0)) continue;
    distances[first] = Infinity;
    distances[last] = Infinity;
    for (let at = 1; at < order.length - 1; at++) {
      const i = order[at] ?? 0;
      const gap = loss(order[at + 1]) - loss(order[at - 1]);
      const share = gap === range ? 1 : gap / range;
      if (share > 0) distances[i] = (distances[i] ?? 0) + share;
    }
  }
  return distances;
}
