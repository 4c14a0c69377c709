import type { AttributeField, CheckedFilter, Field, RunSelection } from '@assay/core';
import { filterColumns } from './filter-columns.ts';
import type { RunColumns } from './run-columns.ts';
import { runState } from './run-columns.ts';

const span = { start: 0, end: 0 };

/** Numbers of the runs that match, ascending; undefined when the selection asks for something that SQL must answer. */
export function matchingRuns(columns: RunColumns, selection: RunSelection): Uint32Array | undefined {
  const { filter, experimentIds, groupId, view } = selection;
  if (selection.parentRunId !== undefined || selection.runIds !== undefined || namesIds(filter)) return undefined;
  const truths = filter === undefined ? undefined : filterColumns(columns, filter);
  if (filter !== undefined && truths === undefined) return undefined;
  const homes = experimentIds && withText(columns, 'experiment_id', new Set<string>(experimentIds));
  const members = groupId && columns.members({ group: groupId }).present;
  const assigned = selection.unassigned === true ? withText(columns, 'experiment_id') : undefined;
  const nested = selection.rootsOnly === true ? withText(columns, 'parent') : undefined;
  const found = new Uint32Array(columns.end);
  let count = 0;
  const { state, end } = columns;
  for (let run = 0; run < end; run++) {
    if (state[run] === runState.none) continue;
    if (view !== 'all' && (state[run] === runState.active) !== (view === 'active')) continue;
    if (truths !== undefined && truths[run] !== 1) continue;
    if (homes !== undefined && homes[run] !== 1) continue;
    if (members !== undefined && members[run] !== 1) continue;
    if (assigned !== undefined && assigned[run] === 1) continue;
    if (nested !== undefined && nested[run] === 1) continue;
    found[count++] = run;
  }
  return found.subarray(0, count);
}

/** Only runs of these ids can match: by their index they are found faster than by columns. */
function namesIds(filter: CheckedFilter | undefined): boolean {
  switch (filter?.kind) {
    case 'and':
      return filter.terms.some(namesIds);
    case 'text-test':
      return isId(filter.field) && filter.operator === '=';
    case 'text-membership':
      return isId(filter.field) && !filter.negated;
    default:
      return false;
  }
}

const isId = (field: Field): boolean => field.kind === 'attribute' && field.name === 'id';

/** Marks the runs whose attribute is among the texts; without texts, those that have one. */
function withText(columns: RunColumns, name: AttributeField['name'], texts?: ReadonlySet<string>): Uint8Array {
  const marks = new Uint8Array(columns.end);
  const column = columns.column({ kind: 'attribute', name, span }, 'text');
  if (column === undefined || column === null) return marks;
  const chosen = column.texts.map((text) => text !== '' && (texts === undefined || texts.has(text)));
  for (let run = 0; run < marks.length; run++) if (chosen[column.numbers[run] ?? -1] === true) marks[run] = 1;
  return marks;
}
