import type { FindOptions, ReadTransaction, TableName, Tables, Where } from '../ports/transaction.ts';
import { readCursor, writeCursor } from './cursor.ts';
import type { CursorValue } from './cursor.ts';

export const defaultPageLength = 100;

export interface PageQuestion<T extends TableName> {
  readonly where: Where<T>;
  /** Ends in the whole primary key. */
  readonly orderBy: NonNullable<FindOptions<T>['orderBy']>;
  readonly limit?: number | undefined;
  readonly cursor?: string | undefined;
  /** Rows that the page leaves out although `where` holds: for what it cannot say. `keepKey` names the choice. */
  readonly keep?: (row: Tables[T]) => boolean;
  readonly keepKey?: string;
}

/** One page of a table in a fixed order, resumed after the last row of the page before. */
export async function findPage<T extends TableName>(
  tx: ReadTransaction,
  table: T,
  { where, orderBy, limit = defaultPageLength, cursor, keep = () => true, keepKey }: PageQuestion<T>,
): Promise<{ rows: Tables[T][]; nextCursor: string | null }> {
  const of = [table, where, orderBy, keepKey];
  const columns = orderBy.map((column) => column.replace(/^-/, '') as keyof Tables[T] & string);
  const positionOf = (row: Tables[T]): CursorValue[] => columns.map((column) => row[column] as CursorValue);
  const afterPosition = (position: readonly CursorValue[]) =>
    Object.fromEntries(columns.map((column, i) => [column, position[i]])) as Partial<Tables[T]>;

  const rows: Tables[T][] = [];
  let position = readCursor(of, cursor, columns.length);
  for (;;) {
    const wanted = limit + 1 - rows.length;
    const options = { orderBy, limit: wanted, ...(position && { after: afterPosition(position) }) };
    const found = await tx.find(table, where, options);
    rows.push(...found.filter(keep));
    const last = found.at(-1);
    if (found.length < wanted || last === undefined || rows.length > limit) break;
    position = positionOf(last);
  }
  const page = rows.slice(0, limit);
  const last = page.at(-1);
  return {
    rows: page,
    nextCursor: rows.length > limit && last !== undefined ? writeCursor(of, positionOf(last)) : null,
  };
}
