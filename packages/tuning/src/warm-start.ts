import { stateCodes, type TrialHistory } from './history/trial-history.ts';
import type { ParameterValue, ParameterValues } from './space/parameter.ts';
import type { SearchSpace } from './space/search-space.ts';
import type { Trial } from './trial.ts';

/** What an earlier study was: the same problem on the same data, or a like one. */
export type ParentKind = 'identical' | 'transfer';

/** From this many own trials on, a foreign scale is brought to the own one. */
const fewestOwn = 5;

/**
 * Trials of earlier studies on other data or with another model: where their values stand among each other says something about this
 * study's points, their scale does not. So their losses are moved and stretched to the median and the interquartile range of this
 * study's own finished trials, anew as these grow; while those are fewer than five, they stay as they are.
 */
export class WarmStart {
  readonly #history: TrialHistory;
  readonly #foreign: (readonly Trial[])[] = [];
  #next = -1;
  #scaledAt = -1;

  constructor(history: TrialHistory) {
    this.#history = history;
  }

  /**
   * Puts a parent's finished trials as history, with negative numbers, in their order; a parent put later counts as older. Of a like problem
   * the complete ones alone, without what they reported. Of values
   * only those of this space count; a trial whose values are no point of it is left out.
   */
  put(trials: Iterable<Trial>, kind: ParentKind, put: (trial: Trial, isForeign: boolean) => void): void {
    const { space } = this.#history;
    const fitting: Trial[] = [];
    for (const trial of [...trials].sort((a, b) => b.number - a.number)) {
      const isUseful = trial.state === 'complete' || (trial.state === 'pruned' && kind === 'identical');
      const values = trial.parameters === undefined ? fittingValues(space, trial.values) : trial.values;
      if (!isUseful || values === undefined) continue;
      fitting.push({ ...trial, values, number: this.#next--, ...(kind === 'transfer' && { reports: [] }) });
    }
    for (const trial of fitting) put(trial, kind === 'transfer');
    if (kind === 'transfer') this.#foreign.push(fitting);
  }

  /** Brings foreign losses to the scale of what is there now. */
  rescale(): void {
    const history = this.#history;
    if (this.#foreign.length === 0 || this.#scaledAt === history.version) return;
    for (const [objective, column] of history.losses.entries()) {
      const own: number[] = [];
      for (let row = history.count - 1; row >= 0 && (history.numbers[row] ?? 0) >= 0; row--) {
        if (history.states[row] === stateCodes.complete) own.push(column[row] ?? Number.NaN);
      }
      const to = spreadOf(own);
      for (const trials of this.#foreign) {
        const sign = history.objectives[objective]?.direction === 'maximize' ? -1 : 1;
        const losses = trials.map(({ objectives }) => sign * (objectives?.[objective] ?? Number.NaN));
        const from = spreadOf(losses);
        for (const [i, { number }] of trials.entries()) {
          const row = history.rowOf(number);
          const loss = losses[i] ?? Number.NaN;
          if (row === undefined) continue;
          const isKnown = to.count >= fewestOwn && from.count > 0;
          column[row] = isKnown
            ? to.median + (from.range > 0 ? ((loss - from.median) / from.range) * to.range : 0)
            : loss;
        }
      }
    }
    this.#scaledAt = history.version;
  }
}

/** The part of some values that is a point of the space; `undefined` where there is none. */
function fittingValues(space: SearchSpace, values: ParameterValues): ParameterValues | undefined {
  const point = space.encode(values);
  const fitting: [string, ParameterValue][] = [];
  for (const dimension of space.dimensions) {
    if (!space.isActive(dimension, point)) continue;
    const value = values[dimension.name];
    if (value === undefined || Number.isNaN(point[dimension.index])) return undefined;
    fitting.push([dimension.name, value]);
  }
  return Object.fromEntries(fitting);
}

/** Median and interquartile range of the finite values. */
function spreadOf(values: readonly number[]): { count: number; median: number; range: number } {
  const sorted = values.filter((value) => Number.isFinite(value)).sort((a, b) => a - b);
  const at = (share: number): number => sorted[Math.round(share * (sorted.length - 1))] ?? 0;
  return { count: sorted.length, median: at(0.5), range: at(0.75) - at(0.25) };
}
