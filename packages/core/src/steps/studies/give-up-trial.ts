import type { TrialRow } from '../../entities/study.ts';
import { emptyTrial } from './begin-trial.ts';
import { endRunOfTrial } from './end-run-of-trial.ts';
import { hasEnded } from './end-study.ts';
import type { StudyChange } from './study-change.ts';

/**
 * The trial fails, its run too, by no fault of its own; its values wait once more as a new trial, which is the attempt of this number, as long as that is
 * not one too many.
 */
export async function giveUpTrial(
  change: StudyChange,
  trial: TrialRow,
  failure: string,
  attempt: number,
): Promise<TrialRow> {
  const endedMs = change.context.now;
  const lost = await change.updateTrial(trial, { state: 'failed', isLost: true, failure, leaseUntilMs: null, endedMs });
  await endRunOfTrial(change, trial, 'failed', failure);
  if (hasEnded(change.row.state) || attempt > change.row.maxRetries) return lost;
  const { values, parameters, note, number } = trial;
  await change.insertTrial({ ...emptyTrial, values, parameters, note, retryOf: number, attempt });
  change.set({ usedCount: change.row.usedCount - 1 });
  return lost;
}
