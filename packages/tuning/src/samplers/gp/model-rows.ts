import { expectedEnds } from './expected-ends.ts';
import { stateCodes, type TrialHistory } from '../../history/trial-history.ts';

/** Which trials a model learns from, and which it only knows to be there. Rows of the history, ascending. */
export interface ModelRows {
  readonly told: readonly number[];
  /** One a told row. */
  readonly losses: Float64Array;
  /** Running, waiting and failed trials: no losses. */
  readonly pending: readonly number[];
}

/** Of so many pending trials the newest are heeded. */
const mostPending = 100;

/**
 * Complete trials count by `lossOf`; a pruned one by what its loss would likely have come to (`expectedEnds`). Where that cannot be said, or its worker told a
 * loss, or there are several objectives, it counts by that loss or its last report, but never as better than the median of the complete ones, since a
 * value reported on the way cannot be held against one of the end.
 */
export function modelRows(history: TrialHistory, lossOf: (row: number) => number): ModelRows {
  const complete: number[] = [];
  const pending: number[] = [];
  const told: number[] = [];
  for (let row = 0; row < history.count; row++) {
    const state = history.states[row];
    const hasEnded = state === stateCodes.complete || state === stateCodes.pruned;
    if (state === stateCodes.complete && !Number.isNaN(lossOf(row))) complete.push(lossOf(row));
    (hasEnded ? told : pending).push(row);
  }
  complete.sort((a, b) => a - b);
  const median = complete[Math.floor(complete.length / 2)];
  const isMaximised = history.objectives[0]?.direction === 'maximize';
  const isSingle = history.objectives.length === 1;
  const ends = isSingle && (history.counts[stateCodes.pruned] ?? 0) > 0 ? expectedEnds(history) : undefined;
  const losses = told.map((row) => {
    const loss = lossOf(row);
    if (history.states[row] === stateCodes.complete || median === undefined) return loss;
    const end = ends?.[row] ?? Number.NaN;
    if (Number.isNaN(loss) && !Number.isNaN(end)) return end;
    const reported = history.reports[row]?.lastValue ?? Number.NaN;
    const last = Number.isNaN(loss) ? (isMaximised ? -reported : reported) : loss;
    return Number.isNaN(last) ? (complete.at(-1) ?? Number.NaN) : Math.max(last, median);
  });
  return {
    told: told.filter((_, i) => !Number.isNaN(losses[i])),
    losses: Float64Array.from(losses.filter((loss) => !Number.isNaN(loss))),
    pending: pending.slice(-mostPending),
  };
}

/** Places of at most `most` losses, ascending: the least half of them and the newest others. */
export function bestAndNewest(losses: Float64Array, most: number): number[] {
  const places = Array.from(losses, (_, i) => i);
  if (places.length <= most) return places;
  const chosen = new Set(
    places.toSorted((a, b) => (losses[a] as number) - (losses[b] as number) || b - a).slice(0, most >> 1),
  );
  for (let i = places.length - 1; chosen.size < most; i--) chosen.add(i);
  return [...chosen].sort((a, b) => a - b);
}
