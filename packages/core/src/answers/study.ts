import type { EpochMs, ExperimentId, RunId } from '@assay/base';
import type { ParameterMap, ParameterValues, StudyDefinition, TrialState } from '@assay/tuning';
import type { StudyId, StudyLimits, StudyParent, StudyState, StudyStopReason } from '../entities/study.ts';

export interface TrialAnswer {
  readonly studyId: StudyId;
  readonly number: number;
  readonly runId: RunId | null;
  readonly state: TrialState;
  readonly values: ParameterValues;
  readonly parameters: ParameterMap | null;
  readonly objectives: number[] | null;
  readonly constraints: number[] | null;
  readonly worker: string | null;
  readonly leaseUntilMs: EpochMs | null;
  readonly retryOf: number | null;
  readonly failure: string;
  readonly createdMs: EpochMs;
  readonly startedMs: EpochMs | null;
  readonly endedMs: EpochMs | null;
}

export interface StudyAnswer extends Omit<Required<StudyDefinition>, 'plannedTrials'> {
  readonly id: StudyId;
  readonly experimentId: ExperimentId;
  readonly experimentName: string;
  readonly name: string;
  readonly description: string;
  readonly tags: Record<string, string>;
  readonly limits: StudyLimits;
  readonly leaseMs: number;
  readonly maxRetries: number;
  readonly parents: StudyParent[];
  readonly state: StudyState;
  readonly stopReason: StudyStopReason | null;
  readonly trialCounts: Record<TrialState, number>;
  readonly best: TrialAnswer | null;
  /** Of several objectives; only of one study. */
  readonly front?: TrialAnswer[];
  readonly createdMs: EpochMs;
  readonly updatedMs: EpochMs;
  readonly startedMs: EpochMs | null;
  readonly endedMs: EpochMs | null;
  readonly deletedMs: EpochMs | null;
}

export interface StudyPage {
  readonly studies: StudyAnswer[];
  readonly nextCursor: string | null;
}

export interface TrialPage {
  readonly trials: TrialAnswer[];
  readonly nextCursor: string | null;
}
