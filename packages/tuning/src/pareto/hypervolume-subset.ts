import { volumeInside } from './hypervolume.ts';
import { lexicographicOrder, lossAt, type Losses } from './losses.ts';

/**
 * The indices of `count` points whose joint hypervolume is large, chosen one by one: each time the point that adds the most, of equals
 * the first. Within 1 - 1/e of the best subset (Guerreiro, Fonseca and Paquete 2016, 10.1162/EVCO_a_00159). `points` do not
 * dominate each other; those with an infinite loss are taken last. O(count × n) for two objectives; for more, points are
 * weighed again only where they could still win.
 */
export function hypervolumeSubset(points: readonly Losses[], reference: Losses, count: number): number[] {
  const finite: number[] = [];
  const infinite: number[] = [];
  for (const [i, point] of points.entries()) (isFinite(point) ? finite : infinite).push(i);
  const wanted = Math.min(count, finite.length);
  const chosen =
    reference.length === 2
      ? chooseInPlane(points, finite, reference, wanted)
      : choose(points, finite, reference, wanted);
  return [...chosen, ...infinite.slice(0, Math.max(0, count - chosen.length))];
}

const isFinite = (point: Losses): boolean =>
  Array.from(point, (_, k) => lossAt(point, k)).every((loss) => Number.isFinite(loss));

/** A box between the chosen neighbours: only they bound what a point of a front in the plane adds. */
function chooseInPlane(
  points: readonly Losses[],
  among: readonly number[],
  reference: Losses,
  count: number,
): number[] {
  const order = lexicographicOrder(points, among);
  const right = Float64Array.from(order, () => lossAt(reference, 0));
  const top = Float64Array.from(order, () => lossAt(reference, 1));
  const isTaken = new Uint8Array(order.length);
  const chosen: number[] = [];
  while (chosen.length < count) {
    let best = -1;
    let most = -Infinity;
    for (let at = 0; at < order.length; at++) {
      if (isTaken[at] === 1) continue;
      const point = points[order[at] ?? 0] ?? [];
      const width = (right[at] ?? 0) - lossAt(point, 0);
      const height = (top[at] ?? 0) - lossAt(point, 1);
      const gain = width > 0 && height > 0 ? width * height : 0;
      if (gain > most || (gain === most && (order[at] ?? 0) < (order[best] ?? 0))) {
        most = gain;
        best = at;
      }
    }
    isTaken[best] = 1;
    const index = order[best] ?? 0;
    chosen.push(index);
    const x = lossAt(points[index] ?? [], 0);
    const y = lossAt(points[index] ?? [], 1);
    for (let at = 0; at < best; at++) right[at] = Math.min(right[at] ?? x, x);
    for (let at = best + 1; at < order.length; at++) top[at] = Math.min(top[at] ?? y, y);
  }
  return chosen;
}

/** What a point adds can only fall as others are chosen (Minoux's lazy greedy, 1978): an old figure is a bound. */
function choose(points: readonly Losses[], among: readonly number[], reference: Losses, count: number): number[] {
  const left = among.map((index) => {
    const point = Float64Array.from(reference, (bound, k) => Math.min(lossAt(points[index] ?? [], k), bound));
    const box = volumeInside([point], reference);
    return { index, point, box, gain: box, since: 0 };
  });
  const taken: Float64Array[] = [];
  const chosen: number[] = [];
  while (chosen.length < count) {
    left.sort((a, b) => b.gain - a.gain || a.index - b.index);
    let best = -1;
    for (const [at, candidate] of left.entries()) {
      const leader = left[best];
      if (leader !== undefined && candidate.gain < leader.gain) break;
      if (candidate.since < chosen.length) {
        candidate.gain =
          candidate.box -
          volumeInside(
            taken.map((other) => worseOf(other, candidate.point)),
            reference,
          );
        candidate.since = chosen.length;
      }
      if (leader === undefined || isBefore(candidate, leader)) best = at;
    }
    const [winner] = left.splice(best, 1);
    if (winner === undefined) break;
    chosen.push(winner.index);
    taken.push(winner.point);
  }
  return chosen;
}

/** What two boxes share is the box of the worse in each objective. */
function worseOf(a: Float64Array, b: Float64Array): Float64Array {
  const worse = new Float64Array(a.length);
  for (let k = 0; k < a.length; k++) worse[k] = Math.max(a[k] ?? 0, b[k] ?? 0);
  return worse;
}

interface Candidate {
  readonly index: number;
  readonly gain: number;
}

const isBefore = (a: Candidate, b: Candidate): boolean => a.gain > b.gain || (a.gain === b.gain && a.index < b.index);
