import type { SearchSpace } from '../space/search-space.ts';
import type { Objective } from '../study-definition.ts';
import type { Trial, TrialReport, TrialState } from '../trial.ts';
import { pointKey } from './point-key.ts';
import { SortedRows } from './sorted-rows.ts';
import { TrialReports } from './trial-reports.ts';

/** States as the column `states` holds them. */
export const stateCodes = {
  waiting: 0,
  running: 1,
  complete: 2,
  pruned: 3,
  failed: 4,
} as const satisfies Record<TrialState, number>;

/** Whether a state code is an end. */
export const isEnd = (code: number | undefined): boolean => code !== undefined && code >= stateCodes.complete;

/**
 * A study's trials as columns, rows in ascending order of number. Whatever the order of arrival, the same trials give the same state.
 * The columns are longer than `count` and are replaced when they grow: read them anew at each use, and rows below `count` only.
 */
export class TrialHistory {
  readonly space: SearchSpace;
  readonly objectives: readonly Objective[];
  /** Rows in use. */
  count = 0;
  /** Grows with every change of anything. */
  version = 0;
  /** Grows when rows move, which is when a trial arrives with a number below another's. What is kept by row is then void. */
  layout = 0;
  /** Grows when what has been told of a trial's way or end is told otherwise; the next report and the end itself do not count. */
  retold = 0;
  numbers: Float64Array = new Float64Array(16);
  /** Values of `stateCodes`. */
  states: Uint8Array = new Uint8Array(16);
  /** One column a dimension: internal coordinates; NaN = not active. */
  readonly coordinates: Float64Array[];
  /** One column an objective, to be minimised: negated where the objective is maximised. NaN = none. */
  readonly losses: Float64Array[];
  /** Sum of the told constraints above 0; 0 = feasible, also where none were told. A NaN counts as Infinity. */
  violations: Float64Array = new Float64Array(16);
  /** The trials as they were put last, by row. */
  readonly trials: Trial[] = [];
  /** By row; `undefined` without reports. */
  readonly reports: (TrialReports | undefined)[] = [];
  /** Trials by state code. */
  readonly counts: number[] = [0, 0, 0, 0, 0];

  readonly #rows = new Map<number, number>();
  readonly #foreign = new Set<number>();
  readonly #keys = new Map<number, number>();
  readonly #sorted: (SortedRows | undefined)[];

  constructor(space: SearchSpace, objectives: readonly Objective[]) {
    this.space = space;
    this.objectives = objectives;
    this.coordinates = space.dimensions.map(() => new Float64Array(16));
    this.losses = objectives.map(() => new Float64Array(16));
    this.#sorted = space.dimensions.map(() => undefined);
  }

  /** Trials that have ended with something to learn from: complete and pruned. */
  get finishedCount(): number {
    return (this.counts[stateCodes.complete] ?? 0) + (this.counts[stateCodes.pruned] ?? 0);
  }

  rowOf(number: number): number | undefined {
    return this.#rows.get(number);
  }

  /**
   * Puts a trial in, or in the place of the one with its number. Where it has no `reports`, those told before are kept. `isForeign`:
   * of another problem; its point does not count as tried here.
   */
  put(trial: Trial, isForeign = false): void {
    if (isForeign) this.#foreign.add(trial.number);
    const known = this.#rows.get(trial.number);
    const row = known ?? this.#insert(trial.number);
    this.version++;
    if (known !== undefined) this.#count(this.states[row] ?? 0, -1);
    const state = stateCodes[trial.state];
    const wasEnd = known !== undefined && isEnd(this.states[row]);
    if (wasEnd && this.states[row] !== state) this.retold++;
    this.states[row] = state;
    this.#count(state, 1);
    if (this.trials[row]?.values !== trial.values) this.#place(row, trial, known !== undefined);
    this.trials[row] = trial;
    for (const [place, column] of this.losses.entries()) {
      const value = trial.objectives?.[place] ?? Number.NaN;
      const loss = this.objectives[place]?.direction === 'maximize' ? -value : value;
      if (wasEnd && !Object.is(column[row], loss)) this.retold++;
      column[row] = loss;
    }
    const excess = (trial.constraints ?? []).map((c) => (Number.isNaN(c) ? Infinity : Math.max(c, 0)));
    this.violations[row] = excess.reduce((sum, c) => sum + c, 0);
    if (trial.reports !== undefined) this.#retell(row, trial.reports, wasEnd);
  }

  /** The same as `put` for each, whatever their order, and fast. */
  putAll(trials: Iterable<Trial>): void {
    for (const trial of [...trials].sort((a, b) => a.number - b.number)) this.put(trial);
  }

  /** Adds or replaces the value at a step of a trial; nothing where the trial is not known. */
  report(number: number, step: number, value: number): void {
    const row = this.#rows.get(number);
    if (row === undefined) return;
    this.version++;
    const reports = (this.reports[row] ??= new TrialReports());
    const before = reports.count;
    const isNext = reports.set(step, value);
    if (!isNext || (isEnd(this.states[row]) && reports.count > before)) this.retold++;
  }

  /** Whether the trial of a number was put as one of another problem. */
  isForeign(number: number): boolean {
    return this.#foreign.has(number);
  }

  /** Whether some trial of this problem, of any state, has this very point (coordinates of values). */
  has(point: ArrayLike<number>): boolean {
    return this.#keys.has(pointKey(point));
  }

  /** Rows in which a dimension is active, in ascending order of its coordinate, then of row. Kept in step from the first call on. */
  sorted(dimension: number): SortedRows {
    const kept = this.#sorted[dimension];
    if (kept !== undefined) return kept;
    const made = SortedRows.of(this.coordinates[dimension] ?? new Float64Array(0), this.count);
    this.#sorted[dimension] = made;
    return made;
  }

  #count(state: number, by: number): void {
    this.counts[state] = (this.counts[state] ?? 0) + by;
  }

  #retell(row: number, told: readonly TrialReport[], wasEnd: boolean): void {
    const reports = (this.reports[row] ??= new TrialReports());
    const before = reports.count;
    let same = 0;
    while (
      same < before &&
      told[same]?.step === reports.steps[same] &&
      Object.is(told[same]?.value, reports.values[same])
    )
      same++;
    if (same < before) reports.clear();
    for (let place = reports.count; place < told.length; place++) {
      const report = told[place];
      if (report !== undefined) reports.set(report.step, report.value);
    }
    if (same < before || (wasEnd && reports.count > before)) this.retold++;
  }

  #insert(number: number): number {
    if (this.count === this.numbers.length) this.#grow();
    let row = this.count;
    while (row > 0 && (this.numbers[row - 1] ?? 0) > number) row--;
    if (row < this.count) this.#shiftFrom(row);
    this.count++;
    this.numbers[row] = number;
    this.#rows.set(number, row);
    for (const column of this.coordinates) column[row] = Number.NaN;
    return row;
  }

  #shiftFrom(row: number): void {
    this.layout++;
    const columns = [this.numbers, this.states, this.violations, ...this.coordinates, ...this.losses];
    for (const column of columns) column.copyWithin(row + 1, row, this.count);
    this.trials.splice(row, 0, { number: Number.NaN, state: 'waiting', values: {} });
    this.reports.length = this.count;
    this.reports.splice(row, 0, undefined);
    for (let moved = row + 1; moved <= this.count; moved++) this.#rows.set(this.numbers[moved] ?? 0, moved);
    this.#sorted.fill(undefined);
  }

  #place(row: number, trial: Trial, isKnown: boolean): void {
    const point = this.space.encode(trial.values);
    const before = Float64Array.from(this.coordinates, (column) => column[row] ?? Number.NaN);
    if (!this.#foreign.has(trial.number)) {
      if (isKnown) this.#countKey(pointKey(before), -1);
      this.#countKey(pointKey(point), 1);
    }
    for (const [dimension, column] of this.coordinates.entries()) {
      const coordinate = point[dimension] ?? Number.NaN;
      if (Object.is(before[dimension], coordinate)) continue;
      this.#sorted[dimension]?.remove(column, row);
      column[row] = coordinate;
      this.#sorted[dimension]?.insert(column, row);
    }
  }

  #countKey(key: number, by: number): void {
    const count = (this.#keys.get(key) ?? 0) + by;
    if (count > 0) this.#keys.set(key, count);
    else this.#keys.delete(key);
  }

  #grow(): void {
    const wider = (column: Float64Array): Float64Array => {
      const grown = new Float64Array(column.length * 2);
      grown.set(column);
      return grown;
    };
    this.numbers = wider(this.numbers);
    this.violations = wider(this.violations);
    const states = new Uint8Array(this.states.length * 2);
    states.set(this.states);
    this.states = states;
    for (const columns of [this.coordinates, this.losses]) {
      for (const [place, column] of columns.entries()) columns[place] = wider(column);
    }
  }
}
