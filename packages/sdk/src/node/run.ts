import { AssayError, messageOf } from '@assay/base';
import type { Artifact, RunRow, RunStatus } from '@assay/wire';
import { checkMetricValue, checkName, checkParameterValue, checkStep, checkTime } from '../core/check-argument.ts';
import type { DataFrame } from '../core/data-frame.ts';
import type { RunProblem, SinkLosses } from '../core/point-sink.ts';
import { logArtifactValue, logBytes, logDatasetFile, logFileArtifact, logModelArtifact } from './artifact-calls.ts';
import type { ArtifactOptions, DatasetOptions, FileOptions, ModelOptions } from './artifact-calls.ts';
import * as charts from './chart-calls.ts';
import { listRuns } from './list-runs.ts';
import type { ListRunsOptions } from './list-runs.ts';
import type { FinalStatus, OpenRun } from './open-run.ts';
import { waitForEnd } from './wait-for-end.ts';
import type { WaitOptions } from './wait-for-end.ts';
import { readHistory } from './read-history.ts';
import { withinScope } from './run-context.ts';
import type { RunOptions } from './run-options.ts';
import { endScope } from './scope-ends.ts';
import { parametersOf, startRun, tagsOf } from './start-run.ts';

export interface MetricOptions {
  /** Place on the axis of steps, an integer. */
  readonly step?: number | undefined;
  /** When it was measured, default now. */
  readonly time?: Date | number | undefined;
}

export interface LineOptions {
  readonly stream?: 'log' | 'stdout' | 'stderr' | undefined;
  readonly time?: Date | number | undefined;
}

/**
 * One execution, being recorded. Logging calls return at once, whether or not the server answers; wrong arguments
 * throw at once. Use it with `await using`, or with `Run.with`, so that it ends when its scope does.
 */
export class Run implements AsyncDisposable {
  readonly #open: OpenRun;
  readonly #ends: boolean;
  #disposed = false;

  /** @internal Runs come from `Run.start`, `Run.with` and `loadRun`. */
  constructor(open: OpenRun, ends: boolean) {
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

  get id(): string {
    return this.#open.id;
  }

  get name(): string {
    return this.#open.name;
  }

  /** Name of the experiment; null for a run without one. */
  get experiment(): string | null {
    return this.#open.experimentName;
  }

  get parentRunId(): string | null {
    return this.#open.parentRunId;
  }

  /** As this process knows it. */
  get status(): RunStatus {
    return this.#open.status;
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
    return this.#open.outbox.losses;
  }

  /** Records a parameter: text, number, boolean or other JSON. */
  logParameter(name: string, value: unknown): void {
    this.#assertOpen('logParameter');
    checkName('logParameter', 'a parameter', name);
    this.#open.outbox.logParameters({ [name]: checkParameterValue('logParameter', name, value) });
  }

  logParameters(parameters: Readonly<Record<string, unknown>>): void {
    this.#assertOpen('logParameters');
    this.#open.outbox.logParameters(parametersOf('logParameters', parameters));
  }

  /** Records a point of a metric. NaN and the infinities are values like others. */
  logMetric(name: string, value: number, options: MetricOptions = {}): void {
    this.#assertOpen('logMetric');
    this.#logPoint('logMetric', name, value, options.step, checkTime('logMetric', options.time) ?? Date.now());
  }

  /** Records a point of each of several metrics, all at one step and time. */
  logMetrics(metrics: Readonly<Record<string, number>>, options: MetricOptions = {}): void {
    this.#assertOpen('logMetrics');
    const timeMs = checkTime('logMetrics', options.time) ?? Date.now();
    const entries = Object.entries(metrics);
    // All are checked before the first is taken: a faulty call records nothing.
    for (const [name, value] of entries) checkMetricValue('logMetrics', name, value);
    for (const [name, value] of entries) this.#logPoint('logMetrics', name, value, options.step, timeMs);
  }

  #logPoint(call: string, name: string, value: number, step: number | undefined, timeMs: number): void {
    checkName(call, 'a metric', name);
    checkMetricValue(call, name, value);
    checkStep(call, name, step);
    this.#open.outbox.logPoint(name, value, step ?? null, timeMs);
  }

  setTag(name: string, value: string | number | boolean): void {
    this.setTags({ [name]: value });
  }

  setTags(tags: Readonly<Record<string, string | number | boolean>>): void {
    this.#assertOpen('setTags');
    this.#open.outbox.changeTags(tagsOf('setTags', tags), []);
  }

  removeTag(name: string): void {
    this.#assertOpen('removeTag');
    this.#open.outbox.changeTags({}, [name]);
  }

  /** Adds a line to the run's log. */
  logLine(text: string, options: LineOptions = {}): void {
    this.#assertOpen('logLine');
    if (typeof text !== 'string') throw new AssayError('InvalidInput', 'logLine: expected text.', { path: 'text' });
    const timeMs = checkTime('logLine', options.time) ?? Date.now();
    this.#open.outbox.logLine({ timeMs, stream: options.stream ?? 'log', text });
  }

  /** Adds text to the run's log, line by line. */
  logText(text: string, options: LineOptions = {}): void {
    for (const line of text.replace(/\r?\n$/, '').split(/\r?\n/)) this.logLine(line, options);
  }

  /** Stores a small text under a name, e.g. a configuration as JSON. Resolves once stored; need not be awaited. */
  logArtifact(name: string, value: string, options: ArtifactOptions = {}): Promise<Artifact | undefined> {
    this.#assertOpen('logArtifact');
    return logArtifactValue(this.#open, name, value, options);
  }

  /** Stores a file. Rejects when it cannot be read; `finish` waits for it. */
  logFile(path: string, options: FileOptions = {}): Promise<Artifact | undefined> {
    this.#assertOpen('logFile');
    return logFileArtifact(this.#open, path, options);
  }

  /** Records a data set that the run reads, with its SHA-256; `upload: false` keeps the bytes where they are. */
  logDataset(path: string, options: DatasetOptions = {}): Promise<Artifact | undefined> {
    this.#assertOpen('logDataset');
    return logDatasetFile(this.#open, path, options);
  }

  /** Records a model: a file, or the address of one. */
  logModel(model: ModelOptions): Promise<Artifact | undefined> {
    this.#assertOpen('logModel');
    return logModelArtifact(this.#open, model);
  }

  /** Stores an image: a file, or bytes of one. */
  logImage(name: string, image: Uint8Array | string, options: ArtifactOptions = {}): Promise<Artifact | undefined> {
    this.#assertOpen('logImage');
    if (typeof image === 'string') return logFileArtifact(this.#open, image, { ...options, name });
    return logBytes(this.#open, name, image, { mediaType: 'image/png', ...options });
  }

  /** Stores which classes were taken for which. Labels are text, numbers or booleans. */
  logConfusionMatrix(
    trueLabels: charts.Labels,
    predictedLabels: charts.Labels,
    options: charts.ConfusionMatrixOptions = {},
  ): Promise<Artifact | undefined> {
    this.#assertOpen('logConfusionMatrix');
    return charts.logConfusionMatrix(this.#open, trueLabels, predictedLabels, options);
  }

  /**
   * Stores the ROC curve of scores: one number an item for two classes, or one row of scores an item for many, then one
   * curve for each class against the rest.
   */
  logRocCurve(
    trueLabels: charts.Labels,
    scores: charts.Scores,
    options: charts.CurveOptions = {},
  ): Promise<Artifact | undefined> {
    this.#assertOpen('logRocCurve');
    return charts.logRocCurve(this.#open, trueLabels, scores, options);
  }

  /** Stores the precision-recall curve of scores, given as for `logRocCurve`. */
  logPrecisionRecall(
    trueLabels: charts.Labels,
    scores: charts.Scores,
    options: charts.CurveOptions = {},
  ): Promise<Artifact | undefined> {
    this.#assertOpen('logPrecisionRecall');
    return charts.logPrecisionRecall(this.#open, trueLabels, scores, options);
  }

  /** Stores a table: columns and rows, or an array of objects. */
  logTable(name: string, table: charts.TableInput, options: charts.TableOptions = {}): Promise<Artifact | undefined> {
    this.#assertOpen('logTable');
    return charts.logTable(this.#open, name, table, options);
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

  #assertOpen(call: string): void {
    if (this.#open.open || this.#open.interrupted) return;
    throw new AssayError(
      'Conflict',
      `${call}: run "${this.name}" has ended (${this.status}). Log inside its scope, or open it again with loadRun({ id: "${this.id}" }).`,
    );
  }
}
