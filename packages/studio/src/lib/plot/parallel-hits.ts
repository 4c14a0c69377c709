import type { Place } from './mark.ts';
import { textOnAxis } from './parallel-axes.ts';
import type { ParallelData, ParallelGeometry } from './parallel-geometry.ts';
import { stepInOrder, type PlotHits } from './plot.ts';
import { once } from './point-hits.ts';

/** Lines to be pointed at; `rows` are those that can be. */
export function lineHits(
  { ids, labels }: ParallelData,
  { axes, points, look, colours, colourOf, gapPx }: ParallelGeometry,
  rows: Uint32Array,
): PlotHits {
  const per = axes.length;
  const placeOfRow = once(() => new Map(Array.from(rows, (row, i) => [ids[row] ?? '', i])));
  return {
    count: rows.length,
    at: (place) => nearestLine(points, per, rows, place, axes[0]?.x ?? 0, gapPx),
    step: (from, key) => stepInOrder(rows.length, from, key),
    placeOf: (index) => {
      const at = ((rows[index] ?? 0) * per + (per - 1)) * 2;
      return { x: points[at] ?? 0, y: points[at + 1] ?? 0 };
    },
    marksOf: (index) => {
      const row = rows[index] ?? 0;
      const line = pointsOf(points, [row], per);
      return [
        { kind: 'path', points: line, stroke: look.ground, widthPx: 6, opacity: 0.8 },
        { kind: 'path', points: line, stroke: colours[colourOf[row] ?? 0] ?? '', widthPx: 3 },
      ];
    },
    readOut: (index) => {
      const row = rows[index] ?? 0;
      return {
        title: labels[row] ?? '',
        rows: axes.map(({ placed }) => ({ label: placed.axis.column.title, value: textOnAxis(placed.axis, row) })),
      };
    },
    idOf: (index) => ids[rows[index] ?? 0],
    indexOf: (id) => placeOfRow().get(id),
  };
}

const reachPx = 6;

/** Which of the lines passes next to a place, by the height at its x. */
function nearestLine(
  points: Float32Array,
  per: number,
  rows: Uint32Array,
  { x, y }: Place,
  firstX: number,
  gapPx: number,
): number | undefined {
  const along = per > 1 ? (x - firstX) / gapPx : 0;
  if (along < -0.05 || along > per - 1 + 0.05) return undefined;
  const from = Math.min(Math.max(0, per - 2), Math.max(0, Math.floor(along)));
  const share = Math.min(1, Math.max(0, along - from));
  const next = per > 1 ? 2 : 0;
  let [found, least]: [number | undefined, number] = [undefined, reachPx];
  for (let i = 0; i < rows.length; i++) {
    const at = ((rows[i] ?? 0) * per + from) * 2 + 1;
    const height = (points[at] ?? 0) * (1 - share) + (points[at + next] ?? 0) * share;
    const away = Math.abs(height - y);
    if (away < least) [found, least] = [i, away];
  }
  return found;
}

/** The places of some of the lines. */
export function pointsOf(points: Float32Array, rows: ArrayLike<number>, per: number): Float32Array {
  const chosen = new Float32Array(rows.length * per * 2);
  for (let i = 0; i < rows.length; i++) {
    const from = (rows[i] ?? 0) * per * 2;
    chosen.set(points.subarray(from, from + per * 2), i * per * 2);
  }
  return chosen;
}
