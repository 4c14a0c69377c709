import type { Query } from './query.ts';
import { AssayError } from '@assay/base';
import { aggregateGroups } from '../columns/aggregate-groups.ts';
import type { Aggregate } from '../columns/aggregate-groups.ts';
import { firstInOrder } from '../columns/first-in-order.ts';
import { groupFilter } from '../columns/group-filter.ts';
import { groupRows } from '../columns/group-rows.ts';
import type { RowGroups } from '../columns/group-rows.ts';
import { readFields, requireNumbers } from '../columns/read-fields.ts';
import type { NamedField } from '../columns/read-fields.ts';
import { rowsOfRuns, spreadRows } from '../columns/spread-rows.ts';
import type { Rows } from '../columns/spread-rows.ts';
import { compareValues } from '../columns/run-value.ts';
import type { RunValue } from '../columns/run-value.ts';
import { parseField, parseSort, printField } from '../filter/index.ts';
import type { SelectedRuns } from '../ports/selected-runs.ts';
import { readRunScope } from './run-scope.ts';
import type { RunScopeInput } from './run-scope.ts';

export interface AggregateRunsInput extends RunScopeInput {
  readonly by: readonly string[];
  readonly fields?: readonly string[];
  readonly sort?: string;
  readonly limit?: number;
  readonly offset?: number;
}

export interface RunGroupAggregate {
  readonly key: readonly RunValue[];
  readonly count: number;
  readonly statusCounts: Readonly<Record<string, number>>;
  readonly aggregates: readonly Aggregate[];
  readonly filter: string | null;
}

export interface AggregatedRunsAnswer {
  readonly total: number;
  readonly runTotal: number;
  readonly groups: readonly RunGroupAggregate[];
}

/** Runs with equal values of up to three fields as one group, whose numbers are aggregated. A run counts in each run group that it is in. */
export const aggregateRuns: Query<AggregateRunsInput, AggregatedRunsAnswer> = async (tx, input, { now }) => {
  const { limit = 100, offset = 0, sort: order, ...scope } = input;
  const by = readFields(input.by, 'by', { many: true });
  const fields = requireNumbers(readFields(input.fields ?? [], 'fields'), 'fields');
  const sort = readSort(order ?? 'count desc', by, fields);
  const runs = await tx.selectRuns(readRunScope(scope, now));
  const rows = rowsFor(runs, by);
  const groups = groupRows(
    by.map(({ field }) => rows.column(field)),
    rows.length,
  );
  const counts = new Uint32Array(groups.keys.length);
  for (const group of groups.groupOf) counts[group] = (counts[group] ?? 0) + 1;
  const page = firstGroups(groups, counts, sort, rows, offset + limit).slice(offset);
  const pageOf = new Int32Array(groups.keys.length).fill(-1);
  page.forEach((group, place) => (pageOf[group] = place));
  const placeOf = groups.groupOf.map((group) => pageOf[group] ?? -1);
  const statusCounts = countStatuses(rows, placeOf, page.length);
  const aggregates = fields.map(({ field }) => aggregateGroups(rows.column(field).numbers, placeOf, page.length));
  return {
    total: groups.keys.length,
    runTotal: runs.length,
    groups: page.map((group, place) => {
      const key = groups.keys[group] ?? [];
      return {
        key,
        count: counts[group] ?? 0,
        statusCounts: statusCounts[place] ?? {},
        aggregates: aggregates.flatMap((ofField) => ofField[place] ?? []),
        filter: groupFilter(by, key),
      };
    }),
  };
};

/** A run that stands in several groups is a row of each. */
function rowsFor(runs: SelectedRuns, by: readonly NamedField[]): Rows {
  const [several, other] = by.filter((each) => each.several);
  if (other !== undefined)
    throw new AssayError(
      'InvalidFilter',
      `by: "${other.text}" cannot stand beside "${several?.text}". Leave one out.`,
      {
        path: 'by',
      },
    );
  return several === undefined ? rowsOfRuns(runs) : spreadRows(runs, several.field);
}

interface GroupSortKey {
  readonly sign: 1 | -1;
  readonly of: 'count' | { readonly key: number } | { readonly mean: NamedField };
}

function readSort(text: string, by: readonly NamedField[], fields: readonly NamedField[]): GroupSortKey[] {
  return parseSort(text).map(({ field, direction }) => {
    const sign = direction === 'desc' ? -1 : 1;
    const name = printField(field);
    if (name === 'count') return { sign, of: 'count' };
    const key = by.findIndex((each) => printField(each.field) === name);
    if (key >= 0) return { sign, of: { key } };
    const mean = fields.find((each) => printField(each.field) === name);
    if (mean !== undefined) return { sign, of: { mean } };
    throw new AssayError(
      'InvalidFilter',
      `sort: "${name}" is neither count nor among by or fields. Sort by one of ` +
        `${['count', ...[...by, ...fields].map((each) => each.text)].join(', ')}.`,
      { path: 'sort' },
    );
  });
}

/** The first groups in order; those that are alike by the order of their keys. */
function firstGroups(
  { keys, groupOf }: RowGroups,
  counts: Uint32Array,
  sort: readonly GroupSortKey[],
  rows: Rows,
  count: number,
): number[] {
  const compare = sort.map(({ sign, of }): ((a: number, b: number) => number) => {
    if (of === 'count') return (a, b) => sign * ((counts[a] ?? 0) - (counts[b] ?? 0));
    if ('key' in of) return (a, b) => compareValues(keys[a]?.[of.key] ?? null, keys[b]?.[of.key] ?? null, sign);
    const { numbers } = rows.column(of.mean.field);
    const means = aggregateGroups(numbers, groupOf, keys.length).map(({ mean }) => mean);
    return (a, b) => compareValues(means[a] ?? null, means[b] ?? null, sign);
  });
  const byKey = (a: number, b: number): number => {
    for (const [i, value] of (keys[a] ?? []).entries()) {
      const order = compareValues(value, keys[b]?.[i] ?? null, 1);
      if (order !== 0) return order;
    }
    return 0;
  };
  return firstInOrder(keys.keys(), count, (a, b) => {
    for (const each of compare) {
      const order = each(a, b);
      if (order !== 0) return order;
    }
    return byKey(a, b);
  });
}

function countStatuses(rows: Rows, placeOf: Int32Array, places: number): Record<string, number>[] {
  const { texts } = rows.column(parseField('status'));
  const found = Array.from({ length: places }, (): Record<string, number> => ({}));
  placeOf.forEach((place, row) => {
    const status = texts?.list[texts.places[row] ?? -1];
    const counts = found[place];
    if (status !== undefined && counts !== undefined) counts[status] = (counts[status] ?? 0) + 1;
  });
  return found;
}
