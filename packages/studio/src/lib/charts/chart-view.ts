import type { AxisScale, XRange } from '../view-state/line-settings.ts';
import { symlogThreshold, valueAt, type ScaleSpan } from './axis-scale.ts';
import { isBucketed, pointsIn, rowFrom, type CurveData } from './curve-data.ts';
import { formatCount, countOf, formatNumber } from '../format/format-number.ts';

export interface ViewQuestion {
  readonly curves: readonly CurveData[];
  /** What is zoomed to; all where undefined. */
  readonly range: XRange | undefined;
  /** The whole axis, where it is known; that of the rows where not. */
  readonly extent: XRange | undefined;
  readonly yRange: XRange | undefined;
  readonly xScale: AxisScale;
  readonly yScale: AxisScale;
}

export interface ChartView {
  readonly x: ScaleSpan;
  readonly y: ScaleSpan;
  /** Whether values of 0 and less are marked below the plot. */
  readonly hasStrip: boolean;
  /** What the axes leave out or bend, in words. */
  readonly notes: readonly string[];
}

const padding = 0.06;

/** The axes of a chart: what is zoomed to, or all; upright as far as the rows in view reach. O(rows). */
export function chartView(question: ViewQuestion): ChartView {
  const { curves, xScale, yScale } = question;
  const x = xSpan(question);
  const seen = curves.map((curve) => ({ curve, from: rowFrom(curve.x, x.from), to: rowBehind(curve.x, x.to) }));
  const notes: string[] = [];
  if (xScale === 'log') {
    const left = curves.reduce(
      (sum, curve) => sum + (curve.outside ?? 0) + countUntil(curve, rowBehind(curve.x, 0)),
      0,
    );
    if (left > 0) notes.push(`${countOf(left, 'point')} at x ≤ 0`);
  }
  const below = yScale === 'log' ? countBelow(seen) : undefined;
  if (below !== undefined && below.curves > 0)
    notes.push(
      `${below.isExact ? '' : 'at least '}${countOf(below.values, 'value')} ≤ 0 of ${countOf(below.curves, 'curve')}`,
    );
  const y = ySpan(seen, question);
  if (x.kind === 'symlog') notes.push(`x linear within ±${formatNumber(x.threshold)}`);
  if (y.kind === 'symlog') notes.push(`linear within ±${formatNumber(y.threshold)}`);
  return { x, y, hasStrip: below !== undefined && below.curves > 0, notes };
}

interface Seen {
  readonly curve: CurveData;
  readonly from: number;
  readonly to: number;
}

function xSpan({ curves, range, extent, xScale }: ViewQuestion): ScaleSpan {
  let [from, to] = range === undefined ? [extent?.from, extent?.to] : [range.from, range.to];
  if (from === undefined || to === undefined || (xScale === 'log' && from <= 0)) {
    let [low, high] = [Infinity, -Infinity];
    for (const { x } of curves) {
      low = Math.min(low, x[xScale === 'log' ? rowBehind(x, 0) : 0] ?? Infinity);
      high = Math.max(high, x.at(-1) ?? -Infinity);
    }
    from = low;
    to ??= high;
  }
  if (!(from <= to)) [from, to] = xScale === 'log' ? [1, 10] : [0, 1];
  if (from === to) [from, to] = xScale === 'log' ? [from / 2, to * 2] : [from - 1, to + 1];
  return { kind: xScale, from, to, threshold: xScale === 'symlog' ? xThreshold(curves, to - from) : 1 };
}

/** Up to where a symlog x axis is linear: no nearer to 0 than rows stand from each other, where it could spread nothing. */
function xThreshold(curves: readonly CurveData[], length: number): number {
  const rows = curves.reduce((most, { x }) => Math.max(most, x.length), 1);
  const distance = 10 ** Math.round(Math.log10(length / rows));
  return Math.min(distance, symlogThreshold(curves.flatMap(({ x }) => Array.from(x))));
}

function ySpan(seen: readonly Seen[], { yScale, yRange }: ViewQuestion): ScaleSpan {
  let [low, high] = [Infinity, -Infinity];
  for (const { curve, from, to } of seen) {
    for (let i = from; i < to; i++) {
      const [least, greatest] = [curve.min[i] ?? Number.NaN, curve.max[i] ?? Number.NaN];
      if (yScale === 'log') {
        const mean = curve.mean?.[i] ?? Number.NaN;
        for (const value of [least, mean, greatest]) if (value > 0 && value < low) low = value;
      } else if (least < low) low = least;
      if (greatest > high) high = greatest;
    }
  }
  const threshold = yScale === 'symlog' ? symlogThreshold(sizesOf(seen)) : 1;
  if (yRange !== undefined && (yScale !== 'log' || yRange.from > 0)) return { kind: yScale, ...yRange, threshold };
  if (!(low <= high)) return { kind: yScale, from: yScale === 'log' ? 0.1 : 0, to: 1, threshold };
  if (yScale !== 'linear' && low < high) {
    const whole: ScaleSpan = { kind: yScale, from: low, to: high, threshold };
    const least = yScale === 'log' ? Number.MIN_VALUE : -Number.MAX_VALUE;
    const [from, to] = [valueAt(whole, -padding), valueAt(whole, 1 + padding)];
    return { ...whole, from: Math.max(least, from), to: Math.min(Number.MAX_VALUE, to) };
  }
  if (yScale === 'log') return { kind: yScale, from: low / 2, to: Math.min(Number.MAX_VALUE, high * 2), threshold };
  const pad = low === high ? Math.abs(low) * 0.1 || 1 : (high / 2 - low / 2) * 2 * padding;
  // Where the axis would be longer than the greatest number, what lies beyond its ends is cut off.
  const most = Number.isFinite(high - low + 2 * pad) ? Number.MAX_VALUE : Number.MAX_VALUE / 2;
  return { kind: yScale, from: Math.max(-most, low - pad), to: Math.min(most, high + pad), threshold };
}

function* sizesOf(seen: readonly Seen[]): Iterable<number> {
  for (const { curve, from, to } of seen)
    for (let i = from; i < to; i++) {
      yield curve.min[i] ?? Number.NaN;
      yield curve.max[i] ?? Number.NaN;
    }
}

/** Values of 0 and less: of a bucket that has both, one at least. */
function countBelow(seen: readonly Seen[]): { values: number; curves: number; isExact: boolean } {
  let [values, curves, isExact] = [0, 0, true];
  for (const { curve, from, to } of seen) {
    const before = values;
    for (let i = from; i < to; i++) {
      if (!((curve.min[i] ?? 1) <= 0)) continue;
      const finite = (curve.count?.[i] ?? 1) - (curve.nonFinite?.[i] ?? 0);
      const isAll = (curve.max[i] ?? 1) <= 0;
      values += isAll ? finite : 1;
      if (!isAll && finite > 2) isExact = false;
      if (curve.isSnapped || curve.count === undefined) isExact = false;
    }
    if (values > before) curves++;
  }
  return { values, curves, isExact };
}

function countUntil({ count }: CurveData, row: number): number {
  let total = 0;
  for (let i = 0; i < row; i++) total += count?.[i] ?? 1;
  return total;
}

/** The first row behind a place. */
function rowBehind(x: Float64Array, at: number): number {
  let row = rowFrom(x, at);
  while (row < x.length && x[row] === at) row++;
  return row;
}

/** What a caption says of how many points became how many rows. */
export function pointsText(
  curves: readonly CurveData[],
  grid: { readonly buckets: number },
  isZoomed: boolean,
): string {
  const isCounted = curves.every(({ count }) => count !== undefined);
  const points = countOf(
    curves.reduce((sum, curve) => sum + pointsIn(curve), 0),
    'point',
  );
  if (!curves.some(isBucketed)) return points;
  const of = isCounted || !isZoomed ? ` of ${points}` : '';
  return `${formatCount(grid.buckets)} buckets${of}, min and max exact`;
}
