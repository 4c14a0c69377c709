import type { Static } from 'typebox';
import { Type } from '../schema.ts';
import { JsonValueSchema, object, oneOf, optional } from './scalar.ts';

/** A choice, or a number. */
export const StudyValueSchema = Type.Union([Type.Number(), Type.String(), Type.Boolean()]);
export type StudyValue = Static<typeof StudyValueSchema>;

/** Values by the names of parameters: of the active ones, no others. */
export const StudyValuesSchema = Type.Record(Type.String(), StudyValueSchema);
export type StudyValues = Static<typeof StudyValuesSchema>;

export const scales = ['linear', 'log', 'reverseLog'] as const;

const BranchSchema = object({
  parameter: Type.String(),
  in: Type.Array(StudyValueSchema, { minItems: 1 }),
});
const range = {
  low: Type.Number(),
  high: Type.Number(),
  scale: optional(oneOf(scales)),
  step: optional(Type.Number()),
  when: optional(BranchSchema),
};
const choices = { choices: Type.Array(StudyValueSchema, { minItems: 1 }), when: optional(BranchSchema) };

/** A parameter of a search space in its full form. `when`: the branch in which it is active. */
export const StudyParameterSchema = Type.Union([
  object({ kind: Type.Literal('float'), ...range }),
  object({ kind: Type.Literal('int'), ...range }),
  object({ kind: Type.Literal('categorical'), ...choices }),
  object({ kind: Type.Literal('ordinal'), ...choices }),
]);
export type StudyParameter = Static<typeof StudyParameterSchema>;

export const StudySpaceSchema = Type.Record(Type.String(), StudyParameterSchema);
export type StudySpace = Static<typeof StudySpaceSchema>;

const shortForms =
  'The full form ({"kind": "float", "low": 1e-5, "high": 0.1, "scale": "log"}), or a short one: a plain list of choices ' +
  '([16, 32, 64]), {"low": 1e-5, "high": 0.1, "log": true}, {"min": "1", "max": "9", "scaling": "Logarithmic"}';

/** As clients may give it: see the description. */
export const GivenParameterSchema = { ...JsonValueSchema, description: shortForms };
export const GivenSpaceSchema = Type.Record(Type.String(), GivenParameterSchema, { description: shortForms });

export const objectiveValues = ['last', 'min', 'max'] as const;

export const ObjectiveSchema = object({
  /** The metric's name. */
  metric: Type.String({ minLength: 1 }),
  direction: oneOf(['minimize', 'maximize']),
  /** Which value of the run's metric counts where a trial is told without objectives; last when left out. */
  value: optional(oneOf(objectiveValues)),
});
export type Objective = Static<typeof ObjectiveSchema>;

const count = Type.Integer({ minimum: 1 });
const startupTrials = optional(Type.Integer({ minimum: 0 }));
const scramble = optional(Type.Boolean());
const populationSize = optional(Type.Integer({ minimum: 2 }));

export const SamplerSchema = Type.Union([
  object({ kind: Type.Literal('auto') }),
  object({ kind: Type.Literal('random') }),
  object({ kind: Type.Literal('grid'), levels: optional(count) }),
  object({ kind: Type.Literal('sobol'), scramble }),
  object({ kind: Type.Literal('halton'), scramble }),
  object({
    kind: Type.Literal('tpe'),
    startupTrials,
    candidates: optional(count),
    multivariate: optional(Type.Boolean()),
    group: optional(Type.Boolean()),
    constantLiar: optional(Type.Boolean()),
  }),
  object({ kind: Type.Literal('gp'), startupTrials, isDeterministic: optional(Type.Boolean()) }),
  object({ kind: Type.Literal('cmaes'), startupTrials, sigma: optional(Type.Number()), populationSize }),
  object({ kind: Type.Literal('nsga2'), populationSize }),
]);
export type Sampler = Static<typeof SamplerSchema>;

const warmupSteps = optional(Type.Integer({ minimum: 0 }));
const interval = optional(count);
const minTrials = optional(count);
const resource = optional(Type.Number());
const reductionFactor = optional(Type.Number());

const plainPruners = [
  object({ kind: Type.Literal('none') }),
  object({ kind: Type.Literal('median'), startupTrials, warmupSteps, interval, minTrials }),
  object({
    kind: Type.Literal('percentile'),
    percentile: Type.Number({ minimum: 0, maximum: 100 }),
    startupTrials,
    warmupSteps,
    interval,
    minTrials,
  }),
  object({ kind: Type.Literal('medianOfAverages'), startupTrials, warmupSteps }),
  object({
    kind: Type.Literal('successiveHalving'),
    minResource: optional(Type.Union([Type.Number(), Type.Literal('auto')])),
    reductionFactor,
    minEarlyStoppingRate: optional(Type.Integer({ minimum: 0 })),
    bootstrapCount: optional(Type.Integer({ minimum: 0 })),
  }),
  object({
    kind: Type.Literal('hyperband'),
    minResource: resource,
    maxResource: optional(Type.Union([Type.Number(), Type.Literal('auto')])),
    reductionFactor,
  }),
  object({
    kind: Type.Literal('threshold'),
    lower: optional(Type.Number()),
    upper: optional(Type.Number()),
    warmupSteps,
    interval,
  }),
  object({
    kind: Type.Literal('wilcoxon'),
    pThreshold: optional(Type.Number({ minimum: 0, maximum: 1 })),
    startupSteps: optional(Type.Integer({ minimum: 0 })),
  }),
] as const;

export const PrunerSchema = Type.Union([
  ...plainPruners,
  object({
    kind: Type.Literal('patient'),
    patience: Type.Integer({ minimum: 0 }),
    minDelta: optional(Type.Number({ minimum: 0 })),
    wrapped: optional(Type.Union([...plainPruners])),
  }),
]);
export type Pruner = Static<typeof PrunerSchema>;
