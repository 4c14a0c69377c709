import type { ChartTable } from '../export-chart/chart-table.ts';
import { countOf, formatCount } from '../format/format-number.ts';
import type { LinesMark, Mark } from './mark.ts';
import { placeAxes, type ArrangedAxis, type AxisBrushes } from './parallel-axes.ts';
import { marksOfBrush, type AxisPlace } from './parallel-axis-marks.ts';
import { opacityOfLines, type Parallel, type ParallelData, type ParallelGeometry } from './parallel-geometry.ts';
import { lineHits, pointsOf } from './parallel-hits.ts';
import { runNoun } from './plot-column.ts';
import type { ChartWords, Plot } from './plot.ts';

export function parallelOf(data: ParallelData, arrangement: readonly ArrangedAxis[]): Parallel {
  const { ids, noun = runNoun } = data;
  const axes = placeAxes(data.axes, arrangement, ids.length);
  const notes = axes.flatMap(({ axis, missing, isLog }) =>
    missing === 0
      ? []
      : [
          `${formatCount(missing)} of ${countOf(ids.length, noun.one, noun.many)} have no ${axis.column.title}${isLog ? ' above 0' : ''}`,
        ],
  );
  const empty = ids.length === 0 ? `There are no ${noun.many}.` : axes.length === 0 ? 'There are no axes.' : undefined;
  const names = axes.map(({ axis }) => axis.column.title).join(', ');
  return {
    data,
    axes,
    words: {
      summary: `${countOf(ids.length, noun.one, noun.many)} as lines over ${names}.`,
      notes,
      ...(empty !== undefined && { empty }),
    },
  };
}

export interface ParallelPlot extends Plot {
  readonly axes: readonly AxisPlace[];
  /** Room from axis to axis. */
  readonly gapPx: number;
}

const noLayer: readonly Mark[] = [];

/** The lines that are left in by the brushes over all the others, which are faint. */
export function parallelPlot(
  { data }: Parallel,
  geometry: ParallelGeometry,
  brushes: AxisBrushes,
  /** The items that are left in. */
  rows: Uint32Array,
  selected?: ReadonlySet<string>,
): ParallelPlot {
  const { look, box, axes, gapPx, points, colours, colourOf, axisMarks, faint } = geometry;
  const isBrushed = rows.length < data.ids.length || axes.some(({ placed }) => brushes[placed.axis.key] !== undefined);
  const lines: LinesMark = {
    kind: 'lines',
    points: isBrushed ? pointsOf(points, rows, axes.length) : points,
    perLine: axes.length,
    colours,
    colourOf: isBrushed ? Uint16Array.from(rows, (row) => colourOf[row] ?? 0) : colourOf,
    opacity: opacityOfLines(rows.length),
    widthPx: rows.length > 1000 ? 1 : 1.3,
  };
  // A line over one axis has no length.
  const lone: Mark[] =
    axes.length === 1
      ? [
          {
            kind: 'dots',
            x: Array.from(rows, () => axes[0]?.x ?? 0),
            y: Array.from(rows, (row) => points[row * 2 + 1] ?? 0),
            radiusPx: 4,
            colours,
            opacity: 0.5,
          },
        ]
      : [];
  const chosen =
    selected === undefined || selected.size === 0 ? [] : [...rows].filter((row) => selected.has(data.ids[row] ?? ''));
  const strong = chosen.map((row): Mark => ({
    kind: 'path',
    points: pointsOf(points, [row], axes.length),
    stroke: look.accent,
    widthPx: 2.5,
  }));
  return {
    layers: [
      isBrushed ? faint : noLayer,
      [lines, ...lone],
      [
        ...strong,
        ...axisMarks,
        ...axes.flatMap((axis) => marksOfBrush(axis, brushes[axis.placed.axis.key], box, look)),
      ],
    ],
    box,
    axes,
    gapPx,
    hits: lineHits(data, geometry, rows),
  };
}

/** The words of the chart with how many items are left in. */
export function wordsOfBrushed({ data, words }: Parallel, rows: Uint32Array): ChartWords {
  if (rows.length === data.ids.length) return words;
  const { one, many } = data.noun ?? runNoun;
  const left = `${formatCount(rows.length)} of ${countOf(data.ids.length, one, many)} brushed`;
  return { ...words, notes: [left, ...words.notes] };
}

export function parallelTable({ data, axes }: Parallel): ChartTable {
  const { ids, labels, noun = runNoun } = data;
  return {
    columns: [
      { title: noun.one, isNumber: false },
      ...axes.map(({ axis }) => ({ title: axis.column.title, isNumber: axis.kind === 'number' })),
    ],
    rowCount: ids.length,
    row: (row) => [
      labels[row] ?? '',
      ...axes.map(({ axis }) =>
        axis.kind === 'number' ? (axis.column.values[row] ?? null) : (axis.column.words[row] ?? null),
      ),
    ],
  };
}
