import type { ChartTable } from '../export-chart/chart-table.ts';
import { countOf, formatCount } from '../format/format-number.ts';
import type { ChartWords } from '../plot/plot.ts';
import { kindPlace, trialKinds, type ChartedTrials } from './charted-trials.ts';
import { rowOfNumber } from './trial-data.ts';
import type { TrialReports } from './trial-reports.ts';

/** The values that trials reported on the way, each trial a curve. */
export interface LearningCurves {
  readonly charted: ChartedTrials;
  readonly reports: TrialReports;
  /** The trials that are drawn, by place in the reports and by row, in the order of painting. */
  readonly drawn: readonly { readonly place: number; readonly row: number }[];
  readonly isLog: boolean;
  readonly title: string;
  readonly words: ChartWords;
}

/** More curves than this cover one another. */
const mostCurves = 2000;

/**
 * The curves to be drawn. Where there are too many: those that are selected, the best fifth of what is left to draw, and of the
 * others each so many-th.
 */
export function learningCurves(
  charted: ChartedTrials,
  reports: TrialReports,
  isLog: boolean,
  selection: Uint8Array | undefined,
): LearningCurves {
  const { data, objectives } = charted;
  const isShown = new Uint8Array(data.count);
  for (const row of charted.rows) isShown[row] = 1;
  const all = Array.from(reports.numbers, (number, place) => ({ place, row: rowOfNumber(data, number) ?? -1 })).filter(
    ({ row }) => row >= 0 && isShown[row] === 1,
  );
  const sign = objectives[0]?.direction === 'maximize' ? -1 : 1;
  const cost = (row: number): number => {
    const value = data.objectives[0]?.[row] ?? Number.NaN;
    return Number.isNaN(value) ? Number.POSITIVE_INFINITY : sign * value;
  };
  const drawn = all.length <= mostCurves ? all : someOf(all, selection, cost);
  const title = objectives[0]?.metric ?? '';
  const pruned = drawn.filter(({ row }) => trialKinds[kindPlace(data, row)] === 'pruned').length;
  return {
    charted,
    reports,
    drawn: drawn.toSorted((a, b) => kindPlace(data, a.row) - kindPlace(data, b.row) || a.row - b.row),
    isLog,
    title,
    words: {
      summary: `${title} on the way of ${countOf(all.length, 'trial')}.`,
      notes: [
        ...(drawn.length < all.length
          ? [
              `${formatCount(drawn.length)} of ${countOf(all.length, 'trial')} drawn: the selected, the best, and each so many-th of the others`,
            ]
          : []),
        ...(pruned > 0 ? [`${formatCount(pruned)} pruned, faint`] : []),
      ],
      ...(all.length === 0 && { empty: 'No trial has reported a value on the way.' }),
    },
  };
}

type Curve = LearningCurves['drawn'][number];

function someOf(
  all: readonly Curve[],
  selection: Uint8Array | undefined,
  cost: (row: number) => number,
): readonly Curve[] {
  const selected = all.filter(({ row }) => selection?.[row] === 1).slice(0, mostCurves);
  const others = all.filter(({ row }) => selection?.[row] !== 1).sort((a, b) => cost(a.row) - cost(b.row));
  const room = mostCurves - selected.length;
  const best = others.slice(0, Math.floor(room / 5));
  const rest = others.slice(best.length);
  const every = Math.max(1, rest.length / Math.max(1, room - best.length));
  const some = Array.from({ length: Math.min(rest.length, room - best.length) }, (_, i) => rest[Math.floor(i * every)]);
  return [...selected, ...best, ...some.flatMap((curve) => curve ?? [])];
}

export const learningTable = ({ reports, title }: LearningCurves): ChartTable => ({
  columns: [
    { title: 'trial', isNumber: true },
    { title: 'step', isNumber: true },
    { title, isNumber: true },
  ],
  rowCount: reports.steps.length,
  row: (index) => [
    reports.numbers[placeOfIndex(reports.starts, index)] ?? null,
    reports.steps[index] ?? null,
    reports.values[index] ?? null,
  ],
});

function placeOfIndex(starts: Uint32Array, index: number): number {
  let [low, high] = [0, starts.length - 1];
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if ((starts[middle] ?? 0) <= index) low = middle;
    else high = middle - 1;
  }
  return low;
}
