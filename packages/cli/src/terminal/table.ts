import { paint } from './paint.ts';
import { middleEllipsis, textWidth } from './printable.ts';
import type { Paint } from './paint.ts';
import type { Terminal } from './terminal.ts';

export interface Column {
  readonly title: string;
  readonly align?: 'left' | 'right';
  /** Never shortened: a text that is copied from the table, such as an id. */
  readonly whole?: boolean;
  /** The colour of a cell; its text is already printable. */
  readonly colour?: (cell: string) => Paint | undefined;
}

export type Row = readonly string[];

const gap = '  ';
const leastWidth = 6;

/**
 * Prints a table that fits the terminal: the widest columns are shortened in the middle first, down to six columns
 * each; what even then has no room is left out from the right, and said. Cells hold printable text.
 */
export function printTable(terminal: Terminal, columns: readonly Column[], rows: readonly Row[]): void {
  const natural = columns.map(({ title }, i) =>
    Math.max(textWidth(title), ...rows.map((row) => textWidth(row[i] ?? ''))),
  );
  const widths = fitWidths(natural, columns, terminal.width);
  const line = (row: Row, kind?: Paint): string => {
    const cells = widths.map((width, i) => {
      const { align, colour } = columns[i] ?? { title: '' };
      const text = middleEllipsis(row[i] ?? '', width);
      const blank = ' '.repeat(width - textWidth(text));
      const chosen = kind ?? colour?.(row[i] ?? '');
      const painted = chosen === undefined ? text : paint(terminal, chosen, text);
      return align === 'right' ? blank + painted : painted + blank;
    });
    return cells.join(gap).trimEnd();
  };
  terminal.print(
    line(
      columns.map(({ title }) => title),
      'dim',
    ),
  );
  for (const row of rows) terminal.print(line(row));
  const hidden = columns.slice(widths.length).map(({ title }) => title);
  if (hidden.length > 0)
    terminal.note(`No room for: ${hidden.join(', ')}. A wider terminal, --columns or --json shows them.`);
}

/** Widths of the columns that have room, from the left. */
function fitWidths(natural: readonly number[], columns: readonly Column[], room: number): readonly number[] {
  const least = natural.map((width, i) => (columns[i]?.whole === true ? width : Math.min(width, leastWidth)));
  let count = natural.length;
  const needed = (widths: readonly number[]): number =>
    widths.slice(0, count).reduce((sum, width) => sum + width, 0) + gap.length * (count - 1);
  while (count > 1 && needed(least) > room) count--;
  const widths = natural.slice(0, count);
  for (let excess = needed(widths) - room; excess > 0; excess--) {
    const widest = widths.reduce(
      (best, width, i) => (width > (least[i] ?? 0) && width > (widths[best] ?? 0) ? i : best),
      -1,
    );
    const at = widest >= 0 ? widest : widths.findIndex((width, i) => width > (least[i] ?? 0));
    if (at < 0) break;
    widths[at] = (widths[at] ?? 0) - 1;
  }
  return widths;
}
