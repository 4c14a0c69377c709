import { invalidInput } from '@assay/base';
import type { EpochMs, RunId } from '@assay/base';
import { groupRows } from '../../columns/group-rows.ts';
import { readFields } from '../../columns/read-fields.ts';
import { compareValues } from '../../columns/run-value.ts';
import type { ReadTransaction } from '../../ports/transaction.ts';
import { readRunScope } from '../run-scope.ts';
import type { RunScopeInput } from '../run-scope.ts';
import type { ComparedScopeInput } from './compare-runs-input.ts';

/** A set for each value of the field, in the order of the values, named by it. Runs without one are in none. */
export async function setsByField(
  tx: ReadTransaction,
  by: string,
  scope: RunScopeInput,
  { most, now }: { readonly most: number; readonly now: EpochMs },
): Promise<ComparedScopeInput[]> {
  const [named] = readFields([by], 'by');
  if (named === undefined) return [];
  const runs = await tx.selectRuns(readRunScope(scope, now));
  if (runs.length === 0) throw invalidInput('scope', 'no run matches');
  const { keys, groupOf } = groupRows([runs.column(named.field, runs.length)], runs.length);
  const ids = runs.ids(runs.length);
  const members = keys.map((): RunId[] => []);
  groupOf.forEach((group, row) => {
    const id = ids[row];
    if (id !== undefined) members[group]?.push(id);
  });
  const found = keys
    .map(([value = null], group) => ({ value, runIds: members[group] ?? [] }))
    .filter(({ value }) => value !== null)
    .toSorted((a, b) => compareValues(a.value, b.value, 1));
  if (found.length < 1) throw invalidInput('by', `no run has a value of ${by}`);
  if (found.length > most)
    throw invalidInput(
      'by',
      `${by} has ${found.length} values, and ${most} sets can be compared at once. Narrow the scope.`,
    );
  return found.map(({ value, runIds }) => ({ name: String(value), runIds, ...(scope.view && { view: scope.view }) }));
}
