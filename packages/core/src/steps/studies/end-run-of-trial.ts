import type { RunRow, RunStatus } from '../../entities/run.ts';
import { terminalRunStatuses } from '../../entities/run.ts';
import type { TrialRow } from '../../entities/study.ts';
import { changeProgress } from '../../policy/run-status.ts';
import { recordRunChange } from '../record.ts';
import type { StudyChange } from './study-change.ts';

const statusOf = { complete: 'completed', pruned: 'stopped', failed: 'failed' } as const satisfies Record<
  string,
  RunStatus
>;

/** Ends the trial's run as the trial ended, unless it has ended, or is gone. */
export async function endRunOfTrial(
  { tx, context }: StudyChange,
  trial: Pick<TrialRow, 'runId'>,
  state: keyof typeof statusOf,
  message: string,
): Promise<void> {
  const run: RunRow | undefined = trial.runId === null ? undefined : await tx.get('run', { id: trial.runId });
  if (run === undefined || run.deletedMs !== null || terminalRunStatuses.has(run.status)) return;
  const status = statusOf[state];
  const progress = changeProgress(run, { status, ...(message !== '' && { statusMessage: message }) }, context.now);
  await tx.update('run', { id: run.id }, { ...progress, updatedMs: context.now, version: run.version + 1 });
  await recordRunChange(tx, 'run.updated', run, { fields: ['status', 'endedMs'], status });
}
