import type { Query } from './query.ts';
import { describeColumn } from '../columns/describe-column.ts';
import type { ColumnDescription } from '../columns/describe-column.ts';
import { boundValues, readFields } from '../columns/read-fields.ts';
import type { NamedField } from '../columns/read-fields.ts';
import type { SelectedRuns } from '../ports/selected-runs.ts';
import { readRunScope } from './run-scope.ts';
import type { RunScopeInput } from './run-scope.ts';

export interface DescribeRunFieldsInput extends RunScopeInput {
  readonly fields: readonly string[];
  readonly search?: string;
  readonly values?: number;
}

export interface RunFieldsAnswer {
  readonly total: number;
  readonly fields: readonly (ColumnDescription & { readonly field: string })[];
}

/** Reading these takes seconds when they are not in memory. */
const maxValues = 10_000_000;

export const describeRunFields: Query<DescribeRunFieldsInput, RunFieldsAnswer> = async (tx, input, { now }) => {
  const { search = '', values = 0 } = input;
  const fields = readFields(input.fields, 'fields', { many: true });
  const runs = await tx.selectRuns(readRunScope(input, now));
  boundValues(fields, runs.length, maxValues);
  return {
    total: runs.length,
    fields: fields.map((field) => ({ field: field.text, ...describeField(runs, field, { values, search }) })),
  };
};

function describeField(
  runs: SelectedRuns,
  { field, several }: NamedField,
  asked: { readonly values: number; readonly search: string },
): ColumnDescription {
  if (!several) return describeColumn(runs.column(field, runs.length), runs.length, asked);
  const { rows, column } = runs.several(field);
  return { ...describeColumn(column, rows.length, asked), present: new Set(rows).size };
}
