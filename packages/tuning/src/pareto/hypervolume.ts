import { invalidInput } from '@assay/base';
import { lossAt, type Losses } from './losses.ts';
import { paretoFront } from './non-domination-ranks.ts';

/**
 * The volume of what the points dominate, up to the reference point (all minimised). Exact: a sweep for two and three objectives;
 * for more, the exclusive volumes of the points in turn, each a problem with one objective less (While, Bradstreet and Barone
 * 2012, 10.1109/TEVC.2010.2077298). Points that are not better than the reference in every objective add nothing; no
 * points have volume 0. Infinite where a point is -Infinity or the reference +Infinity.
 */
export function hypervolume(points: readonly Losses[], reference: Losses): number {
  const dimensions = reference.length;
  if (dimensions === 0) throw invalidInput('reference', 'expected one number an objective');
  for (let k = 0; k < dimensions; k++)
    if (Number.isNaN(reference[k] ?? NaN)) throw invalidInput(`reference[${k}]`, 'expected a number, got NaN');
  const inside: Float64Array[] = [];
  for (const [i, point] of points.entries()) {
    if (point.length !== dimensions)
      throw invalidInput(`points[${i}]`, `expected ${dimensions} numbers, as the reference has, got ${point.length}`);
    const losses = Float64Array.from({ length: dimensions }, (_, k) => lossAt(point, k));
    if (!losses.every((loss, k) => loss < (reference[k] ?? NaN))) continue;
    if (losses.some((loss, k) => loss === -Infinity || reference[k] === Infinity)) return Infinity;
    inside.push(losses);
  }
  return volumeInside(inside, reference);
}

/** The same, of finite points that are nowhere beyond the reference. */
export function volumeInside(points: readonly Float64Array[], reference: Losses): number {
  // What is dominated would be met again in every sub-problem.
  const front = reference.length > 3 ? paretoFront(points).flatMap((i) => points[i] ?? []) : points;
  return volumeOf(front, reference, reference.length);
}

/** Looks at the first `dimensions` losses. All points are inside of the reference, and finite. */
function volumeOf(points: readonly Float64Array[], reference: Losses, dimensions: number): number {
  const single = points[0];
  if (single === undefined) return 0;
  if (points.length === 1) return boxOf(single, reference, dimensions);
  if (dimensions === 1)
    return lossAt(reference, 0) - points.reduce((least, p) => Math.min(least, lossAt(p, 0)), Infinity);
  if (dimensions === 2) return areaOf(points, reference);
  if (dimensions === 3) return sweep(points, reference);
  const last = dimensions - 1;
  const order = points.toSorted((a, b) => lossAt(b, last) - lossAt(a, last));
  let volume = 0;
  for (const [i, point] of order.entries()) {
    // All that follow are as good in the last objective, so that what they take away of this one's box is as deep as the box.
    const limited = order.slice(i + 1).map((other) => {
      const held = other.slice(0, last);
      for (let k = 0; k < last; k++) held[k] = Math.max(lossAt(other, k), lossAt(point, k));
      return held;
    });
    // The sweep over three objectives passes over what is dominated by itself.
    const front = last > 3 ? paretoFront(limited).flatMap((index) => limited[index] ?? []) : limited;
    const alone = boxOf(point, reference, last) - volumeOf(front, reference, last);
    volume += alone * (lossAt(reference, last) - lossAt(point, last));
  }
  return volume;
}

function boxOf(point: Losses, reference: Losses, dimensions: number): number {
  let volume = 1;
  for (let k = 0; k < dimensions; k++) volume *= lossAt(reference, k) - lossAt(point, k);
  return volume;
}

function areaOf(points: readonly Float64Array[], reference: Losses): number {
  const order = points.toSorted((a, b) => lossAt(a, 0) - lossAt(b, 0));
  let area = 0;
  let height = lossAt(reference, 1);
  for (const point of order) {
    const y = lossAt(point, 1);
    if (y >= height) continue;
    area += (lossAt(reference, 0) - lossAt(point, 0)) * (height - y);
    height = y;
  }
  return area;
}

/** Slabs of the third objective, over the stairs of what has been met so far. */
function sweep(points: readonly Float64Array[], reference: Losses): number {
  const order = points.toSorted((a, b) => lossAt(a, 2) - lossAt(b, 2));
  const right = lossAt(reference, 0);
  const top = lossAt(reference, 1);
  // The stairs: x rising, y falling.
  const xs: number[] = [];
  const ys: number[] = [];
  let area = 0;
  let volume = 0;
  let floor = 0;
  for (const point of order) {
    const x = lossAt(point, 0);
    const y = lossAt(point, 1);
    const z = lossAt(point, 2);
    volume += area * (z - floor);
    floor = z;
    let at = lowerBound(xs, x);
    if (at > 0 && (ys[at - 1] ?? top) <= y) continue;
    if (xs[at] === x && (ys[at] ?? top) <= y) continue;
    const first = at;
    let height = at > 0 ? (ys[at - 1] ?? top) : top;
    let from = x;
    // Steps that stand over the new point are taken away; the area gains what lies between them and it.
    while (at < xs.length && (ys[at] ?? top) >= y) {
      area += ((xs[at] ?? right) - from) * (height - y);
      from = xs[at] ?? right;
      height = ys[at] ?? top;
      at++;
    }
    area += ((xs[at] ?? right) - from) * (height - y);
    xs.splice(first, at - first, x);
    ys.splice(first, at - first, y);
  }
  return volume + area * (lossAt(reference, 2) - floor);
}

function lowerBound(sorted: readonly number[], value: number): number {
  let from = 0;
  let to = sorted.length;
  while (from < to) {
    const middle = (from + to) >> 1;
    if ((sorted[middle] ?? Infinity) < value) from = middle + 1;
    else to = middle;
  }
  return from;
}
