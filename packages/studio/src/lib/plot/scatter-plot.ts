import type { ChartTable } from '../export-chart/chart-table.ts';
import { formatNumber } from '../format/format-number.ts';
import { xyAxes, xyFrame, type XyFrame } from './axis-marks.ts';
import { axisScale, extentOfValues, paddedDomain } from './axis-scale.ts';
import { categoryScale } from './category-scale.ts';
import { itemColours, type ItemColour } from './item-colours.ts';
import { keyMarks, keyWidth } from './key-marks.ts';
import { leastSquares, type Line } from './least-squares.ts';
import type { Mark, PlotLook, Size } from './mark.ts';
import { paretoFront, type Goal } from './pareto-front.ts';
import { keptRows, textIn, type Noun, type NumberColumn } from './plot-column.ts';
import { once, pointHits } from './point-hits.ts';
import { shareOfText } from './share-of-text.ts';
import type { ChartWords, Plot, ReadOutRow } from './plot.ts';

export interface ScatterData {
  readonly ids: readonly string[];
  readonly labels: readonly string[];
  readonly x: NumberColumn;
  readonly y: NumberColumn;
  readonly colour?: ItemColour | undefined;
  /** Areas of the dots grow with it. */
  readonly size?: NumberColumn | undefined;
  readonly noun?: Noun | undefined;
  readonly hasTrend?: boolean | undefined;
  /** Which ends of x and y are the good ones: draws the line of those that none is better than. */
  readonly pareto?: { readonly x: Goal; readonly y: Goal } | undefined;
}

/** The items that have a place, and what follows from their values alone. */
export interface Scatter {
  readonly data: ScatterData;
  readonly rows: Uint32Array;
  readonly trend: Line | undefined;
  /** Of the places in `rows`. */
  readonly front: readonly number[];
  readonly words: ChartWords;
}

export function scatterOf(data: ScatterData): Scatter {
  const { ids, x, y, size, noun, pareto } = data;
  const { rows, notes } = keptRows([x, y], ids.length, noun);
  const valuesOf = (column: NumberColumn): Float64Array => Float64Array.from(rows, (row) => column.values[row] ?? 0);
  const [xs, ys] = [valuesOf(x), valuesOf(y)];
  // The line is straight on the axes as they are drawn.
  const drawn = (values: Float64Array, column: NumberColumn): Float64Array =>
    column.scale === 'log' ? values.map(Math.log) : values;
  const trend = data.hasTrend === true ? leastSquares(drawn(xs, x), drawn(ys, y)) : undefined;
  const front = pareto === undefined ? [] : paretoFront(xs, ys, pareto.x, pareto.y);
  const many = noun?.many ?? 'runs';
  const said = [
    ...notes,
    ...(trend === undefined ? [] : [`trend by least squares, r = ${formatNumber(trend.r)}`]),
    ...(data.hasTrend === true && trend === undefined ? ['no trend: too few different values'] : []),
    ...(front.length === 0 ? [] : [`${front.length} on the Pareto front`]),
    ...(size === undefined ? [] : [`area: ${size.title}`]),
  ];
  const span = (values: Float64Array, column: NumberColumn): string => {
    const extent = extentOfValues(values);
    return extent === undefined ? 'none' : `${textIn(column, extent[0])} to ${textIn(column, extent[1])}`;
  };
  const summary = `${y.title} over ${x.title} of ${rows.length} ${many}: ${x.title} ${span(xs, x)}, ${y.title} ${span(ys, y)}${trend === undefined ? '' : `, correlation ${formatNumber(trend.r)}`}.`;
  const empty = rows.length === 0 ? { empty: `No ${noun?.one ?? 'run'} has both ${x.title} and ${y.title}.` } : {};
  return { data, rows, trend, front, words: { summary, notes: said, ...empty } };
}

export interface ScatterPlot extends Plot {
  readonly frame: XyFrame;
}

export function scatterPlot(
  { data, rows, trend, front }: Scatter,
  size: Size,
  look: PlotLook,
  selected?: ReadonlySet<string>,
): ScatterPlot {
  const { ids, labels, x, y } = data;
  const { colours, colourOf, key } = itemColours(data.colour, ids.length, look);
  const domain = (column: NumberColumn): [number, number] =>
    paddedDomain(extentOfValues(column.values, rows), column.scale ?? 'linear');
  const [domainX, domainY] = [domain(x), domain(y)];
  const frame = xyFrame({
    size,
    look,
    scaleX: (from, to) =>
      x.words === undefined
        ? axisScale(x.scale ?? 'linear', domainX, from, to)
        : categoryScale(x.words, from, to, look.widthOf),
    // Words are read from above.
    scaleY: (from, to) =>
      y.words === undefined
        ? axisScale(y.scale ?? 'linear', domainY, from, to)
        : categoryScale(y.words, to, from, look.widthOf, size.width / 3 - 30),
    rightPx: keyWidth(key, look),
  });
  const { box } = frame;
  const placesX = Float32Array.from(rows, (row) => frame.x.place(placed(x, row, ids)));
  const placesY = Float32Array.from(rows, (row) => frame.y.place(placed(y, row, ids)));
  const radii = dotRadii(data.size, rows);
  const radiusOf = (i: number): number => (typeof radii === 'number' ? radii : (radii[i] ?? 0));
  const dots: Mark = {
    kind: 'dots',
    x: placesX,
    y: placesY,
    radiusPx: radii,
    colours,
    colourOf: Uint16Array.from(rows, (row) => colourOf[row] ?? 0),
    opacity: opacityFor(rows.length),
  };
  const rings = ringsAround(rows, selected, ids, placesX, placesY, radii, look);
  const marks: Mark[] = [
    ...xyAxes(frame, x.title, y.title, size, look),
    ...keyMarks(key, box, look),
    {
      kind: 'clip',
      box,
      marks: [dots, ...rings, ...trendMarks(trend, frame, look), ...frontMarks(front, placesX, placesY, look)],
    },
  ];
  const rowById = once(() => new Map(Array.from(rows, (row, i) => [ids[row] ?? '', i])));
  return {
    layers: [marks],
    box,
    frame,
    hits: {
      ...pointHits(placesX, placesY),
      marksOf: (i) => [
        {
          kind: 'dots',
          x: [placesX[i] ?? 0],
          y: [placesY[i] ?? 0],
          radiusPx: radiusOf(i) + 1,
          colours: [colours[colourOf[rows[i] ?? 0] ?? 0] ?? ''],
          opacity: 1,
        },
        {
          kind: 'dots',
          x: [placesX[i] ?? 0],
          y: [placesY[i] ?? 0],
          radiusPx: radiusOf(i) + 3,
          colours: [look.text],
          opacity: 1,
          isRing: true,
        },
      ],
      readOut: (i) => {
        const row = rows[i] ?? 0;
        return {
          title: labels[row] ?? '',
          rows: [
            rowOf(x, row),
            rowOf(y, row),
            ...colourRow(data.colour, row),
            ...(data.size === undefined ? [] : [rowOf(data.size, row)]),
          ],
        };
      },
      idOf: (i) => ids[rows[i] ?? 0],
      indexOf: (id) => rowById().get(id),
    },
  };
}

/** Where an item stands on an axis: around a word, always at the same place. */
const placed = ({ title, values, words }: NumberColumn, row: number, ids: readonly string[]): number =>
  (values[row] ?? 0) + (words === undefined ? 0 : (shareOfText(`${ids[row] ?? ''} ${title}`) - 0.5) * 0.56);

const rowOf = (column: NumberColumn, row: number): ReadOutRow => ({
  label: column.title,
  value: textIn(column, column.values[row] ?? Number.NaN),
});

/** What an item is coloured by, as a line of its read-out. */
export function colourRow(colour: ItemColour | undefined, row: number): readonly ReadOutRow[] {
  if (colour === undefined || colour.by === 'own') return [];
  return colour.by === 'number'
    ? [rowOf(colour.column, row)]
    : [{ label: colour.column.title, value: colour.column.words[row] ?? 'none' }];
}

/** The more dots, the fainter each, so that places with many stay apart from places with few. */
const opacityFor = (count: number): number => Math.max(0.05, 0.85 * Math.min(1, Math.sqrt(500 / Math.max(1, count))));

function dotRadii(size: NumberColumn | undefined, rows: Uint32Array): number | Float32Array {
  if (size === undefined) return rows.length > 20_000 ? 1.5 : rows.length > 2000 ? 2.2 : 3.5;
  const [least, greatest] = extentOfValues(size.values, rows) ?? [0, 0];
  return Float32Array.from(rows, (row) => {
    const value = size.values[row] ?? Number.NaN;
    if (!Number.isFinite(value)) return 1.5;
    return greatest === least ? 4 : 2 + 8 * Math.sqrt((value - least) / (greatest - least));
  });
}

function ringsAround(
  rows: Uint32Array,
  selected: ReadonlySet<string> | undefined,
  ids: readonly string[],
  x: Float32Array,
  y: Float32Array,
  radii: number | Float32Array,
  look: PlotLook,
): readonly Mark[] {
  if (selected === undefined || selected.size === 0) return [];
  const chosen = [...rows.keys()].filter((i) => selected.has(ids[rows[i] ?? 0] ?? ''));
  return [
    {
      kind: 'dots',
      x: chosen.map((i) => x[i] ?? 0),
      y: chosen.map((i) => y[i] ?? 0),
      radiusPx: chosen.map((i) => (typeof radii === 'number' ? radii : (radii[i] ?? 0)) + 2),
      colours: [look.accent],
      opacity: 1,
      isRing: true,
    },
  ];
}

function trendMarks(trend: Line | undefined, { box, x, y }: XyFrame, look: PlotLook): readonly Mark[] {
  if (trend === undefined) return [];
  const points: number[] = [];
  for (const px of [box.left, box.left + box.width]) {
    const at = x.kind === 'log' ? Math.log(x.valueAt(px)) : x.valueAt(px);
    const value = trend.slope * at + trend.intercept;
    points.push(px, y.place(y.kind === 'log' ? Math.exp(value) : value));
  }
  return points.every(Number.isFinite) ? [{ kind: 'path', points, stroke: look.text, widthPx: 1.2, dash: [5, 4] }] : [];
}

function frontMarks(front: readonly number[], x: Float32Array, y: Float32Array, look: PlotLook): readonly Mark[] {
  if (front.length === 0) return [];
  return [
    { kind: 'path', points: front.flatMap((i) => [x[i] ?? 0, y[i] ?? 0]), stroke: look.accent, widthPx: 1.5 },
    {
      kind: 'dots',
      x: front.map((i) => x[i] ?? 0),
      y: front.map((i) => y[i] ?? 0),
      radiusPx: 5,
      colours: [look.accent],
      opacity: 1,
      isRing: true,
    },
  ];
}

export function scatterTable({ data, rows }: Scatter): ChartTable {
  const { labels, x, y, colour, size, noun } = data;
  const numbers = [x, y, ...(size === undefined ? [] : [size]), ...(colour?.by === 'number' ? [colour.column] : [])];
  const words = colour?.by === 'category' ? [colour.column] : [];
  return {
    columns: [
      { title: noun?.one ?? 'run', isNumber: false },
      ...numbers.map(({ title, words: names }) => ({ title, isNumber: names === undefined })),
      ...words.map(({ title }) => ({ title, isNumber: false })),
    ],
    rowCount: rows.length,
    row: (index) => {
      const row = rows[index] ?? 0;
      return [
        labels[row] ?? '',
        ...numbers.map(({ values, words: names }) => names?.[values[row] ?? -1] ?? values[row] ?? null),
        ...words.map((column) => column.words[row] ?? null),
      ];
    },
  };
}
