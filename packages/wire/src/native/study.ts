import type { Static } from 'typebox';
import { Type } from '../schema.ts';
import {
  CountSchema,
  DeletionViewSchema,
  EpochMsSchema,
  IdSchema,
  NextCursorSchema,
  nullable,
  object,
  oneOf,
  optional,
  PageQuerySchema,
  TagsSchema,
} from './scalar.ts';
import {
  GivenSpaceSchema,
  ObjectiveSchema,
  PrunerSchema,
  SamplerSchema,
  StudySpaceSchema,
} from './study-definition.ts';
import { TrialSchema } from './trial.ts';

export const studyStates = ['running', 'paused', 'finished', 'stopped'] as const;
export type StudyState = (typeof studyStates)[number];

/** Why a study has ended. `exhausted`: every point of its space was tried. `asked`: somebody stopped it. */
export const studyStopReasons = [
  'maxTrials',
  'maxRuntime',
  'target',
  'noImprovement',
  'converged',
  'exhausted',
  'asked',
] as const;
export type StudyStopReason = (typeof studyStopReasons)[number];

const limit = {
  /** Trials that are handed out; one that a lost worker had, and that is run again, counts once. */
  maxTrials: Type.Integer({ minimum: 1, maximum: 1_000_000 }),
  /** Running at a time. */
  maxParallel: Type.Integer({ minimum: 1 }),
  /** Since the first trial was asked for. */
  maxRuntimeMs: Type.Integer({ minimum: 1 }),
  /** Of the one objective: the study ends when a trial reaches it. */
  targetValue: Type.Number(),
  /** The study ends when so many trials in a row were told without a better one. */
  maxTrialsWithoutImprovement: Type.Integer({ minimum: 1 }),
};

/** null: no bound. */
export const StudyLimitsSchema = object({
  maxTrials: nullable(limit.maxTrials),
  maxParallel: nullable(limit.maxParallel),
  maxRuntimeMs: nullable(limit.maxRuntimeMs),
  targetValue: nullable(limit.targetValue),
  maxTrialsWithoutImprovement: nullable(limit.maxTrialsWithoutImprovement),
  stopOnConvergence: Type.Boolean(),
});
export type StudyLimits = Static<typeof StudyLimitsSchema>;

export const GivenStudyLimitsSchema = object({
  maxTrials: optional(nullable(limit.maxTrials)),
  maxParallel: optional(nullable(limit.maxParallel)),
  maxRuntimeMs: optional(nullable(limit.maxRuntimeMs)),
  targetValue: optional(nullable(limit.targetValue)),
  maxTrialsWithoutImprovement: optional(nullable(limit.maxTrialsWithoutImprovement)),
  stopOnConvergence: optional(Type.Boolean()),
});
export type GivenStudyLimits = Static<typeof GivenStudyLimitsSchema>;

/** An earlier study to learn from: the same task (`identical`), or a related one (`transfer`). */
export const StudyParentSchema = object({ studyId: IdSchema, kind: oneOf(['identical', 'transfer']) });
export type StudyParent = Static<typeof StudyParentSchema>;

export const TrialCountsSchema = object({
  waiting: CountSchema,
  running: CountSchema,
  complete: CountSchema,
  pruned: CountSchema,
  failed: CountSchema,
});

/** A hyperparameter search. It is a run group of its experiment with the same id; its trials are the group's runs. */
export const StudySchema = object({
  id: IdSchema,
  experimentId: IdSchema,
  experimentName: Type.String(),
  name: Type.String(),
  description: Type.String(),
  tags: TagsSchema,
  /** Empty where parameters are named in the course of a trial. */
  space: StudySpaceSchema,
  constraints: Type.Array(Type.String()),
  objectives: Type.Array(ObjectiveSchema),
  sampler: SamplerSchema,
  pruner: PrunerSchema,
  seed: CountSchema,
  limits: StudyLimitsSchema,
  /** A running trial that is not heard of for so long is given up. */
  leaseMs: Type.Integer(),
  /** How often a trial is run again whose worker was lost. */
  maxRetries: CountSchema,
  parents: Type.Array(StudyParentSchema),
  state: oneOf(studyStates),
  stopReason: nullable(oneOf(studyStopReasons)),
  trialCounts: TrialCountsSchema,
  /** The best feasible trial that is complete; null where there is none, and where there are several objectives. */
  best: nullable(TrialSchema),
  /** Of several objectives: the trials of the Pareto front, by number. Only in the answer about one study. */
  front: optional(Type.Array(TrialSchema)),
  createdMs: EpochMsSchema,
  updatedMs: EpochMsSchema,
  /** When the first trial was asked for. */
  startedMs: nullable(EpochMsSchema),
  endedMs: nullable(EpochMsSchema),
  deletedMs: nullable(EpochMsSchema),
});
export type Study = Static<typeof StudySchema>;

export const CreateStudySchema = object({
  experimentId: optional(IdSchema),
  experimentName: optional(Type.String({ description: 'Created when no such experiment exists' })),
  name: optional(Type.String({ description: 'Made up when absent' })),
  ifExists: optional(
    oneOf(['refuse', 'load'] as const, {
      description:
        '"load": a study of this name in the experiment is answered as it is, if its space, constraints and objectives are those given',
    }),
  ),
  description: optional(Type.String()),
  tags: optional(TagsSchema),
  space: optional(GivenSpaceSchema),
  constraints: optional(Type.Array(Type.String({ maxLength: 2000 }), { maxItems: 100 })),
  objectives: Type.Array(ObjectiveSchema, { minItems: 1, maxItems: 8 }),
  sampler: optional(SamplerSchema),
  pruner: optional(PrunerSchema),
  seed: optional(Type.Integer({ minimum: 0, maximum: 4_294_967_295 })),
  limits: optional(GivenStudyLimitsSchema),
  leaseMs: optional(Type.Integer({ minimum: 1000, maximum: 86_400_000, default: 60_000 })),
  maxRetries: optional(Type.Integer({ minimum: 0, maximum: 100, default: 1 })),
  parents: optional(Type.Array(StudyParentSchema, { maxItems: 5 })),
});
export type CreateStudy = Static<typeof CreateStudySchema>;

/**
 * `state`: paused, running (goes on, also a study that has ended) or stopped. A study that a limit ended goes on by itself when
 * that limit is extended. `space` is there to say, when it is not the study's, what to do instead.
 */
export const UpdateStudySchema = object({
  name: optional(Type.String()),
  description: optional(Type.String()),
  limits: optional(GivenStudyLimitsSchema),
  leaseMs: optional(Type.Integer({ minimum: 1000, maximum: 86_400_000 })),
  maxRetries: optional(Type.Integer({ minimum: 0, maximum: 100 })),
  state: optional(oneOf(['running', 'paused', 'stopped'])),
  space: optional(GivenSpaceSchema),
});
export type UpdateStudy = Static<typeof UpdateStudySchema>;

export const ListStudiesQuerySchema = object({
  ...PageQuerySchema,
  experimentId: optional(IdSchema),
  name: optional(Type.String({ description: 'The whole name, in any case; unique within an experiment' })),
  state: optional(oneOf(studyStates)),
  view: optional(DeletionViewSchema),
});
export type ListStudiesQuery = Static<typeof ListStudiesQuerySchema>;

export const StudyPageSchema = object({ studies: Type.Array(StudySchema), nextCursor: NextCursorSchema });
export type StudyPage = Static<typeof StudyPageSchema>;

export const importanceMethods = ['pedAnova', 'fAnova', 'permutation', 'meanDecreaseImpurity'] as const;
export type ImportanceMethod = (typeof importanceMethods)[number];

export const ImportanceQuerySchema = object({
  method: optional(oneOf(importanceMethods, { default: 'pedAnova' })),
  objective: optional(Type.Integer({ minimum: 0, maximum: 7, default: 0 })),
});
export type ImportanceQuery = Static<typeof ImportanceQuerySchema>;

/** What mattered: shares of the parameters in the objective's variance, the greatest first. */
export const ImportanceSchema = object({
  method: oneOf(importanceMethods),
  objective: CountSchema,
  /** Complete trials that it was computed from. */
  trialCount: CountSchema,
  parameters: Type.Array(
    object({
      name: Type.String(),
      importance: Type.Number(),
      /** Ends of the 95 % bootstrap interval, where it was computed. */
      low: nullable(Type.Number()),
      high: nullable(Type.Number()),
    }),
  ),
  /** Of pairs of parameters, fAnova's alone. */
  interactions: Type.Array(object({ names: Type.Array(Type.String()), importance: Type.Number() })),
});
export type Importance = Static<typeof ImportanceSchema>;
