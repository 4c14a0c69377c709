import type { ChartTable } from '../export-chart/chart-table.ts';
import { formatCount, formatNumber } from '../format/format-number.ts';
import { xyAxes, xyFrame, type XyFrame } from '../plot/axis-marks.ts';
import { axisScale, paddedDomain, type AxisScale } from '../plot/axis-scale.ts';
import type { Mark, PlotLook, Size } from '../plot/mark.ts';
import { floatsOf } from '../plot/numbers-of-rows.ts';
import type { ChartWords, Plot, PlotHits } from '../plot/plot.ts';
import type { ChartedTrials } from './charted-trials.ts';
import { stateOf } from './trial-data.ts';
import { trialHits } from './trial-hits.ts';

/** Complete trials in the order of one objective. */
export interface Distribution {
  readonly charted: ChartedTrials;
  readonly rows: Uint32Array;
  readonly title: string;
  readonly isLog: boolean;
  readonly valueAt: (row: number) => number;
  readonly words: ChartWords;
}

export function distributionOf(charted: ChartedTrials, objective: number, isLog: boolean): Distribution {
  const { data, objectives } = charted;
  const valueAt = (row: number): number => data.objectives[objective]?.[row] ?? Number.NaN;
  const complete = charted.rows.filter((row) => stateOf(data, row) === 'complete' && Number.isFinite(valueAt(row)));
  const rows = complete.filter((row) => !isLog || valueAt(row) > 0).sort((a, b) => valueAt(a) - valueAt(b) || a - b);
  const title = objectives[objective]?.metric ?? '';
  const left = complete.length - rows.length;
  const middle = rows[rows.length >> 1];
  return {
    charted,
    rows,
    title,
    isLog,
    valueAt,
    words: {
      summary: `Which share of ${formatCount(rows.length)} complete trials has at most a ${title}${middle === undefined ? '' : `; half have at most ${formatNumber(valueAt(middle))}`}.`,
      notes: ['complete trials', ...(left === 0 ? [] : [`${formatCount(left)} ≤ 0 have no place on a log axis`])],
      ...(rows.length === 0 && { empty: `No complete trial has ${title} yet.` }),
    },
  };
}

export interface DistributionFrame {
  readonly distribution: Distribution;
  readonly frame: XyFrame;
  readonly axes: readonly Mark[];
  readonly line: readonly number[];
  readonly look: PlotLook;
  readonly hits: PlotHits;
}

export function distributionFrame(distribution: Distribution, size: Size, look: PlotLook): DistributionFrame {
  const { charted, rows, title, isLog, valueAt } = distribution;
  const kind = isLog ? 'log' : 'linear';
  const [first, last] = [rows[0], rows.at(-1)];
  const extent: [number, number] | undefined =
    first === undefined || last === undefined ? undefined : [valueAt(first), valueAt(last)];
  const frame = xyFrame({
    size,
    look,
    scaleX: (from, to): AxisScale => axisScale(kind, paddedDomain(extent, kind), from, to),
    scaleY: (from, to): AxisScale => axisScale('linear', [0, 1], from, to),
  });
  const x = floatsOf(rows, (row) => frame.x.place(valueAt(row)));
  const y = floatsOf(rows, (_, i) => frame.y.place((i + 1) / rows.length));
  return {
    distribution,
    frame,
    look,
    axes: xyAxes(frame, title, 'share of trials', size, look),
    line: stepsOf(x, y, frame),
    hits: trialHits(
      charted,
      { rows, x, y, more: (i) => [{ label: 'share', value: formatNumber((i + 1) / rows.length) }] },
      look,
    ),
  };
}

/** The share of all trials, and where some are selected the share of those. */
export function distributionPlot(
  { distribution, frame, axes, line, look, hits }: DistributionFrame,
  selection: Uint8Array | undefined,
): Plot & { readonly frame: XyFrame } {
  const { box, x, y } = frame;
  const chosen = selection === undefined ? undefined : distribution.rows.filter((row) => selection[row] === 1);
  const marks: Mark[] = [
    { kind: 'path', points: line, stroke: chosen === undefined ? look.accent : look.muted, widthPx: 1.6 },
  ];
  if (chosen !== undefined && chosen.length > 0) {
    const xs = floatsOf(chosen, (row) => x.place(distribution.valueAt(row)));
    const ys = floatsOf(chosen, (_, i) => y.place((i + 1) / chosen.length));
    marks.push({ kind: 'path', points: stepsOf(xs, ys, frame), stroke: look.accent, widthPx: 2 });
  }
  return { layers: [axes, [{ kind: 'clip', box, marks }]], box, frame, hits };
}

/** A staircase from zero to one, no finer than pixels are. */
function stepsOf(x: Float32Array, y: Float32Array, { box }: XyFrame): readonly number[] {
  const bottom = box.top + box.height;
  const points: number[] = [box.left, bottom];
  let height = bottom;
  for (let i = 0; i < x.length; i++) {
    const [atX = 0, atY = 0] = [x[i], y[i]];
    if (i < x.length - 1 && (x[i + 1] ?? 0) - (points.at(-2) ?? 0) < 0.5) continue;
    points.push(atX, height, atX, atY);
    height = atY;
  }
  points.push(box.left + box.width, height);
  return points;
}

export const distributionTable = ({ charted, rows, title, valueAt }: Distribution): ChartTable => ({
  columns: [
    { title: 'trial', isNumber: true },
    { title, isNumber: true },
    { title: 'share', isNumber: true },
  ],
  rowCount: rows.length,
  row: (index) => {
    const row = rows[index] ?? 0;
    return [charted.data.number[row] ?? null, valueAt(row), (index + 1) / rows.length];
  },
});
