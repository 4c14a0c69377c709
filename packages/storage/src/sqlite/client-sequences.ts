import type { ProjectId } from '@assay/base';
import type { BatchSource } from '@assay/core';
import type { Connection } from './connection.ts';

export const clientStreams = { points: 0, log: 1 } as const;
export type ClientStream = keyof typeof clientStreams;

type Client = readonly [projectId: ProjectId, run: number, client: string, stream: number];

/** One client's numbers of one run and stream. */
interface Watermark {
  /** The least number that has not come: everything below it has. */
  next: number;
  /** Numbers above `next` that came ahead of their turn, each a row of `client_batch`. */
  ahead: number;
}

const maxRemembered = 50_000;
const ofClient = 'project_id = ? AND run = ? AND client = ? AND stream = ?';

/**
 * Which batches have come, by (run, client, number), however long ago: numbers are counted from 0, and most often come in order, so one
 * number a client tells of all of them; only those that came ahead of a missing one are kept one by one. What is remembered is
 * what the open transaction has written: a command that is undone drops what it touched.
 */
export class ClientSequences {
  readonly #connection: Connection;
  readonly #marks = new Map<string, Watermark>();
  readonly #touched: string[] = [];

  constructor(connection: Connection) {
    this.#connection = connection;
  }

  /** Takes note of a batch; false when it was noted before: a replay. One statement when it comes in its turn. */
  note(projectId: ProjectId, run: number, stream: ClientStream, source: BatchSource, nowMs: number): boolean {
    const of = [projectId, run, source.clientId, clientStreams[stream]] as const;
    const key = `${run}:${of[3]}:${source.clientId}`;
    const mark = this.#marks.get(key) ?? this.#load(key, of, nowMs);
    if (source.sequence < mark.next) return false;
    this.#touched.push(key);
    if (source.sequence > mark.next) {
      const added = this.#connection.run(
        'INSERT INTO client_batch (project_id, run, client, stream, sequence, created_ms) VALUES (?, ?, ?, ?, ?, ?) ' +
          'ON CONFLICT DO NOTHING',
        ...of,
        source.sequence,
        nowMs,
      );
      mark.ahead += added;
      return added > 0;
    }
    mark.next++;
    if (mark.ahead > 0) this.#takeUp(of, mark);
    this.#store(of, mark, nowMs);
    return true;
  }

  beginCommand(): void {
    this.#touched.length = 0;
  }

  undoCommand(): void {
    for (const key of this.#touched) this.#marks.delete(key);
    this.#touched.length = 0;
  }

  clear(): void {
    this.#marks.clear();
  }

  /** Numbers that came ahead and whose turn it is now are told by the watermark instead. */
  #takeUp(of: Client, mark: Watermark): void {
    const from = mark.next;
    while (
      this.#connection.get(`SELECT 1 FROM client_batch WHERE ${ofClient} AND sequence = ?`, ...of, mark.next) !==
      undefined
    )
      mark.next++;
    if (mark.next === from) return;
    mark.ahead -= this.#connection.run(
      `DELETE FROM client_batch WHERE ${ofClient} AND sequence >= ? AND sequence < ?`,
      ...of,
      from,
      mark.next,
    );
  }

  #store(of: Client, mark: Watermark, nowMs: number): void {
    this.#connection.run(
      'INSERT INTO client_sequence (project_id, run, client, stream, next_sequence, updated_ms) VALUES (?, ?, ?, ?, ?, ?) ' +
        'ON CONFLICT (project_id, run, client, stream) DO UPDATE SET next_sequence = excluded.next_sequence, ' +
        'updated_ms = excluded.updated_ms',
      ...of,
      mark.next,
      nowMs,
    );
  }

  #load(key: string, of: Client, nowMs: number): Watermark {
    const next = this.#connection.get(`SELECT next_sequence AS n FROM client_sequence WHERE ${ofClient}`, ...of);
    const ahead = this.#connection.get(`SELECT count(*) AS n FROM client_batch WHERE ${ofClient}`, ...of);
    const mark = { next: Number(next?.['n'] ?? 0), ahead: Number(ahead?.['n'] ?? 0) };
    if (mark.ahead > 0) {
      // An older schema kept every number by itself.
      this.#takeUp(of, mark);
      this.#store(of, mark, nowMs);
      this.#touched.push(key);
    }
    if (this.#marks.size >= maxRemembered) {
      const [oldest] = this.#marks.keys();
      if (oldest !== undefined) this.#marks.delete(oldest);
    }
    this.#marks.set(key, mark);
    return mark;
  }
}
