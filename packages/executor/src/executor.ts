/** Environment variables, as `process.env` has them. */
export type Environment = Readonly<Record<string, string | undefined>>;

/** What a job is made of. A job is one command that runs once; where and when is the executor's business. */
export interface JobRequest {
  /** Names the job in the place where it runs: letters, digits, `-`, `_` and `.`, at most 64. */
  readonly name: string;
  readonly program: string;
  readonly args: readonly string[];
  /** Absolute. */
  readonly folder: string;
  /** Added to the executor's own environment. Names are letters, digits and `_`, not beginning with a digit. */
  readonly environment: Readonly<Record<string, string>>;
  /** Where standard output and errors go, in the order in which they come. Absolute; made anew, and added to when the place begins the job again. */
  readonly outputFile: string;
  readonly limits?: JobLimits;
}

export interface JobLimits {
  /** From its beginning to its end, waiting not counted. */
  readonly timeMs?: number;
  /** Of all its processes together. */
  readonly memoryBytes?: number;
  /** Processor cores that the place keeps for it; a place that keeps none apart ignores this. */
  readonly cores?: number;
}

/**
 * - `queued`: waits for its place. `running`: begun.
 * - `succeeded`: ended with exit code 0. `failed`: ended otherwise, by its own doing or for memory (`reason` says).
 * - `timedOut`, `cancelled`: ended by the limit, or by `cancel`.
 * - `lost`: the place where it ran is gone (a node died, a job was preempted or vanished). Worth trying again.
 *
 * A job that has ended left nothing behind that still runs.
 */
export type JobState = 'queued' | 'running' | 'succeeded' | 'failed' | 'timedOut' | 'cancelled' | 'lost';

export const isEnd = (state: JobState): boolean => state !== 'queued' && state !== 'running';

export interface JobStatus {
  readonly state: JobState;
  /** 0, 1, …: how often the place itself has begun the job again under the same id. An attempt is (id, restarts). */
  readonly restarts: number;
  /** 126 and 127 as shells have them: a program that cannot be run, and one that is not there. */
  readonly exitCode?: number;
  /** The signal that ended it, e.g. `SIGKILL`. */
  readonly signal?: string;
  /** In plain words, for what is not `succeeded`. */
  readonly reason?: string;
  /** Where it runs, e.g. a node's name. */
  readonly place?: string;
}

/** A place where jobs run. Every id is the executor's own and stays valid when this process ends, where the place can do that. */
export interface Executor extends AsyncDisposable {
  readonly kind: string;
  /** One id a job, in order. Throws when the place cannot take them, saying why; it has taken none then. */
  submit(jobs: readonly JobRequest[]): Promise<readonly string[]>;
  /** One question for many jobs. An id that the place does not know any more is `lost`. */
  statusOf(ids: readonly string[]): Promise<ReadonlyMap<string, JobStatus>>;
  /**
   * Asks the job and all that it started to end (SIGTERM), and ends it after `graceMs` (10 s when not given; a cluster has a grace of its
   * own). Does not wait for that end. Idempotent.
   */
  cancel(ids: readonly string[], graceMs?: number): Promise<void>;
  /**
   * Answers when the state of some job of these differs from what `statusOf` last said, after `timeoutMs`, or when the signal is
   * aborted, whichever comes first; an abort has no effect on the jobs.
   */
  waitForChange(ids: readonly string[], timeoutMs: number, signal?: AbortSignal): Promise<void>;
}
