import type { StudyStopReason } from '../../entities/study.ts';
import type { Command } from '../command.ts';
import type { ChangedTrial, StudyHead } from '../../steps/studies/study-head.ts';
import { endIfReached, endStudyFor, hasEnded } from '../../steps/studies/end-study.ts';
import { expireTrials } from '../../steps/studies/expire-trials.ts';
import { loadStudy } from '../../steps/studies/load-study.ts';
import { StudyChange } from '../../steps/studies/study-change.ts';
import { changedTrials, headOf } from '../../steps/studies/study-head.ts';

export interface TendStudyInput {
  readonly studyId: string;
  /** Why it should end, beside what its limits say: its sampler or a stop rule found out. */
  readonly endFor?: Extract<StudyStopReason, 'converged' | 'exhausted'>;
}

export interface TendedStudyAnswer {
  readonly head: StudyHead;
  readonly changed: ChangedTrial[];
}

/** Gives up trials that were not heard of in time, and ends the study where it is time to. */
export const tendStudy: Command<TendStudyInput, TendedStudyAnswer> = async (tx, input, context) => {
  const { study } = await loadStudy(tx, input.studyId);
  const change = new StudyChange(tx, context, study);
  await expireTrials(change);
  await endIfReached(change);
  if (input.endFor !== undefined && !hasEnded(change.row.state)) endStudyFor(change, input.endFor);
  const row = await change.save();
  return { head: headOf(row), changed: changedTrials(change.trials) };
};
