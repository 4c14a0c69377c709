import { createHash } from 'node:crypto';
import { toWireNumber } from '@assay/base';
import { valueAt } from '@assay/core';
import type { AggregatedRunsAnswer, CallOptions, RunFieldsAnswer, RunValue, RunValuesAnswer, Store } from '@assay/core';
import type { AggregatedRuns, ChangedRuns, RunChange, RunFields, RunValue as WireValue, RunValues } from '@assay/wire';
import { runQuery, same } from './handler.ts';
import type { NativeHandlers } from './handler.ts';

/** Runs of one command of a change of many: others have their turn between. */
const portion = 200;

const changeSome = (store: Store, runIds: readonly string[], change: RunChange, options: CallOptions) =>
  change.kind === 'delete'
    ? store.execute('deleteRuns', { runIds, change }, options)
    : store.execute('changeRuns', { runIds, change }, options);

/** Each portion has a key of its own, so that a repetition takes up where the request before it broke off. */
function ofPortion(options: CallOptions, from: number): CallOptions {
  const { idempotency } = options;
  if (idempotency === undefined || from === 0) return options;
  const key = createHash('sha256').update(`${from} ${idempotency.key}`).digest('hex');
  return { ...options, idempotency: { ...idempotency, key } };
}

const encodeValue = (value: RunValue): WireValue => (typeof value === 'number' ? toWireNumber(value) : value);

function encodeValues({ total, ids, columns }: RunValuesAnswer): RunValues {
  return {
    total,
    ids: [...ids],
    columns: columns.map(({ field, column }) => ({
      field,
      values: ids.map((_, row) => encodeValue(valueAt(column, row))),
    })),
  };
}

const encodeGroups = ({ groups, ...totals }: AggregatedRunsAnswer): AggregatedRuns => ({
  ...totals,
  groups: groups.map(({ key, aggregates, statusCounts, ...group }) => ({
    ...group,
    key: key.map(encodeValue),
    statusCounts: { ...statusCounts },
    aggregates: [...aggregates],
  })),
});

const encodeFields = ({ total, fields }: RunFieldsAnswer): RunFields => ({
  total,
  fields: fields.map(({ values, ...field }) => ({
    ...field,
    values: values.map(({ value, count }) => ({ value: encodeValue(value), count })),
  })),
});

export const runTableHandlers = {
  queryRunValues: runQuery('queryRunValues', same, encodeValues),
  aggregateRuns: runQuery('aggregateRuns', same, encodeGroups),
  describeRunFields: runQuery('describeRunFields', same, encodeFields),
  changeRuns: async (input, { store, options }) => {
    const runIds = [...new Set(input.runIds)];
    const done: string[] = [];
    const failed: ChangedRuns['failed'] = [];
    for (let from = 0; from < runIds.length; from += portion) {
      const some = runIds.slice(from, from + portion);
      const answer = await changeSome(store, some, input.change, ofPortion(options, from));
      done.push(...answer.done);
      failed.push(...answer.failed);
    }
    return { done, failed };
  },
} satisfies Partial<NativeHandlers>;
