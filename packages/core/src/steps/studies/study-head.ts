import type { Trial } from '@assay/tuning';
import type { StudyRow, TrialRow } from '../../entities/study.ts';
import { limitsOf, tuningTrial } from './trial-codec.ts';

/** What whoever keeps a study in memory follows. */
export interface StudyHead extends Pick<
  StudyRow,
  'id' | 'state' | 'stopReason' | 'revision' | 'nextNumber' | 'usedCount' | 'waitingCount' | 'runningCount'
> {
  readonly maxTrials: number | null;
  readonly maxParallel: number | null;
}

export interface ChangedTrial {
  readonly revision: number;
  readonly trial: Trial;
}

export const headOf = (row: StudyRow): StudyHead => {
  const { id, state, stopReason, revision, nextNumber, usedCount, waitingCount, runningCount } = row;
  const { maxTrials, maxParallel } = limitsOf(row);
  return {
    id,
    state,
    stopReason,
    revision,
    nextNumber,
    usedCount,
    waitingCount,
    runningCount,
    maxTrials,
    maxParallel,
  };
};

export const changedTrials = (rows: readonly TrialRow[]): ChangedTrial[] =>
  rows.map((row) => ({ revision: row.revision, trial: tuningTrial(row) }));
