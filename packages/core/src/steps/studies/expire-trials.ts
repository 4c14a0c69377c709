import { giveUpTrial } from './give-up-trial.ts';
import type { StudyChange } from './study-change.ts';

const atOnce = 200;

/**
 * Gives up the trials whose worker was not heard of in time: each fails, its run too, and as long as it was not run again too often it
 * waits once more as a new trial with the same values. Answers how many there were.
 */
export async function expireTrials(change: StudyChange): Promise<number> {
  const { tx, context, row } = change;
  if (row.runningCount === 0) return 0;
  const running = await tx.find(
    'trial',
    { studyId: row.id, state: 'running' },
    { orderBy: ['leaseUntilMs', 'number'], limit: atOnce },
  );
  const lost = running.filter(({ leaseUntilMs }) => leaseUntilMs !== null && leaseUntilMs <= context.now);
  const seconds = Math.round(row.leaseMs / 1000);
  for (const trial of lost) {
    const failure = `The worker "${trial.worker}" was not heard of for ${seconds} s.`;
    await giveUpTrial(change, trial, failure, trial.attempt + 1);
  }
  return lost.length;
}
