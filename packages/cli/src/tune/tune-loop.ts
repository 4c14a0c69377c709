import { setTimeout as sleep } from 'node:timers/promises';
import { AssayError, messageOf } from '@assay/base';
import { isEnd } from '@assay/executor';
import type { Executor, JobStatus } from '@assay/executor';
import type { TuneView } from './tune-view.ts';
import { patient, RunningTrial } from './running-trial.ts';
import type { TuneSettings } from './running-trial.ts';

export interface TuneLoopOptions {
  readonly worker: string;
  /** Trials at a time, here. */
  readonly parallel: number;
  /** So many trials that failed one after the other end it: a mistake in the command would spoil them all. */
  readonly maxFailures: number;
  /** Aborted the first time that somebody wants to leave: no more trials are asked for, and programs are asked to end. */
  readonly stop: AbortSignal;
  /** Aborted the second time: nothing is waited for. */
  readonly leave: AbortSignal;
}

/** `ended`: the study has. `interrupted`, `failures`: this process ends before it, and the study goes on when somebody asks again. */
export type TuneEnd = 'ended' | 'interrupted' | 'failures';

const tickMs = 400;
const refreshMs = 2000;

/** Asks for trials and runs them, so many at a time, until the study has ended or somebody wants to leave. */
export class TuneLoop {
  readonly #settings: TuneSettings;
  readonly #executor: Executor;
  readonly #view: TuneView;
  readonly #options: TuneLoopOptions;
  readonly #active = new Map<string, RunningTrial>();
  readonly #ending = new Set<Promise<void>>();
  #askAgainMs = 0;
  #refreshedMs = 0;
  #failuresInRow = 0;
  #hasEnded = false;

  constructor(settings: TuneSettings, executor: Executor, view: TuneView, options: TuneLoopOptions) {
    this.#settings = settings;
    this.#executor = executor;
    this.#view = view;
    this.#options = options;
  }

  async run(): Promise<TuneEnd> {
    const { stop, leave, parallel } = this.#options;
    while (!leave.aborted && (this.#wantsMore() || this.#active.size + this.#ending.size > 0)) {
      const free = parallel - this.#active.size - this.#ending.size;
      if (this.#wantsMore() && free > 0 && Date.now() >= this.#askAgainMs) await this.#ask(free);
      if (stop.aborted) await this.#interruptAll();
      await this.#waitForNews(stop.aborted ? leave : stop);
      await this.#look();
      this.#refresh();
    }
    await this.#executor.cancel([...this.#active.keys()], 0);
    if (!leave.aborted) await Promise.all(this.#ending);
    return this.#hasEnded ? 'ended' : this.#hasGivenUp() ? 'failures' : 'interrupted';
  }

  #hasGivenUp(): boolean {
    return this.#failuresInRow >= this.#options.maxFailures;
  }

  #wantsMore(): boolean {
    return !this.#hasEnded && !this.#hasGivenUp() && !this.#options.stop.aborted;
  }

  async #ask(count: number): Promise<void> {
    const { client, study } = this.#settings;
    const { stop, worker } = this.#options;
    const call = { params: { studyId: study.id }, body: { worker, count }, retry: patient, signal: stop };
    const answer = await client.askTrials(call).catch((thrown: unknown) => {
      if (stop.aborted) return undefined;
      throw thrown;
    });
    if (answer === undefined) return;
    this.#hasEnded = answer.ended !== undefined;
    this.#view.wait(answer.wait?.reason);
    this.#askAgainMs = Date.now() + (answer.wait?.retryAfterMs ?? 0);
    await this.#begin(await Promise.all(answer.trials.map((asked) => RunningTrial.begin(this.#settings, asked))));
  }

  async #begin(trials: readonly RunningTrial[]): Promise<void> {
    const ids = await this.#executor.submit(trials.map((trial) => trial.job()));
    for (const [index, trial] of trials.entries()) this.#active.set(ids[index] ?? '', trial);
  }

  async #waitForNews(signal: AbortSignal): Promise<void> {
    const ids = [...this.#active.keys()];
    const waiting =
      ids.length > 0 ? this.#executor.waitForChange(ids, tickMs, signal) : sleep(tickMs, undefined, { signal });
    // Where the place cannot be asked now, it is asked again.
    await Promise.race([waiting, ...this.#ending]).catch(() => (signal.aborted ? undefined : sleep(tickMs)));
  }

  async #look(): Promise<void> {
    for (const [id, status] of await this.#executor.statusOf([...this.#active.keys()]).catch(unreachable)) {
      const trial = this.#active.get(id);
      if (trial === undefined) continue;
      trial.status = status;
      if (!isEnd(status.state)) void this.#lookAt(id, trial);
      else {
        this.#active.delete(id);
        if (status.state === 'lost' && trial.cause === undefined && trial.attempts <= this.#settings.study.maxRetries) {
          this.#view.note(`Trial ${trial.asked.number} is begun again: ${status.reason ?? 'its place was lost'}.`);
          await this.#begin([trial]);
        } else this.#finish(trial);
      }
    }
  }

  async #lookAt(id: string, trial: RunningTrial): Promise<void> {
    const before = trial.cause;
    await trial.look();
    if (trial.cause !== before) await this.#executor.cancel([id]);
  }

  #finish(trial: RunningTrial): void {
    const { client, study } = this.#settings;
    const signal = this.#options.leave;
    const finished = (async () => {
      const told = await trial.finish(signal);
      this.#askAgainMs = 0;
      this.#failuresInRow = told.state === 'failed' && trial.cause === undefined ? this.#failuresInRow + 1 : 0;
      this.#view.study(await client.getStudy({ params: { studyId: study.id }, retry: patient, signal }));
      this.#view.ended(trial, told);
    })()
      .catch((thrown: unknown) => {
        if (!signal.aborted) this.#view.note(`Trial ${trial.asked.number}: ${messageOf(thrown)}`);
      })
      .finally(() => this.#ending.delete(finished));
    this.#ending.add(finished);
  }

  async #interruptAll(): Promise<void> {
    const fresh = [...this.#active].filter(([, trial]) => trial.cause === undefined);
    for (const [, trial] of fresh) trial.cause = 'interrupted';
    await this.#executor.cancel(fresh.map(([id]) => id));
  }

  /** What others do to the study is seen within seconds. */
  #refresh(): void {
    this.#view.show([...this.#active.values()]);
    if (Date.now() - this.#refreshedMs < refreshMs) return;
    this.#refreshedMs = Date.now();
    const { client, study } = this.#settings;
    void client.getStudy({ params: { studyId: study.id } }).then(
      (now) => this.#view.study(now),
      (thrown: unknown) => {
        if (thrown instanceof AssayError && thrown.code === 'Unavailable')
          this.#view.wait('the server cannot be reached; trials go on');
      },
    );
  }
}

const unreachable = (): ReadonlyMap<string, JobStatus> => new Map();
