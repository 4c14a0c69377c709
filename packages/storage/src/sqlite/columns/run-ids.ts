import type { ProjectId, RunId } from '@assay/base';
import type { SQLOutputValue } from 'node:sqlite';
import type { Connection } from '../connection.ts';
import { idOfBlob } from '../id-blob.ts';

const idBytes = 16;
/** Fewer ids are read as they are asked for. */
const few = 2000;

/** Ids of runs by their numbers, as a snapshot has them; all are kept once very many were asked for. */
export class RunIds {
  readonly #connection: Connection;
  readonly #projectId: ProjectId;
  #bytes: Buffer | undefined;

  constructor(connection: Connection, projectId: ProjectId) {
    this.#connection = connection;
    this.#projectId = projectId;
  }

  of(runs: Uint32Array, end: number): RunId[] {
    if (runs.length < few) return idsOfRuns(this.#connection, runs);
    if (this.#bytes === undefined || this.#bytes.length < end * idBytes) this.#bytes = this.#readAll(end);
    const chosen = Buffer.alloc(runs.length * idBytes);
    for (let i = 0; i < runs.length; i++) {
      const from = (runs[i] ?? 0) * idBytes;
      this.#bytes.copy(chosen, i * idBytes, from, from + idBytes);
    }
    const hex = chosen.toString('hex');
    return Array.from(runs, (_, i) => hex.slice(i * 2 * idBytes, (i + 1) * 2 * idBytes) as RunId);
  }

  /** The run is there with this id, or not any more. */
  change(run: number, id: SQLOutputValue | undefined): void {
    if (this.#bytes === undefined) return;
    if ((run + 1) * idBytes > this.#bytes.length) this.#bytes = undefined;
    else if (id instanceof Uint8Array) this.#bytes.set(id, run * idBytes);
  }

  clear(): void {
    this.#bytes = undefined;
  }

  /** As one text of hex digits: that takes a third of the time that rows do. */
  #readAll(end: number): Buffer {
    const [row] = this.#connection.allArrays(
      "SELECT json_group_array(n), group_concat(hex(id), '') FROM run WHERE project_id = ?",
      this.#projectId,
    );
    const runs: readonly number[] = JSON.parse(String(row?.[0] ?? '[]'));
    const read = Buffer.from(String(row?.[1] ?? ''), 'hex');
    const bytes = Buffer.alloc(Math.ceil(end * 1.2 + few) * idBytes);
    runs.forEach((run, i) => read.copy(bytes, run * idBytes, i * idBytes, (i + 1) * idBytes));
    return bytes;
  }
}

/** Ids of the runs in their order. */
export function idsOfRuns(connection: Connection, runs: Uint32Array): RunId[] {
  const rows = connection.allArrays(
    'SELECT r.id FROM json_each(?) j CROSS JOIN run r ON r.n = j.value ORDER BY j.key',
    JSON.stringify(Array.from(runs)),
  );
  return rows.map(([id]) => idOfBlob(id) as RunId);
}
