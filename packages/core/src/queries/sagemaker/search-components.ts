import type { Id, RunId } from '@assay/base';
import type { Query } from '../query.ts';
import type { ComponentAnswer } from '../../answers/sagemaker/component.ts';
import { answerComponents } from '../../answers/sagemaker/component.ts';
import type { TagForm } from '../../policy/sagemaker/tag-form.ts';
import type { ReadTransaction } from '../../ports/transaction.ts';
import { sagemakerNamesOf } from '../../steps/sagemaker/named-entities.ts';
import { tagFormsOf } from '../../steps/sagemaker/tag-forms-of.ts';
import { inOrder, nothingFound, searchOf } from './search-page.ts';
import type { SagemakerSearchInput, SagemakerSearchPage } from './search-page.ts';

/** The names of a trial that the component stands in, and of that trial's experiment. */
export interface ComponentParent {
  readonly trialName: string;
  readonly experimentName: string;
}

export interface FoundComponent extends ComponentAnswer {
  readonly runName: string;
  readonly tags: readonly TagForm[];
  /** In the order in which the component came into them. */
  readonly parents: readonly ComponentParent[];
}

/** Runs as SageMaker's Search answers them, with a few queries however long the page is. */
export const searchComponents: Query<SagemakerSearchInput, SagemakerSearchPage<FoundComponent>> = async (tx, input) => {
  const search = await searchOf(tx, 'run', input);
  if (search === undefined) return nothingFound;
  const { ids, nextCursor, total = 0 } = await tx.searchRuns(search);
  const rows = ids.length === 0 ? [] : inOrder(ids, await tx.find('run', { id: ids }));
  const components = await answerComponents(tx, rows);
  const tags = await tagFormsOf(tx, 'run', ids);
  const parents = await parentsOf(tx, ids);
  const answers = components.map((component, i) => ({
    ...component,
    runName: rows[i]?.name ?? component.name,
    tags: tags.get(component.id) ?? [],
    parents: parents.get(component.id) ?? [],
  }));
  return { answers, nextCursor, total };
};

async function parentsOf(tx: ReadTransaction, ids: readonly RunId[]): Promise<Map<RunId, ComponentParent[]>> {
  const found = new Map<RunId, ComponentParent[]>(ids.map((id) => [id, []]));
  const members = ids.length === 0 ? [] : await tx.find('runGroupMember', { runId: ids });
  const groupIds = [...new Set(members.map(({ groupId }) => groupId))];
  if (groupIds.length === 0) return found;
  const groups = new Map((await tx.find('runGroup', { id: groupIds, deletedMs: null })).map((row) => [row.id, row]));
  const trialNames = await sagemakerNamesOf(tx, 'group', [...groups.keys()]);
  const experimentIds = new Set<Id>([...groups.values()].map(({ experimentId }) => experimentId));
  const experimentNames = await sagemakerNamesOf(tx, 'experiment', [...experimentIds]);
  for (const { runId, groupId } of members.toSorted((a, b) => a.addedMs - b.addedMs)) {
    const group = groups.get(groupId);
    const trialName = trialNames.get(groupId);
    const experimentName = group && experimentNames.get(group.experimentId);
    if (trialName !== undefined && experimentName !== undefined) found.get(runId)?.push({ trialName, experimentName });
  }
  return found;
}
