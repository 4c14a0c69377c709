import { AssayError } from '@assay/base';
import type { Artifact, RunStatus } from '@assay/wire';
import { checkKey, checkParameterValue, checkTime } from '../core/check-argument.ts';
import { checkMetric, checkMetrics } from '../core/check-metrics.ts';
import { logArtifactValue, logBytes, logDatasetFile, logFileArtifact, logModelArtifact } from './artifact-calls.ts';
import type { ArtifactOptions, DatasetOptions, FileOptions, ModelOptions } from './artifact-calls.ts';
import * as charts from './chart-calls.ts';
import type { OpenRun } from './open-run.ts';
import { parametersOf, tagsOf } from './start-run.ts';

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

const noOptions: MetricOptions = {};

/**
 * The logging calls of a run. They return at once, whether or not the server answers; wrong arguments throw at once,
 * and so does a call after the run's end.
 */
export class RunRecorder {
  readonly #open: OpenRun;

  constructor(open: OpenRun) {
    this.#open = open;
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

  /** Records a parameter: text, number, boolean or other JSON. */
  logParameter(name: string, value: unknown): void {
    this.#assertOpen('logParameter');
    checkKey('logParameter', 'a parameter', name);
    this.#open.sink.logParameters({ [name]: checkParameterValue('logParameter', name, value) });
  }

  logParameters(parameters: Readonly<Record<string, unknown>>): void {
    this.#assertOpen('logParameters');
    this.#open.sink.logParameters(parametersOf('logParameters', parameters));
  }

  /** Records a point of a metric. NaN and the infinities are values like others. */
  logMetric(name: string, value: number, options: MetricOptions = noOptions): void {
    this.#assertOpen('logMetric');
    checkMetric('logMetric', name, value, options.step);
    const timeMs = checkTime('logMetric', options.time) ?? Date.now();
    this.#open.sink.logPoint(name, value, options.step ?? null, timeMs);
  }

  /** Records a point of each of several metrics, all at one step and time. */
  logMetrics(metrics: Readonly<Record<string, number>>, options: MetricOptions = noOptions): void {
    this.#assertOpen('logMetrics');
    const timeMs = checkTime('logMetrics', options.time) ?? Date.now();
    // All are checked before the first is taken: a faulty call records nothing.
    checkMetrics('logMetrics', metrics, options.step);
    this.#open.sink.logPoints(metrics, options.step ?? null, timeMs);
  }

  setTag(name: string, value: string | number | boolean): void {
    this.setTags({ [name]: value });
  }

  setTags(tags: Readonly<Record<string, string | number | boolean>>): void {
    this.#assertOpen('setTags');
    this.#open.sink.changeTags(tagsOf('setTags', tags), []);
  }

  removeTag(name: string): void {
    this.#assertOpen('removeTag');
    this.#open.sink.changeTags({}, [name]);
  }

  /** Adds a line to the run's log. */
  logLine(text: string, options: LineOptions = {}): void {
    this.#assertOpen('logLine');
    if (typeof text !== 'string') throw new AssayError('InvalidInput', 'logLine: expected text.', { path: 'text' });
    const timeMs = checkTime('logLine', options.time) ?? Date.now();
    this.#open.sink.logLine({ timeMs, stream: options.stream ?? 'log', text });
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

  #assertOpen(call: string): void {
    if (this.#open.open || this.#open.interrupted) return;
    throw new AssayError(
      'Conflict',
      `${call}: run "${this.name}" has ended (${this.status}). Log inside its scope, or open it again with loadRun({ id: "${this.id}" }).`,
    );
  }
}
