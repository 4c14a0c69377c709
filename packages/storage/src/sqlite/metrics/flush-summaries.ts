import type { Connection } from '../connection.ts';
import { crashPoint } from '../../crash-point.ts';
import type { TouchedRuns } from '../touched-runs.ts';
import type { HotSummaries } from './hot-summaries.ts';
import { storeSummary } from './stored-summaries.ts';

/** A portion ends after this time, so that commands need not wait long behind it. */
const portionMs = 12;
const rowsBetweenLooks = 64;

/** Stores the dirty summaries of some runs, or all, in the open transaction. They stay dirty: the transaction may be undone. */
export function storeDirty(connection: Connection, summaries: HotSummaries, runs?: readonly number[]): void {
  for (const slot of summaries.dirtySlots(runs)) storeSlot(connection, summaries, slot);
}

function storeSlot(connection: Connection, summaries: HotSummaries, slot: number): number | undefined {
  const hot = summaries.runOf(slot);
  if (hot === undefined) return undefined;
  const { columns } = summaries;
  const logSeq = columns.logSeq(slot);
  storeSummary(connection, hot.projectId, hot.run, summaries.nameOf(slot), columns.read(slot), logSeq);
  return logSeq;
}

/**
 * Brings the database up to all summaries that were dirty when it was made, in transactions of its own, short enough to come between
 * those of commands. The last one says, in `meta.summary_seq`, up to which row of the metric log all summaries are stored.
 */
export class SummaryFlush {
  readonly #connection: Connection;
  readonly #summaries: HotSummaries;
  readonly #touched: TouchedRuns;
  readonly #slots: readonly number[];
  /** Up to here the summaries, once they are stored, cover the metric log. */
  readonly seq: number;
  #at = 0;

  constructor(connection: Connection, summaries: HotSummaries, touched: TouchedRuns, seq: number) {
    this.#connection = connection;
    this.#summaries = summaries;
    this.#touched = touched;
    this.#slots = summaries.dirtySlots();
    this.seq = seq;
  }

  /** Does one portion; true when that was the last. When it throws, what it did is undone and the flush can be given up. */
  portion(): boolean {
    const connection = this.#connection;
    const until = performance.now() + portionMs;
    const stored: { slot: number; logSeq: number }[] = [];
    connection.exec('BEGIN IMMEDIATE');
    try {
      let at = this.#at;
      for (; at < this.#slots.length; at++) {
        if (stored.length % rowsBetweenLooks === rowsBetweenLooks - 1 && performance.now() > until) break;
        const slot = this.#slots[at] ?? 0;
        const hot = this.#summaries.runOf(slot);
        if (hot === undefined || !this.#summaries.isDirty(slot)) continue;
        const logSeq = storeSlot(connection, this.#summaries, slot);
        if (logSeq === undefined) continue;
        stored.push({ slot, logSeq });
        this.#touched.later(hot.projectId, hot.run);
      }
      const done = at >= this.#slots.length;
      this.#touched.writeLater(connection);
      if (done)
        connection.run(
          "INSERT INTO meta (key, value) VALUES ('summary_seq', ?1) ON CONFLICT (key) DO UPDATE SET value = ?1",
          this.seq,
        );
      connection.exec('COMMIT');
      crashPoint('writer.summaries-flushed');
      this.#touched.forgetLater();
      for (const { slot, logSeq } of stored) this.#summaries.markFlushed(slot, logSeq);
      this.#at = at;
      return done;
    } catch (error) {
      if (connection.isTransaction) connection.exec('ROLLBACK');
      throw error;
    }
  }
}

/** The newest row that the metric log ever had; 0 before the first. */
export const newestLogRow = (connection: Connection): number =>
  Number(connection.get("SELECT seq FROM sqlite_sequence WHERE name = 'metric_log'")?.['seq'] ?? 0);
