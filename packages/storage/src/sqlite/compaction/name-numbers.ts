import type { Connection } from '../connection.ts';

const maxKept = 100_000;
const unknown = 0;

/** Numbers of metric names, remembered. */
export class NameNumbers {
  readonly #connection: Connection;
  readonly #numbers = new Map<number, Map<string, number>>();
  /** Of lists that come again and again as the same array, by project. */
  readonly #lists = new Map<number, WeakMap<readonly string[], Float64Array>>();
  #kept = 0;

  constructor(connection: Connection) {
    this.#connection = connection;
  }

  /** The number of the name at place `i` of a list. */
  numberAt(projectId: number, names: readonly string[], i: number): number {
    const numbers = this.#list(projectId, names);
    const known = numbers[i] ?? unknown;
    return known === unknown ? (numbers[i] = this.number(projectId, names[i] ?? '')) : known;
  }

  number(projectId: number, name: string): number {
    const known = this.#numbers.get(projectId)?.get(name);
    if (known !== undefined) return known;
    const row = this.#connection.get('SELECT n FROM name WHERE project_id = ? AND text = ?', projectId, name);
    if (row === undefined) throw new Error(`the metric name "${name}" has points and no number`);
    const number = Number(row['n']);
    if (this.#kept++ >= maxKept) {
      this.#numbers.clear();
      this.#kept = 1;
    }
    let ofProject = this.#numbers.get(projectId);
    if (ofProject === undefined) this.#numbers.set(projectId, (ofProject = new Map<string, number>()));
    ofProject.set(name, number);
    return number;
  }

  #list(projectId: number, names: readonly string[]): Float64Array {
    let lists = this.#lists.get(projectId);
    if (lists === undefined) this.#lists.set(projectId, (lists = new WeakMap<readonly string[], Float64Array>()));
    let numbers = lists.get(names);
    if (numbers === undefined) lists.set(names, (numbers = new Float64Array(names.length)));
    return numbers;
  }
}
