import type { EpochMs } from '@assay/base';
import type { Objective } from '@assay/tuning';
import type { StudyLimits, StudyRow, StudyStopReason } from '../../entities/study.ts';

export interface StudyProgress {
  readonly study: Pick<StudyRow, 'usedCount' | 'runningCount' | 'startedMs' | 'sinceBestCount'>;
  readonly limits: StudyLimits;
  readonly objective: Objective | undefined;
  /** Objective of the best trial, where there is one. */
  readonly bestValue: number | undefined;
  readonly now: EpochMs;
}

/** Why a study ends now, by its limits; undefined while it goes on. A trial that runs may still have to be run again. */
export function endReason({ study, limits, objective, bestValue, now }: StudyProgress): StudyStopReason | undefined {
  const { maxTrials, maxRuntimeMs, targetValue, maxTrialsWithoutImprovement } = limits;
  if (targetValue !== null && bestValue !== undefined && reaches(bestValue, targetValue, objective)) return 'target';
  if (maxRuntimeMs !== null && study.startedMs !== null && now >= study.startedMs + maxRuntimeMs) return 'maxRuntime';
  if (maxTrialsWithoutImprovement !== null && study.sinceBestCount >= maxTrialsWithoutImprovement)
    return 'noImprovement';
  if (maxTrials !== null && study.usedCount >= maxTrials && study.runningCount === 0) return 'maxTrials';
  return undefined;
}

const reaches = (value: number, target: number, objective: Objective | undefined): boolean =>
  objective?.direction === 'maximize' ? value >= target : value <= target;
