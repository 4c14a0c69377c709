import type { Query } from './query.ts';
import { describeColumn } from '../columns/describe-column.ts';
import type { ColumnDescription } from '../columns/describe-column.ts';
import { boundValues, readFields } from '../columns/read-fields.ts';
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
  const fields = readFields(input.fields, 'fields');
  const runs = await tx.selectRuns(readRunScope(input, now));
  boundValues(fields, runs.length, maxValues);
  return {
    total: runs.length,
    fields: fields.map(({ text, field }) => ({
      field: text,
      ...describeColumn(runs.column(field, runs.length), runs.length, { values, search }),
    })),
  };
};
