import { messageOf } from '@assay/base';
import type { EpochMs } from '@assay/base';
import type { OnProgress } from '../../operations/progress.ts';
import type { CompactionContext } from './compaction-context.ts';
import type { CompactionReport } from './compaction-report.ts';
import { coveredUpTo } from './covered-up-to.ts';
import { LogBacklog } from './log-backlog.ts';
import { LogSealer } from './log-sealer.ts';
import { NameNumbers } from './name-numbers.ts';
import { CompactionStopped } from './pace.ts';
import { PartMerger } from './part-merger.ts';
import { SealedRows } from './sealed-rows.ts';
import { SegmentSweeper } from './segment-sweeper.ts';

const restBetweenSlicesMs = 60;
const slicesPerTick = 12;
const countMs = 60_000;
/** After an error of the disk or the database nothing is tried for so long. */
const afterFailureMs = 10_000;
/** Share of a processor while no points come in. */
const idleShare = 0.6;
/** More free space in the database than these pages of 4 kB is given back while no points come in. */
const freePagesKept = 4096;
const pagesAtOnce = 256;

/** Rests that end when the store closes. */
export type Rest = (ms: number) => Promise<void>;

/**
 * What the compactor does and when: it looks at the log, seals what is due, merges parts, deletes what was replaced. Everything it knows
 * can be found again in the database, so it may end at any instant.
 */
export class Compaction {
  readonly #context: CompactionContext;
  readonly #backlog: LogBacklog;
  readonly #sealer: LogSealer;
  readonly #merger: PartMerger;
  readonly #rows: SealedRows;
  readonly #sweeper: SegmentSweeper;
  readonly #rest: Rest;
  #begun = false;
  /** Whether somebody waits for a full compaction. */
  #full = false;
  #now = 0 as EpochMs;
  #nowAt = 0;
  #idleTicks = 0;
  #sweptMs = 0;
  #countedMs = 0;
  #waitUntilMs = 0;

  constructor(context: CompactionContext, rest: Rest) {
    this.#context = context;
    this.#rest = rest;
    this.#backlog = new LogBacklog(context.connection, context.options);
    this.#sealer = new LogSealer(context, this.#backlog, new NameNumbers(context.connection));
    this.#merger = new PartMerger(context);
    this.#rows = new SealedRows(context);
    this.#sweeper = new SegmentSweeper(context);
    context.pace.look = () => this.#lookUp();
  }

  /**
   * One portion of background work: at most one segment. `diskLow`: nothing is written. Answers whether to go on at once. Errors are counted and
   * answered with a pause; throws CompactionStopped only.
   */
  async tick(now: EpochMs, diskLow: boolean): Promise<boolean> {
    if (now < this.#waitUntilMs) return false;
    this.#setNow(now);
    try {
      await this.#begin(now);
      this.#look(now);
      const more = diskLow ? false : await this.#sealOrMerge(now);
      await this.#deleteRows(now);
      await this.#sweep(now, diskLow);
      return more;
    } catch (error) {
      if (error instanceof CompactionStopped) throw error;
      this.#context.statistics.compactionFailures++;
      this.#context.warn(`Points could not be compacted, which is tried again: ${messageOf(error)}`);
      this.#waitUntilMs = now + afterFailureMs;
      this.#startOver();
      return false;
    } finally {
      this.#note(now);
    }
  }

  /** Seals all that can be sealed, merges, and removes what was replaced: what nobody can still be reading, or (`keepNothing`) all of it. */
  async compact(now: EpochMs, keepNothing: boolean, onProgress: OnProgress): Promise<CompactionReport> {
    this.#setNow(now);
    this.#full = true;
    try {
      return await this.#compactAll(now, keepNothing, onProgress);
    } catch (error) {
      this.#startOver();
      throw error;
    } finally {
      this.#full = false;
      this.#sealer.rest();
      this.#note(now);
    }
  }

  async #compactAll(now: EpochMs, keepNothing: boolean, onProgress: OnProgress): Promise<CompactionReport> {
    const { options, pace, statistics } = this.#context;
    pace.share = 1;
    const before = statistics.values();
    await this.#begin(now);
    this.#look(now);
    const total = this.#backlog.points;
    for (;;) {
      onProgress({ phase: 'sealing points', done: total - this.#backlog.points, total });
      const waiting = this.#backlog.due(now, options.segmentRuns, true);
      if (waiting.length === 0 || (await this.#seal(waiting, now)) === 0) break;
    }
    this.#merger.considerAll(true);
    const merged = statistics.partsMerged;
    while ((await this.#merger.merge(now)) > 0)
      onProgress({ phase: 'merging parts', done: statistics.partsMerged - merged, total: statistics.metricParts });
    const partsMoved = await this.#sweeper.tidy(true, now);
    const keepMs = keepNothing ? Number.NEGATIVE_INFINITY : undefined;
    onProgress({ phase: 'removing what was replaced', done: 0, total: this.#rows.count });
    while (await this.#rows.deleteSome(keepMs ?? options.keepRowsMs, now)) pace.breathe();
    await this.#sweeper.removeDead(keepMs ?? options.keepSegmentsMs, now);
    await this.#giveBackAllSpace(now);
    this.#count();
    const did = (counter: keyof typeof statistics): number => Number(statistics[counter]) - (before[counter] ?? 0);
    return {
      pointsSealed: did('pointsSealed'),
      partsSealed: did('partsSealed'),
      partsMerged: did('partsMerged'),
      partsMoved,
      segmentsWritten: did('segmentsWritten'),
      segmentBytesWritten: did('segmentBytesWritten'),
      segmentsRemoved: did('segmentsRemoved'),
      rowsDeleted: did('rowsDeleted'),
      rowsKept: this.#rows.count,
      pointsUnsealed: this.#backlog.points,
    };
  }

  async #begin(now: EpochMs): Promise<void> {
    if (this.#begun) return;
    await this.#sweeper.removeOrphans(Date.now(), now);
    this.#merger.considerAll(false);
    this.#begun = true;
  }

  /** After an error it may not be known what the writer did last. The database is. */
  #startOver(): void {
    this.#backlog.startOver();
    this.#rows.startOver();
  }

  #setNow(now: EpochMs): void {
    this.#now = now;
    this.#nowAt = performance.now();
  }

  /** While long work goes on: what came meanwhile decides how fast it goes on. */
  #lookUp(): void {
    const now = (this.#now + Math.round(performance.now() - this.#nowAt)) as EpochMs;
    this.#look(now);
    this.#note(now);
    this.#context.tell();
  }

  #look(now: EpochMs): void {
    const { connection, pace } = this.#context;
    const before = this.#backlog.cursor;
    const upTo = coveredUpTo(connection);
    while (this.#backlog.lookFurther(now, upTo, (seqs) => this.#rows.add(seqs, now)));
    this.#backlog.noteEnded(now);
    this.#idleTicks = this.#backlog.cursor === before ? this.#idleTicks + 1 : 0;
    const share = this.#idleTicks > 1 ? Math.max(idleShare, this.#busyShare) : this.#busyShare;
    pace.share = this.#full ? 1 : share;
  }

  /** More as the log grows, up to a whole processor. */
  get #busyShare(): number {
    const { share, calmLogBytes, fullLogBytes } = this.#context.options;
    const fullness = (this.#backlog.bytes - calmLogBytes) / Math.max(1, fullLogBytes - calmLogBytes);
    return share + (1 - share) * Math.min(1, Math.max(0, fullness));
  }

  async #sealOrMerge(now: EpochMs): Promise<boolean> {
    const due = this.#backlog.due(now, this.#context.options.segmentRuns, false);
    if (due.length > 0) return (await this.#seal(due, now)) > 0;
    this.#sealer.rest();
    return (await this.#merger.merge(now)) > 0;
  }

  /** Answers how many points are in parts that were written. */
  async #seal(due: Parameters<LogSealer['seal']>[0], now: EpochMs): Promise<number> {
    const { points, runs, seqs } = await this.#sealer.seal(due, now);
    this.#rows.add(seqs, now);
    for (const { run, ended } of runs) this.#merger.consider(run, ended);
    return points;
  }

  async #deleteRows(now: EpochMs): Promise<void> {
    for (let slice = 0; slice < slicesPerTick; slice++) {
      if (!(await this.#rows.deleteSome(this.#context.options.keepRowsMs, now))) return;
      await this.#rest(restBetweenSlicesMs);
    }
  }

  async #sweep(now: EpochMs, diskLow: boolean): Promise<void> {
    if (now < this.#sweptMs + this.#context.options.sweepMs) return;
    this.#sweptMs = now;
    await this.#sweeper.removeDead(this.#context.options.keepSegmentsMs, now);
    if (!diskLow) await this.#sweeper.tidy(false, now);
    if (now >= this.#countedMs + countMs) {
      this.#countedMs = now;
      this.#count();
    }
    if (this.#idleTicks > 1) await this.#giveBackSpace(now);
  }

  async #giveBackSpace(now: EpochMs): Promise<void> {
    for (let slice = 0; slice < slicesPerTick; slice++) {
      const free = Number(this.#context.connection.get('PRAGMA freelist_count')?.['freelist_count'] ?? 0);
      if (free <= freePagesKept) return;
      await this.#context.catalogue({ verb: 'vacuum', pages: pagesAtOnce }, now);
      await this.#rest(restBetweenSlicesMs);
    }
  }

  /** In portions, between which commands have their turn. */
  async #giveBackAllSpace(now: EpochMs): Promise<void> {
    let free = Number.POSITIVE_INFINITY;
    for (;;) {
      const left = await this.#context.catalogue({ verb: 'vacuum', pages: pagesAtOnce }, now);
      if (left === 0 || left >= free) return;
      free = left;
    }
  }

  #note(now: EpochMs): void {
    const { statistics } = this.#context;
    const { rows, points, bytes, runs, oldestMs } = this.#backlog;
    statistics.unsealedRows = rows;
    statistics.unsealedPoints = points;
    statistics.unsealedBytes = bytes;
    statistics.unsealedRuns = runs;
    statistics.compactionLagMs = oldestMs === undefined ? 0 : now - oldestMs;
    statistics.sealedRowsKept = this.#rows.count;
  }

  #count(): void {
    const { connection, statistics } = this.#context;
    const parts = connection.get(
      'SELECT count(*) AS parts, coalesce(sum(byte_length), 0) AS bytes, coalesce(sum(point_count), 0) AS points FROM metric_part',
    );
    const segments = connection.get('SELECT count(*) AS n, coalesce(sum(size_bytes), 0) AS bytes FROM metric_segment');
    statistics.metricParts = Number(parts?.['parts']);
    statistics.segmentBytesLive = Number(parts?.['bytes']);
    statistics.pointsInParts = Number(parts?.['points']);
    statistics.metricSegments = Number(segments?.['n']);
    statistics.segmentBytes = Number(segments?.['bytes']);
  }
}
