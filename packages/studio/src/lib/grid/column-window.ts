/** The columns that are (in part) seen: the first and the one after the last, of columns that begin at `startsPx` and end at `endPx`. */
export function columnWindow(
  startsPx: readonly number[],
  endPx: number,
  leftPx: number,
  rightPx: number,
): readonly [from: number, to: number] {
  let from = 0;
  while (from < startsPx.length - 1 && (startsPx[from + 1] ?? endPx) <= leftPx) from++;
  let to = from;
  while (to < startsPx.length && (startsPx[to] ?? endPx) < rightPx) to++;
  return [from, to];
}

/** Where each column begins if they stand side by side. */
export function columnStarts(widthsPx: readonly number[]): {
  readonly startsPx: readonly number[];
  readonly endPx: number;
} {
  const startsPx: number[] = [];
  let endPx = 0;
  for (const width of widthsPx) {
    startsPx.push(endPx);
    endPx += width;
  }
  return { startsPx, endPx };
}
