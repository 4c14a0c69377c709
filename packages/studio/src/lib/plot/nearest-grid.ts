import type { Place } from './mark.ts';

/**
 * Finds the nearest of many points within a reach, exactly. Points are sorted into square cells as wide as the reach, so
 * that nine cells hold all that can be near: O(n) to make, and a few points to look at for each search.
 */
export function nearestGrid(
  x: ArrayLike<number>,
  y: ArrayLike<number>,
  reachPx: number,
): (place: Place) => number | undefined {
  const count = x.length;
  let [left, top, right, bottom] = [Infinity, Infinity, -Infinity, -Infinity];
  for (let i = 0; i < count; i++) {
    const [atX = 0, atY = 0] = [x[i], y[i]];
    if (atX < left) left = atX;
    if (atX > right) right = atX;
    if (atY < top) top = atY;
    if (atY > bottom) bottom = atY;
  }
  if (count === 0) return () => undefined;
  const cellPx = Math.max(reachPx, (right - left) / 500, (bottom - top) / 500);
  const columns = Math.floor((right - left) / cellPx) + 1;
  const rows = Math.floor((bottom - top) / cellPx) + 1;
  const columnOf = (px: number): number => Math.floor((px - left) / cellPx);
  const rowOf = (px: number): number => Math.floor((px - top) / cellPx);
  const cellOf = (i: number): number => rowOf(y[i] ?? 0) * columns + columnOf(x[i] ?? 0);
  // Where each cell's points begin in the list of all.
  const starts = new Uint32Array(columns * rows + 1);
  for (let i = 0; i < count; i++) starts[cellOf(i) + 1] = (starts[cellOf(i) + 1] ?? 0) + 1;
  for (let cell = 0; cell < columns * rows; cell++) starts[cell + 1] = (starts[cell + 1] ?? 0) + (starts[cell] ?? 0);
  const next = starts.slice();
  const points = new Uint32Array(count);
  for (let i = 0; i < count; i++) {
    const cell = cellOf(i);
    const at = next[cell] ?? 0;
    points[at] = i;
    next[cell] = at + 1;
  }
  return (place) => {
    let [found, least]: [number | undefined, number] = [undefined, reachPx];
    const [column, row] = [columnOf(place.x), rowOf(place.y)];
    for (let r = Math.max(0, row - 1); r <= Math.min(rows - 1, row + 1); r++) {
      for (let c = Math.max(0, column - 1); c <= Math.min(columns - 1, column + 1); c++) {
        const cell = r * columns + c;
        for (let at = starts[cell] ?? 0; at < (starts[cell + 1] ?? 0); at++) {
          const i = points[at] ?? 0;
          const away = Math.hypot((x[i] ?? 0) - place.x, (y[i] ?? 0) - place.y);
          if (away <= least) [found, least] = [i, away];
        }
      }
    }
    return found;
  };
}
