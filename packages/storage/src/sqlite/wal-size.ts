import type { Connection } from './connection.ts';

const lookMs = 100;
/** Bytes of a page and of its header in the log. */
const frameBytes = 4096 + 24;

/** How much stands in the write-ahead log (its file may be larger), looked at again after a while. */
export class WalSize {
  #bytes = 0;
  #lookedMs = -lookMs;

  of(connection: Connection): number {
    const now = performance.now();
    if (now - this.#lookedMs >= lookMs) {
      this.#lookedMs = now;
      this.#bytes = Number(connection.get('PRAGMA wal_checkpoint(NOOP)')?.['log'] ?? 0) * frameBytes;
    }
    return Math.max(0, this.#bytes);
  }

  /** Moves what no reader holds into the database, and has the log begin anew where that was all. */
  checkpoint(connection: Connection): void {
    connection.get('PRAGMA wal_checkpoint(PASSIVE)');
    connection.run(
      "INSERT INTO meta (key, value) VALUES ('probe', 1) ON CONFLICT (key) DO UPDATE SET value = value + 1",
    );
    this.#lookedMs = -lookMs;
  }
}
