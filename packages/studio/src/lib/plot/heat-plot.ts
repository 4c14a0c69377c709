import { divergingColour } from '../charts/diverging-colour.ts';
import type { CellColour } from '../charts/ramp.ts';
import { sequentialColour } from '../charts/sequential-colour.ts';
import type { ChartTable } from '../export-chart/chart-table.ts';
import { countOf, formatNumber } from '../format/format-number.ts';
import { extentOfValues } from './axis-scale.ts';
import { outline } from './bar-plot.ts';
import {
  cellValue,
  classFigures,
  sumsOf,
  type ClassFigures,
  type HeatData,
  type Normalisation,
  type Sums,
} from './heat-cells.ts';
import { figureMarks, heatLayout, labelMarks, shortPercent } from './heat-marks.ts';
import { rampMarks } from './key-marks.ts';
import type { Mark, PlotLook, Size } from './mark.ts';
import type { ChartWords, Plot, ReadOutRow, StepKey } from './plot.ts';

export interface Heat {
  readonly data: HeatData;
  readonly by: Normalisation;
  readonly sums: Sums;
  readonly figures: ClassFigures | undefined;
  /** Of the values as they are shown. */
  readonly extent: readonly [number, number];
  readonly words: ChartWords;
}

const percent = new Intl.NumberFormat('en', { style: 'percent', maximumFractionDigits: 1 });

export function heatOf(data: HeatData, by: Normalisation): Heat {
  const { rows, columns, isConfusion, isDiverging, rowTitle, columnTitle, valueTitle } = data;
  const sums = sumsOf(data);
  const figures = isConfusion === true ? classFigures(data, sums) : undefined;
  const shown = rows.flatMap((_, row) => columns.map((__, column) => cellValue(data, sums, by, row, column)));
  const found = extentOfValues(shown);
  const [least, greatest] = found ?? [0, 1];
  const far = Math.max(Math.abs(least), Math.abs(greatest)) || 1;
  const extent: readonly [number, number] =
    isDiverging === true
      ? [-far, far]
      : isConfusion === true || by !== 'none'
        ? [0, by === 'none' ? greatest : 1]
        : [least, greatest];
  const missing = shown.filter((value) => !Number.isFinite(value)).length;
  const notes = [
    ...(figures?.accuracy === null || figures === undefined
      ? []
      : [`accuracy ${formatNumber(figures.accuracy)} of ${countOf(sums.ofAll, 'item')}`]),
    ...(by === 'none' ? [] : [`shares of each ${by === 'rows' ? rowTitle.toLowerCase() : columnTitle.toLowerCase()}`]),
    ...(missing > 0 ? [`${countOf(missing, 'cell')} without a finite value`] : []),
  ];
  const accuracy =
    figures?.accuracy === null || figures === undefined ? '' : `, accuracy ${formatNumber(figures.accuracy)}`;
  return {
    data,
    by,
    sums,
    figures,
    extent,
    words: {
      summary: `${valueTitle} of ${countOf(rows.length, 'row')} (${rowTitle}) by ${countOf(columns.length, 'column')} (${columnTitle})${accuracy}.`,
      notes,
      ...(found === undefined && { empty: 'There are no values.' }),
    },
  };
}

export function heatPlot(heat: Heat, size: Size, look: PlotLook): Plot {
  const { data, by, sums, figures, extent } = heat;
  const { rows, columns } = data;
  const layout = heatLayout(data, figures !== undefined, size, look);
  const { box, edgesX, edgesY, cellWidth, cellHeight, keyLeft } = layout;
  const colourOf = (value: number): CellColour => {
    const [least, greatest] = extent;
    if (data.isDiverging === true) return divergingColour(value / greatest);
    return sequentialColour(greatest === least ? 0.5 : (value - least) / (greatest - least));
  };
  const gap = cellWidth > 12 && cellHeight > 12 ? 1 : 0;
  const boxOf = (row: number, column: number): readonly [number, number, number, number] => {
    const [left = 0, right = 0] = [edgesX[column], edgesX[column + 1]];
    const [top = 0, bottom = 0] = [edgesY[row], edgesY[row + 1]];
    return [left, top, right - left - gap, bottom - top - gap];
  };
  const textOf = (value: number): string => (by === 'none' ? formatNumber(value) : shortPercent.format(value));
  const boxes: number[] = [];
  const colours: string[] = [];
  const texts: Mark[] = [];
  rows.forEach((_, row) =>
    columns.forEach((__, column) => {
      const value = cellValue(data, sums, by, row, column);
      if (!Number.isFinite(value)) return;
      const [x, y, width, height] = boxOf(row, column);
      const { ground, text } = colourOf(value);
      boxes.push(x, y, width, height);
      colours.push(ground);
      const words = textOf(value);
      if (cellHeight >= 14 && look.widthOf(words) <= cellWidth - 4) {
        texts.push({
          kind: 'text',
          x: x + width / 2,
          y: y + height / 2,
          text: words,
          colour: text,
          align: 'center',
        });
      }
    }),
  );
  const keyBox = { left: keyLeft, top: box.top, width: 10, height: Math.max(24, Math.min(160, box.height)) };
  const key = rampMarks(
    'linear',
    extent,
    keyBox,
    look,
    (share) => colourOf(extent[0] + share * (extent[1] - extent[0])).ground,
  );
  const marks: Mark[] = [
    { kind: 'rects', boxes, colours, colourOf: colours.map((_, i) => i) },
    ...texts,
    ...labelMarks(data, layout, look),
    ...(figures === undefined ? [] : figureMarks(figures, sums, layout, look)),
    ...key,
  ];
  const cellOf = (index: number): [row: number, column: number] => [
    Math.floor(index / columns.length),
    index % columns.length,
  ];
  return {
    layers: [marks],
    box,
    hits: {
      count: rows.length * columns.length,
      at: ({ x, y }) => {
        const [row, column] = [Math.floor((y - box.top) / cellHeight), Math.floor((x - box.left) / cellWidth)];
        return row < 0 || column < 0 || row >= rows.length || column >= columns.length
          ? undefined
          : row * columns.length + column;
      },
      step: (from, stepKey) => stepOf(from, stepKey, rows.length, columns.length),
      placeOf: (index) => {
        const [x, y, width, height] = boxOf(...cellOf(index));
        return { x: x + width / 2, y: y + height / 2 };
      },
      marksOf: (index) => [outline(boxOf(...cellOf(index)), look.text)],
      readOut: (index) => readOutOf(heat, ...cellOf(index)),
      idOf: () => undefined,
      indexOf: () => undefined,
    },
  };
}

function readOutOf({ data, sums }: Heat, row: number, column: number): { title: string; rows: readonly ReadOutRow[] } {
  const { rows, columns, rowTitle, columnTitle, valueTitle, values, isConfusion } = data;
  const [rowName = '', columnName = ''] = [rows[row], columns[column]];
  const title =
    isConfusion !== true
      ? `${rowName}, ${columnName}`
      : row === column
        ? `${rowName}, found`
        : `${rowName} taken for ${columnName}`;
  const shareOf = (by: Normalisation): string => percent.format(cellValue(data, sums, by, row, column));
  return {
    title,
    rows: [
      { label: valueTitle, value: formatNumber(values[row]?.[column] ?? Number.NaN) },
      { label: `of ${rowTitle.toLowerCase()} ${rowName}`, value: shareOf('rows') },
      { label: `of ${columnTitle.toLowerCase()} ${columnName}`, value: shareOf('columns') },
    ],
  };
}

function stepOf(from: number | undefined, key: StepKey, rowCount: number, columnCount: number): number | undefined {
  if (rowCount * columnCount === 0) return undefined;
  if (from === undefined || key === 'first') return 0;
  if (key === 'last') return rowCount * columnCount - 1;
  const [row, column] = [Math.floor(from / columnCount), from % columnCount];
  const within = (place: number, count: number): number => Math.min(count - 1, Math.max(0, place));
  const nextRow = within(row + (key === 'down' ? 1 : key === 'up' ? -1 : 0), rowCount);
  const nextColumn = within(column + (key === 'right' ? 1 : key === 'left' ? -1 : 0), columnCount);
  return nextRow * columnCount + nextColumn;
}

/** Rows and columns as they are shown, with sums and figures of the classes. */
export function heatTable({ data, by, sums, figures }: Heat): ChartTable {
  const { rows, columns, rowTitle } = data;
  const more = figures === undefined ? [] : ['items', 'recall'];
  const title = (name: string): { title: string; isNumber: boolean } => ({ title: name, isNumber: true });
  return {
    columns: [{ title: rowTitle, isNumber: false }, ...columns.map(title), ...more.map(title)],
    rowCount: rows.length + (figures === undefined ? 0 : 1),
    row: (row) => {
      if (row === rows.length)
        return ['precision', ...(figures?.precision ?? []), sums.ofAll, figures?.accuracy ?? null];
      const cells = columns.map((_, column) => cellValue(data, sums, by, row, column));
      return [
        rows[row] ?? '',
        ...cells,
        ...(figures === undefined ? [] : [sums.ofRows[row] ?? 0, figures.recall[row] ?? null]),
      ];
    },
  };
}
