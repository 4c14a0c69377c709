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
  readonly #later = new Map<ProjectId, Set<number>>();

  add(projectId: ProjectId, run: number): void {
    put(this.#runs, projectId, run);
  }

  /** The run got points, which readers need to learn only when its summaries are stored. */
  later(projectId: ProjectId, run: number): void {
    put(this.#later, projectId, run);
  }

  get hasLater(): boolean {
    return this.#later.size > 0;
  }

  addAny(projectId: ProjectId): void {
    this.add(projectId, anyRun);
  }

  write(connection: Connection): void {
    writeJournal(connection, this.#runs);
    this.#runs.clear();
  }

  /** In the transaction that stores summaries; `forgetLater` once it is on disk. */
  writeLater(connection: Connection): void {
    writeJournal(connection, this.#later);
  }

  forgetLater(): void {
    this.#later.clear();
  }

  /** The transaction was undone. */
  clear(): void {
    this.#runs.clear();
  }
}

function put(runs: Map<ProjectId, Set<number>>, projectId: ProjectId, run: number): void {
  const ofProject = runs.get(projectId);
  if (ofProject === undefined) runs.set(projectId, new Set([run]));
  else ofProject.add(run);
}

function writeJournal(connection: Connection, touched: ReadonlyMap<ProjectId, ReadonlySet<number>>): void {
  for (const [projectId, runs] of touched) {
    const written = runs.has(anyRun) ? [anyRun] : runs;
    for (const run of written)
      connection.run('INSERT INTO run_journal (project_id, run) VALUES (?, ?)', projectId, run);
  }
}
