import type { RunGroupId } from '@assay/base';
import type { Query } from '../query.ts';
import { answerComponentSummaries } from '../../answers/sagemaker/component.ts';
import type { ComponentSummaryAnswer } from '../../answers/sagemaker/component.ts';
import { answerSagemakerTrials } from '../../answers/sagemaker/experiment.ts';
import type { SagemakerTrialAnswer } from '../../answers/sagemaker/experiment.ts';
import type { RunRow } from '../../entities/run.ts';
import type { TagForm } from '../../policy/sagemaker/tag-form.ts';
import type { ReadTransaction } from '../../ports/transaction.ts';
import { tagFormsOf } from '../../steps/sagemaker/tag-forms-of.ts';
import { inOrder, nothingFound, searchOf } from './search-page.ts';
import type { SagemakerSearchInput, SagemakerSearchPage } from './search-page.ts';

export interface FoundTrial extends SagemakerTrialAnswer {
  readonly tags: readonly TagForm[];
  /** The newest first, `componentsPerTrial` at most. */
  readonly components: readonly ComponentSummaryAnswer[];
}

/** A trial's record names no more of its components than these; all are listed by the trial's name. */
const componentsPerTrial = 100;

/** Run groups as SageMaker's Search answers them. */
export const searchTrials: Query<SagemakerSearchInput, SagemakerSearchPage<FoundTrial>> = async (tx, input) => {
  const search = await searchOf(tx, 'group', input);
  if (search === undefined) return nothingFound;
  const { ids, nextCursor, total = 0 } = await tx.searchRunGroups(search);
  const rows = ids.length === 0 ? [] : inOrder(ids, await tx.find('runGroup', { id: ids }));
  const trials = await answerSagemakerTrials(tx, rows);
  const tags = await tagFormsOf(tx, 'group', ids);
  const runs = await newestRuns(tx, ids);
  const components = new Map(
    (await answerComponentSummaries(tx, [...new Set([...runs.values()].flat())])).map((answer) => [answer.id, answer]),
  );
  const answers = trials.map((trial) => ({
    ...trial,
    tags: tags.get(trial.id) ?? [],
    components: (runs.get(trial.id) ?? []).flatMap(({ id }) => components.get(id) ?? []),
  }));
  return { answers, nextCursor, total };
};

/** Runs of each group that are not deleted. One set query does for all groups but those with many runs. */
async function newestRuns(tx: ReadTransaction, groupIds: readonly RunGroupId[]): Promise<Map<RunGroupId, RunRow[]>> {
  const found = new Map<RunGroupId, RunRow[]>(groupIds.map((id) => [id, []]));
  const counts = await tx.runGroupCounts(groupIds);
  const small = groupIds.filter((id) => (counts.get(id) ?? 0) <= componentsPerTrial);
  const members = small.length === 0 ? [] : await tx.find('runGroupMember', { groupId: small });
  const runIds = [...new Set(members.map(({ runId }) => runId))];
  const runs = new Map(
    (runIds.length === 0 ? [] : await tx.find('run', { id: runIds, deletedMs: null })).map((row) => [row.id, row]),
  );
  for (const { groupId, runId } of members) {
    const run = runs.get(runId);
    if (run !== undefined) found.get(groupId)?.push(run);
  }
  for (const own of found.values()) own.sort((a, b) => b.createdMs - a.createdMs || (a.id < b.id ? 1 : -1));
  for (const groupId of groupIds) {
    if ((counts.get(groupId) ?? 0) <= componentsPerTrial) continue;
    const { ids } = await tx.searchRuns({ groupId, sort: [], view: 'active', limit: componentsPerTrial });
    found.set(groupId, inOrder(ids, await tx.find('run', { id: ids })));
  }
  return found;
}
