import type { ChangedTrial, WholeStudy } from '@assay/core';
import { findConvergence, Study } from '@assay/tuning';
import type { Parameter, ParameterValue, Suggestion } from '@assay/tuning';
import type { Suggested } from './tuner-messages.ts';

/** A study as the tuner's thread holds it: what was stored, and what was suggested and may not be stored yet. */
export class HeldStudy {
  readonly #study: Study;
  /** By trial, the revision that was put last. */
  readonly #revisions = new Map<number, number>();

  constructor({ definition, trials, parents }: WholeStudy) {
    this.#study = new Study(definition);
    for (const { kind, trials: earlier } of parents) this.#study.putParent(earlier, kind);
    this.#study.putAll(trials.map(({ trial }) => trial));
    for (const { revision, trial } of trials) this.#revisions.set(trial.number, revision);
  }

  put(changed: readonly ChangedTrial[]): void {
    for (const { revision, trial } of changed) {
      if ((this.#revisions.get(trial.number) ?? -1) >= revision) continue;
      this.#revisions.set(trial.number, revision);
      this.#study.put(trial);
    }
  }

  /** For the trials from `number` on, each running for those that follow. */
  suggest(number: number, count: number): Suggested {
    const suggestions: Suggestion[] = [];
    for (let at = number; at < number + count; at++) {
      const suggestion = this.#study.suggest(at);
      if (suggestion === 'exhausted') return { suggestions, isExhausted: true };
      suggestions.push(suggestion);
      this.#study.put({ number: at, state: 'running', ...suggestion });
    }
    return { suggestions, isExhausted: false };
  }

  suggestParameter(number: number, name: string, parameter: Parameter): ParameterValue {
    return this.#study.suggestParameter(number, name, parameter);
  }

  /** Whether to prune the trial. */
  report(number: number, step: number, value: number): boolean {
    this.#study.report(number, step, value);
    return this.#study.shouldPrune(number);
  }

  hasConverged(): boolean {
    return findConvergence(this.#study.history) !== undefined;
  }
}
