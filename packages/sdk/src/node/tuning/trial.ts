import { AssayError, invalidInput, messageOf, toWireNumber } from '@assay/base';
import type { AskedTrial, StudyParameter, StudyValue, StudyValues } from '@assay/wire';
import { checkMetric } from '../../core/check-metrics.ts';
import { pause } from '../../core/retry.ts';
import type { Run } from '../run.ts';
import type { Session } from '../session.ts';
import { patiently } from './patiently.ts';
import type { StudyFacts } from './study-place.ts';

/** Throw it, or call `trial.prune()`, to end a trial that is hopeless: it is told as pruned. */
export class TrialPruned extends Error {
  override readonly name = 'TrialPruned';

  constructor() {
    super('The trial was pruned.');
  }
}

export interface FloatOptions {
  /** Evenly in the logarithm: for learning rates and the like. Default false. */
  readonly log?: boolean;
  /** Only low, low + step, … */
  readonly step?: number;
}

/** How long `shouldPrune` waits for a server that does not answer. */
const patienceMs = 5_000;

/** One trial, while it runs: what to try, and where to say how it goes. */
export class Trial {
  /** 0, 1, 2, … in the study. */
  readonly number: number;
  /** The trial's run: log to it what you like. `loadRun()` inside the objective gives the same. */
  readonly run: Run;
  /** Aborts when the trial should not go on: its study was stopped, or the search here was. */
  readonly signal: AbortSignal;
  readonly #session: Session;
  readonly #study: StudyFacts;
  readonly #stop: AbortController;
  readonly #values: Record<string, StudyValue>;
  #reports: Promise<void> = Promise.resolve();
  #shouldPrune = false;

  /** @internal Trials come from `study.optimize`. */
  constructor(session: Session, study: StudyFacts, asked: AskedTrial, run: Run, stop: AbortController) {
    this.#session = session;
    this.#study = study;
    this.number = asked.number;
    this.#values = { ...asked.values };
    this.run = run;
    this.#stop = stop;
    this.signal = stop.signal;
  }

  /** What to try, by parameter. Where they are named with `suggest…`: those that were named so far. */
  get values(): StudyValues {
    return { ...this.#values };
  }

  /** A real number from `low` to `high`. Where the study has a space, the value that it has for this name. */
  async suggestFloat(
    name: string,
    low: number,
    high: number,
    { log = false, step }: FloatOptions = {},
  ): Promise<number> {
    const scale = log ? ('log' as const) : ('linear' as const);
    const value = await this.#suggest(name, { kind: 'float', low, high, scale, ...(step !== undefined && { step }) });
    return numberOf(name, value);
  }

  /** An integer from `low` to `high`, both included. */
  async suggestInt(name: string, low: number, high: number, { log = false, step }: FloatOptions = {}): Promise<number> {
    const scale = log ? ('log' as const) : ('linear' as const);
    const value = await this.#suggest(name, { kind: 'int', low, high, scale, ...(step !== undefined && { step }) });
    return numberOf(name, value);
  }

  /** One of some values without an order. */
  async suggestCategorical<T extends StudyValue>(name: string, choices: readonly T[]): Promise<T> {
    return choiceOf(name, choices, await this.#suggest(name, { kind: 'categorical', choices: [...choices] }));
  }

  /** One of some values in the order given: neighbours are alike. */
  async suggestOrdinal<T extends StudyValue>(name: string, choices: readonly T[]): Promise<T> {
    return choiceOf(name, choices, await this.#suggest(name, { kind: 'ordinal', choices: [...choices] }));
  }

  /**
   * Reports the objective on the way, at a step (an epoch, a fold): pruners decide by it, and the run gets it as a point of the metric.
   * Returns at once; what it reports is sent behind, and waits for a server that is away.
   */
  report(step: number, value: number): void {
    checkMetric('report', this.metric, value, step);
    const params = { studyId: this.#study.id, number: this.number };
    const body = { step, value: toWireNumber(value) };
    this.#reports = this.#reports.then(async () => {
      try {
        const answer = await patiently(
          this.#session,
          (options) => this.#session.client.reportTrial({ params, body, ...options }),
          this.signal,
        );
        this.#shouldPrune ||= answer.shouldPrune;
        if (answer.shouldStop) this.#stop.abort(stopped());
      } catch (thrown) {
        if (!this.signal.aborted)
          this.#session.warn(`trial ${this.number}: a report was refused: ${messageOf(thrown)}`);
      }
    });
  }

  /**
   * Whether the trial should end now: its pruner found it hopeless by what was reported, or it should not go on at all. False as long as
   * the server does not answer (after 5 s). Then call `prune()`.
   */
  async shouldPrune(): Promise<boolean> {
    const waited = new AbortController();
    const patience = pause(patienceMs, AbortSignal.any([this.signal, waited.signal])).catch(() => undefined);
    await Promise.race([this.#reports, patience]);
    waited.abort();
    return this.#shouldPrune || this.signal.aborted;
  }

  /** Ends the trial as pruned, by throwing `TrialPruned`. */
  prune(): never {
    throw new TrialPruned();
  }

  /** @internal The study's first metric, which is reported. */
  get metric(): string {
    return this.#study.metrics[0] ?? '';
  }

  /** @internal Settles when all that was reported is with the server. */
  get reported(): Promise<void> {
    return this.#reports;
  }

  async #suggest(name: string, parameter: StudyParameter): Promise<StudyValue> {
    const known = Object.hasOwn(this.#values, name) ? this.#values[name] : undefined;
    if (known !== undefined) return known;
    if (!this.#study.isNamed) {
      const names = Object.keys(this.#values).join(', ');
      throw invalidInput(
        'name',
        `"${name}" is not among the parameters of this trial (${names}). Add it to the study's space, in a new study.`,
      );
    }
    const params = { studyId: this.#study.id, number: this.number };
    const { value } = await patiently(
      this.#session,
      (options) => this.#session.client.suggestParameter({ params, body: { name, parameter }, ...options }),
      this.signal,
    );
    this.#values[name] = value;
    return value;
  }
}

export const stopped = (): AssayError =>
  new AssayError('Conflict', 'The trial was stopped: its study was, or it has ended.');

function numberOf(name: string, value: StudyValue): number {
  if (typeof value === 'number') return value;
  throw invalidInput('name', `"${name}" is ${JSON.stringify(value)} in this study's space, which is no number.`);
}

function choiceOf<T extends StudyValue>(name: string, choices: readonly T[], value: StudyValue): T {
  const choice = choices.find((each) => each === value);
  if (choice !== undefined) return choice;
  throw invalidInput(
    'name',
    `"${name}" is ${JSON.stringify(value)} in this study's space, which is none of the choices.`,
  );
}
