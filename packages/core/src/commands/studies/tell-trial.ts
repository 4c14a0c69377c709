import { AssayError } from '@assay/base';
import type { TrialAnswer } from '../../answers/study.ts';
import type { StudyRow, TrialRow } from '../../entities/study.ts';
import type { Transaction } from '../../ports/transaction.ts';
import type { ToldTrial, TrialEnd } from '../../steps/studies/told-trial.ts';
import type { Command } from '../command.ts';
import type { ChangedTrial, StudyHead } from '../../steps/studies/study-head.ts';
import { checkText } from '../../policy/check-text.ts';
import { endRunOfTrial } from '../../steps/studies/end-run-of-trial.ts';
import { endIfReached } from '../../steps/studies/end-study.ts';
import { giveUpTrial } from '../../steps/studies/give-up-trial.ts';
import { loadActiveStudy, loadTrial } from '../../steps/studies/load-study.ts';
import { StudyChange } from '../../steps/studies/study-change.ts';
import { noteEnd, readToldTrial } from '../../steps/studies/told-trial.ts';
import { answerTrial } from '../../steps/studies/trial-codec.ts';
import { changedTrials, headOf } from '../../steps/studies/study-head.ts';

export interface TellTrialInput extends ToldTrial {
  readonly studyId: string;
  readonly number: number;
  /** Of one that failed: it could not be run to its end, and waits once more. Does not count among its attempts. */
  readonly runAgain?: boolean;
}

export interface ToldTrialAnswer {
  readonly trial: TrialAnswer;
  /** Told as complete, and kept as failed: why. */
  readonly fault?: string;
  readonly head: StudyHead;
  readonly changed: ChangedTrial[];
}

/** Telling the same again changes nothing. A trial that was given up may still be told, until it is run again. */
export const tellTrial: Command<TellTrialInput, ToldTrialAnswer> = async (tx, input, context) => {
  const { study } = await loadActiveStudy(tx, input.studyId);
  const trial = await loadTrial(tx, study, input.number);
  checkText('failure', input.failure ?? '', context.limits, 'descriptionLength');
  const end = await readToldTrial(tx, study, input, trial.runId);
  const { fault, ...kept } = end;
  const answer = (row: TrialRow, change: StudyChange): ToldTrialAnswer => ({
    trial: answerTrial(row),
    ...(fault !== undefined && { fault }),
    head: headOf(change.row),
    changed: changedTrials(change.trials),
  });
  const change = new StudyChange(tx, context, study);
  if (input.runAgain === true && input.state === 'failed') {
    if (trial.state !== 'running') return answer(trial, change);
    const lost = await giveUpTrial(change, trial, input.failure ?? '', trial.attempt);
    await endIfReached(change);
    await change.save();
    return answer(lost, change);
  }
  if (trial.state !== 'running') {
    if (isSame(trial, end)) return answer(trial, change);
    await takeUpAgain(tx, change, trial);
  }
  const told = await change.updateTrial(trial, { ...kept, isLost: false, leaseUntilMs: null, endedMs: context.now });
  await endRunOfTrial(change, told, kept.state, kept.failure || (kept.state === 'pruned' ? 'Pruned.' : ''));
  await noteEnd(change, told);
  await endIfReached(change);
  await change.save();
  return answer(told, change);
};

const isSame = (trial: TrialRow, end: TrialEnd): boolean =>
  !trial.isLost &&
  trial.state === end.state &&
  trial.objectives === end.objectives &&
  trial.constraints === end.constraints;

/** Of a trial that was given up: its next attempt, which has not begun, is not needed any more. */
async function takeUpAgain(tx: Transaction, change: StudyChange, trial: TrialRow): Promise<void> {
  if (trial.state === 'waiting')
    throw new AssayError('Conflict', `Trial ${trial.number} waits and was not asked for yet: ask first, then tell.`);
  if (!trial.isLost)
    throw new AssayError(
      'Conflict',
      `Trial ${trial.number} has ended already: it is ${trial.state}. A trial is told once.`,
    );
  const next = await nextAttempt(tx, change.row, trial);
  if (next === undefined) return;
  if (next.state !== 'waiting')
    throw new AssayError(
      'Conflict',
      `Trial ${trial.number} was given up, and is run again as trial ${next.number}. ${trial.failure}`,
    );
  await change.updateTrial(next, { state: 'failed', failure: `Trial ${trial.number} was told after all.` });
  change.set({ usedCount: change.row.usedCount + 1 });
}

async function nextAttempt(tx: Transaction, study: StudyRow, trial: TrialRow): Promise<TrialRow | undefined> {
  return (await tx.find('trial', { studyId: study.id, retryOf: trial.number }, { limit: 1 }))[0];
}
