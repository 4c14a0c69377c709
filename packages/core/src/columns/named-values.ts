import type { RunId } from '@assay/base';
import type { ReadTransaction } from '../ports/transaction.ts';
import type { NamedColumns } from '../ports/named-columns.ts';
import { rowsOf, TextColumn } from './text-column.ts';
import type { TableColumn } from './table-column.ts';

/** Values that are read at a time, about. */
const atOnce = 200_000;
const maxRuns = 2000;

/** Told of values before they are kept; throws where they are too many. */
export type Bound = (values: number) => void;

/** The parameters or the tags of all these runs, key by key, as they were logged. Time and memory follow the values there are. */
export async function textsByKey(
  tx: ReadTransaction,
  of: 'parameters' | 'tags',
  ids: readonly RunId[],
  bound: Bound,
): Promise<ReadonlyMap<string, TextColumn>> {
  const columns = new Map<string, TextColumn>();
  await inPortions(ids, bound, async (some, first) => {
    const { texts, ...named } = await tx.namedTexts(of, some);
    const own = named.names.map((name) => {
      const column = columns.get(name) ?? new TextColumn();
      columns.set(name, column);
      return column;
    });
    eachValue(named, (i, row, name) => own[name]?.add(first + row, texts[i] ?? ''));
    return texts.length;
  });
  return columns;
}

/** The last values of all metrics of these runs, by name. */
export async function lastValuesByName(
  tx: ReadTransaction,
  ids: readonly RunId[],
  bound: Bound,
): Promise<ReadonlyMap<string, (column: string) => TableColumn>> {
  const kept = new Map<string, { readonly rows: number[]; readonly numbers: number[] }>();
  await inPortions(ids, bound, async (some, first) => {
    const { values, ...named } = await tx.namedLastPoints(some);
    const own = named.names.map((name) => {
      const column = kept.get(name) ?? { rows: [], numbers: [] };
      kept.set(name, column);
      return column;
    });
    eachValue(named, (i, row, name) => {
      own[name]?.rows.push(first + row);
      own[name]?.numbers.push(values[i] ?? Number.NaN);
    });
    return values.length;
  });
  const columnOf =
    ({ rows, numbers }: { readonly rows: number[]; readonly numbers: number[] }) =>
    (name: string): TableColumn => ({
      name,
      type: 'number',
      rows: rowsOf(rows, ids.length),
      numbers: Float64Array.from(numbers),
    });
  return new Map(Array.from(kept, ([name, column]) => [name, columnOf(column)]));
}

/** As many runs at a time as the ones before let expect few enough values of. */
async function inPortions(
  ids: readonly RunId[],
  bound: Bound,
  read: (some: readonly RunId[], first: number) => Promise<number>,
): Promise<void> {
  let length = 32;
  for (let first = 0; first < ids.length;) {
    const some = ids.slice(first, first + length);
    const values = await read(some, first);
    bound(values);
    first += some.length;
    length = Math.max(1, Math.min(maxRuns, Math.floor((atOnce * some.length) / Math.max(1, values)), length * 8));
  }
}

function eachValue({ ends, nameAt }: NamedColumns, visit: (i: number, row: number, name: number) => void): void {
  let i = 0;
  ends.forEach((end, row) => {
    for (; i < end; i++) visit(i, row, nameAt[i] ?? 0);
  });
}
