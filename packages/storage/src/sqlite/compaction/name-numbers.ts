import type { Connection } from '../connection.ts';

const maxKept = 100_000;

/** Numbers of metric names, remembered. */
export class NameNumbers {
  readonly #connection: Connection;
  readonly #numbers = new Map<string, number>();

  constructor(connection: Connection) {
    this.#connection = connection;
  }

  number(projectId: number, name: string): number {
    const key = `${projectId}:${name}`;
    const known = this.#numbers.get(key);
    if (known !== undefined) return known;
    const row = this.#connection.get('SELECT n FROM name WHERE project_id = ? AND text = ?', projectId, name);
    if (row === undefined) throw new Error(`the metric name "${name}" has points and no number`);
    const number = Number(row['n']);
    if (this.#numbers.size >= maxKept) this.#numbers.clear();
    this.#numbers.set(key, number);
    return number;
  }
}
