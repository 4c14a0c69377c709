import type { BoxBrush } from '../plot/brush.ts';
import { rowsWhere } from '../plot/numbers-of-rows.ts';
import type { ChartedTrials } from './charted-trials.ts';
import { dotChart, type DotChart } from './dot-chart.ts';
import { levelLine } from './history-chart.ts';
import { isFeasible, stateOf, type TrialData } from './trial-data.ts';
import { trialField } from './trial-field.ts';

/** A trial that made the front of two objectives better, and the area that the front dominates since. */
export interface FrontStep {
  readonly row: number;
  readonly area: number;
}

/**
 * How the area grew that the front of two objectives dominates, up to the worst value of each among complete feasible trials. Only the
 * trials that made it grow; O(n + steps × front).
 */
export function hypervolumeSteps(data: TrialData, costs: readonly [Float64Array, Float64Array]): readonly FrontStep[] {
  const [x, y] = costs;
  const rows = rowsWhere(
    data.count,
    (row) =>
      stateOf(data, row) === 'complete' &&
      isFeasible(data, row) &&
      Number.isFinite(x[row] ?? Number.NaN) &&
      Number.isFinite(y[row] ?? Number.NaN),
  );
  const worst = (values: Float64Array): number =>
    rows.reduce((most, row) => Math.max(most, values[row] ?? most), -Infinity);
  const [worstX, worstY] = [worst(x), worst(y)];
  const steps: FrontStep[] = [];
  /** By rising x, and so falling y. */
  let front: readonly number[] = [];
  for (const row of rows) {
    const [atX = 0, atY = 0] = [x[row], y[row]];
    if (front.some((each) => (x[each] ?? 0) <= atX && (y[each] ?? 0) <= atY)) continue;
    front = [...front.filter((each) => (x[each] ?? 0) < atX || (y[each] ?? 0) < atY), row].sort(
      (a, b) => (x[a] ?? 0) - (x[b] ?? 0),
    );
    let [area, height] = [0, worstY];
    for (const each of front) {
      area += (worstX - (x[each] ?? 0)) * (height - (y[each] ?? 0));
      height = y[each] ?? 0;
    }
    if (area > (steps.at(-1)?.area ?? 0)) steps.push({ row, area });
  }
  return steps;
}

/** How the front of two objectives grew with the trials. */
export function hypervolumeChart(charted: ChartedTrials, zoom?: BoxBrush): DotChart | undefined {
  const { data, objectives } = charted;
  const [x, y] = objectives.map(({ direction }, place) =>
    direction === 'minimize' ? data.objectives[place] : data.objectives[place]?.map((value) => -value),
  );
  const number = trialField(data, objectives, 'number');
  if (x === undefined || y === undefined || number === undefined) return undefined;
  const steps = hypervolumeSteps(data, [x, y]);
  const areaOf = new Map(steps.map(({ row, area }) => [row, area]));
  const area = {
    title: 'hypervolume',
    numberAt: (row: number): number => areaOf.get(row) ?? Number.NaN,
    scale: 'linear' as const,
  };
  const rows = steps.map(({ row }) => row);
  return dotChart({
    charted: { ...charted, rows: Uint32Array.from(rows) },
    x: number,
    y: area,
    colour: 'kind',
    zoom,
    above: (frame, look) => levelLine(frame, look, rows, data.number, area),
    notes: ['up to the worst value of each objective'],
  });
}
