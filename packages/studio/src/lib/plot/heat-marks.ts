import { formatCount } from '../format/format-number.ts';
import type { ClassFigures, HeatData, Sums } from './heat-cells.ts';
import type { Box, Mark, PlotLook, Size } from './mark.ts';
import { shortText } from './short-text.ts';

export interface HeatLayout {
  readonly box: Box;
  /** Where columns and rows begin, and where the last one ends; whole pixels, so that no seam shows. */
  readonly edgesX: readonly number[];
  readonly edgesY: readonly number[];
  readonly cellWidth: number;
  readonly cellHeight: number;
  /** Names of columns are written upwards. */
  readonly isTurned: boolean;
  /** From the cells down to the end of the columns' names. */
  readonly namesPx: number;
  readonly hasFigures: boolean;
  readonly keyLeft: number;
}

export const shortPercent = new Intl.NumberFormat('en', { style: 'percent', maximumFractionDigits: 0 });

const mostLabelPx = 120;
const mostCellPx = 84;
const figureColumnPx = 58;
const figureRowPx = 18;
const topPx = 22;
const keyPx = 66;

export function heatLayout({ rows, columns }: HeatData, isConfusion: boolean, size: Size, look: PlotLook): HeatLayout {
  const labelPx = (labels: readonly string[]): number =>
    Math.min(mostLabelPx, Math.max(12, ...labels.map(look.widthOf)));
  // Figures are left out where there is no room to read them.
  const hasFigures = isConfusion && rows.length * 13 < size.height - 80;
  const left = Math.round(24 + Math.max(labelPx(rows), hasFigures ? look.widthOf('precision') : 0) + 8);
  const besidePx = hasFigures ? 2 * figureColumnPx : 0;
  const cellWidth = Math.min(mostCellPx, Math.max(2, (size.width - left - keyPx - besidePx) / columns.length));
  const isTurned = columns.some((label) => look.widthOf(label) > cellWidth - 4);
  const namesPx = isTurned ? labelPx(columns) + 8 : 20;
  const footPx = namesPx + 18 + (hasFigures ? figureRowPx : 0);
  const cellHeight = Math.min(mostCellPx * 0.6, Math.max(2, (size.height - footPx - topPx) / rows.length));
  const edges = (from: number, cell: number, count: number): readonly number[] =>
    Array.from({ length: count + 1 }, (_, i) => Math.round(from + i * cell));
  const box = { left, top: topPx, width: cellWidth * columns.length, height: cellHeight * rows.length };
  return {
    box,
    edgesX: edges(left, cellWidth, columns.length),
    edgesY: edges(topPx, cellHeight, rows.length),
    cellWidth,
    cellHeight,
    isTurned,
    namesPx,
    hasFigures,
    keyLeft: left + box.width + 14 + besidePx,
  };
}

/** Names of rows and columns, as many as have room, and what they are. */
export function labelMarks(
  { rows, columns, rowTitle, columnTitle }: HeatData,
  layout: HeatLayout,
  look: PlotLook,
): readonly Mark[] {
  const { box, cellWidth, cellHeight, isTurned, namesPx, hasFigures } = layout;
  const bottom = box.top + box.height;
  const everyRow = Math.ceil(12 / cellHeight);
  const everyColumn = isTurned ? Math.ceil(12 / cellWidth) : 1;
  const name = (text: string): string => shortText(text, mostLabelPx, look.widthOf);
  const rowNames = rows.flatMap((label, row): Mark[] =>
    row % everyRow === 0
      ? [
          {
            kind: 'text',
            x: box.left - 6,
            y: box.top + (row + 0.5) * cellHeight,
            text: name(label),
            colour: look.muted,
            align: 'end',
          },
        ]
      : [],
  );
  const columnNames = columns.flatMap((label, column): Mark[] =>
    column % everyColumn === 0
      ? [
          {
            kind: 'text',
            x: box.left + (column + 0.5) * cellWidth,
            y: bottom + (isTurned ? 6 : 11),
            text: name(label),
            colour: look.muted,
            align: isTurned ? 'end' : 'center',
            isTurned,
          },
        ]
      : [],
  );
  const titleY = bottom + namesPx + (hasFigures ? figureRowPx : 0) + 8;
  return [
    ...rowNames,
    ...columnNames,
    {
      kind: 'text',
      x: 9,
      y: box.top + box.height / 2,
      text: shortText(rowTitle, box.height, look.widthOf),
      colour: look.text,
      align: 'center',
      isTurned: true,
    },
    { kind: 'text', x: box.left + box.width / 2, y: titleY, text: columnTitle, colour: look.text, align: 'center' },
  ];
}

/** Items and recall of each true class at the right, precision of each predicted one below. */
export function figureMarks(
  { precision, recall }: ClassFigures,
  { ofRows }: Sums,
  layout: HeatLayout,
  look: PlotLook,
): readonly Mark[] {
  const { box, cellWidth, cellHeight, namesPx, hasFigures } = layout;
  if (!hasFigures) return [];
  const textOf = (value: number | null | undefined): string =>
    typeof value === 'number' ? shortPercent.format(value) : '–';
  const at = (x: number, y: number, text: string, colour: string): Mark => ({
    kind: 'text',
    x,
    y,
    text,
    colour,
    align: 'center',
  });
  const columnX = (place: number): number => box.left + box.width + figureColumnPx * (place + 0.5);
  const [countX, recallX] = [columnX(0), columnX(1)];
  const y = box.top + box.height + namesPx + figureRowPx / 2 - 2;
  const fits = Math.max(...precision.map((value) => look.widthOf(textOf(value)))) + 2 <= cellWidth;
  return [
    at(countX, 11, 'items', look.text),
    at(recallX, 11, 'recall', look.text),
    ...recall.flatMap((value, row) => {
      const rowY = box.top + (row + 0.5) * cellHeight;
      return [
        at(countX, rowY, formatCount(ofRows[row] ?? 0), look.muted),
        at(recallX, rowY, textOf(value), look.muted),
      ];
    }),
    ...(fits
      ? precision.map((value, column) => at(box.left + (column + 0.5) * cellWidth, y, textOf(value), look.muted))
      : []),
    ...(fits
      ? [{ kind: 'text', x: box.left - 6, y, text: 'precision', colour: look.text, align: 'end' } satisfies Mark]
      : []),
  ];
}
