export { hypervolume } from './pareto/hypervolume.ts';
export { nonDominationRanks, paretoFront } from './pareto/non-domination-ranks.ts';
export { stateCodes, TrialHistory } from './history/trial-history.ts';
export type { TrialReports } from './history/trial-reports.ts';
export { makeSampler } from './samplers/make-sampler.ts';
export type { Sampler, SuggestContext, Suggestion } from './samplers/sampler.ts';
export type { Dimension } from './space/dimension.ts';
export type {
  Branch,
  CategoricalParameter,
  FloatParameter,
  IntParameter,
  OrdinalParameter,
  Parameter,
  ParameterMap,
  ParameterValue,
  ParameterValues,
  Scale,
} from './space/parameter.ts';
export { parseParameter, parseSpace } from './space/parse-space.ts';
export type { Point } from './space/point.ts';
export { SearchSpace } from './space/search-space.ts';
export type { Objective, PrunerDefinition, SamplerDefinition, StudyDefinition } from './study-definition.ts';
export { Study } from './study.ts';
export type { SamplerNote, Trial, TrialReport, TrialState } from './trial.ts';
export { findConvergence } from './stopping/find-convergence.ts';
export type { Convergence } from './stopping/find-convergence.ts';
export type { ParentKind } from './warm-start.ts';
