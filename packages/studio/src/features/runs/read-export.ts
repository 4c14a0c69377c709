import { fromWireNumber } from '@assay/base';
import type { AggregatedGroup, QueryRunValues, RunValue } from '@assay/wire';
import { api } from '../../lib/api.ts';
import type { ExportTable, ExportValue } from '../../lib/export-table/table-text.ts';
import { pageLengthOf } from '../../lib/queries/run-list-body.ts';
import type { GroupsAsked, RunsAsked } from '../../lib/queries/query-key.ts';

/** More rows than these do not leave the page. */
export const maximumExported = 100_000;
const fieldsAtOnce = 16;

interface Reading {
  readonly signal: AbortSignal;
  /** Called with the share that is done, from 0 to 1. */
  readonly onProgress: (share: number) => void;
}

const times = new Set(['created', 'updated', 'started', 'ended']);

/** The values of all runs that are asked for, as they are on the server: nothing rounded, times as ISO 8601. */
export async function readRunsTable(
  asked: RunsAsked,
  fields: readonly string[],
  { signal, onProgress }: Reading,
): Promise<ExportTable> {
  const { parameters: _, metrics: __, tags: ___, ...scope } = asked;
  const columns = ['name', ...fields.filter((field) => field !== 'name')];
  const valuesOf = new Map<string, ExportValue[]>();
  let ids: readonly string[] | undefined;
  for (let from = 0; from < columns.length; from += fieldsAtOnce) {
    const some = columns.slice(from, from + fieldsAtOnce);
    const body: QueryRunValues = { ...scope, fields: some, limit: maximumExported };
    const answer = await api.queryRunValues({ body, signal });
    ids ??= answer.ids;
    // Runs may have come and gone between two questions.
    const rowOf = new Map(answer.ids.map((id, row) => [id, row]));
    const rows = ids.map((id) => rowOf.get(id));
    for (const { field, values } of answer.columns) {
      valuesOf.set(
        field,
        rows.map((row) => (row === undefined ? null : exported(field, values[row] ?? null))),
      );
    }
    onProgress(Math.min(1, (from + fieldsAtOnce) / columns.length));
  }
  return {
    columns: ['id', ...columns],
    rows: (ids ?? []).map((id, row) => [id, ...columns.map((field) => valuesOf.get(field)?.[row] ?? null)]),
  };
}

function exported(field: string, value: RunValue): ExportValue {
  if (typeof value === 'number') return times.has(field) ? new Date(value).toISOString() : value;
  // A number that JSON does not know comes as a text.
  if (value !== null && field.startsWith('metrics.')) return fromWireNumber(value as 'NaN');
  return value;
}

/** The groups that are asked for, with the figures of each field. */
export async function readGroupsTable(asked: GroupsAsked, { signal, onProgress }: Reading): Promise<ExportTable> {
  const groups: AggregatedGroup[] = [];
  const question = { kind: 'groups', asked } as const;
  const limit = pageLengthOf(question);
  for (let total = Number.POSITIVE_INFINITY; groups.length < Math.min(total, maximumExported);) {
    const answer = await api.aggregateRuns({ body: { ...asked, offset: groups.length, limit }, signal });
    total = answer.total;
    groups.push(...answer.groups);
    onProgress(total === 0 ? 1 : groups.length / total);
    if (answer.groups.length === 0) break;
  }
  const figures = ['mean', 'standardDeviation', 'min', 'max', 'count'] as const;
  const fields = asked.fields ?? [];
  return {
    columns: [...asked.by, 'runs', ...fields.flatMap((field) => figures.map((figure) => `${field} ${figure}`))],
    rows: groups.map(({ key, count, aggregates }) => [
      ...key,
      count,
      ...fields.flatMap((_, i) => figures.map((figure) => aggregates[i]?.[figure] ?? null)),
    ]),
  };
}
