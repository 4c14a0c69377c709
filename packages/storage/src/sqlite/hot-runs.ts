import type { RunRow } from '@assay/core';

const maxRows = 2000;
/** Environments of runs can be large. */
const maxCharacters = 8_000_000;

/** Rows of runs as the writer's open transaction sees them. What an undone command put in is read again. */
export class HotRuns {
  readonly #rows = new Map<string, RunRow>();
  readonly #touched: string[] = [];
  #characters = 0;

  get(projectId: number, id: string): RunRow | undefined {
    return this.#rows.get(`${projectId}:${id}`);
  }

  set(row: RunRow): void {
    if (this.#rows.size >= maxRows || this.#characters > maxCharacters) this.clear();
    const key = `${row.projectId}:${row.id}`;
    if (!this.#rows.has(key)) this.#characters += row.environment.length;
    this.#rows.set(key, row);
    this.#touched.push(key);
  }

  /** The row was changed so; without a row here there is nothing to keep true. */
  change(projectId: number, id: string, change: Partial<RunRow>): void {
    const row = this.get(projectId, id);
    if (row === undefined) return;
    const given = Object.fromEntries(Object.entries(change).filter(([, value]) => value !== undefined));
    this.set({ ...row, ...given });
  }

  delete(projectId: number, id: string): void {
    const key = `${projectId}:${id}`;
    this.#characters -= this.#rows.get(key)?.environment.length ?? 0;
    this.#rows.delete(key);
  }

  beginCommand(): void {
    this.#touched.length = 0;
  }

  undoCommand(): void {
    for (const key of this.#touched) {
      this.#characters -= this.#rows.get(key)?.environment.length ?? 0;
      this.#rows.delete(key);
    }
    this.#touched.length = 0;
  }

  clear(): void {
    this.#rows.clear();
    this.#characters = 0;
  }
}
