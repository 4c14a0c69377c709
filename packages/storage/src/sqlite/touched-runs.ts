import type { ProjectId } from '@assay/base';
import type { Connection } from './connection.ts';

/** Stands for any run of the project. */
const anyRun = 0;

/**
 * The runs whose row, parameters, tags or summaries the open transaction has changed. Written to `run_journal` before it commits, so
 * that a reader learns within its snapshot which values in its memory are stale. One too many does no harm.
 */
export class TouchedRuns {
  readonly #runs = new Map<ProjectId, Set<number>>();

  add(projectId: ProjectId, run: number): void {
    const runs = this.#runs.get(projectId);
    if (runs === undefined) this.#runs.set(projectId, new Set([run]));
    else runs.add(run);
  }

  addAny(projectId: ProjectId): void {
    this.add(projectId, anyRun);
  }

  write(connection: Connection): void {
    for (const [projectId, runs] of this.#runs) {
      const written = runs.has(anyRun) ? [anyRun] : runs;
      for (const run of written)
        connection.run('INSERT INTO run_journal (project_id, run) VALUES (?, ?)', projectId, run);
    }
    this.#runs.clear();
  }

  clear(): void {
    this.#runs.clear();
  }
}
