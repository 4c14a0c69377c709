import type { EpochMs, ExperimentId, ProjectId, RunGroupId, RunId } from '@assay/base';
import type { TrialState } from '@assay/tuning';

/** A study is a run group, and bears its id. */
export type StudyId = RunGroupId;

export type StudyState = 'running' | 'paused' | 'finished' | 'stopped';
export type StudyStopReason =
  | 'maxTrials'
  | 'maxRuntime'
  | 'target'
  | 'noImprovement'
  | 'converged'
  | 'exhausted'
  | 'asked';

/** What a study is beside its run group, which has its name, description and deletion. */
export interface StudyRow {
  readonly id: StudyId;
  readonly projectId: ProjectId;
  readonly experimentId: ExperimentId;
  /** JSON text of a `StudyDefinition`, without `plannedTrials`. */
  readonly definition: string;
  /** JSON text of `StudyLimits`. */
  readonly limits: string;
  readonly leaseMs: number;
  readonly maxRetries: number;
  /** JSON text of `StudyParent[]`. */
  readonly parents: string;
  readonly state: StudyState;
  readonly stopReason: StudyStopReason | null;
  readonly createdMs: EpochMs;
  readonly updatedMs: EpochMs;
  /** When the first trial was asked for. */
  readonly startedMs: EpochMs | null;
  readonly endedMs: EpochMs | null;
  /** That of its run group, so that lists need not read both. */
  readonly deletedMs: EpochMs | null;
  /** Of the next trial. */
  readonly nextNumber: number;
  /** Trials handed out, without those that are run again and those run elsewhere: what `maxTrials` bounds. */
  readonly usedCount: number;
  readonly waitingCount: number;
  readonly runningCount: number;
  readonly completeCount: number;
  readonly prunedCount: number;
  readonly failedCount: number;
  /** Trials told as complete or pruned since the best one. */
  readonly sinceBestCount: number;
  /** Of the best feasible trial, in studies of one objective. */
  readonly bestNumber: number | null;
  /** Of the latest change of a trial: every change takes the next. */
  readonly revision: number;
}

export interface StudyLimits {
  readonly maxTrials: number | null;
  readonly maxParallel: number | null;
  readonly maxRuntimeMs: number | null;
  readonly targetValue: number | null;
  readonly maxTrialsWithoutImprovement: number | null;
  readonly stopOnConvergence: boolean;
}

export interface StudyParent {
  readonly studyId: string;
  readonly kind: 'identical' | 'transfer';
}

/** A trial of a study; a run of its group, once it was asked for. */
export interface TrialRow {
  readonly projectId: ProjectId;
  readonly studyId: StudyId;
  readonly number: number;
  readonly runId: RunId | null;
  readonly state: TrialState;
  /** JSON text. Numbers that JSON cannot say stand as texts. */
  readonly values: string;
  readonly parameters: string | null;
  readonly objectives: string | null;
  readonly constraints: string | null;
  readonly note: string | null;
  readonly worker: string | null;
  readonly leaseUntilMs: EpochMs | null;
  /** The trial that is run again with this one. */
  readonly retryOf: number | null;
  /** How often it was run before. */
  readonly attempt: number;
  /** Given up since its worker was not heard of. */
  readonly isLost: boolean;
  readonly failure: string;
  readonly createdMs: EpochMs;
  readonly startedMs: EpochMs | null;
  readonly endedMs: EpochMs | null;
  /** The study's revision when it was changed last. */
  readonly revision: number;
}

/** Of a trial's row what is read of tens of thousands at once. */
export type TrialHead = Omit<TrialRow, 'projectId' | 'studyId' | 'leaseUntilMs' | 'attempt' | 'isLost' | 'failure'>;

/** A value reported on the way. */
export interface TrialReportRow {
  readonly projectId: ProjectId;
  readonly studyId: StudyId;
  readonly number: number;
  readonly step: number;
  /** null: NaN. */
  readonly value: number | null;
}
