import type { NumberColumn } from './curve-data.ts';

/** Takes up lines: a path of a canvas, or a writer of SVG. */
export interface Pen {
  moveTo(x: number, y: number): void;
  lineTo(x: number, y: number): void;
}

/** Where values stand, in pixels. NaN for what has no place on the axis. */
export interface Place {
  readonly x: (value: number) => number;
  readonly y: (value: number) => number;
  /** The lower edge of what is drawn: there ends what goes on below the axis. */
  readonly floorPx: number;
}

/** Rows from `from`, before `to`. */
export interface Rows {
  readonly from: number;
  readonly to: number;
}

/** A line through values, broken where one has no place. */
export function traceLine(pen: Pen, x: Float64Array, values: NumberColumn, place: Place, rows: Rows): void {
  let isBroken = true;
  for (let i = rows.from; i < rows.to; i++) {
    const y = place.y(values[i] ?? Number.NaN);
    if (!Number.isFinite(y)) {
      isBroken = true;
      continue;
    }
    const at = place.x(x[i] ?? 0);
    if (isBroken) pen.moveTo(at, y);
    else pen.lineTo(at, y);
    isBroken = false;
  }
}

interface Spread {
  readonly x: Float64Array;
  readonly min: NumberColumn;
  readonly max: NumberColumn;
}

/**
 * A line through the least and greatest value of each row, the one first that is nearer to where the line is: no value that stands
 * out is passed over, however many points a row holds.
 */
export function traceSpikes(pen: Pen, { x, min, max }: Spread, place: Place, rows: Rows): void {
  let before = Number.NaN;
  for (let i = rows.from; i < rows.to; i++) {
    const high = place.y(max[i] ?? Number.NaN);
    const lowest = place.y(min[i] ?? Number.NaN);
    if (!Number.isFinite(high)) {
      before = Number.NaN;
      continue;
    }
    const low = Number.isFinite(lowest) ? lowest : place.floorPx;
    const at = place.x(x[i] ?? 0);
    const isLowFirst = Math.abs(low - before) < Math.abs(high - before);
    const [first, last] = isLowFirst ? [low, high] : [high, low];
    if (Number.isNaN(before)) pen.moveTo(at, first);
    else pen.lineTo(at, first);
    if (last !== first) pen.lineTo(at, last);
    before = last;
  }
}

/** The outline of what lies between the least and greatest values, one closed piece for each stretch without a gap. */
export function traceBand(pen: Pen, { x, min, max }: Spread, place: Place, rows: Rows): void {
  let start = -1;
  for (let i = rows.from; i <= rows.to; i++) {
    const isThere = i < rows.to && Number.isFinite(place.y(max[i] ?? Number.NaN));
    if (isThere && start === -1) start = i;
    if (isThere || start === -1) continue;
    for (let j = start; j < i; j++) {
      const [at, y] = [place.x(x[j] ?? 0), place.y(max[j] ?? 0)];
      if (j === start) pen.moveTo(at, y);
      else pen.lineTo(at, y);
    }
    for (let j = i - 1; j >= start; j--) {
      const y = place.y(min[j] ?? Number.NaN);
      pen.lineTo(place.x(x[j] ?? 0), Number.isFinite(y) ? y : place.floorPx);
    }
    start = -1;
  }
}

/** Dots (by round ends of hardly any length) at the values that no line reaches, or at all of them. */
export function traceDots(
  pen: Pen,
  x: Float64Array,
  values: NumberColumn,
  place: Place,
  rows: Rows,
  all: boolean,
): void {
  const isThere = (i: number): boolean =>
    i >= rows.from && i < rows.to && Number.isFinite(place.y(values[i] ?? Number.NaN));
  for (let i = rows.from; i < rows.to; i++) {
    if (!isThere(i) || (!all && (isThere(i - 1) || isThere(i + 1)))) continue;
    const [at, y] = [place.x(x[i] ?? 0), place.y(values[i] ?? 0)];
    pen.moveTo(at, y);
    pen.lineTo(at + 0.01, y);
  }
}

/** Short upright lines along the foot of the chart, at the rows that `wanted` names. */
export function traceTicks(
  pen: Pen,
  x: Float64Array,
  place: Place,
  rows: Rows,
  wanted: (row: number) => boolean,
  px: readonly [number, number],
): void {
  for (let i = rows.from; i < rows.to; i++) {
    if (!wanted(i)) continue;
    const at = place.x(x[i] ?? 0);
    pen.moveTo(at, px[0]);
    pen.lineTo(at, px[1]);
  }
}
