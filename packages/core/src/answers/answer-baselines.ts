import type { ExperimentId, RunGroupId, RunId } from '@assay/base';
import type { ExperimentRow } from '../entities/experiment.ts';
import type { ReadTransaction } from '../ports/transaction.ts';
import { baselineOf } from '../steps/baseline.ts';
import type { BaselineAnswer } from './experiment.ts';

/** Baselines of those experiments that have one, with what of them is deleted by now. */
export async function answerBaselines(
  tx: ReadTransaction,
  rows: readonly ExperimentRow[],
): Promise<Map<ExperimentId, BaselineAnswer>> {
  const kept = rows.flatMap((row) => {
    const baseline = baselineOf(row);
    return baseline === null ? [] : [{ id: row.id, baseline }];
  });
  if (kept.length === 0) return new Map();
  const runIds = [...new Set(kept.flatMap(({ baseline }) => baseline.runIds ?? []))] as RunId[];
  const groupIds = kept.flatMap(({ baseline }) => baseline.groupId ?? []) as RunGroupId[];
  const runs = runIds.length === 0 ? [] : await tx.runHeads(runIds);
  const groups = groupIds.length === 0 ? [] : await tx.find('runGroup', { id: groupIds });
  const active = new Set<string>([...runs, ...groups].filter((row) => row.deletedMs === null).map(({ id }) => id));
  return new Map(
    kept.map(({ id, baseline: { runIds: own, groupId, filter, setMs, setBy } }) => [
      id,
      {
        ...(own !== undefined && { runIds: [...own] }),
        ...(groupId !== undefined && { groupId }),
        ...(filter !== undefined && { filter }),
        setMs,
        setBy,
        deletedRunIds: (own ?? []).filter((runId) => !active.has(runId)),
        isGroupDeleted: groupId !== undefined && !active.has(groupId),
      },
    ]),
  );
}
