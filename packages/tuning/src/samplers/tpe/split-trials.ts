import { stateCodes, type TrialHistory } from '../../history/trial-history.ts';
import { bestByDomination } from '../../pareto/best-by-domination.ts';
import { goodCount } from './trial-weights.ts';

/** Rows of a history, in ascending order. */
export interface Split {
  readonly below: readonly number[];
  readonly above: readonly number[];
}

/**
 * Parts the trials into the good ones (`below`) and the others. The good are taken from the feasible complete trials by value, then
 * from the pruned ones by last step (the later the better) and value, then from the infeasible ones by violation. Where the liar is on,
 * running trials stand above: their points are avoided.
 */
export function splitTrials(history: TrialHistory, constantLiar: boolean): Split {
  const { count, states, violations, losses } = history;
  const complete: number[] = [];
  const pruned: number[] = [];
  const infeasible: number[] = [];
  const running: number[] = [];
  for (let row = 0; row < count; row++) {
    const state = states[row];
    if (state === stateCodes.running) running.push(row);
    else if (state !== stateCodes.complete && state !== stateCodes.pruned) continue;
    else if ((violations[row] ?? 0) > 0) infeasible.push(row);
    else (state === stateCodes.complete ? complete : pruned).push(row);
  }
  const wanted = goodCount(complete.length + pruned.length + infeasible.length, losses.length);
  const isBelow = new Uint8Array(count);
  let left = wanted;
  const take = (rows: readonly number[]): void => {
    for (const row of rows) isBelow[row] = 1;
    left -= rows.length;
  };
  take(bestComplete(history, complete, left));
  if (left > 0) take(bestPruned(history, pruned).slice(0, left));
  if (left > 0) take(infeasible.sort((a, b) => order(violations[a] ?? 0, violations[b] ?? 0) || a - b).slice(0, left));
  const below: number[] = [];
  const above: number[] = [];
  for (let row = 0; row < count; row++) {
    const state = states[row];
    if (isBelow[row] === 1) below.push(row);
    else if (state === stateCodes.complete || state === stateCodes.pruned) above.push(row);
    else if (constantLiar && state === stateCodes.running) above.push(row);
  }
  return { below, above };
}

const order = (a: number, b: number): number => (a === b ? 0 : a - b);
const orInfinity = (loss: number | undefined): number => (loss === undefined || Number.isNaN(loss) ? Infinity : loss);

function bestComplete({ losses }: TrialHistory, rows: readonly number[], count: number): readonly number[] {
  const [column] = losses;
  if (rows.length <= count || column === undefined) return rows;
  if (losses.length > 1) {
    const points = rows.map((row) => losses.map((objective) => objective[row] ?? Number.NaN));
    return bestByDomination(points, count).map((at) => rows[at] ?? 0);
  }
  // The best so far, ascending; few, so that a place is soon found.
  const best: number[] = [];
  let worst = Infinity;
  for (const row of rows) {
    const loss = orInfinity(column[row]);
    if (best.length === count && loss >= worst) continue;
    let place = best.length;
    while (place > 0 && orInfinity(column[best[place - 1] ?? 0]) > loss) place--;
    best.splice(place, 0, row);
    if (best.length > count) best.pop();
    worst = orInfinity(column[best.at(-1) ?? 0]);
  }
  return best;
}

function bestPruned({ reports, objectives }: TrialHistory, rows: readonly number[]): number[] {
  const sign = objectives[0]?.direction === 'maximize' ? -1 : 1;
  const keyed = rows.map((row) => {
    const told = reports[row];
    const isTold = told !== undefined && told.count > 0;
    return { row, step: isTold ? -told.lastStep : Infinity, loss: isTold ? orInfinity(sign * told.lastValue) : 0 };
  });
  return keyed.sort((a, b) => order(a.step, b.step) || order(a.loss, b.loss) || a.row - b.row).map(({ row }) => row);
}
