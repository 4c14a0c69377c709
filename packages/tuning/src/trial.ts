import type { ParameterMap, ParameterValues } from './space/parameter.ts';

/** `waiting`: given by hand, not yet asked for. `running`: asked for, not told. The others are ends. */
export type TrialState = 'waiting' | 'running' | 'complete' | 'pruned' | 'failed';

/** A value reported on the way, at a step (an epoch, a fold, an instance). NaN is a value. */
export interface TrialReport {
  readonly step: number;
  readonly value: number;
}

/** One trial of a study, as it is now. Plain data. */
export interface Trial {
  /** 0, 1, 2, … in the order of asking; unique in its study. */
  readonly number: number;
  readonly state: TrialState;
  readonly values: ParameterValues;
  /** One a objective, in the study's order; only of complete trials, and of pruned ones where the worker told them. */
  readonly objectives?: readonly number[];
  /** Feasible where all are <= 0. */
  readonly constraints?: readonly number[];
  /** In ascending order of step, one a step. */
  readonly reports?: readonly TrialReport[];
  /**
   * Where the parameters were named in the course of the trial (define-by-run): what they are. The study's own space
   * otherwise.
   */
  readonly parameters?: ParameterMap;
  /** What its sampler wants to remember of it, e.g. the generation of CMA-ES. Plain data, small. */
  readonly note?: SamplerNote;
}

export type SamplerNote = Readonly<Record<string, number | string | boolean>>;
