import type { ChartTable } from '../export-chart/chart-table.ts';
import { countOf, formatCount } from '../format/format-number.ts';
import { axisScale } from './axis-scale.ts';
import { itemColours, type ItemColour } from './item-colours.ts';
import { keyMarks, keyWidth } from './key-marks.ts';
import type { Box, LinesMark, Mark, PlotLook, Size } from './mark.ts';
import {
  brushedRows,
  placeAxes,
  type ArrangedAxis,
  type AxisBrushes,
  type ParallelAxis,
  type PlacedAxis,
} from './parallel-axes.ts';
import { marksOfAxis, marksOfBrush, missingPx, type AxisPlace } from './parallel-axis-marks.ts';
import { lineHits, pointsOf } from './parallel-hits.ts';
import { runNoun, type Noun } from './plot-column.ts';
import type { ChartWords, Plot } from './plot.ts';

export interface ParallelData {
  readonly ids: readonly string[];
  readonly labels: readonly string[];
  readonly axes: readonly ParallelAxis[];
  /** The axis whose values colour the lines. */
  readonly colourKey?: string | undefined;
  readonly noun?: Noun | undefined;
}

export interface Parallel {
  readonly data: ParallelData;
  readonly axes: readonly PlacedAxis[];
  readonly words: ChartWords;
}

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

/** Everything that does not depend on what is brushed, so that a brush does not work it out anew. */
export interface ParallelGeometry {
  readonly size: Size;
  readonly look: PlotLook;
  readonly box: Box;
  readonly axes: readonly AxisPlace[];
  readonly gapPx: number;
  readonly points: Float32Array;
  readonly colours: readonly string[];
  readonly colourOf: Uint16Array;
  readonly axisMarks: readonly Mark[];
  readonly faint: readonly Mark[];
}

const headPx = 30;
const footPx = 30;

export function parallelGeometry({ data, axes }: Parallel, size: Size, look: PlotLook): ParallelGeometry {
  const count = data.ids.length;
  const { colours, colourOf, key } = itemColours(colourOfAxis(axes, data.colourKey), count, look);
  const left = Math.min(90, Math.max(50, size.width / 12));
  const right = keyWidth(key, look) + 40;
  const box = {
    left,
    top: headPx,
    width: Math.max(10, size.width - left - right),
    height: Math.max(10, size.height - headPx - footPx),
  };
  const gapPx = axes.length > 1 ? box.width / (axes.length - 1) : box.width;
  const bottom = box.top + box.height;
  const places = axes.map((placed, i): AxisPlace => {
    const [from, to] = placed.isFlipped ? [box.top, bottom] : [bottom, box.top];
    const kind = placed.isLog
      ? 'log'
      : placed.axis.kind === 'number' && placed.axis.column.scale === 'time'
        ? 'time'
        : 'linear';
    return {
      placed,
      x: axes.length > 1 ? left + i * gapPx : left + box.width / 2,
      scale: axisScale(kind, placed.domain, from, to),
    };
  });
  const points = new Float32Array(count * axes.length * 2);
  places.forEach(({ placed, x }, a) => {
    for (let i = 0; i < count; i++) {
      const share = placed.shares[i] ?? Number.NaN;
      const at = (i * axes.length + a) * 2;
      points[at] = x;
      points[at + 1] = Number.isNaN(share) ? bottom + missingPx : bottom - share * box.height;
    }
  });
  const axisMarks = [...places.flatMap((place) => marksOfAxis(place, box, gapPx, look)), ...keyMarks(key, box, look)];
  const faint: LinesMark = {
    kind: 'lines',
    points,
    perLine: axes.length,
    colours: [look.muted],
    opacity: opacityFor(count) * 0.22,
    widthPx: 1,
  };
  return { size, look, box, axes: places, gapPx, points, colours, colourOf, axisMarks, faint: [faint] };
}

function colourOfAxis(axes: readonly PlacedAxis[], key: string | undefined): ItemColour | undefined {
  const placed = axes.find(({ axis }) => axis.key === key);
  if (placed === undefined) return undefined;
  const { axis, isLog } = placed;
  if (axis.kind === 'category') return { by: 'category', column: axis.column };
  return { by: 'number', column: { ...axis.column, ...(isLog && { scale: 'log' as const }) } };
}

const noLayer: readonly Mark[] = [];

/** The lines that are left in by the brushes over all the others, which are faint. */
export function parallelPlot(
  { data }: Parallel,
  geometry: ParallelGeometry,
  brushes: AxisBrushes,
  selected?: ReadonlySet<string>,
): ParallelPlot {
  const { look, box, axes, gapPx, points, colours, colourOf, axisMarks, faint } = geometry;
  const isBrushed = axes.some(({ placed }) => brushes[placed.axis.key] !== undefined);
  const rows = brushedRows(data.axes, brushes, data.ids.length);
  const lines: LinesMark = {
    kind: 'lines',
    points: isBrushed ? pointsOf(points, rows, axes.length) : points,
    perLine: axes.length,
    colours,
    colourOf: isBrushed ? Uint16Array.from(rows, (row) => colourOf[row] ?? 0) : colourOf,
    opacity: opacityFor(rows.length),
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

/** The more lines, the fainter each. */
const opacityFor = (count: number): number => Math.max(0.05, Math.min(0.85, 0.85 * Math.sqrt(60 / Math.max(1, count))));

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
