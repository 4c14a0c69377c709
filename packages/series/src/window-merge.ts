import { comparePlaces, slicePoints } from './order.ts';
import type { PointColumns } from './points.ts';
import { endOfPlace, firstOfPlace } from './window-place.ts';
import type { Place } from './window-place.ts';

interface Head {
  readonly rest: Iterator<PointColumns>;
  points: PointColumns;
  at: number;
}

/**
 * Streams of portions, each in (step, time) order, as one; of points at one place those of an earlier stream come first.
 * Portions that overlap with no other stream pass as they are. Holds one portion of each stream.
 */
export function* mergePortions(streams: readonly Iterator<PointColumns>[]): Generator<PointColumns> {
  const heads: Head[] = [];
  for (const rest of streams) {
    const { value, done } = rest.next();
    if (done !== true) heads.push({ rest, points: value, at: 0 });
  }
  while (heads.length > 0) {
    const [first, second] = leastTwo(heads);
    const head = heads[first];
    if (head === undefined) return;
    const { points, at } = head;
    const rival = heads[second];
    // A rival that arrived earlier has its points of a place first.
    const bound = rival && (second < first ? firstOfPlace : endOfPlace)(points, placeOf(rival));
    const end = bound ?? points.values.length;
    yield slicePoints(points, at, end);
    head.at = end;
    if (end < points.values.length) continue;
    const { value, done } = head.rest.next();
    if (done === true) heads.splice(first, 1);
    else Object.assign(head, { points: value, at: 0 });
  }
}

const placeOf = ({ points, at }: Head): Place => ({
  step: points.steps[at] ?? Number.NaN,
  timeMs: points.timesMs[at] ?? Number.NaN,
});

/** Indices of the heads with the least place and the next; of equal ones the earlier comes first. -1: there is none. */
function leastTwo(heads: readonly Head[]): [number, number] {
  let [first, second] = [-1, -1];
  const before = (i: number, other: number): boolean => {
    const [a, b] = [heads[i], heads[other]];
    if (a === undefined || b === undefined) return b === undefined;
    const [p, q] = [placeOf(a), placeOf(b)];
    return comparePlaces(p.step, p.timeMs, q.step, q.timeMs) < 0;
  };
  for (let i = 0; i < heads.length; i++) {
    if (before(i, first)) [first, second] = [i, first];
    else if (before(i, second)) second = i;
  }
  return [first, second];
}
