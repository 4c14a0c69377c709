import { invalidInput } from '@assay/base';
import { DefineByRun } from './define-by-run.ts';
import { stateCodes, TrialHistory } from './history/trial-history.ts';
import { paretoFront } from './pareto/non-domination-ranks.ts';
import { GridSampler, gridOf } from './samplers/grid.ts';
import { createPruner } from './pruners/create-pruner.ts';
import type { Pruner } from './pruners/pruner.ts';
import { makeSampler } from './samplers/make-sampler.ts';
import { randomSampler } from './samplers/random.ts';
import type { Sampler, SuggestContext, Suggestion } from './samplers/sampler.ts';
import type { Parameter, ParameterValue } from './space/parameter.ts';
import { SearchSpace } from './space/search-space.ts';
import type { StudyDefinition } from './study-definition.ts';
import type { Trial } from './trial.ts';
import { type ParentKind, WarmStart } from './warm-start.ts';

/** How often the sampler is asked again for a point that the study has already; how often chance is then. */
const maxAttempts = 10;
const maxDraws = 100;
/** Discrete spaces up to this size are searched for a point that no trial has; larger ones hardly run out. */
const maxEnumerated = 100_000;

/**
 * A study without clock, disk or network: put in the trials as they are, ask for the next. What it answers depends on the definition and
 * the trials put, not on their order, nor on what was asked before. Throws `InvalidInput` for a definition that makes no sense.
 */
export class Study {
  readonly definition: StudyDefinition;
  readonly space: SearchSpace;
  readonly history: TrialHistory;
  readonly #sampler: Sampler;
  readonly #named: DefineByRun | undefined;
  readonly #untried = new GridSampler();
  readonly #pruner: Pruner;
  readonly #warmStart: WarmStart;

  constructor(definition: StudyDefinition) {
    if (definition.objectives.length === 0) throw invalidInput('objectives', 'is empty; name at least one metric');
    if (!Number.isInteger(definition.seed) || definition.seed < 0 || definition.seed > 0xffffffff) {
      throw invalidInput('seed', `expected an integer from 0 to 4294967295, got ${definition.seed}`);
    }
    this.definition = definition;
    this.space = new SearchSpace(definition.space, definition.constraints);
    this.history = new TrialHistory(this.space, definition.objectives);
    if (definition.sampler?.kind === 'grid') gridOf(this.space, definition.sampler.levels);
    this.#warmStart = new WarmStart(this.history);
    this.#sampler = makeSampler(definition.sampler ?? { kind: 'auto' });
    this.#named = this.space.dimensions.length === 0 ? new DefineByRun(definition) : undefined;
    this.#pruner = createPruner(definition.pruner ?? { kind: 'none' }, this.history, definition.seed);
  }

  /** Puts a trial in, or in the place of the one with its number. */
  put(trial: Trial): void {
    this.history.put(trial);
    this.#named?.put(trial);
  }

  /** The same as `put` for each, whatever their order, and fast. */
  putAll(trials: Iterable<Trial>): void {
    for (const trial of [...trials].sort((a, b) => a.number - b.number)) this.put(trial);
  }

  /**
   * Puts the finished trials of an earlier study as history, once a parent and always in the same order; they get negative numbers.
   * `transfer`: of a like problem, so that its points are to be tried again, and its losses count relative to each other.
   */
  putParent(trials: Iterable<Trial>, kind: ParentKind): void {
    this.#warmStart.put(trials, kind, (trial, isForeign) => {
      this.history.put(trial, isForeign);
      this.#named?.put(trial);
    });
  }

  /**
   * A point for the trial of this number; the trial itself is not put. A point that some trial has already is given again only where
   * chance finds no other. `exhausted`: every point of the space has been tried. Where parameters are named in the course of the
   * trial there are no values yet, and the note must be put with the trial.
   */
  suggest(number: number): Suggestion | 'exhausted' {
    if (this.#named !== undefined) return this.#named.suggest(number);
    this.#warmStart.rescale();
    const context = (attempt: number): SuggestContext => ({
      space: this.space,
      history: this.history,
      definition: this.definition,
      number,
      attempt,
    });
    for (let attempt = 0; ; attempt++) {
      const suggestion = this.#sampler.suggest(context(attempt));
      if (suggestion === 'exhausted' || !this.history.has(this.space.encode(suggestion.values))) return suggestion;
      if (attempt < maxAttempts) continue;
      if (this.space.size <= maxEnumerated) return this.#untried.suggest(context(attempt));
      return this.#drawnAnew(context) ?? suggestion;
    }
  }

  /** The value of a parameter that a trial, which was put, names in its course. The same parameter again: the same value. */
  suggestParameter(number: number, name: string, parameter: Parameter): ParameterValue {
    if (this.#named === undefined)
      throw invalidInput('name', `the study has a space; "${name}" can only be named where it has none`);
    return this.#named.suggestParameter(number, name, parameter);
  }

  /** A value that a running trial, which was put, told at a step; of the same step the last one counts. */
  report(number: number, step: number, value: number): void {
    this.history.report(number, step, value);
  }

  /** Whether a trial should be ended now, decided at its latest report. */
  shouldPrune(number: number): boolean {
    const row = this.history.rowOf(number);
    return row !== undefined && this.#pruner(row);
  }

  /** The best complete trial that keeps its constraints, by the first objective; the earlier one of equals. Of `identical` parents too. */
  best(): Trial | undefined {
    const { trials, losses } = this.history;
    const [column] = losses;
    let best = -1;
    for (const row of this.#feasibleRows()) {
      const loss = column?.[row] ?? Number.NaN;
      if (Number.isNaN(loss) || (best >= 0 && loss >= (column?.[best] ?? Number.NaN))) continue;
      best = row;
    }
    return trials[best];
  }

  /** The complete trials that keep their constraints and that no other beats in all objectives, by number. */
  paretoFront(): Trial[] {
    const { trials, losses } = this.history;
    const rows = this.#feasibleRows().filter((row) => losses.every((column) => !Number.isNaN(column[row])));
    const points = rows.map((row) => losses.map((column) => column[row] ?? 0));
    return paretoFront(points)
      .sort((a, b) => a - b)
      .flatMap((at) => trials[rows[at] ?? -1] ?? []);
  }

  #drawnAnew(context: (attempt: number) => SuggestContext): Suggestion | undefined {
    for (let draw = 1; draw <= maxDraws; draw++) {
      const suggestion = randomSampler.suggest(context(maxAttempts + draw));
      if (!this.history.has(this.space.encode(suggestion.values))) return suggestion;
    }
    return undefined;
  }

  #feasibleRows(): number[] {
    const { count, states, violations, numbers } = this.history;
    const rows: number[] = [];
    for (let row = 0; row < count; row++) {
      if (states[row] !== stateCodes.complete || (violations[row] ?? 0) > 0) continue;
      if (!this.history.isForeign(numbers[row] ?? 0)) rows.push(row);
    }
    return rows;
  }
}
