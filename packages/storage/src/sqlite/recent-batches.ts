import type { EpochMs, ProjectId } from '@assay/base';
import type { Connection } from './connection.ts';
import { FingerprintSet, fingerprintBytes } from './fingerprint-set.ts';
import type { Fingerprint } from './fingerprint-set.ts';

/** A batch is known again for this long at least. */
export const knownMs = 15 * 60_000;

/** Where more come than this within that time, the older ones of them are forgotten: 32 MB hold two generations. */
const generationSize = 500_000;

/**
 * Which batches have come, by fingerprint, for senders that do not count theirs and send one again when its answer was lost. They are
 * remembered in two generations, and written by commit, so that a server that was killed knows them too.
 */
export class RecentBatches {
  readonly #connection: Connection;
  #isLoaded = false;
  #young = new FingerprintSet();
  #old = new FingerprintSet();
  #youngSinceMs = 0;
  /** Of the open transaction, in order; the last `#ofCommand` of them are the open command's. */
  readonly #group = new Map<string, Fingerprint>();
  readonly #ofCommand: string[] = [];
  #nowMs = 0;

  constructor(connection: Connection) {
    this.#connection = connection;
  }

  /** Takes note of a batch; false when it was noted before: a replay. `fingerprint`: 32 hexadecimal digits. */
  note(projectId: ProjectId, fingerprint: string, now: EpochMs): boolean {
    if (!this.#isLoaded) this.#load(now);
    this.#nowMs = now;
    const key = `${projectId}:${fingerprint}`;
    const words = wordsOf(projectId, fingerprint);
    if (this.#group.has(key) || this.#young.has(words) || this.#old.has(words)) return false;
    this.#group.set(key, words);
    this.#ofCommand.push(key);
    return true;
  }

  beginCommand(): void {
    this.#ofCommand.length = 0;
  }

  undoCommand(): void {
    for (const key of this.#ofCommand) this.#group.delete(key);
    this.#ofCommand.length = 0;
  }

  /** In the open transaction, before it is committed. */
  write(): void {
    if (this.#group.size === 0) return;
    const words = Uint32Array.from([...this.#group.values()].flat());
    const bytes = new Uint8Array(words.buffer);
    this.#connection.run('INSERT INTO recent_batch (time_ms, fingerprints) VALUES (?, ?)', this.#nowMs, bytes);
  }

  /** The transaction is on disk. */
  keep(): void {
    for (const words of this.#group.values()) this.#add(words, this.#nowMs);
    this.#group.clear();
  }

  /** The transaction was undone. */
  undo(): void {
    this.#group.clear();
    this.#ofCommand.length = 0;
  }

  #add(words: Fingerprint, timeMs: number): void {
    if (this.#young.size >= generationSize || timeMs - this.#youngSinceMs > knownMs) {
      this.#old = this.#young;
      this.#young = new FingerprintSet();
      this.#youngSinceMs = timeMs;
    }
    this.#young.add(words);
  }

  /** What was written before this process began. */
  #load(now: EpochMs): void {
    this.#isLoaded = true;
    const rows = this.#connection.all(
      'SELECT time_ms, fingerprints FROM (SELECT n, time_ms, fingerprints FROM recent_batch ORDER BY n DESC LIMIT ?) ' +
        'WHERE time_ms > ? ORDER BY n',
      2 * generationSize,
      now - knownMs,
    );
    for (const row of rows) {
      const bytes = row['fingerprints'];
      if (!(bytes instanceof Uint8Array)) throw new Error('recent_batch.fingerprints: expected bytes');
      for (let at = 0; at + fingerprintBytes <= bytes.length; at += fingerprintBytes) {
        const [a = 1, b = 0, c = 0, d = 0] = new Uint32Array(bytes.slice(at, at + fingerprintBytes).buffer);
        this.#add([a, b, c, d], Number(row['time_ms']));
      }
    }
  }
}

/** Never all zeros in the first word, which would stand for nothing. */
function wordsOf(projectId: ProjectId, fingerprint: string): Fingerprint {
  const word = (i: number): number => Number.parseInt(fingerprint.slice(i * 8, i * 8 + 8), 16);
  return [(word(0) | 1) >>> 0, (word(1) ^ projectId) >>> 0, word(2), word(3)];
}

/** Removes what need not be known any more, a portion at a time; answers how many rows. */
export function forgetOldBatches(connection: Connection, now: EpochMs, rowsAtOnce: number): number {
  const aged = connection.all('SELECT n, time_ms FROM recent_batch ORDER BY n LIMIT ?', rowsAtOnce);
  const newest = Number(connection.get('SELECT max(n) AS n FROM recent_batch')?.['n'] ?? 0);
  const isOld = (row: (typeof aged)[number]): boolean =>
    Number(row['time_ms']) < now - knownMs || Number(row['n']) <= newest - 2 * generationSize;
  const firstKept = aged.findIndex((row) => !isOld(row));
  const last = firstKept === -1 ? aged.at(-1) : aged[firstKept - 1];
  return last === undefined ? 0 : connection.run('DELETE FROM recent_batch WHERE n <= ?', Number(last['n']));
}
