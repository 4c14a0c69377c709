import type { Query } from './query.ts';
import type { RunId } from '@assay/base';
import { boundValues, readFields } from '../columns/read-fields.ts';
import type { RunColumn } from '../ports/selected-runs.ts';
import { readRunScope } from './run-scope.ts';
import type { RunScopeInput } from './run-scope.ts';

export interface QueryRunValuesInput extends RunScopeInput {
  readonly sort?: string;
  readonly fields: readonly string[];
  readonly limit?: number;
}

export interface RunValuesAnswer {
  /** Runs that match, answered or not. */
  readonly total: number;
  readonly ids: readonly RunId[];
  readonly columns: readonly { readonly field: string; readonly column: RunColumn }[];
}

/** An answer is some 20 bytes a value. */
const maxValues = 2_000_000;

export const queryRunValues: Query<QueryRunValuesInput, RunValuesAnswer> = async (tx, input, { now }) => {
  const fields = readFields(input.fields, 'fields');
  const runs = await tx.selectRuns(readRunScope(input, now));
  const count = Math.min(runs.length, input.limit ?? 10_000);
  boundValues(fields, count, maxValues);
  return {
    total: runs.length,
    ids: runs.ids(count),
    columns: fields.map(({ text, field }) => ({ field: text, column: withOwnTexts(runs.column(field, count)) })),
  };
};

/** With a list of just those texts that the rows have: it may be that of all runs there are. */
function withOwnTexts(column: RunColumn): RunColumn {
  if (column.texts === undefined) return column;
  const { places, list } = column.texts;
  const own: string[] = [];
  const moved = new Int32Array(list.length).fill(-1);
  const ownPlaces = places.map((place) => {
    if (place < 0) return -1;
    const known = moved[place] ?? -1;
    return known >= 0 ? known : (moved[place] = own.push(list[place] ?? '') - 1);
  });
  return { ...column, texts: { places: ownPlaces, list: own } };
}
