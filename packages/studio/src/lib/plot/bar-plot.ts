import type { ChartTable } from '../export-chart/chart-table.ts';
import { formatCount, formatNumber } from '../format/format-number.ts';
import { axisScale } from './axis-scale.ts';
import { itemColours, type ItemColour } from './item-colours.ts';
import { keyMarks, keyWidth } from './key-marks.ts';
import type { Mark, PlotLook, Size } from './mark.ts';
import { keptRows, runNoun, textOfValue, type Noun, type NumberColumn } from './plot-column.ts';
import { stepInOrder, type ChartWords, type Plot, type ReadOutRow } from './plot.ts';
import { colourRow } from './scatter-plot.ts';
import { rowsAxes, rowsFrame, rowsHeight } from './rows-frame.ts';
import { once } from './point-hits.ts';

export type BarOrder = 'falling' | 'rising' | 'given';

export interface BarData {
  readonly ids: readonly string[];
  readonly labels: readonly string[];
  readonly value: NumberColumn;
  /** Ends of a whisker for each bar, e.g. mean − std and mean + std of a group; NaN for none. */
  readonly spread?:
    | { readonly title: string; readonly low: ArrayLike<number>; readonly high: ArrayLike<number> }
    | undefined;
  /** How many items each bar stands for. */
  readonly counts?: ArrayLike<number> | undefined;
  readonly colour?: ItemColour | undefined;
  /** Default: the greatest value on top. */
  readonly order?: BarOrder | undefined;
  readonly noun?: Noun | undefined;
  /** What is to be said besides. */
  readonly notes?: readonly string[] | undefined;
}

export interface Bars {
  readonly data: BarData;
  /** Which item each bar is, from above. */
  readonly rows: readonly number[];
  readonly words: ChartWords;
}

const leastRowPx = 20;
const mostRowPx = 30;
/** So many figures tell how wide they all are. */
const mostMeasured = 2000;

export function barsOf(data: BarData): Bars {
  const { ids, labels, value, spread, order = 'falling', noun = runNoun } = data;
  const { rows: kept, notes } = keptRows([{ title: value.title, values: value.values }], ids.length, noun);
  const valueOf = (row: number): number => value.values[row] ?? 0;
  const sign = order === 'rising' ? 1 : -1;
  const rows = order === 'given' ? [...kept] : [...kept].sort((a, b) => sign * (valueOf(a) - valueOf(b)) || a - b);
  const [top, bottom] = [rows[0], rows.at(-1)];
  const name = (row: number): string => `${labels[row] ?? ''} ${textOfValue(valueOf(row), value.scale)}`;
  const summary =
    top === undefined || bottom === undefined
      ? ''
      : `${value.title} of ${rows.length} ${rows.length === 1 ? noun.one : noun.many}: from ${name(top)} to ${name(bottom)}.`;
  return {
    data,
    rows,
    words: {
      summary,
      notes: [...(data.notes ?? []), ...notes, ...(spread === undefined ? [] : [`whiskers: ${spread.title}`])],
      ...(rows.length === 0 && { empty: `No ${noun.one} has a number as ${value.title}.` }),
    },
  };
}

export const barsHeight = ({ rows }: Bars): number => rowsHeight(rows.length, leastRowPx);

/** Bars from zero, to both sides of it. The values beside them are written where there is room. */
export function barPlot(
  { data, rows }: Bars,
  size: Size,
  look: PlotLook,
  scrollPx: number,
  selected?: ReadonlySet<string>,
): Plot {
  const { ids, value, spread, counts } = data;
  const { colours, colourOf, key } = itemColours(data.colour, ids.length, look);
  const labels = rows.map((row) => data.labels[row] ?? '');
  const domain = barDomain(data, rows);
  const shownFigures = rows.slice(0, mostMeasured).map((row) => textOfValue(value.values[row] ?? 0, value.scale));
  const figurePx = 12 + Math.max(0, ...shownFigures.map(look.widthOf));
  const frame = rowsFrame({
    size,
    look,
    labels,
    scaleOf: (from, to) => axisScale('linear', withRoom(domain, figurePx / Math.max(1, to - from)), from, to),
    leastRowPx,
    mostRowPx,
    scrollPx,
    rightPx: keyWidth(key, look),
  });
  const { box, scale, rowPx, first, end, yOf } = frame;
  const zero = scale.place(0);
  const boxOf = (bar: number): readonly number[] => {
    const to = scale.place(value.values[rows[bar] ?? 0] ?? 0);
    return [Math.min(zero, to), yOf(bar) - rowPx * 0.36, Math.max(1, Math.abs(to - zero)), rowPx * 0.72];
  };
  const shown = rows.slice(first, end);
  const bars: Mark = {
    kind: 'rects',
    boxes: shown.flatMap((_, i) => boxOf(first + i)),
    colours,
    colourOf: shown.map((row) => colourOf[row] ?? 0),
    opacity: 0.85,
  };
  const chosen = shown.flatMap((row, i) =>
    selected?.has(ids[row] ?? '') === true ? [outline(boxOf(first + i), look.accent)] : [],
  );
  const figures = shown.map((row, i): Mark => {
    const number = value.values[row] ?? 0;
    const high = spread?.high[row] ?? Number.NaN;
    const low = spread?.low[row] ?? Number.NaN;
    const at =
      number < 0
        ? scale.place(Math.min(number, Number.isNaN(low) ? number : low)) - 5
        : scale.place(Math.max(number, Number.isNaN(high) ? number : high)) + 5;
    return {
      kind: 'text',
      x: at,
      y: yOf(first + i),
      text: textOfValue(number, value.scale),
      colour: look.muted,
      align: number < 0 ? 'end' : 'start',
    };
  });
  const whiskers = shown.flatMap((row, i) =>
    whiskerPoints(
      scale.place(spread?.low[row] ?? Number.NaN),
      scale.place(spread?.high[row] ?? Number.NaN),
      yOf(first + i),
    ),
  );
  const barById = once(() => new Map(rows.map((row, bar) => [ids[row] ?? '', bar])));
  const inView: Mark[] = [
    bars,
    { kind: 'path', points: whiskers, stroke: look.text, widthPx: 1.2 },
    ...chosen,
    ...figures,
    { kind: 'path', points: [zero, box.top, zero, box.top + box.height], stroke: look.lineStrong },
  ];
  return {
    layers: [
      [
        ...rowsAxes(frame, labels, value.title, size, look),
        ...keyMarks(key, box, look),
        { kind: 'clip', box, marks: inView },
      ],
    ],
    box,
    hits: {
      count: rows.length,
      at: ({ y }) => frame.rowAt(y),
      step: (from, stepKey) => stepInOrder(rows.length, from, stepKey),
      placeOf: (bar) => ({ x: scale.place(value.values[rows[bar] ?? 0] ?? 0), y: yOf(bar) }),
      marksOf: (bar) => [{ kind: 'clip', box, marks: [outline(boxOf(bar), look.text)] }],
      readOut: (bar) => {
        const row = rows[bar] ?? 0;
        const [low, high] = [spread?.low[row] ?? Number.NaN, spread?.high[row] ?? Number.NaN];
        const lines: ReadOutRow[] = [
          { label: value.title, value: textOfValue(value.values[row] ?? Number.NaN, value.scale) },
        ];
        if (spread !== undefined && !Number.isNaN(low))
          lines.push({ label: spread.title, value: `${formatNumber(low)} … ${formatNumber(high)}` });
        if (counts !== undefined)
          lines.push({ label: data.noun?.many ?? runNoun.many, value: formatCount(counts[row] ?? 0) });
        return { title: data.labels[row] ?? '', rows: [...lines, ...colourRow(data.colour, row)] };
      },
      idOf: (bar) => ids[rows[bar] ?? 0],
      indexOf: (id) => barById().get(id),
    },
  };
}

/** From the least end to the greatest, zero among them. */
function barDomain({ value, spread }: BarData, rows: readonly number[]): [number, number] {
  let [least, greatest] = [0, 0];
  for (const row of rows) {
    for (const end of [value.values[row], spread?.low[row], spread?.high[row]]) {
      if (end === undefined || !Number.isFinite(end)) continue;
      least = Math.min(least, end);
      greatest = Math.max(greatest, end);
    }
  }
  if (least === 0 && greatest === 0) return [0, 1];
  return [least, greatest];
}

/** A domain with room for the figures beside the bars, a share of the axis on each side that has bars. */
function withRoom([least, greatest]: readonly [number, number], share: number): [number, number] {
  const sides = (least < 0 ? 1 : 0) + (greatest > 0 ? 1 : 0);
  const room = (greatest / 2 - least / 2) * 2 * (Math.min(0.3, share) / (1 - sides * Math.min(0.3, share)));
  return [least < 0 ? least - room : 0, greatest > 0 ? greatest + room : 0];
}

/** A line from end to end with a stroke across each. */
export function whiskerPoints(low: number, high: number, y: number): readonly number[] {
  const gap = [Number.NaN, Number.NaN];
  if (Number.isNaN(low) || Number.isNaN(high)) return [];
  return [low, y, high, y, ...gap, low, y - 4, low, y + 4, ...gap, high, y - 4, high, y + 4, ...gap];
}

export function outline([left = 0, top = 0, width = 0, height = 0]: readonly number[], stroke: string): Mark {
  const [right, bottom] = [left + width, top + height];
  return {
    kind: 'path',
    points: [left, top, right, top, right, bottom, left, bottom, left, top],
    stroke,
    widthPx: 1.5,
  };
}

export function barTable({ data, rows }: Bars): ChartTable {
  const { labels, value, spread, counts, noun = runNoun } = data;
  return {
    columns: [
      { title: noun.one, isNumber: false },
      { title: value.title, isNumber: true },
      ...(spread === undefined ? [] : [`${spread.title}, from`, `${spread.title}, to`]).map((title) => ({
        title,
        isNumber: true,
      })),
      ...(counts === undefined ? [] : [{ title: noun.many, isNumber: true }]),
    ],
    rowCount: rows.length,
    row: (index) => {
      const row = rows[index] ?? 0;
      return [
        labels[row] ?? '',
        value.values[row] ?? null,
        ...(spread === undefined ? [] : [spread.low[row] ?? null, spread.high[row] ?? null]),
        ...(counts === undefined ? [] : [counts[row] ?? null]),
      ];
    },
  };
}
