import { isEnd, stateCodes, type TrialHistory } from '../history/trial-history.ts';
import type { TrialReports } from '../history/trial-reports.ts';

/** What a column holds of a row: a number, or nothing, for good; `open` where that is not known yet. */
export type Reading = (row: number) => number | undefined | 'open';

/**
 * One number a trial, sorted, made up as trials go on: each is read until its number is settled, and not again. So a question costs as much
 * as there are running trials and new ends, not as there are trials.
 */
export class SettledColumn {
  readonly #history: TrialHistory;
  readonly #read: Reading;
  #layout: number;
  #retold: number;
  #sorted = new Float64Array(16);
  #length = 0;
  #seen = 0;
  #open: number[] = [];

  constructor(history: TrialHistory, read: Reading) {
    this.#history = history;
    this.#read = read;
    this.#layout = history.layout;
    this.#retold = history.retold;
  }

  /** Ascending, as of now; to be read at once. */
  sorted(): Float64Array {
    const { layout, retold, count } = this.#history;
    if (this.#layout !== layout || this.#retold !== retold) {
      this.#layout = layout;
      this.#retold = retold;
      this.#length = 0;
      this.#seen = 0;
      this.#open = [];
    }
    const fresh: number[] = [];
    const stillOpen: number[] = [];
    const read = (row: number): void => {
      const reading = this.#read(row);
      if (reading === 'open') stillOpen.push(row);
      else if (reading !== undefined) fresh.push(reading);
    };
    for (const row of this.#open) read(row);
    for (let row = this.#seen; row < count; row++) read(row);
    this.#seen = count;
    this.#open = stillOpen;
    this.#add(fresh);
    return this.#sorted.subarray(0, this.#length);
  }

  #add(fresh: readonly number[]): void {
    const length = this.#length + fresh.length;
    if (length > this.#sorted.length) {
      const grown = new Float64Array(Math.max(length, 2 * this.#sorted.length));
      grown.set(this.#sorted.subarray(0, this.#length));
      this.#sorted = grown;
    }
    if (fresh.length > 16) {
      this.#sorted.set(fresh, this.#length);
      this.#sorted.subarray(0, length).sort();
    } else {
      for (const [i, value] of fresh.entries()) {
        const end = this.#length + i;
        const at = countBelow(this.#sorted.subarray(0, end), value);
        this.#sorted.copyWithin(at + 1, at, end);
        this.#sorted[at] = value;
      }
    }
    this.#length = length;
  }
}

/** One column a step, each made when it is first asked for. */
export class SettledColumns {
  readonly #columns = new Map<number, SettledColumn>();
  readonly #history: TrialHistory;
  readonly #readingAt: (step: number) => Reading;

  constructor(history: TrialHistory, readingAt: (step: number) => Reading) {
    this.#history = history;
    this.#readingAt = readingAt;
  }

  sortedAt(step: number): Float64Array {
    const held = this.#columns.get(step);
    if (held !== undefined) return held.sorted();
    const made = new SettledColumn(this.#history, this.#readingAt(step));
    this.#columns.set(step, made);
    return made.sorted();
  }
}

/** What complete trials with reports hold; the others nothing. */
export const ofComplete =
  (history: TrialHistory, read: (reports: TrialReports) => number | undefined): Reading =>
  (row) => {
    const state = history.states[row];
    if (!isEnd(state)) return 'open';
    const reports = history.reports[row];
    return state === stateCodes.complete && reports !== undefined && reports.count > 0 ? read(reports) : undefined;
  };

/** How many numbers of an ascending array are less than `value`. */
export function countBelow(sorted: Float64Array, value: number): number {
  let from = 0;
  let to = sorted.length;
  while (from < to) {
    const middle = (from + to) >>> 1;
    if ((sorted[middle] ?? Infinity) < value) from = middle + 1;
    else to = middle;
  }
  return from;
}
