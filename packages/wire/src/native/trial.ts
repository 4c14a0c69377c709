import type { Static } from 'typebox';
import { Type } from '../schema.ts';
import {
  CountSchema,
  EpochMsSchema,
  IdSchema,
  NextCursorSchema,
  nullable,
  object,
  oneOf,
  optional,
  PageQuerySchema,
  StepSchema,
  WireNumberSchema,
} from './scalar.ts';
import {
  GivenParameterSchema,
  StudyParameterSchema,
  StudySpaceSchema,
  StudyValueSchema,
  StudyValuesSchema,
} from './study-definition.ts';

/** `waiting`: given by hand or to be run again, not yet asked for. `running`: asked for, not told. The others are ends. */
export const trialStates = ['waiting', 'running', 'complete', 'pruned', 'failed'] as const;
export type TrialState = (typeof trialStates)[number];
const toldStates = ['complete', 'pruned', 'failed'] as const;

const WorkerSchema = Type.String({
  minLength: 1,
  maxLength: 200,
  description: 'A name that the client gives itself, e.g. host-pid',
});

/** One trial of a study. It is a run, once it was asked for. */
export const TrialSchema = object({
  studyId: IdSchema,
  /** 0, 1, 2, … */
  number: CountSchema,
  /** null while it waits. */
  runId: nullable(IdSchema),
  state: oneOf(trialStates),
  values: StudyValuesSchema,
  /** Where parameters were named in the course of the trial: what they are. */
  parameters: nullable(StudySpaceSchema),
  /** One for each objective; null where none were told. */
  objectives: nullable(Type.Array(WireNumberSchema)),
  /** Feasible where all are at most 0. */
  constraints: nullable(Type.Array(WireNumberSchema)),
  worker: nullable(Type.String()),
  /** When a running trial is given up, unless it is heard of before. */
  leaseUntilMs: nullable(EpochMsSchema),
  /** The trial that this one runs again, since its worker was lost. */
  retryOf: nullable(CountSchema),
  /** Why it failed; empty otherwise. */
  failure: Type.String(),
  createdMs: EpochMsSchema,
  startedMs: nullable(EpochMsSchema),
  endedMs: nullable(EpochMsSchema),
});
export type Trial = Static<typeof TrialSchema>;

export const AskTrialsSchema = object({
  worker: WorkerSchema,
  count: optional(Type.Integer({ minimum: 1, maximum: 1000, default: 1 })),
});
export type AskTrials = Static<typeof AskTrialsSchema>;

export const AskedTrialSchema = object({
  number: CountSchema,
  runId: IdSchema,
  runName: Type.String(),
  /** The values to try. Empty where parameters are named in the course of the trial. */
  values: StudyValuesSchema,
  leaseUntilMs: EpochMsSchema,
  retryOf: nullable(CountSchema),
});
export type AskedTrial = Static<typeof AskedTrialSchema>;

/**
 * Trials, as many as there were to give; where that is none, `wait` or `ended` says why. `lastTrials`: all are given out, and one
 * may have to be run again if its worker is lost; who does not want to wait for that may leave.
 */
export const AskedTrialsSchema = object({
  trials: Type.Array(AskedTrialSchema),
  wait: optional(
    object({ reason: oneOf(['paused', 'parallelLimit', 'lastTrials']), retryAfterMs: Type.Integer({ minimum: 0 }) }),
  ),
  /** The study has ended: its `stopReason`. */
  ended: optional(
    oneOf(['maxTrials', 'maxRuntime', 'target', 'noImprovement', 'converged', 'exhausted', 'asked'] as const),
  ),
});
export type AskedTrials = Static<typeof AskedTrialsSchema>;

export const SuggestParameterSchema = object({
  name: Type.String({ minLength: 1 }),
  parameter: GivenParameterSchema,
});
export type SuggestParameter = Static<typeof SuggestParameterSchema>;
export const SuggestedValueSchema = object({ value: StudyValueSchema });
export type SuggestedValue = Static<typeof SuggestedValueSchema>;

const reported = { step: StepSchema, value: WireNumberSchema };
export const ReportTrialSchema = object({
  ...reported,
  isLogged: optional(Type.Boolean({ description: 'The run has this point already; it is not logged once more' })),
});
export type ReportTrial = Static<typeof ReportTrialSchema>;
/** `shouldPrune`: it is hopeless, tell it as pruned. `shouldStop`: the study was stopped, or the trial has ended elsewhere. */
export const ReportedTrialSchema = object({
  shouldPrune: Type.Boolean(),
  shouldStop: Type.Boolean(),
  leaseUntilMs: nullable(EpochMsSchema),
});
export type ReportedTrial = Static<typeof ReportedTrialSchema>;

export const TellTrialSchema = object({
  state: oneOf(toldStates),
  /** One for each objective of the study. Left out by a complete trial: the run's metrics say. */
  objectives: optional(Type.Array(WireNumberSchema, { minItems: 1, maxItems: 8 })),
  constraints: optional(Type.Array(WireNumberSchema, { maxItems: 100 })),
  failure: optional(Type.String()),
  runAgain: optional(
    Type.Boolean({
      description:
        'Of a failed trial: its worker could not run it to its end. It waits once more, as a new trial with the same values',
    }),
  ),
});
export type TellTrial = Static<typeof TellTrialSchema>;

export const HeartbeatAnswerSchema = object({ leaseUntilMs: nullable(EpochMsSchema), shouldStop: Type.Boolean() });
export type HeartbeatAnswer = Static<typeof HeartbeatAnswerSchema>;

export const EnqueueTrialsSchema = object({
  values: Type.Array(StudyValuesSchema, {
    minItems: 1,
    maxItems: 1000,
    description: 'Points to try before all others, in this order',
  }),
});
export type EnqueueTrials = Static<typeof EnqueueTrialsSchema>;
export const TrialNumbersSchema = object({ numbers: Type.Array(CountSchema) });
export type TrialNumbers = Static<typeof TrialNumbersSchema>;

/** Trials that were run elsewhere. They become runs as others do, and do not count against `maxTrials`. */
export const TellTrialsSchema = object({
  trials: Type.Array(
    object({
      values: StudyValuesSchema,
      parameters: optional(Type.Record(Type.String(), GivenParameterSchema)),
      state: optional(oneOf(toldStates)),
      objectives: optional(Type.Array(WireNumberSchema, { minItems: 1, maxItems: 8 })),
      constraints: optional(Type.Array(WireNumberSchema, { maxItems: 100 })),
      failure: optional(Type.String()),
      reports: optional(Type.Array(object(reported), { maxItems: 100_000 })),
      startedMs: optional(EpochMsSchema),
      endedMs: optional(EpochMsSchema),
    }),
    { minItems: 1, maxItems: 1000 },
  ),
});
export type TellTrials = Static<typeof TellTrialsSchema>;

export const ListTrialsQuerySchema = object({ ...PageQuerySchema, state: optional(oneOf(trialStates)) });
export type ListTrialsQuery = Static<typeof ListTrialsQuerySchema>;
export const TrialPageSchema = object({ trials: Type.Array(TrialSchema), nextCursor: NextCursorSchema });
export type TrialPage = Static<typeof TrialPageSchema>;

export const QueryTrialColumnsSchema = object({
  /** `cursor` of an answer before: only what has changed since. Left out: all. */
  since: optional(CountSchema),
  trials: optional(Type.Boolean({ description: 'false: their columns are empty, and only the reports are asked for' })),
  reports: optional(
    Type.Boolean({ description: 'Also the values reported on the way, of all trials or those that have changed' }),
  ),
});
export type QueryTrialColumns = Static<typeof QueryTrialColumnsSchema>;

/** Trials as columns, in order of number: every column has a value for each trial. A trial that was answered before has changed. */
export const TrialColumnsSchema = object({
  /** Pass as `since`. */
  cursor: CountSchema,
  number: Type.Array(CountSchema),
  state: Type.Array(oneOf(trialStates)),
  runId: Type.Array(nullable(IdSchema)),
  worker: Type.Array(nullable(Type.String())),
  retryOf: Type.Array(nullable(CountSchema)),
  createdMs: Type.Array(EpochMsSchema),
  startedMs: Type.Array(nullable(EpochMsSchema)),
  endedMs: Type.Array(nullable(EpochMsSchema)),
  /** In the space's order; where parameters are named in the course of a trial, all that any trial had, as it had them last. */
  parameters: Type.Array(
    object({
      name: Type.String(),
      parameter: StudyParameterSchema,
      /** null where the trial does not have it. */
      values: Type.Array(nullable(StudyValueSchema)),
    }),
  ),
  /** A column for each objective of the study; null where none was told. */
  objectives: Type.Array(Type.Array(nullable(WireNumberSchema))),
  /** The sum of what is above 0 of the trial's constraints: 0 is feasible. null where none were told. */
  violation: Type.Array(nullable(WireNumberSchema)),
  /** In order of trial and step. */
  reports: optional(
    object({
      number: Type.Array(CountSchema),
      step: Type.Array(StepSchema),
      value: Type.Array(WireNumberSchema),
    }),
  ),
});
export type TrialColumns = Static<typeof TrialColumnsSchema>;
