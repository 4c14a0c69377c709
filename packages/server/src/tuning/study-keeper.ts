import type { ImportanceMethod } from '@assay/stats';
import { isOutdated, readParameter } from '@assay/core';
import type { AskedTrialsAnswer, CallOptions, ChangedTrial, Store, StudyHead } from '@assay/core';
import type { ParameterValue, Suggestion } from '@assay/tuning';
import { QuestionThread } from '../threads/question-thread.ts';
import type { TunerAnswers, TunerNotice, TunerQuestion } from './tuner-messages.ts';

/** A study that the tuner's thread holds, and what is known of it here. */
interface Kept {
  head: StudyHead;
  /** Of the tuner's thread that holds it. */
  readonly generation: number;
  readonly stopOnConvergence: boolean;
  /** False: parameters are named in the course of each trial. */
  readonly hasSpace: boolean;
  /** Number of the next trial to suggest for, once those under way are stored. */
  next: number;
  /** Suggestions that are under way to the store. */
  underWay: number;
  usedMs: number;
}

export interface AskInput {
  readonly studyId: string;
  readonly worker: string;
  readonly count: number;
}

interface Changed {
  readonly head: StudyHead;
  readonly changed: readonly ChangedTrial[];
}

const maxKept = 100;
const maxAttempts = 8;
/** For the intervals of importances; the other methods cost too much for that. */
const pedAnovaResamples = 50;

/**
 * Asks and tells of studies. Suggestions are made in the tuner's thread, which is fed with every change of a trial; the store's
 * command then makes the trials, and refuses suggestions that were made for another state. A trial under way counts as running for the
 * suggestions after it, so that asks need not wait for each other's commit.
 */
export class StudyKeeper implements AsyncDisposable {
  readonly #store: Store;
  readonly #tuner = tuner();
  /** Looks at trials beside those who suggest. */
  readonly #analyst = tuner();
  readonly #kept = new Map<string, Promise<Kept>>();
  /** Of each study, the end of the line of those who make suggestions. */
  readonly #lines = new Map<string, Promise<unknown>>();

  constructor(store: Store) {
    this.#store = store;
  }

  async ask(input: AskInput, options: CallOptions): Promise<AskedTrialsAnswer> {
    for (let attempt = 1; ; attempt++) {
      const { kept, suggestions, first, isExhausted } = await this.#inLine(input.studyId, () =>
        this.#suggest(input, options, attempt > 1),
      );
      const numbered = suggestions.map((suggestion, at) => ({ ...suggestion, number: first + at }));
      try {
        const answer = await this.#store.execute(
          'askTrials',
          { ...input, suggestions: numbered, isExhausted },
          options,
        );
        const made = new Set(answer.trials.map(({ number }) => number));
        if (numbered.some(({ number }) => !made.has(number))) this.#drop(input.studyId, kept);
        else await this.note(input.studyId, answer);
        return answer;
      } catch (thrown) {
        this.#drop(input.studyId, kept);
        if (!isOutdated(thrown) || attempt >= maxAttempts) throw thrown;
      } finally {
        kept.underWay -= numbered.length;
      }
    }
  }

  /** The value of a parameter that is named in the course of a trial. */
  async suggestParameter(
    { studyId, number, name, parameter: given }: { studyId: string; number: number; name: string; parameter: unknown },
    options: CallOptions,
  ): Promise<ParameterValue> {
    const parameter = readParameter(given);
    const { hasSpace } = await this.#keep(studyId, options);
    const suggested = hasSpace
      ? undefined
      : await this.#tuner.ask({ kind: 'suggestParameter', studyId, number, name, parameter });
    const answer = await this.#store.execute(
      'fixParameter',
      { studyId, number, name, parameter, ...(suggested !== undefined && { suggested }) },
      options,
    );
    await this.note(studyId, answer);
    return answer.value;
  }

  /** Whether to prune the trial, after its value was stored. */
  async report(studyId: string, number: number, step: number, value: number, options: CallOptions): Promise<boolean> {
    await this.#keep(studyId, options);
    return this.#tuner.ask({ kind: 'report', studyId, number, step, value });
  }

  /** What a command did to the study's trials: the tuner hears of it, if it holds the study. */
  async note(studyId: string, { head, changed }: Changed): Promise<void> {
    const keeping = this.#kept.get(studyId);
    if (keeping === undefined) return;
    const kept = await keeping.catch(() => undefined);
    if (kept === undefined) return;
    this.#tuner.notify({ kind: 'put', studyId, trials: changed });
    const isOther = head.maxTrials !== kept.head.maxTrials;
    if (head.revision >= kept.head.revision) kept.head = head;
    if (isOther || kept.generation !== this.#tuner.generation) this.#drop(studyId, kept);
    else if (head.nextNumber > kept.next) kept.next = head.nextNumber;
  }

  /** After a change that is not of trials: the study is read anew when it is asked. */
  forget(studyId: string): void {
    this.#kept.delete(studyId);
    this.#tuner.notify({ kind: 'drop', studyId });
  }

  /** Where the study wants to end on convergence: whether it has converged. */
  async hasConverged(studyId: string): Promise<boolean> {
    const kept = await this.#kept.get(studyId)?.catch(() => undefined);
    if (kept?.stopOnConvergence !== true) return false;
    return this.#tuner.ask({ kind: 'hasConverged', studyId });
  }

  async importance(studyId: string, objective: number, method: ImportanceMethod, options: CallOptions) {
    const data = await this.#store.query('queryImportanceData', { studyId, objective }, options);
    const resamples = method === 'pedAnova' ? pedAnovaResamples : 0;
    return this.#analyst.ask({ kind: 'importance', data, method, resamples });
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await this.#tuner[Symbol.asyncDispose]();
    await this.#analyst[Symbol.asyncDispose]();
  }

  /** How many the store will want, as far as is known here; the store itself decides. */
  async #suggest({ studyId, count }: AskInput, options: CallOptions, isSure: boolean) {
    const kept = await this.#keep(studyId, options);
    kept.usedMs = Date.now();
    const wanted = isSure ? count : Math.min(count, roomOf(kept));
    const first = kept.next;
    const { suggestions, isExhausted } =
      wanted <= 0
        ? { suggestions: [] as Suggestion[], isExhausted: false }
        : await this.#tuner.ask({ kind: 'suggest', studyId, number: first, count: wanted });
    kept.next = first + suggestions.length;
    kept.underWay += suggestions.length;
    return { kept, suggestions, first, isExhausted };
  }

  /** The study as the tuner holds it now: opened, and opened again where the thread that held it is gone. */
  async #keep(studyId: string, options: CallOptions): Promise<Kept> {
    for (;;) {
      const known = this.#kept.get(studyId) ?? this.#beginToKeep(studyId, options);
      const kept = await known;
      if (kept.generation === this.#tuner.generation) return kept;
      if (this.#kept.get(studyId) === known) this.forget(studyId);
    }
  }

  #beginToKeep(studyId: string, options: CallOptions): Promise<Kept> {
    this.#makeRoom();
    const opening = this.#open(studyId, options);
    this.#kept.set(studyId, opening);
    opening.catch(() => this.#kept.delete(studyId));
    return opening;
  }

  async #open(studyId: string, options: CallOptions): Promise<Kept> {
    const { idempotency: _, signal: __, ...asker } = options;
    const study = await this.#store.query('readStudy', { studyId }, asker);
    const { generation } = this.#tuner;
    await this.#tuner.ask({ kind: 'open', studyId, study });
    const { head, stopOnConvergence, definition } = study;
    const hasSpace = Object.keys(definition.space).length > 0;
    return { head, generation, stopOnConvergence, hasSpace, next: head.nextNumber, underWay: 0, usedMs: Date.now() };
  }

  /** Reads the study anew at the next ask, unless that has happened. */
  #drop(studyId: string, kept: Kept): void {
    void this.#kept.get(studyId)?.then((present) => {
      if (present === kept) this.forget(studyId);
    });
  }

  #makeRoom(): void {
    const [oldest] = this.#kept.keys();
    if (this.#kept.size >= maxKept && oldest !== undefined) this.forget(oldest);
  }

  async #inLine<T>(studyId: string, work: () => Promise<T>): Promise<T> {
    const before = this.#lines.get(studyId) ?? Promise.resolve();
    const mine = before.then(work, work);
    const end = mine.catch(() => undefined);
    this.#lines.set(studyId, end);
    try {
      return await mine;
    } finally {
      if (this.#lines.get(studyId) === end) this.#lines.delete(studyId);
    }
  }
}

const tuner = (): QuestionThread<TunerQuestion, TunerAnswers, TunerNotice> =>
  new QuestionThread({ file: '#threads/tuner', title: 'The tuner' });

function roomOf({ head, underWay }: Kept): number {
  if (head.state !== 'running') return 0;
  const trials = (head.maxTrials ?? Infinity) - head.usedCount;
  const parallel = (head.maxParallel ?? Infinity) - head.runningCount;
  return Math.min(trials, parallel) - underWay - head.waitingCount;
}
