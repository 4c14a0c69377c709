import { axisScale } from './axis-scale.ts';
import { itemColours, type ItemColour } from './item-colours.ts';
import { keyMarks, keyWidth } from './key-marks.ts';
import type { Box, LinesMark, Mark, PlotLook, Size } from './mark.ts';
import type { ParallelAxis, PlacedAxis } from './parallel-axes.ts';
import { marksOfAxis, missingPx, type AxisPlace } from './parallel-axis-marks.ts';
import type { Noun } from './plot-column.ts';
import type { ChartWords } from './plot.ts';

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
    opacity: opacityOfLines(count) * 0.22,
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

/** A way to the geometry that works it out anew only for another size or look. */
export function keptGeometry(parallel: Parallel): (size: Size, look: PlotLook) => ParallelGeometry {
  let last: ParallelGeometry | undefined;
  return (size, look) => {
    if (last?.size !== size || last.look !== look) last = parallelGeometry(parallel, size, look);
    return last;
  };
}

/** The more lines, the fainter each. */
export const opacityOfLines = (count: number): number =>
  Math.max(0.05, Math.min(0.85, 0.85 * Math.sqrt(60 / Math.max(1, count))));
