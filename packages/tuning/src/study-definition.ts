import type { ParameterMap } from './space/parameter.ts';

export interface Objective {
  /** The metric's name; the objective's own where nothing is logged. */
  readonly metric: string;
  readonly direction: 'minimize' | 'maximize';
  /** Which of the metric's values counts where a trial is told without objectives; the last when not given. */
  readonly value?: 'last' | 'min' | 'max';
}

export type SamplerDefinition =
  | { readonly kind: 'auto' }
  | { readonly kind: 'random' }
  | { readonly kind: 'grid'; readonly levels?: number }
  | { readonly kind: 'sobol'; readonly scramble?: boolean }
  | { readonly kind: 'halton'; readonly scramble?: boolean }
  | {
      readonly kind: 'tpe';
      readonly startupTrials?: number;
      readonly candidates?: number;
      readonly multivariate?: boolean;
      readonly group?: boolean;
      readonly constantLiar?: boolean;
    }
  | { readonly kind: 'gp'; readonly startupTrials?: number; readonly isDeterministic?: boolean }
  | {
      readonly kind: 'cmaes';
      readonly startupTrials?: number;
      readonly sigma?: number;
      readonly populationSize?: number;
    }
  | { readonly kind: 'nsga2'; readonly populationSize?: number };

export type PrunerDefinition =
  | { readonly kind: 'none' }
  | {
      readonly kind: 'median';
      readonly startupTrials?: number;
      readonly warmupSteps?: number;
      readonly interval?: number;
      readonly minTrials?: number;
    }
  | {
      readonly kind: 'percentile';
      readonly percentile: number;
      readonly startupTrials?: number;
      readonly warmupSteps?: number;
      readonly interval?: number;
      readonly minTrials?: number;
    }
  /** SageMaker's early stopping "Auto": the median of the others' running averages. */
  | { readonly kind: 'medianOfAverages'; readonly startupTrials?: number; readonly warmupSteps?: number }
  | {
      readonly kind: 'successiveHalving';
      readonly minResource?: number | 'auto';
      readonly reductionFactor?: number;
      readonly minEarlyStoppingRate?: number;
      readonly bootstrapCount?: number;
    }
  | {
      readonly kind: 'hyperband';
      readonly minResource?: number;
      readonly maxResource?: number | 'auto';
      readonly reductionFactor?: number;
    }
  | {
      readonly kind: 'threshold';
      readonly lower?: number;
      readonly upper?: number;
      readonly warmupSteps?: number;
      readonly interval?: number;
    }
  | { readonly kind: 'wilcoxon'; readonly pThreshold?: number; readonly startupSteps?: number }
  | {
      readonly kind: 'patient';
      readonly patience: number;
      readonly minDelta?: number;
      readonly wrapped?: PrunerDefinition;
    };

/** What a search is: everything that a suggestion depends on beside the trials. Plain data; JSON keeps it. */
export interface StudyDefinition {
  /** Empty where parameters are named in the course of a trial. */
  readonly space: ParameterMap;
  /** Conditions over the space's parameters, e.g. `units * layers <= 2048`; a point that breaks one is never suggested. */
  readonly constraints?: readonly string[];
  /** One or more; the first is the one that is pruned by. */
  readonly objectives: readonly Objective[];
  readonly sampler?: SamplerDefinition;
  readonly pruner?: PrunerDefinition;
  /** 0 … 2^32 - 1. The same seed and the same trials give the same suggestions. */
  readonly seed: number;
  /** The most trials there will be, where that is known: `auto` and `hyperband` plan by it. */
  readonly plannedTrials?: number;
}
