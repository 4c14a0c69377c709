/*
 * Line numbers in rising order: those with a hit, those of one stream.
 */

/** How many of them are less than the line: the place of the first that is not. */
export function placeOfLine(lines: readonly number[], line: number): number {
  let [low, high] = [0, lines.length];
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((lines[middle] ?? 0) < line) low = middle + 1;
    else high = middle;
  }
  return low;
}

export const hasLine = (lines: readonly number[], line: number): boolean => lines[placeOfLine(lines, line)] === line;

/** The nearest of them after the line, or before it; from the other end again where there is none. */
export function nextLine(
  lines: readonly number[],
  line: number,
  direction: 'forward' | 'backward',
): number | undefined {
  return direction === 'forward'
    ? (lines[placeOfLine(lines, line + 1)] ?? lines[0])
    : (lines[placeOfLine(lines, line) - 1] ?? lines.at(-1));
}

/** Where the lines lie in a strip of `heightPx` that stands for the whole log: the pixels that hold any, each once, from the top. */
export function stripPixels(lines: readonly number[], lineCount: number, heightPx: number): readonly number[] {
  const pixels: number[] = [];
  for (const line of lines) {
    const pixel = Math.min(heightPx - 1, Math.floor((line / lineCount) * heightPx));
    if (pixel !== pixels.at(-1)) pixels.push(pixel);
  }
  return pixels;
}
