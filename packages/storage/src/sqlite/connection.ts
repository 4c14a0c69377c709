import type { DatabaseSync, SQLInputValue, SQLOutputValue, StatementSync } from 'node:sqlite';

export type SqlRow = Record<string, SQLOutputValue>;

/** More statements than the closed set of verbs needs; only searches make new ones. */
const maxCachedStatements = 400;

/** One open database with its prepared statements, each made once. */
export class Connection implements Disposable {
  readonly database: DatabaseSync;
  readonly #statements = new Map<string, StatementSync>();

  constructor(database: DatabaseSync) {
    this.database = database;
  }

  get(sql: string, ...values: SQLInputValue[]): SqlRow | undefined {
    return this.#statement(sql).get(...values);
  }

  all(sql: string, ...values: SQLInputValue[]): SqlRow[] {
    return this.#statement(sql).all(...values);
  }

  /** As `all`, each row an array of its values: half the time where rows are many and narrow. */
  allArrays(sql: string, ...values: SQLInputValue[]): SQLOutputValue[][] {
    const rows: unknown = this.#statement(sql, true).all(...values);
    return rows as SQLOutputValue[][];
  }

  /** How many rows were changed. */
  run(sql: string, ...values: SQLInputValue[]): number {
    return Number(this.#statement(sql).run(...values).changes);
  }

  /** The rowid of the row that was inserted. */
  insert(sql: string, ...values: SQLInputValue[]): number {
    return Number(this.#statement(sql).run(...values).lastInsertRowid);
  }

  exec(sql: string): void {
    this.database.exec(sql);
  }

  get isTransaction(): boolean {
    return this.database.isTransaction;
  }

  #statement(sql: string, arrays = false): StatementSync {
    const key = arrays ? `${sql} --arrays` : sql;
    let statement = this.#statements.get(key);
    if (statement !== undefined) {
      this.#statements.delete(key);
    } else {
      statement = this.database.prepare(sql);
      statement.setReturnArrays(arrays);
      if (this.#statements.size >= maxCachedStatements) {
        for (const oldest of this.#statements.keys()) {
          this.#statements.delete(oldest);
          break;
        }
      }
    }
    this.#statements.set(key, statement);
    return statement;
  }

  [Symbol.dispose](): void {
    this.#statements.clear();
    if (this.database.isOpen) this.database.close();
  }
}
