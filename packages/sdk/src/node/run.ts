import { messageOf } from '@assay/base';
import type { CurveAnalysis, RunRow, RunStatus } from '@assay/wire';
import type { DataFrame } from '../core/data-frame.ts';
import type { RunProblem, SinkLosses } from '../core/point-sink.ts';
import { analyzeRun } from './analyze-curves.ts';
import type { AnalyzedCurve, CurveAnalysisOptions } from './analyze-curves.ts';
import { listRuns } from './list-runs.ts';
import type { ListRunsOptions } from './list-runs.ts';
import type { FinalStatus, OpenRun } from './open-run.ts';
import { readHistory } from './read-history.ts';
import { withinScope } from './run-context.ts';
import type { RunOptions } from './run-options.ts';
import { RunRecorder } from './run-recorder.ts';
import { endScope } from './scope-ends.ts';
import { startRun } from './start-run.ts';
import { waitForEnd } from './wait-for-end.ts';
import type { WaitOptions } from './wait-for-end.ts';

/**
 * One execution, being recorded. Logging calls return at once, whether or not the server answers; wrong arguments
 * throw at once. Use it with `await using`, or with `Run.with`, so that it ends when its scope does.
 */
export class Run extends RunRecorder implements AsyncDisposable {
  readonly #open: OpenRun;
  readonly #ends: boolean;
  #disposed = false;

  /** @internal Runs come from `Run.start`, `Run.with` and `loadRun`. */
  constructor(open: OpenRun, ends: boolean) {
    super(open);
    this.#open = open;
    this.#ends = ends;
    open.handles += 1;
  }

  /**
   * Starts a run. Rejects when the server refuses it; when the server cannot be reached, the run goes on, says so in
   * one line, and everything is sent once the server answers.
   */
  static async start(options: RunOptions): Promise<Run> {
    return new Run(await startRun(options), true);
  }

  /**
   * Starts a run, calls `work` in its scope, and ends the run: completed, or failed with the error when `work` throws,
   * which is then thrown on. Inside, `loadRun()` gives this run, and runs started become its children.
   */
  static async with<T>(options: RunOptions, work: (run: Run) => Promise<T> | T): Promise<T> {
    const run = await Run.start(options);
    let result: T;
    try {
      result = await run.scope(async () => work(run));
    } catch (thrown) {
      await run.fail(thrown);
      throw thrown;
    }
    await run.finish();
    return result;
  }

  /** Runs of an experiment, newest first unless asked otherwise, with all their parameters, metrics and tags. */
  static list(options: ListRunsOptions): Promise<readonly RunRow[]> {
    return listRuns(options);
  }

  /** Where the run is to be seen. */
  get url(): string {
    return `${this.#open.session.url}/runs/${this.id}`;
  }

  /** Writes that the server refused, in order. Each was also said on stderr. */
  get problems(): readonly RunProblem[] {
    return this.#open.problems;
  }

  /** What is still to be sent, and what was lost for good. */
  get losses(): SinkLosses {
    return this.#open.sink.losses;
  }

  /** Calls `work` with this run as the current one of all that happens inside. */
  scope<T>(work: () => T): T {
    return withinScope(this.#open, work);
  }

  /** The environment that makes `loadRun()` in a child process give this run: `{ ...process.env, ...run.environment() }`. */
  environment(): Record<string, string> {
    const { url, key } = this.#open.session;
    return { ASSAY_RUN_ID: this.id, ASSAY_URL: url, ...(key !== undefined && { ASSAY_KEY: key }) };
  }

  /** Sends what waits; true when all of it is with the server, false when the time (default 10 s) ran out first. */
  flush(options: { readonly timeoutMs?: number } = {}): Promise<boolean> {
    return this.#open.flush(options.timeoutMs ?? this.#open.session.finishTimeoutMs);
  }

  /** Resolves with the status that the run ends with on the server, e.g. when another process ends it. */
  wait(options: WaitOptions = {}): Promise<RunStatus> {
    return waitForEnd(this.#open, options);
  }

  /** All points of a metric, as columns step, time_ms and value. */
  async history(name: string): Promise<DataFrame> {
    if (this.#open.open) await this.flush();
    return readHistory(this.#open.session.client, this.id, name);
  }

  /**
   * What curves of this run did so far: plateau, divergence, overfitting, target, throughput, cost, each as numbers and in `words`.
   * Metrics without points are left out.
   */
  async analyze(
    metrics: string | readonly (AnalyzedCurve | string)[],
    options: CurveAnalysisOptions = {},
  ): Promise<readonly CurveAnalysis[]> {
    if (this.#open.open) await this.flush();
    const asked = typeof metrics === 'string' ? [metrics] : metrics;
    return analyzeRun(this.#open.session.client, this.id, asked, options);
  }

  /** Ends the run. Sends what is left, at most for the session's bound (10 s), and never throws. */
  finish(status: FinalStatus = 'completed', message = ''): Promise<void> {
    this.#disposed = true;
    return this.#open.finish(status, message);
  }

  /** Ends the run as failed: the message becomes the status message, the stack goes to the log. */
  fail(thrown: unknown): Promise<void> {
    if (this.#open.open) {
      const stack = thrown instanceof Error ? thrown.stack : undefined;
      this.logText(stack ?? messageOf(thrown), { stream: 'stderr' });
    }
    return this.finish('failed', messageOf(thrown));
  }

  /**
   * The end of an `await using` scope: a run that was started here ends as completed, a loaded one is flushed and goes
   * on. (A scope cannot see that an error passes through it; `Run.with` can. An error that ends the process is seen.)
   */
  async [Symbol.asyncDispose](): Promise<void> {
    if (this.#disposed) return;
    this.#disposed = true;
    this.#open.handles -= 1;
    if (this.#ends) await endScope(this.#open, () => this.#open.finish('completed', ''));
    else if (this.#open.handles > 0 || this.#open.owned) await this.flush();
    else await this.#open.release();
  }
}
