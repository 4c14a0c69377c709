import { rowFrom, type CurveData } from './curve-data.ts';
import { traceBand, traceDots, traceLine, traceSpikes, traceTicks, type Pen, type Place, type Rows } from './trace.ts';

/** How the spread of a curve's rows is shown: an area with its edges, an area alone, or a line that runs through all extremes. */
export type SpreadLook = 'band' | 'area' | 'spikes' | 'none';

export interface DrawnCurve {
  readonly data: CurveData;
  readonly spread: SpreadLook;
  readonly smoothed: Float64Array | undefined;
}

/** One path and how it is drawn, in the curve's colour. */
export interface Stroke<P> {
  readonly pen: P;
  readonly isFilled: boolean;
  readonly widthPx: number;
  readonly alpha: number;
  /** Whether the curve's dashes apply. */
  readonly isLine: boolean;
}

export interface StrokeOptions<P> {
  readonly newPen: () => P;
  readonly place: Place;
  /** What is seen of the x axis. */
  readonly from: number;
  readonly to: number;
  readonly widthPx: number;
  /** Where rows with values of 0 and less are marked, top and bottom; of a logarithmic axis only. */
  readonly strip: readonly [number, number] | undefined;
}

const faint = 0.25;
/** With fewer points than one to so many pixels each of them is seen. */
const pxPerDot = 14;

/** The paths of a curve, from back to front. O(rows in view). */
export function curveStrokes<P extends Pen>(curve: DrawnCurve, options: StrokeOptions<P>): Stroke<P>[] {
  const { data, spread, smoothed } = curve;
  const { newPen, place, strip } = options;
  const rows = rowsInView(data, options);
  const strokes: Stroke<P>[] = [];
  const add = (trace: (pen: P) => void, look: Partial<Omit<Stroke<P>, 'pen'>>): void => {
    const pen = newPen();
    trace(pen);
    strokes.push({ pen, isFilled: false, widthPx: 1.5, alpha: 1, isLine: false, ...look });
  };
  const { x, min, max, mean } = data;
  const raw = smoothed === undefined ? 1 : faint;
  const hasSpread = hasSpreadIn(data, rows);
  const addSpread = (look: SpreadLook): void => {
    if (look === 'spikes') add((pen) => traceSpikes(pen, data, place, rows), { widthPx: 1, alpha: 0.4 });
    if (look === 'band' || look === 'area')
      add((pen) => traceBand(pen, data, place, rows), { isFilled: true, alpha: 0.2 });
    if (look !== 'band') return;
    // The band of a lone spike is thinner than a pixel: its edges make it seen.
    for (const edge of [min, max]) add((pen) => traceLine(pen, x, edge, place, rows), { widthPx: 1, alpha: 0.45 });
  };
  if (mean === undefined) {
    add((pen) => traceSpikes(pen, data, place, rows), { widthPx: 1.25, alpha: raw, isLine: true });
  } else {
    if (hasSpread) addSpread(spread);
    add((pen) => traceLine(pen, x, mean, place, rows), { alpha: raw, isLine: true });
  }
  const isSparse = (rows.to - rows.from) * pxPerDot < options.widthPx;
  add((pen) => traceDots(pen, x, mean ?? max, place, rows, isSparse), { widthPx: 4.5, alpha: raw });
  if (smoothed !== undefined) add((pen) => traceLine(pen, x, smoothed, place, rows), { widthPx: 1.75, isLine: true });
  const { nonFinite } = data;
  const isSpoiled = (row: number): boolean => (nonFinite?.[row] ?? 0) > 0 || Number.isNaN(min[row]);
  add((pen) => traceTicks(pen, x, place, rows, isSpoiled, [place.floorPx - 6, place.floorPx]), { widthPx: 1.5 });
  if (strip !== undefined) {
    const isBelow = (row: number): boolean => (min[row] ?? 1) <= 0;
    add((pen) => traceTicks(pen, x, place, rows, isBelow, strip), { widthPx: 1.5 });
  }
  return strokes;
}

/** So much more than what is seen, of its width, is made on both sides: a chart can be moved that far before it is made anew. */
export const marginShare = 0.25;

function rowsInView({ x }: CurveData, { from, to, place, widthPx }: StrokeOptions<Pen>): Rows {
  const margin = marginShare * widthPx;
  let [first, last] = [rowFrom(x, from), rowFrom(x, to)];
  while (first > 0 && place.x(x[first - 1] ?? 0) > -margin) first--;
  while (last < x.length && place.x(x[last] ?? 0) < widthPx + margin) last++;
  // What is drawn must reach the edges.
  return { from: Math.max(0, first - 1), to: Math.min(x.length, last + 1) };
}

function hasSpreadIn({ min, max }: CurveData, rows: Rows): boolean {
  for (let i = rows.from; i < rows.to; i++) if ((min[i] ?? 0) < (max[i] ?? 0)) return true;
  return false;
}
