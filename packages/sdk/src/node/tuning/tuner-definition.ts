import { invalidInput } from '@assay/base';
import type { GivenStudyLimits, Pruner, Sampler } from '@assay/wire';
import type { ExperimentReference } from '../run-options.ts';
import type { Session } from '../session.ts';
import type { MetricDefinition } from './command-objective.ts';
import type { Estimator } from './estimator.ts';
import type { Study, StudyOptions } from './study.ts';
import { spaceOfRanges, type HyperparameterRange } from './tuner-ranges.ts';

export type TuningStrategy = 'Bayesian' | 'Random' | 'Grid' | 'Hyperband';
export type WarmStartType = 'IdenticalDataAndAlgorithm' | 'TransferLearning';

export interface WarmStartConfig {
  readonly type: WarmStartType;
  /** 1 to 5 earlier tuning jobs: studies, or their ids. */
  readonly parents: readonly (Study | string)[];
}

/** Any one that is reached ends the job. */
export interface CompletionCriteria {
  readonly targetObjectiveMetricValue?: number | undefined;
  readonly bestObjectiveNotImproving?: { readonly maxNumberOfTrainingJobsNotImproving: number } | undefined;
  readonly convergenceDetected?: { readonly completeOnConvergence: 'Enabled' | 'Disabled' } | undefined;
}

export interface HyperparameterTunerOptions {
  readonly estimator: Estimator;
  readonly objectiveMetricName: string;
  readonly hyperparameterRanges: Readonly<Record<string, HyperparameterRange>>;
  /** Default `Bayesian`. `Grid` takes categorical parameters only, and as many jobs as there are points. */
  readonly strategy?: TuningStrategy | undefined;
  /** Default `Maximize`. */
  readonly objectiveType?: 'Maximize' | 'Minimize' | undefined;
  /** Default 1. */
  readonly maxJobs?: number | undefined;
  /** Default 1. */
  readonly maxParallelJobs?: number | undefined;
  /** Of the whole job. */
  readonly maxRuntimeInSeconds?: number | undefined;
  /** `Auto`: a job is ended whose objective is worse than the median of the earlier jobs' running averages. Default `Off`. */
  readonly earlyStoppingType?: 'Off' | 'Auto' | undefined;
  readonly strategyConfig?:
    | { readonly hyperbandStrategyConfig: { readonly minResource?: number; readonly maxResource?: number } }
    | undefined;
  readonly warmStartConfig?: WarmStartConfig | undefined;
  readonly completionCriteriaConfig?: CompletionCriteria | undefined;
  /** For a command: metrics that are read from what it prints. */
  readonly metricDefinitions?: readonly MetricDefinition[] | undefined;
  /** Hyperparameters that every training job gets as they are. */
  readonly staticHyperparameters?: Readonly<Record<string, string | number | boolean>> | undefined;
  readonly randomSeed?: number | undefined;
  readonly tags?: Readonly<Record<string, string>> | undefined;
  readonly baseTuningJobName?: string | undefined;
  /** Default `hyperparameter-tuning`. */
  readonly experiment?: ExperimentReference | undefined;
  readonly session?: Session | undefined;
}

/** Throws InvalidInput for what SageMaker refuses as well. */
export function checkTuner(options: HyperparameterTunerOptions): void {
  const { hyperparameterRanges, strategy = 'Bayesian', earlyStoppingType = 'Off', warmStartConfig } = options;
  const ranges = Object.entries(hyperparameterRanges);
  if (ranges.length === 0) throw invalidInput('hyperparameterRanges', 'is empty; name at least one hyperparameter');
  if (strategy === 'Hyperband' && earlyStoppingType !== 'Off')
    throw invalidInput('earlyStoppingType', 'must be Off with the strategy Hyperband, which ends training jobs itself');
  if (strategy !== 'Hyperband' && options.strategyConfig !== undefined)
    throw invalidInput('strategyConfig', `goes with the strategy Hyperband, not with ${strategy}`);
  const [other] = ranges.find(([, range]) => range.kind !== 'categorical') ?? [];
  if (strategy === 'Grid' && other !== undefined)
    throw invalidInput(`hyperparameterRanges.${other}`, 'the strategy Grid takes categorical parameters only');
  const parents = warmStartConfig?.parents.length ?? 1;
  if (parents < 1 || parents > 5) throw invalidInput('warmStartConfig.parents', `expected 1 to 5, got ${parents}`);
  const patience = options.completionCriteriaConfig?.bestObjectiveNotImproving?.maxNumberOfTrainingJobsNotImproving;
  if (patience !== undefined && !(patience >= 3))
    throw invalidInput(
      'completionCriteriaConfig.bestObjectiveNotImproving',
      `expected at least 3 training jobs, got ${patience}`,
    );
}

/** The study that the tuner's job is. */
export function createOptionsOf(options: HyperparameterTunerOptions): StudyOptions {
  const { randomSeed, tags, warmStartConfig, experiment = 'hyperparameter-tuning' } = options;
  return {
    experiment,
    space: spaceOfRanges(options.hyperparameterRanges),
    metric: options.objectiveMetricName,
    direction: options.objectiveType === 'Minimize' ? 'minimize' : 'maximize',
    sampler: samplers[options.strategy ?? 'Bayesian'],
    pruner: prunerOf(options),
    limits: limitsOf(options),
    ...(randomSeed !== undefined && { seed: randomSeed }),
    ...(tags !== undefined && { tags }),
    ...(warmStartConfig !== undefined && {
      parents: warmStartConfig.parents.map((study) => ({
        study,
        kind: warmStartConfig.type === 'TransferLearning' ? ('transfer' as const) : ('identical' as const),
      })),
    }),
  };
}

const samplers: Readonly<Record<TuningStrategy, Sampler>> = {
  Bayesian: { kind: 'auto' },
  Random: { kind: 'random' },
  Grid: { kind: 'grid' },
  Hyperband: { kind: 'auto' },
};

function prunerOf({ strategy, strategyConfig, earlyStoppingType }: HyperparameterTunerOptions): Pruner {
  if (strategy === 'Hyperband') return { kind: 'hyperband', ...strategyConfig?.hyperbandStrategyConfig };
  return earlyStoppingType === 'Auto' ? { kind: 'medianOfAverages' } : { kind: 'none' };
}

function limitsOf(options: HyperparameterTunerOptions): GivenStudyLimits {
  const { strategy, maxJobs, maxParallelJobs, maxRuntimeInSeconds, completionCriteriaConfig: criteria } = options;
  const target = criteria?.targetObjectiveMetricValue;
  const patience = criteria?.bestObjectiveNotImproving?.maxNumberOfTrainingJobsNotImproving;
  return {
    // A grid ends with its last point.
    maxTrials: maxJobs ?? (strategy === 'Grid' ? null : 1),
    maxParallel: maxParallelJobs ?? 1,
    ...(maxRuntimeInSeconds !== undefined && { maxRuntimeMs: Math.round(maxRuntimeInSeconds * 1000) }),
    ...(target !== undefined && { targetValue: target }),
    ...(patience !== undefined && { maxTrialsWithoutImprovement: patience }),
    stopOnConvergence: criteria?.convergenceDetected?.completeOnConvergence === 'Enabled',
  };
}
