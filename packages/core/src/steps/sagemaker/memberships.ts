import type { RunId } from '@assay/base';
import type { RunGroupRow } from '../../entities/run.ts';
import type { ReadTransaction } from '../../ports/transaction.ts';

/** The groups that a run stands in and that are not deleted. */
export async function activeGroupsOf(tx: ReadTransaction, runId: RunId): Promise<RunGroupRow[]> {
  const members = await tx.find('runGroupMember', { runId });
  return members.length === 0
    ? []
    : tx.find('runGroup', { id: members.map(({ groupId }) => groupId), deletedMs: null });
}
