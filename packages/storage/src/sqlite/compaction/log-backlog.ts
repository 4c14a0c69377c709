import type { EpochMs } from '@assay/base';
import type { Connection } from '../connection.ts';
import type { CompactionOptions } from './compaction-options.ts';
import { sealedUpTo } from './sealed-up-to.ts';

/** Rows of the log looked at in one go. */
const rowsAtOnce = 5000;
/** Runs asked at each look whether they have ended. */
const runsAskedAtOnce = 500;

/** What is not sealed of a run's log. */
export interface RunBacklog {
  readonly run: number;
  readonly projectId: number;
  rows: number;
  points: number;
  bytes: number;
  /** When the oldest row was first seen. */
  sinceMs: number;
  /** Of its newest row that was looked at. */
  lastSeq: number;
  ended: boolean;
  /** How many series the run has, once that was of interest. */
  series: number | undefined;
}

/** Points that a part should have of each series, where the run has very many: each series costs about 30 bytes a part. */
export const pointsOfSeries = 16;
/** Times the usual size at which a run is due even so. */
const largestBacklog = 16;

/**
 * What waits in the log, by run. Each row is looked at once, after it was committed, in the order of the table; the
 * rows of the log themselves are never searched for what is due. Kept in memory: about 150 bytes a run that has unsealed rows.
 */
export class LogBacklog {
  readonly #connection: Connection;
  readonly #options: CompactionOptions;
  readonly #runs = new Map<number, RunBacklog>();
  readonly #leftAlone = new Set<number>();
  #cursor = 0;
  #askedUpTo = 0;
  bytes = 0;
  points = 0;
  rows = 0;

  constructor(connection: Connection, options: CompactionOptions) {
    this.#connection = connection;
    this.#options = options;
  }

  get runs(): number {
    return this.#runs.size;
  }

  /** The newest row looked at. */
  get cursor(): number {
    return this.#cursor;
  }

  /** When the oldest unsealed row was first seen; undefined when nothing waits. */
  get oldestMs(): number | undefined {
    let oldest: number | undefined;
    for (const { sinceMs } of this.#runs.values()) if (oldest === undefined || sinceMs < oldest) oldest = sinceMs;
    return oldest;
  }

  /** Forgets what it knows, so that the log is looked at from its first row on. */
  startOver(): void {
    this.#runs.clear();
    this.#cursor = 0;
    this.#count(-this.rows, -this.points, -this.bytes);
  }

  /**
   * Takes note of rows that came since, some thousand at a time and up to row `upTo`. Answers whether there may be more; rows that are
   * sealed already (found when the store was opened) go to `onSealed`, ascending.
   */
  lookFurther(now: EpochMs, upTo: number, onSealed: (seqs: Float64Array) => void): boolean {
    const rows = this.#connection.allArrays(
      'SELECT seq, run, project_id, point_count, length(bytes) FROM metric_log WHERE seq > ? AND seq <= ? ORDER BY seq LIMIT ?',
      this.#cursor,
      upTo,
      rowsAtOnce,
    );
    const sealed: number[] = [];
    const marks = new Map<number, number>();
    for (const [seqValue, runValue, projectId, points, bytes] of rows) {
      const seq = Number(seqValue);
      const run = Number(runValue);
      // Of a run that has unsealed rows all later ones are.
      let mark = this.#runs.has(run) ? 0 : marks.get(run);
      if (mark === undefined) marks.set(run, (mark = sealedUpTo(this.#connection, run)));
      this.#cursor = seq;
      if (seq <= mark) sealed.push(seq);
      else this.#add(run, Number(projectId), seq, Number(points), Number(bytes), now);
    }
    if (sealed.length > 0) onSealed(Float64Array.from(sealed));
    return rows.length === rowsAtOnce;
  }

  /** Looks for runs that have ended, some hundred of those that wait at a time, in turn. */
  noteEnded(now: EpochMs): void {
    const waiting = this.#runs.size;
    let position = 0;
    const from = this.#askedUpTo >= waiting ? 0 : this.#askedUpTo;
    for (const backlog of this.#runs.values()) {
      if (position++ < from) continue;
      if (position > from + runsAskedAtOnce) break;
      backlog.ended ||= hasEnded(this.#connection, backlog.run, now - this.#options.endedMs);
    }
    this.#askedUpTo = from + runsAskedAtOnce;
  }

  /** Runs that are due now, at most so many, those first whose rows came first. `all`: whatever waits. */
  due(now: EpochMs, limit: number, all: boolean): RunBacklog[] {
    const due: RunBacklog[] = [];
    for (const backlog of this.#runs.values()) {
      if (all || backlog.ended || now - backlog.sinceMs >= this.#options.dueMs || this.#isLarge(backlog)) {
        due.push(backlog);
        if (due.length >= limit) break;
      }
    }
    return due;
  }

  #isLarge(backlog: RunBacklog): boolean {
    const { duePoints, dueBytes, dueRows } = this.#options;
    const fill = Math.max(backlog.points / duePoints, backlog.bytes / dueBytes, backlog.rows / dueRows);
    if (fill < 1 || fill >= largestBacklog) return fill >= 1;
    backlog.series ??= seriesOf(this.#connection, backlog.run);
    return backlog.points >= backlog.series * pointsOfSeries;
  }

  /** Counts the run's rows anew, after some were sealed or removed. */
  recount(run: number, now: EpochMs): void {
    const before = this.#runs.get(run);
    if (before === undefined) return;
    this.#forget(run);
    const row = this.#connection.get(
      'SELECT count(*) AS row_count, sum(point_count) AS points, sum(length(bytes)) AS bytes, max(seq) AS last ' +
        'FROM metric_log WHERE run = ? AND seq > ? AND seq <= ?',
      run,
      sealedUpTo(this.#connection, run),
      this.#cursor,
    );
    const rows = Number(row?.['row_count'] ?? 0);
    if (rows === 0) return;
    const points = Number(row?.['points']);
    const bytes = Number(row?.['bytes']);
    // Added at the end: another run's turn comes first.
    this.#runs.set(run, {
      ...before,
      rows,
      points,
      bytes,
      lastSeq: Number(row?.['last']),
      sinceMs: now,
      series: undefined,
    });
    this.#count(rows, points, bytes);
  }

  /** The run's log cannot be sealed; it waits for the next start of the store. */
  leaveAlone(run: number): void {
    this.#leftAlone.add(run);
    this.#forget(run);
  }

  #forget(run: number): void {
    const backlog = this.#runs.get(run);
    if (backlog === undefined) return;
    this.#runs.delete(run);
    this.#count(-backlog.rows, -backlog.points, -backlog.bytes);
  }

  #add(run: number, projectId: number, seq: number, points: number, bytes: number, now: EpochMs): void {
    if (this.#leftAlone.has(run)) return;
    const backlog = this.#runs.get(run);
    this.#count(1, points, bytes);
    if (backlog === undefined) {
      this.#runs.set(run, {
        run,
        projectId,
        rows: 1,
        points,
        bytes,
        sinceMs: now,
        lastSeq: seq,
        ended: false,
        series: undefined,
      });
      return;
    }
    backlog.rows++;
    backlog.points += points;
    backlog.bytes += bytes;
    backlog.lastSeq = seq;
    // Perhaps it was taken up again.
    backlog.ended = false;
  }

  #count(rows: number, points: number, bytes: number): void {
    this.rows += rows;
    this.points += points;
    this.bytes += bytes;
  }
}

/** How many series the run has in the stored summaries. */
export const seriesOf = (connection: Connection, run: number): number =>
  Number(connection.get('SELECT count(*) AS n FROM metric_summary WHERE run = ?', run)?.['n']);

function hasEnded(connection: Connection, run: number, byMs: number): boolean {
  const row = connection.get('SELECT ended_ms, updated_ms FROM run WHERE n = ?', run);
  return row !== undefined && row['ended_ms'] !== null && Number(row['updated_ms']) <= byMs;
}
