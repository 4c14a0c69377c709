import type { EpochMs } from '@assay/base';
import { terminalRunStatuses } from '../entities/run.ts';
import type { RunRow } from '../entities/run.ts';
import type { Transaction } from '../ports/transaction.ts';

/** Remembers, where a run that had ended was taken up again, for how long it was not running. */
export async function recordPause(tx: Transaction, before: RunRow, after: RunRow, resumedMs: EpochMs): Promise<void> {
  const { id: runId, endedMs: beganMs } = before;
  if (!terminalRunStatuses.has(before.status) || terminalRunStatuses.has(after.status)) return;
  if (beganMs !== null && beganMs < resumedMs)
    await tx.upsert('runPause', { projectId: tx.projectId, runId, beganMs, endedMs: resumedMs });
}
