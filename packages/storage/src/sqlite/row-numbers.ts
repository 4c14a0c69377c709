import { notFound } from '@assay/base';
import type { ProjectId } from '@assay/base';
import { blobOfId } from './id-blob.ts';
import type { Connection } from './connection.ts';

const maxCached = 50_000;

/**
 * The numbers that stand for run ids and names inside the file, remembered by the writer. What a command put in is
 * forgotten when the command is undone.
 */
export class RowNumbers {
  readonly #connection: Connection;
  readonly #numbers = new Map<string, number>();
  readonly #added: string[] = [];

  constructor(connection: Connection) {
    this.#connection = connection;
  }

  /** Throws NotFound when there is no such run in the project. */
  run(projectId: ProjectId, id: string): number {
    const number = this.runIfAny(projectId, id);
    if (number === undefined) throw notFound('run', id);
    return number;
  }

  runIfAny(projectId: ProjectId, id: string): number | undefined {
    return this.#find(`r${projectId}:${id}`, () =>
      this.#connection.get('SELECT n FROM run WHERE project_id = ? AND id = ?', projectId, blobOfId(id)),
    );
  }

  /** Gives the name a number if it has none. */
  name(projectId: ProjectId, text: string): number {
    const key = `n${projectId}:${text}`;
    const known = this.#find(key, () =>
      this.#connection.get('SELECT n FROM name WHERE project_id = ? AND text = ?', projectId, text),
    );
    if (known !== undefined) return known;
    const number = this.#connection.insert('INSERT INTO name (project_id, text) VALUES (?, ?)', projectId, text);
    this.#remember(key, number);
    return number;
  }

  forgetRun(projectId: ProjectId, id: string): void {
    this.#numbers.delete(`r${projectId}:${id}`);
  }

  /** What is remembered from here on can be taken back. */
  beginCommand(): void {
    this.#added.length = 0;
  }

  undoCommand(): void {
    for (const key of this.#added) this.#numbers.delete(key);
    this.#added.length = 0;
  }

  clear(): void {
    this.#numbers.clear();
  }

  #find(key: string, read: () => Record<string, unknown> | undefined): number | undefined {
    const known = this.#numbers.get(key);
    if (known !== undefined) return known;
    const row = read();
    if (row === undefined) return undefined;
    const number = Number(row['n']);
    this.#remember(key, number);
    return number;
  }

  #remember(key: string, number: number): void {
    if (this.#numbers.size >= maxCached) this.#numbers.clear();
    this.#numbers.set(key, number);
    this.#added.push(key);
  }
}
