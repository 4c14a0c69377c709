import type { ChartTable } from '../export-chart/chart-table.ts';
import { countOf, formatCount, formatNumber } from '../format/format-number.ts';
import { axisScale, extentOfValues, paddedDomain } from './axis-scale.ts';
import { whiskerPoints } from './bar-plot.ts';
import type { Mark, Place, PlotLook, Size } from './mark.ts';
import type { ChartWords, Plot, ReadOutRow } from './plot.ts';
import { once, pointHits } from './point-hits.ts';
import { rowsAxes, rowsFrame, rowsHeight } from './rows-frame.ts';
import { shareOfText } from './share-of-text.ts';

/** One line of the chart: an estimate with its interval, over all values that it was made of. */
export interface IntervalRow {
  readonly label: string;
  /** NaN for none. */
  readonly estimate: number;
  readonly low: number;
  readonly high: number;
  /** Each drawn as a dot, with the id of what it belongs to. */
  readonly values: readonly number[];
  readonly ids: readonly string[];
  readonly colour?: string | undefined;
  readonly more?: readonly ReadOutRow[];
}

export interface IntervalData {
  /** Of the axis. */
  readonly title: string;
  readonly rows: readonly IntervalRow[];
  /** What the interval is, e.g. "95 % interval of the mean". */
  readonly interval: string;
  /** Where there is no difference: drawn as a line, and always in view. */
  readonly zero?: number;
  /** Differences within it do not matter. */
  readonly region?: readonly [from: number, to: number] | undefined;
  readonly words: ChartWords;
  /** The name of an item, by its id. */
  readonly nameOf?: (id: string) => string;
}

const leastRowPx = 34;
const mostRowPx = 64;

export const intervalsHeight = ({ rows }: IntervalData): number => rowsHeight(rows.length, leastRowPx);

/** Dots and intervals, one line for each estimate. Lines are pointed at beside their dots. */
export function intervalPlot(data: IntervalData, size: Size, look: PlotLook, scrollPx: number): Plot {
  const { rows, zero, region } = data;
  const all = rows.flatMap(({ estimate, low, high, values }) => [estimate, low, high, ...values]);
  const domain = paddedDomain(
    extentOfValues([...all, ...(zero === undefined ? [] : [zero]), ...(region ?? [])]),
    'linear',
  );
  const labels = rows.map(({ label }) => label);
  const frame = rowsFrame({
    size,
    look,
    labels,
    scaleOf: (from, to) => axisScale('linear', domain, from, to),
    leastRowPx,
    mostRowPx,
    scrollPx,
  });
  const { box, scale, rowPx, yOf } = frame;
  const dots = rows.flatMap(({ values, ids }, row) =>
    values.map((value, i) => ({ row, value, id: ids[i] ?? '' })).filter(({ value }) => Number.isFinite(value)),
  );
  const x = dots.map(({ value }) => scale.place(value));
  const y = dots.map(({ row, id }) => yOf(row) + (shareOfText(id) - 0.5) * rowPx * 0.34);
  const isMany = dots.length > 1000;
  const bottom = box.top + box.height;
  const marks: Mark[] = [
    ...(region === undefined
      ? []
      : [
          {
            kind: 'rects' as const,
            boxes: [scale.place(region[0]), box.top, scale.place(region[1]) - scale.place(region[0]), box.height],
            colours: [look.muted],
            opacity: 0.16,
          },
        ]),
    ...(zero === undefined
      ? []
      : [
          {
            kind: 'path' as const,
            points: [scale.place(zero), box.top, scale.place(zero), bottom],
            stroke: look.lineStrong,
            widthPx: 1.4,
            dash: [4, 3],
          },
        ]),
    {
      kind: 'dots',
      x,
      y,
      radiusPx: isMany ? 1.6 : 2.8,
      colours: rows.map(({ colour }) => colour ?? look.muted),
      colourOf: dots.map(({ row }) => row),
      opacity: isMany ? 0.35 : 0.6,
    },
    ...rows.flatMap((row, i) => intervalMarks(row, yOf(i), scale.place, look.text)),
  ];
  const points = pointHits(x, y, 7);
  const placeOf = (index: number): Place =>
    index < rows.length
      ? { x: scale.place(middleOf(rows[index])), y: yOf(index) }
      : { x: x[index - rows.length] ?? 0, y: y[index - rows.length] ?? 0 };
  const indexById = once(() => new Map(dots.map(({ id }, i) => [id, rows.length + i])));
  return {
    layers: [[...rowsAxes(frame, labels, data.title, size, look), { kind: 'clip', box, marks }]],
    box,
    hits: {
      count: rows.length + dots.length,
      at: (place) => {
        const dot = points.at(place);
        return dot === undefined ? frame.rowAt(place.y) : rows.length + dot;
      },
      step: (from, key) => {
        const count = rows.length + dots.length;
        if (count === 0) return undefined;
        if (from === undefined || key === 'first') return 0;
        if (key === 'last') return count - 1;
        return Math.min(count - 1, Math.max(0, from + (key === 'down' || key === 'right' ? 1 : -1)));
      },
      placeOf,
      marksOf: (index) => {
        const place = placeOf(index);
        const row = rows[index];
        return row === undefined
          ? [{ kind: 'dots', x: [place.x], y: [place.y], radiusPx: 6, colours: [look.text], opacity: 1, isRing: true }]
          : intervalMarks(row, place.y, scale.place, look.accent);
      },
      readOut: (index) => {
        const dot = dots[index - rows.length];
        if (dot !== undefined)
          return {
            title: data.nameOf?.(dot.id) ?? dot.id,
            rows: [{ label: rows[dot.row]?.label ?? '', value: formatNumber(dot.value) }],
          };
        const row = rows[index];
        return row === undefined ? { title: '', rows: [] } : { title: row.label, rows: readOutRows(row, data) };
      },
      idOf: (index) => dots[index - rows.length]?.id,
      indexOf: (id) => indexById().get(id),
    },
  };
}

const middleOf = (row: IntervalRow | undefined): number =>
  [row?.estimate, row?.values[0]].find((value) => value !== undefined && Number.isFinite(value)) ?? 0;

function readOutRows({ estimate, low, high, values, more = [] }: IntervalRow, { interval }: IntervalData) {
  return [
    ...(values.length === 0 ? [] : [{ label: 'n', value: formatCount(values.length) }]),
    ...(Number.isNaN(estimate) ? [] : [{ label: 'estimate', value: formatNumber(estimate) }]),
    ...(Number.isNaN(low) || Number.isNaN(high)
      ? []
      : [{ label: interval, value: `${formatNumber(low)} … ${formatNumber(high)}` }]),
    ...more,
  ];
}

function intervalMarks(row: IntervalRow, y: number, place: (value: number) => number, colour: string): readonly Mark[] {
  const middle = place(row.estimate);
  return [
    { kind: 'path', points: whiskerPoints(place(row.low), place(row.high), y), stroke: colour, widthPx: 2 },
    ...(Number.isNaN(middle)
      ? []
      : [{ kind: 'dots' as const, x: [middle], y: [y], radiusPx: 5, colours: [colour], opacity: 1 }]),
  ];
}

export const intervalTable = ({ rows, title }: IntervalData): ChartTable => ({
  columns: [
    { title: 'name', isNumber: false },
    ...['n', title, 'low', 'high'].map((each) => ({ title: each, isNumber: true })),
  ],
  rowCount: rows.length,
  row: (index) => {
    const row = rows[index];
    if (row === undefined) return [];
    const orNull = (value: number): number | null => (Number.isNaN(value) ? null : value);
    return [row.label, row.values.length, orNull(row.estimate), orNull(row.low), orNull(row.high)];
  },
});

/** What is said of intervals besides; `what` names one line. */
export const intervalNotes = (dotCount: number, interval: string): readonly string[] => [
  ...(dotCount === 0 ? [] : [`${countOf(dotCount, 'run')}, each a dot`]),
  `line: ${interval}`,
];
