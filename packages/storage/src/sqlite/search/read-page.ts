import type { SQLOutputValue } from 'node:sqlite';
import type { SqlRow } from '../connection.ts';
import { afterCursor } from './after-cursor.ts';
import type { SearchContext } from './search-context.ts';
import type { SearchCursor } from './search-cursor.ts';
import type { SortOrder } from './sort-order.ts';

export interface PageRows {
  readonly rows: readonly SqlRow[];
  readonly nextCursor: string | null;
}

export interface PageChoice {
  readonly limit: number;
  readonly cursor: string | undefined;
  /** Rows to leave out at the front; not beside a cursor. */
  readonly offset?: number | undefined;
}

/** The columns `o0`, `o1`, … of an order, and the order by them. */
export const orderTerms = ({ terms }: SortOrder): { columns: string; orderBy: string } => ({
  columns: terms.map((term, i) => `${term.expression} AS o${i}`).join(', '),
  orderBy: terms
    .map((term, i) => `${term.nullable ? `o${i} IS NULL, ` : ''}o${i}${term.descending ? ' DESC' : ''}`)
    .join(', '),
});

/** One page of `candidates` (FROM … WHERE … over `r`) in the order; one row more than asked tells whether there are others. */
export function readPage(
  context: SearchContext,
  candidates: { readonly from: string; readonly where: string },
  order: SortOrder,
  { limit, cursor, offset }: PageChoice,
  cursors: SearchCursor,
): PageRows {
  const { bindings, connection } = context;
  const { joins, terms } = order;
  const { columns, orderBy } = orderTerms(order);
  const inner = `SELECT r.id AS id, ${columns} FROM ${candidates.from} ${joins.join(' ')} WHERE ${candidates.where}`;
  const textOf = (place: number, row: number): unknown =>
    connection.get(
      `SELECT o${place} AS text FROM (${inner}) WHERE o${terms.length - 1} = ?${bindings.values.length + 1}`,
      ...bindings.values,
      row,
    )?.['text'];
  const after =
    cursor === undefined ? '' : ` WHERE ${afterCursor(terms, cursors.decode(cursor, terms, textOf), bindings)}`;
  const rows = connection.all(
    `SELECT * FROM (${inner})${after} ORDER BY ${orderBy} LIMIT ${bindings.add(limit + 1)}${offset === undefined ? '' : ` OFFSET ${bindings.add(offset)}`}`,
    ...bindings.values,
  );
  const page = rows.slice(0, limit);
  const last = page.at(-1);
  const values: SQLOutputValue[] = terms.map((_, i) => last?.[`o${i}`] ?? null);
  return { rows: page, nextCursor: rows.length > limit && last !== undefined ? cursors.encode(values) : null };
}
