import { AssayError } from '@assay/base';
import type { Clock } from '@assay/base';
import type { Artifact } from '@assay/wire';
import { backgroundPause } from './background-pause.ts';
import type { RunProblem } from './point-sink.ts';
import type { Reachability } from './reachability.ts';
import { isPassing, retryDelayMs } from './retry.ts';

export interface UploadTask {
  /** What is stored, in words, e.g. `artifact "weights"`. */
  readonly what: string;
  /** Done at once and first, whether or not the run exists yet; when it rejects, so does the task. */
  readonly prepare?: () => Promise<void>;
  /** One attempt. Anything but an AssayError is a local fault and ends the task with it. */
  readonly attempt: (signal: AbortSignal) => Promise<Artifact>;
  /** Called when it is decided: stored, refused, or failed for a local reason; not when it is given up. */
  readonly onDecided?: () => void;
}

export interface UploadLaneOptions {
  /** Settles when the run exists on the server. */
  readonly ready: Promise<unknown>;
  readonly clock: Clock;
  readonly reachability: Reachability;
  readonly onProblem: (problem: RunProblem) => void;
  /** How long a caller that waits for its upload is kept while the server does not answer. */
  readonly patienceMs: number;
  readonly warn: (line: string) => void;
}

const concurrency = 2;
/** A server that fails over and over at one request, but answers, will not take it. */
const patienceWithFailures = 10;
const policy = { attempts: Number.POSITIVE_INFINITY, baseMs: 200, capMs: 5_000 };

/** Artifacts of one run on their way to the server, two at a time, each repeated until the server has answered. */
export class UploadLane {
  readonly #options: UploadLaneOptions;
  readonly #stop = new AbortController();
  readonly #stopped = Promise.withResolvers<void>();
  readonly #waiting: (() => Promise<void>)[] = [];
  readonly #pending = new Set<Promise<unknown>>();
  #active = 0;

  constructor(options: UploadLaneOptions) {
    this.#options = options;
  }

  get pendingCount(): number {
    return this.#pending.size;
  }

  /**
   * Resolves to the stored artifact; to undefined when the server refused it (a problem of the run then) or did not
   * answer within the caller's patience (it is still tried behind). Rejects for a local fault only.
   */
  add(task: UploadTask): Promise<Artifact | undefined> {
    const done = Promise.withResolvers<Artifact | undefined>();
    const work = done.promise.catch(() => undefined).finally(() => this.#pending.delete(work));
    this.#pending.add(work);
    (task.prepare?.() ?? Promise.resolve()).then(
      () => {
        this.#waiting.push(() => this.#run(task).then(done.resolve, done.reject));
        this.#fill();
      },
      (thrown: unknown) => {
        task.onDecided?.();
        done.reject(thrown);
      },
    );
    return this.#patiently(task, done.promise);
  }

  /** True once nothing is under way; false when the signal ended the wait. */
  async flush(signal: AbortSignal): Promise<boolean> {
    const aborted = new Promise((resolve) => signal.addEventListener('abort', resolve));
    while (this.#pending.size > 0 && !signal.aborted) {
      await Promise.race([Promise.all(this.#pending), aborted]);
    }
    return this.#pending.size === 0;
  }

  /** Gives up what is under way; those who wait get undefined. */
  abandon(): void {
    this.#stop.abort(new AssayError('Unavailable', 'The run was closed before this was stored.'));
    this.#stopped.resolve();
  }

  #patiently(task: UploadTask, work: Promise<Artifact | undefined>): Promise<Artifact | undefined> {
    return new Promise((resolve, reject) => {
      const timer = setTimeout(() => {
        if (this.#options.reachability.reachable) {
          timer.refresh();
          return;
        }
        this.#options.warn(
          `${task.what} is not stored yet, for want of an answer; it is tried again until the run ends.`,
        );
        resolve(undefined);
      }, this.#options.patienceMs);
      work.then(resolve, reject).finally(() => clearTimeout(timer));
    });
  }

  #fill(): void {
    while (this.#active < concurrency) {
      const next = this.#waiting.shift();
      if (next === undefined) return;
      this.#active += 1;
      void next().finally(() => {
        this.#active -= 1;
        this.#fill();
      });
    }
  }

  async #run(task: UploadTask): Promise<Artifact | undefined> {
    const { signal } = this.#stop;
    await Promise.race([this.#options.ready, this.#stopped.promise]);
    const { reachability, clock, onProblem } = this.#options;
    for (let attempt = 1; !signal.aborted; attempt++) {
      try {
        const artifact = await task.attempt(signal);
        reachability.answered();
        task.onDecided?.();
        return artifact;
      } catch (thrown) {
        if (signal.aborted) break;
        if (!(thrown instanceof AssayError)) {
          task.onDecided?.();
          throw thrown;
        }
        if (!isPassing(thrown) || (thrown.code === 'Internal' && attempt >= patienceWithFailures)) {
          onProblem({ code: thrown.code, message: thrown.message, what: task.what, timeMs: clock.now() });
          task.onDecided?.();
          return undefined;
        }
        reachability.failed(thrown);
        await backgroundPause(retryDelayMs(policy, attempt, thrown), signal);
      }
    }
    return undefined;
  }
}
