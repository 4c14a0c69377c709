import type { RunGroupPage } from '../answers/run-group.ts';
import type { DeletionView } from '../ports/search.ts';
import type { Query } from './query.ts';
import type { ExperimentId, RunGroupId } from '@assay/base';
import { answerRunGroups } from '../answers/answer-run-groups.ts';
import type { Where } from '../ports/transaction.ts';
import { loadExperiment, loadRun } from '../steps/load.ts';
import { findPage } from './page.ts';

export interface ListRunGroupsInput {
  readonly limit?: number;
  readonly cursor?: string;
  readonly experimentId?: string;
  readonly runId?: string;
  readonly view?: DeletionView;
}

/** Newest first: those of an experiment, those that a run stands in, or all. */
export const listRunGroups: Query<ListRunGroupsInput, RunGroupPage> = async (tx, input) => {
  const { view = 'active', limit, cursor } = input;
  let where: Where<'runGroup'> = view === 'active' ? { deletedMs: null } : {};
  if (input.experimentId !== undefined)
    where = { ...where, experimentId: (await loadExperiment(tx, input.experimentId)).id satisfies ExperimentId };
  if (input.runId !== undefined) {
    const members = await tx.find('runGroupMember', { runId: (await loadRun(tx, input.runId)).id });
    const ids: RunGroupId[] = members.map(({ groupId }) => groupId);
    if (ids.length === 0) return { groups: [], nextCursor: null };
    where = { ...where, id: ids };
  }
  const { rows, nextCursor } = await findPage(tx, 'runGroup', {
    where,
    orderBy: ['-createdMs', '-id'],
    limit,
    cursor,
    keep: (row) => view !== 'deleted' || row.deletedMs !== null,
    keepKey: view,
  });
  return { groups: await answerRunGroups(tx, rows), nextCursor };
};
