import type { ChartTable } from '../export-chart/chart-table.ts';
import { countOf, formatCount, formatNumber } from '../format/format-number.ts';
import { xyAxes, xyFrame, type XyFrame } from './axis-marks.ts';
import { axisScale, type AxisScale } from './axis-scale.ts';
import { outline } from './bar-plot.ts';
import { histogramBins, type Bins } from './histogram-bins.ts';
import { itemColours } from './item-colours.ts';
import { keyMarks, keyWidth } from './key-marks.ts';
import type { PlotLook, Size } from './mark.ts';
import { keptRows, runNoun, textOfValue, type CategoryColumn, type Noun, type NumberColumn } from './plot-column.ts';
import { stepInOrder, type ChartWords, type Plot } from './plot.ts';

export interface HistogramData {
  /** How many items there are. */
  readonly count: number;
  readonly value: NumberColumn;
  /** Stacks the bars by its words. */
  readonly category?: CategoryColumn | undefined;
  readonly noun?: Noun | undefined;
}

export interface Histogram {
  readonly data: HistogramData;
  readonly rows: Uint32Array;
  readonly bins: Bins;
  readonly counts: Uint32Array;
  readonly words: ChartWords;
}

export function histogramOf(data: HistogramData): Histogram {
  const { value, noun = runNoun } = data;
  const { rows, notes } = keptRows([value], data.count, noun);
  const bins = histogramBins(
    Float64Array.from(rows, (row) => value.values[row] ?? 0),
    value.scale === 'log',
  );
  const counts = new Uint32Array(Math.max(0, bins.edges.length - 1));
  for (const bin of bins.binOf) counts[bin] = (counts[bin] ?? 0) + 1;
  const fullest = counts.indexOf(counts.reduce((most, count) => Math.max(most, count), 0));
  const figure = (at: number): string => textOfValue(bins.edges[at] ?? 0, value.scale);
  return {
    data,
    rows,
    bins,
    counts,
    words: {
      summary: `${value.title} of ${formatCount(rows.length)} ${noun.many} in ${counts.length} bins from ${figure(0)} to ${figure(counts.length)}; the fullest, ${figure(fullest)} to ${figure(fullest + 1)}, has ${formatCount(counts[fullest] ?? 0)}.`,
      notes: counts.length === 0 ? notes : [...notes, countOf(counts.length, 'bin')],
      ...(rows.length === 0 && { empty: `No ${noun.one} has a number as ${value.title}.` }),
    },
  };
}

export interface HistogramPlot extends Plot {
  readonly frame: XyFrame;
}

export function histogramPlot({ data, rows, bins, counts }: Histogram, size: Size, look: PlotLook): HistogramPlot {
  const { value, category, noun = runNoun } = data;
  const kind = value.scale ?? 'linear';
  const { edges, binOf } = bins;
  const { colours, colourOf, key } = itemColours(
    category === undefined ? undefined : { by: 'category', column: category },
    data.count,
    look,
  );
  const stacks = colours.map(() => new Uint32Array(counts.length));
  rows.forEach((row, i) => {
    const [stack, bin] = [stacks[colourOf[row] ?? 0], binOf[i] ?? 0];
    if (stack !== undefined) stack[bin] = (stack[bin] ?? 0) + 1;
  });
  const most = Math.max(
    1,
    counts.reduce((greatest, count) => Math.max(greatest, count), 0),
  );
  const [from, to] = [edges[0] ?? 1, edges.at(-1) ?? 10];
  const frame = xyFrame({
    size,
    look,
    scaleX: (start, end) => axisScale(kind, [from, to], start, end),
    scaleY: (start, end) => countScale(most * 1.05, start, end),
    rightPx: keyWidth(key, look),
  });
  const { box, x, y } = frame;
  const boxOf = (bin: number, below: number, count: number): readonly number[] => {
    const [left, right, top] = [x.place(edges[bin] ?? 0), x.place(edges[bin + 1] ?? 0), y.place(below + count)];
    return [
      left + (right - left > 4 ? 0.5 : 0),
      top,
      Math.max(0.5, right - left - (right - left > 4 ? 1 : 0)),
      y.place(below) - top,
    ];
  };
  const boxes: number[] = [];
  const shades: number[] = [];
  const heights = new Uint32Array(counts.length);
  stacks.forEach((stack, shade) =>
    stack.forEach((count, bin) => {
      if (count === 0) return;
      boxes.push(...boxOf(bin, heights[bin] ?? 0, count));
      shades.push(shade);
      heights[bin] = (heights[bin] ?? 0) + count;
    }),
  );
  const nameOf = (shade: number): string => (key?.kind === 'names' ? (key.names[shade]?.name ?? 'others') : '');
  return {
    layers: [
      [
        ...xyAxes(frame, value.title, noun.many, size, look),
        ...keyMarks(key, box, look),
        { kind: 'rects', boxes, colours, colourOf: shades, opacity: 0.85 },
      ],
    ],
    box,
    frame,
    hits: {
      count: counts.length,
      at: (place) => {
        const bin = edges.findLastIndex((edge) => edge <= x.valueAt(place.x));
        const isInside =
          place.x >= box.left &&
          place.x <= box.left + box.width &&
          place.y >= box.top &&
          place.y <= box.top + box.height;
        return isInside && counts.length > 0 ? Math.min(counts.length - 1, Math.max(0, bin)) : undefined;
      },
      step: (at, stepKey) => stepInOrder(counts.length, at, stepKey),
      placeOf: (bin) => ({
        x: (x.place(edges[bin] ?? 0) + x.place(edges[bin + 1] ?? 0)) / 2,
        y: y.place(counts[bin] ?? 0),
      }),
      marksOf: (bin) => [outline(boxOf(bin, 0, counts[bin] ?? 0), look.text)],
      readOut: (bin) => ({
        title: `${textOfValue(edges[bin] ?? 0, kind)} … ${textOfValue(edges[bin + 1] ?? 0, kind)}`,
        rows: [
          {
            label: noun.many,
            value: `${formatCount(counts[bin] ?? 0)} (${formatNumber((100 * (counts[bin] ?? 0)) / Math.max(1, rows.length))} %)`,
          },
          ...(category === undefined
            ? []
            : stacks.flatMap((stack, shade) =>
                (stack[bin] ?? 0) === 0
                  ? []
                  : [{ label: nameOf(shade), value: formatCount(stack[bin] ?? 0), colour: colours[shade] ?? '' }],
              )),
        ],
      }),
      idOf: () => undefined,
      indexOf: () => undefined,
    },
  };
}

/** A linear scale of counts: its marks are whole. */
function countScale(most: number, fromPx: number, toPx: number): AxisScale {
  const scale = axisScale('linear', [0, most], fromPx, toPx);
  return {
    ...scale,
    ticks: (spacePx) =>
      scale
        .ticks(spacePx)
        .filter(({ value }) => Number.isInteger(value))
        .map(({ value }) => ({ value, text: formatCount(value) })),
  };
}

export function histogramTable({ data, bins, counts }: Histogram): ChartTable {
  const { value, noun = runNoun } = data;
  return {
    columns: [`${value.title}, from`, `${value.title}, to`, noun.many].map((title) => ({ title, isNumber: true })),
    rowCount: counts.length,
    row: (bin) => [bins.edges[bin] ?? null, bins.edges[bin + 1] ?? null, counts[bin] ?? null],
  };
}
