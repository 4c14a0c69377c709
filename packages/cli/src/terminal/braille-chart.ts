import { numberText } from './number-text.ts';
import { textWidth } from './printable.ts';

/** What a column of dots shows: the least and greatest value there, and the last one. */
export interface ChartColumn {
  readonly min: number;
  readonly max: number;
  readonly last: number;
}

export interface BrailleChartOptions {
  /** Columns of the terminal that the chart may take, its scale included. */
  readonly width: number;
  readonly height: number;
  /** What stands below the left and right end. */
  readonly xLabels: readonly [string, string];
}

/** Dots of a braille cell by [column][row]; the character is U+2800 plus the sum of its dots. */
const dots = [
  [0x01, 0x02, 0x04, 0x40],
  [0x08, 0x10, 0x20, 0x80],
] as const;

/** How many columns of dots a chart of some width has room for, its scale taking `scaleWidth` columns. */
export const dotColumns = (width: number, scaleWidth = 12): number => Math.max(8, (width - scaleWidth) * 2);

/**
 * A chart of one curve in braille characters, two by four dots each. Column i of the curve fills the dots from its min
 * to its max, so a spike is seen however many points share a column, and neighbours are joined. `null` is a gap.
 */
export function brailleChart(
  columns: readonly (ChartColumn | null)[],
  options: BrailleChartOptions,
): readonly string[] {
  const present = columns.filter((column) => column !== null);
  if (present.length === 0) return [];
  const least = Math.min(...present.map(({ min }) => min));
  const greatest = Math.max(...present.map(({ max }) => max));
  const dotRows = options.height * 4;
  const span = greatest - least;
  const rowOf = (value: number): number =>
    span === 0 ? Math.floor(dotRows / 2) : Math.round(((greatest - value) / span) * (dotRows - 1));

  const cellColumns = Math.ceil(columns.length / 2);
  const cells = Array.from({ length: options.height }, () => new Uint8Array(cellColumns));
  const fill = (column: number, from: number, to: number): void => {
    for (let row = from; row <= to; row++) {
      const line = cells[row >> 2];
      if (line !== undefined) line[column >> 1] = (line[column >> 1] ?? 0) | (dots[column & 1 ? 1 : 0][row & 3] ?? 0);
    }
  };
  let before: number | undefined;
  for (const [index, column] of columns.entries()) {
    if (column === null) continue;
    const top = rowOf(column.max);
    const bottom = rowOf(column.min);
    // Reaches for where the curve came from.
    fill(
      index,
      before === undefined ? top : Math.min(top, before + 1),
      before === undefined ? bottom : Math.max(bottom, before - 1),
    );
    before = rowOf(column.last);
  }

  const scale = [numberText(greatest), numberText(least)];
  const scaleWidth = Math.max(...scale.map(textWidth));
  const lines = cells.map((line, row) => {
    const label = row === 0 ? (scale[0] ?? '') : row === options.height - 1 ? (scale[1] ?? '') : '';
    return `${label.padStart(scaleWidth)} ┤${String.fromCharCode(...Array.from(line, (cell) => 0x2800 + cell))}`;
  });
  const [left, right] = options.xLabels;
  const blank = Math.max(1, cellColumns - textWidth(left) - textWidth(right));
  return [...lines, `${' '.repeat(scaleWidth)}  ${left}${' '.repeat(blank)}${right}`];
}
