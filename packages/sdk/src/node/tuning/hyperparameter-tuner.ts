import { randomUUID } from 'node:crypto';
import { AssayError, invalidInput } from '@assay/base';
import type { DataFrame } from '../../core/data-frame.ts';
import { checkTuner, createOptionsOf } from './tuner-definition.ts';
import type { HyperparameterTunerOptions, WarmStartType } from './tuner-definition.ts';
import { runEstimator } from './estimator.ts';
import type { Estimator } from './estimator.ts';
import { algorithmOfTrial, algorithmsOf, jointOptions, spaceOfAlgorithms } from './multi-algorithm.ts';
import type { Algorithms, MultiAlgorithmTunerOptions } from './multi-algorithm.ts';
import type { OptimizeOptions } from './optimize.ts';
import { runAlgorithms } from './run-algorithms.ts';
import { trialFrame } from './trial-frame.ts';
import { Study, type TrialRecord } from './study.ts';
import { Session } from '../session.ts';

export interface FitOptions extends Pick<OptimizeOptions, 'signal' | 'maxFailures' | 'capture' | 'onTrial'> {
  /** 1 to 32 letters, digits and hyphens. A job of this name is gone on with. Default: made of `baseTuningJobName` and the time. */
  readonly jobName?: string | undefined;
  /** False: returns when the job has begun; `wait()` gives its end. Default true. */
  readonly wait?: boolean | undefined;
}

/**
 * A tuning job with the meanings of SageMaker's class of that name: its training jobs are trials of a study, and runs. The estimator is a
 * function, a module for threads, or a command instead of a container.
 */
export class HyperparameterTuner {
  readonly #options: HyperparameterTunerOptions;
  readonly #algorithms: Algorithms | undefined;
  readonly #session: Session;
  #study: Study | undefined;
  #running: Promise<unknown> | undefined;
  #stop: AbortController | undefined;

  /** With several algorithms it comes from `create`. */
  constructor(options: HyperparameterTunerOptions, algorithms?: Algorithms) {
    checkTuner(options);
    this.#options = options;
    this.#algorithms = algorithms;
    this.#session = options.session ?? Session.default();
  }

  /**
   * A tuner of several algorithms, each with its own ranges and metric: the search chooses the algorithm too. Each training job is one of them, and is
   * compared by its own metric with all others.
   */
  static create(options: MultiAlgorithmTunerOptions): HyperparameterTuner {
    const algorithms = algorithmsOf(options);
    return new HyperparameterTuner(jointOptions(options, algorithms), algorithms);
  }

  /** The study behind it; NotFound before `fit`. */
  get study(): Study {
    if (this.#study !== undefined) return this.#study;
    throw new AssayError('NotFound', 'There is no tuning job yet: call fit() first.');
  }

  get latestTuningJobName(): string {
    return this.study.name;
  }

  /** Starts the tuning job and, unless `wait` is false, waits for its end. */
  async fit({ jobName, wait = true, ...options }: FitOptions = {}): Promise<this> {
    const {
      baseTuningJobName = 'tuning',
      maxParallelJobs = 1,
      estimator,
      staticHyperparameters,
      metricDefinitions,
    } = this.#options;
    const name = jobName ?? generatedName(baseTuningJobName);
    if (!/^[a-zA-Z0-9](-*[a-zA-Z0-9]){0,31}$/.test(name))
      throw invalidInput('jobName', `expected 1 to 32 letters, digits and hyphens between them, got "${name}"`);
    const algorithms = this.#algorithms;
    const space = algorithms === undefined ? {} : { space: spaceOfAlgorithms(algorithms) };
    const definition = { ...createOptionsOf(this.#options), ...space, name, session: this.#session };
    const study = await (jobName === undefined ? Study.create(definition) : Study.loadOrCreate(definition));
    this.#study = study;
    const stop = new AbortController();
    this.#stop = stop;
    const signal = AbortSignal.any([stop.signal, ...(options.signal === undefined ? [] : [options.signal])]);
    const running = { ...options, parallel: maxParallelJobs, signal };
    this.#running = (
      algorithms === undefined
        ? runEstimator(study, estimator, { ...running, fixed: staticHyperparameters, metricDefinitions })
        : runAlgorithms(study, algorithms, running)
    ).catch((thrown: unknown) => {
      if (!stop.signal.aborted) throw thrown;
    });
    // Whoever does not wait now asks later; nobody asking is no reason to end the process.
    this.#running.catch(() => undefined);
    if (wait) await this.wait();
    return this;
  }

  /** Waits for the end of the job that `fit` started. */
  async wait(): Promise<void> {
    await this.#running;
  }

  /** Ends the job: no further training job begins, those that run are asked to end. */
  async stopTuningJob(): Promise<void> {
    await this.study.stop();
    this.#stop?.abort(new AssayError('Conflict', 'The tuning job was stopped.'));
    await this.#running;
    await this.study.refresh();
  }

  /** Name of the run with the best objective; of the parents too, where the job began from identical data and algorithm. */
  async bestTrainingJob(): Promise<string> {
    const { runId } = await this.#best();
    const query = { metrics: 0, artifacts: 0 };
    const { name } = await this.#session.client.getRun({ params: { runId: runId ?? '' }, query });
    return name;
  }

  /** The best training job: its run, what it was tried with, and what came of it. */
  async bestEstimator(): Promise<{
    readonly runId: string;
    readonly hyperparameters: TrialRecord['values'];
    readonly objective: number;
    /** Which of several algorithms it is of. */
    readonly estimatorName?: string;
  }> {
    const best = await this.#best();
    const { runId, objectives } = best;
    const found = { runId: runId ?? '', objective: objectives?.[0] ?? Number.NaN };
    if (this.#algorithms === undefined)
      return { ...found, hyperparameters: { ...this.#options.staticHyperparameters, ...best.values } };
    const { name, algorithm, values } = algorithmOfTrial(this.#algorithms, best);
    return { ...found, hyperparameters: { ...algorithm.staticHyperparameters, ...values }, estimatorName: name };
  }

  /** All training jobs as a table: one row each, a column for each hyperparameter. */
  async analytics(): Promise<DataFrame> {
    return trialFrame(await this.study.trials());
  }

  /** A tuner that learns from this one's job, for the same data and algorithm. */
  identicalDatasetAndAlgorithmTuner(additionalParents: readonly (Study | string)[] = []): HyperparameterTuner {
    return this.#child('IdenticalDataAndAlgorithm', additionalParents, this.#options.estimator);
  }

  /** A tuner that learns from this one's job, for other data or another version of the algorithm. */
  transferLearningTuner(
    additionalParents: readonly (Study | string)[] = [],
    estimator?: Estimator,
  ): HyperparameterTuner {
    if (estimator !== undefined && this.#algorithms !== undefined)
      throw invalidInput('estimator', 'goes with a tuner of one algorithm; give several to HyperparameterTuner.create');
    return this.#child('TransferLearning', additionalParents, estimator ?? this.#options.estimator);
  }

  /** A tuner over a job that is there already; `fit` with its name goes on with it. */
  static async attach(
    tuningJobName: string,
    options: HyperparameterTunerOptions | MultiAlgorithmTunerOptions,
  ): Promise<HyperparameterTuner> {
    const tuner = 'estimatorDict' in options ? HyperparameterTuner.create(options) : new HyperparameterTuner(options);
    const { experiment } = createOptionsOf(tuner.#options);
    tuner.#study = await Study.load({ experiment, name: tuningJobName, session: tuner.#session });
    return tuner;
  }

  #child(type: WarmStartType, parents: readonly (Study | string)[], estimator: Estimator): HyperparameterTuner {
    const warmStartConfig = { type, parents: [this.study, ...parents] };
    return new HyperparameterTuner({ ...this.#options, estimator, warmStartConfig }, this.#algorithms);
  }

  async #best(): Promise<TrialRecord> {
    const study = await this.study.refresh();
    const { warmStartConfig, objectiveType = 'Maximize' } = this.#options;
    const found = study.best === undefined ? [] : [study.best];
    if (warmStartConfig?.type === 'IdenticalDataAndAlgorithm') {
      for (const { studyId } of study.record.parents) {
        const { best } = await Study.load({ id: studyId, session: this.#session });
        if (best !== undefined) found.push(best);
      }
    }
    const sign = objectiveType === 'Maximize' ? -1 : 1;
    const lossOf = ({ objectives }: TrialRecord): number => sign * (objectives?.[0] ?? Number.NaN);
    const [best] = found.toSorted((a, b) => lossOf(a) - lossOf(b));
    if (best !== undefined) return best;
    throw new AssayError('NotFound', `Tuning job "${study.name}" has no complete training job yet.`);
  }
}

/** At most 32 characters, as SageMaker's: base, date, time and something to tell two of a minute apart. */
const generatedName = (base: string): string => {
  const time = new Date().toISOString().replaceAll(/[-:]/g, '').replace('T', '-').slice(2, 13);
  const suffix = `${time}-${randomUUID().slice(0, 4)}`;
  return `${base.slice(0, 31 - suffix.length)}-${suffix}`;
};
