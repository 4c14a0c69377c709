import { AssayError, inferGoal, invalidInput } from '@assay/base';
import type { Pruner, Sampler, StudyValues } from '@assay/wire';
import type { OptimizationConfig } from '../config/config.ts';
import { runEstimator, type Estimator } from './estimator.ts';
import type { ExperimentReference } from '../run-options.ts';
import { Session } from '../session.ts';
import type { OptimizeOptions } from './optimize.ts';
import { type SearchSpace, Study } from './study.ts';

export interface HyperparameterOptimizerOptions extends Partial<OptimizationConfig> {
  /** Default `hyperparameter-optimization`. */
  readonly experiment?: ExperimentReference | undefined;
  readonly session?: Session | undefined;
}

export interface OptimizeRequest extends Pick<OptimizeOptions, 'signal' | 'maxFailures' | 'capture' | 'onTrial'> {
  /** Parameters by name; a plain list is one of its values, in their order where they are rising numbers. */
  readonly searchSpace: SearchSpace;
  /** What to make good: the name of a metric that `train` logs or returns, or a function that returns the number itself. */
  readonly objective: string | Estimator;
  /** Runs one trial, where `objective` is a name. */
  readonly train?: Estimator | undefined;
  /** Default: that of the configuration. */
  readonly nTrials?: number | undefined;
  /** Default: what the metric's name suggests (`minimize` for a loss, an error, …), else `maximize`. */
  readonly direction?: 'minimize' | 'maximize' | undefined;
  /** A study of this name is gone on with, if it searches the same. Default: a new one. */
  readonly study?: string | undefined;
}

/** A search by way of a configuration: `new HyperparameterOptimizer(config.getOptimizationConfig())`. */
export class HyperparameterOptimizer {
  readonly session: Session;
  readonly #options: HyperparameterOptimizerOptions;
  readonly #sampler: Sampler;
  readonly #pruner: Pruner | undefined;
  #study: Study | undefined;

  constructor(options: HyperparameterOptimizerOptions = {}) {
    this.#options = options;
    this.session = options.session ?? Session.default();
    const algorithm = (options.algorithm ?? 'bayesian').toLowerCase();
    const sampler = Object.hasOwn(algorithms, algorithm) ? algorithms[algorithm] : undefined;
    if (sampler === undefined)
      throw invalidInput(
        'algorithm',
        `expected one of ${Object.keys(algorithms).join(', ')}, got "${options.algorithm}"`,
      );
    this.#sampler = { kind: sampler };
    this.#pruner = algorithm === 'hyperband' ? { kind: 'hyperband' } : undefined;
  }

  /** The study of the latest `optimize`, with all its trials. */
  get study(): Study | undefined {
    return this.#study;
  }

  /** Searches, and answers the best values. Rejects when no trial came to its end. */
  async optimize(request: OptimizeRequest): Promise<StudyValues> {
    const { experiment = 'hyperparameter-optimization', timeout = null, parallelJobs = 1 } = this.#options;
    const metric = typeof request.objective === 'string' ? request.objective : 'objective';
    const estimator = typeof request.objective === 'string' ? request.train : request.objective;
    if (estimator === undefined)
      throw invalidInput('train', `"${metric}" is a metric: give the function that trains and logs it as train.`);
    const options = {
      experiment,
      session: this.session,
      space: request.searchSpace,
      metric,
      direction: request.direction ?? inferGoal(metric) ?? 'maximize',
      sampler: this.#sampler,
      ...(this.#pruner !== undefined && { pruner: this.#pruner }),
      limits: {
        maxTrials: request.nTrials ?? this.#options.nTrials ?? 10,
        ...(timeout !== null && { maxRuntimeMs: Math.max(1, Math.round(timeout * 1000)) }),
      },
    };
    const study =
      request.study === undefined
        ? await Study.create(options)
        : await Study.loadOrCreate({ ...options, name: request.study });
    this.#study = study;
    const { signal, maxFailures, capture, onTrial } = request;
    await runEstimator(study, estimator, { parallel: parallelJobs, signal, maxFailures, capture, onTrial });
    if (study.best !== undefined) return study.best.values;
    throw new AssayError('NotFound', `Study "${study.name}" has no complete trial: see ${study.url}.`);
  }
}

const algorithms: Readonly<Record<string, Exclude<Sampler['kind'], 'nsga2'>>> = {
  bayesian: 'auto',
  auto: 'auto',
  random: 'random',
  grid: 'grid',
  hyperband: 'auto',
  tpe: 'tpe',
  gp: 'gp',
  cmaes: 'cmaes',
  sobol: 'sobol',
  halton: 'halton',
};
