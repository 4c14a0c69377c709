import type { RunSelection } from '@assay/core';
import { blobOfId } from '../id-blob.ts';
import { compileFilter } from './compile-filter.ts';
import { deletionCondition } from './deletion-condition.ts';
import type { SearchContext } from './search-context.ts';

/** The condition that a run, `r`, is among those selected. */
export function selectionCondition(context: SearchContext, selection: RunSelection): string {
  const { bindings } = context;
  const { runIds, experimentIds, groupId, parentRunId } = selection;
  const amongIds = (column: string, ids: readonly string[]): string =>
    `${column} IN (${ids.map((id) => bindings.add(blobOfId(id))).join(', ')})`;
  const conditions = ['r.project_id = ?1', ...deletionCondition(selection.view)];
  if (runIds !== undefined) conditions.push(amongIds('r.id', runIds));
  if (experimentIds !== undefined) conditions.push(amongIds('r.experiment_id', experimentIds));
  if (groupId !== undefined)
    conditions.push(
      `r.n IN (SELECT run FROM run_group_member WHERE project_id = ?1 AND group_id = ${bindings.add(blobOfId(groupId))})`,
    );
  if (parentRunId !== undefined) conditions.push(`r.parent_id = ${bindings.add(blobOfId(parentRunId))}`);
  if (selection.rootsOnly === true) conditions.push('r.parent_id IS NULL');
  if (selection.unassigned === true) conditions.push('r.experiment_id IS NULL');
  if (selection.filter !== undefined) conditions.push(compileFilter(context, selection.filter));
  return conditions.join(' AND ');
}
