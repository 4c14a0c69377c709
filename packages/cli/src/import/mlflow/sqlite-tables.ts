import { DatabaseSync } from 'node:sqlite';
import type { SQLInputValue, SQLOutputValue } from 'node:sqlite';
import { AssayError, messageOf } from '@assay/base';

export type SqliteRow = Readonly<Record<string, SQLOutputValue>>;

/** A database of MLflow, opened for reading only. Its schema has changed many times: what a query names is looked for first. */
export class SqliteTables implements Disposable {
  readonly #database: DatabaseSync;
  readonly #columns = new Map<string, ReadonlySet<string>>();

  constructor(file: string) {
    try {
      this.#database = new DatabaseSync(file, { readOnly: true, timeout: 10_000 });
      this.#database.exec('PRAGMA trusted_schema = 0;');
      this.#database.prepare('SELECT count(*) FROM sqlite_master').get();
    } catch (thrown) {
      throw new AssayError(
        'InvalidInput',
        `${file} cannot be read as an SQLite database: ${messageOf(thrown)}`,
        {},
        { cause: thrown },
      );
    }
  }

  has(table: string, column?: string): boolean {
    const columns = this.#columnsOf(table);
    return column === undefined ? columns.size > 0 : columns.has(column);
  }

  /** The column, or NULL under its name where the table has none of it. */
  column(table: string, column: string): string {
    return this.has(table, column) ? `"${column}"` : `NULL AS "${column}"`;
  }

  /** Whole numbers beyond 2^53 are answered as null: no point, time or step is one. */
  integer(table: string, column: string): string {
    const bound = Number.MAX_SAFE_INTEGER;
    return this.has(table, column)
      ? `CASE WHEN "${column}" BETWEEN -${bound} AND ${bound} THEN "${column}" END AS "${column}"`
      : `NULL AS "${column}"`;
  }

  /** All rows at once: no lock is held between two calls, so that whoever writes to the database need not wait. */
  all(sql: string, ...values: SQLInputValue[]): readonly SqliteRow[] {
    return this.#database.prepare(sql).all(...values);
  }

  /** Where the table has no index that begins with the column, as in old schemas, a copy with one stands in for it, in the same order. */
  index(table: string, column: string): void {
    const [found] = this.all(
      'SELECT 1 FROM pragma_index_list(?) AS list JOIN pragma_index_info(list.name) AS info WHERE info.seqno = 0 AND info.name = ?',
      table,
      column,
    );
    if (found !== undefined) return;
    try {
      this.#database.exec(
        `CREATE TEMP TABLE "${table}" AS SELECT * FROM main."${table}" ORDER BY rowid;` +
          `CREATE INDEX temp."${table}_by_${column}" ON "${table}" ("${column}")`,
      );
    } catch {
      // A table that is damaged is read as it is, slowly and as far as it goes.
      this.#database.exec(`DROP TABLE IF EXISTS temp."${table}"`);
    }
  }

  /** 0 where it cannot be counted. */
  count(table: string): number {
    try {
      return Number(this.all(`SELECT count(*) AS n FROM "${table}"`)[0]?.['n'] ?? 0);
    } catch {
      return 0;
    }
  }

  [Symbol.dispose](): void {
    this.#database.close();
  }

  #columnsOf(table: string): ReadonlySet<string> {
    let columns = this.#columns.get(table);
    if (columns === undefined) {
      columns = new Set(this.all('SELECT name FROM pragma_table_info(?)', table).map(({ name }) => String(name)));
      this.#columns.set(table, columns);
    }
    return columns;
  }
}

export const textIn = (row: SqliteRow, column: string): string => {
  const value = row[column];
  return value === null || value === undefined || value instanceof Uint8Array ? '' : String(value);
};
export const numberIn = (row: SqliteRow, column: string): number | undefined => {
  const value = row[column];
  return typeof value === 'number' ? value : undefined;
};
