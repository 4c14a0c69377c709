import type { CheckedFilter, CheckedTest } from '@assay/core';
import { isNegated } from '../search/compile-test.ts';
import type { RunColumns } from './run-columns.ts';

/** With more groups than these that match, SQL is asked. */
const maxGroups = 8;

export const isGroupTest = ({ field }: CheckedTest): boolean =>
  field.kind === 'attribute' && (field.name === 'group' || field.name === 'group_id');

/** Fills in the truths of a test of a run's groups; false when there are too many groups for that. */
export function decideByGroups(truths: Uint8Array, columns: RunColumns, test: CheckedTest): boolean {
  const existence = test.kind === 'existence-test';
  const matching = existence ? [] : columns.groupsMatching(test, maxGroups + 1);
  if (matching.length > maxGroups) return false;
  const negated = isNegated(test);
  const inAny = columns.members('any').present;
  for (let run = 0; run < truths.length; run++)
    if (inAny[run] === 1) truths[run] = existence || negated ? 1 : 0;
    else if (existence) truths[run] = 0;
  for (const groupId of matching) {
    const { present } = columns.members({ group: groupId });
    for (let run = 0; run < truths.length; run++) if (present[run] === 1) truths[run] = negated ? 0 : 1;
  }
  return true;
}

/** Marks the runs that stand in a group, not deleted, which the filter of groups selects. */
export function markMembers(marks: Uint8Array, columns: RunColumns, filter: CheckedFilter): void {
  const experiment = soleExperiment(filter);
  const groups = experiment === undefined ? columns.groupsSelected(filter, maxGroups + 1) : [];
  if (groups.length > maxGroups) {
    for (const run of columns.membersSelected(filter)) if (run < marks.length) marks[run] = 1;
    return;
  }
  const lists = experiment === undefined ? groups.map((group) => ({ group })) : [{ experiment }];
  for (const list of lists) {
    const { present } = columns.members(list);
    for (let run = 0; run < marks.length; run++) if (present[run] === 1) marks[run] = 1;
  }
}

/** The id of the one experiment whose groups are meant, where the filter says just that. */
const soleExperiment = (filter: CheckedFilter): string | undefined =>
  filter.kind === 'text-test' &&
  filter.field.kind === 'attribute' &&
  filter.field.name === 'experiment_id' &&
  filter.operator === '='
    ? filter.value
    : undefined;
