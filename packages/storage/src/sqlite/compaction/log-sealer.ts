import type { EpochMs } from '@assay/base';
import { DamagedBytesError, NameLists, decodeBatch } from '@assay/series';
import { crashPoint } from '../../crash-point.ts';
import { ArrivedPoints } from './arrived-points.ts';
import type { NewPart } from './catalogue-request.ts';
import type { CompactionContext } from './compaction-context.ts';
import { pointsOfSeries, seriesOf } from './log-backlog.ts';
import type { LogBacklog, RunBacklog } from './log-backlog.ts';
import type { NameNumbers } from './name-numbers.ts';
import { NewSegmentFile } from './new-segment.ts';
import { sealedUpTo } from './sealed-up-to.ts';

/** Rows read at once; a row of a large batch has some hundred kilobytes. */
const rowsAtOnce = 64;
const bytesAtOnce = 4 * 1024 * 1024;
/** Parts of runs with very many series may be so many times larger, and take so many times more memory. */
const widest = 3;

export interface SealedLog {
  readonly points: number;
  /** Runs of which something was sealed. */
  readonly runs: readonly RunBacklog[];
  /** Rows of the log that are sealed now, ascending. */
  readonly seqs: Float64Array;
}

/**
 * Seals what waits of some runs: their rows, in portions of about `partPoints` points, become parts of one new segment, which the
 * catalogue then takes in one transaction. A run whose log is damaged is left as it is.
 */
export class LogSealer {
  readonly #context: CompactionContext;
  readonly #backlog: LogBacklog;
  readonly #names: NameNumbers;
  readonly #lists = new NameLists();
  #arrived: ArrivedPoints | undefined;

  constructor(context: CompactionContext, backlog: LogBacklog, names: NameNumbers) {
    this.#context = context;
    this.#backlog = backlog;
    this.#names = names;
  }

  /** Gives back the memory that is kept between uses. */
  rest(): void {
    this.#arrived = undefined;
  }

  async seal(due: readonly RunBacklog[], now: EpochMs): Promise<SealedLog> {
    const { options, statistics } = this.#context;
    const parts: NewPart[] = [];
    const runs: RunBacklog[] = [];
    const seqs: number[] = [];
    let points = 0;
    using segment = new NewSegmentFile(this.#context);
    for (const backlog of due) {
      if (points >= options.segmentPoints) break;
      try {
        const sealed = this.#sealRun(segment, backlog, options.segmentPoints - points);
        for (const { part, rows } of sealed) {
          parts.push(part);
          points += part.pointCount;
          for (const seq of rows) seqs.push(seq);
        }
        runs.push(backlog);
      } catch (error) {
        if (!(error instanceof DamagedBytesError)) throw error;
        statistics.damagedRuns++;
        this.#context.warn(
          `The metric log of run number ${backlog.run} is damaged (${error.message}) and is left as it is. Run "assay verify".`,
        );
        this.#backlog.leaveAlone(backlog.run);
      }
    }
    if (parts.length > 0) {
      const taken = await segment.commit((file) => {
        crashPoint('compactor.before-seal');
        return { verb: 'seal', segment: file, parts };
      }, now);
      statistics.partsSealed += taken;
      if (taken > 0) statistics.pointsSealed += points;
    }
    for (const { run } of runs) this.#backlog.recount(run, now);
    return { points, runs, seqs: Float64Array.from(seqs).sort() };
  }

  #sealRun(
    segment: NewSegmentFile,
    backlog: RunBacklog,
    maxPoints: number,
  ): { part: NewPart; rows: readonly number[] }[] {
    const { connection, options } = this.#context;
    const { run, projectId, lastSeq } = backlog;
    if (backlog.points > options.partPoints) backlog.series ??= seriesOf(connection, run);
    const partPoints = Math.min(
      options.partPoints * widest,
      Math.max(options.partPoints, (backlog.series ?? 0) * pointsOfSeries),
    );
    const sealed: { part: NewPart; rows: readonly number[] }[] = [];
    let points = 0;
    for (let after = sealedUpTo(connection, run); after < lastSeq && points < maxPoints;) {
      const rows = this.#gather(run, projectId, after, lastSeq, partPoints);
      const firstSeq = rows[0];
      if (firstSeq === undefined || this.#arrived === undefined) break;
      after = rows.at(-1) ?? lastSeq;
      const written = segment.writePart(this.#arrived.series());
      sealed.push({ part: { projectId, run, ...written, firstSeq, lastSeq: after }, rows });
      points += written.pointCount;
    }
    return sealed;
  }

  /** Decodes rows of the run's log from behind `after` on until there are enough for a part. Answers their numbers. */
  #gather(run: number, projectId: number, after: number, upTo: number, partPoints: number): number[] {
    const { connection, options, pace } = this.#context;
    this.#arrived ??= new ArrivedPoints(options.partPoints);
    const arrived = this.#arrived;
    arrived.clear();
    const keyAt = (names: readonly string[], place: number): number => this.#names.numberAt(projectId, names, place);
    const seqs: number[] = [];
    let next = after;
    for (;;) {
      const rows = connection.allArrays(
        'SELECT seq, bytes FROM metric_log WHERE run = ?1 AND seq > ?2 AND seq <= ?3 ORDER BY seq LIMIT ?4',
        run,
        next,
        upTo,
        this.#rowsThatFit(run, next),
      );
      for (const [seq, bytes] of rows) {
        if (!(bytes instanceof Uint8Array)) throw new DamagedBytesError('a row of the metric log holds no bytes');
        const batch = decodeBatch(bytes, this.#lists);
        if (arrived.count > 0 && arrived.count + batch.values.length > partPoints) return seqs;
        arrived.add(batch, keyAt);
        seqs.push((next = Number(seq)));
        pace.breathe();
      }
      if (rows.length === 0) return seqs;
    }
  }

  /** How many rows to read at once: all of them are in memory together. */
  #rowsThatFit(run: number, after: number): number {
    const row = this.#context.connection.get(
      'SELECT length(bytes) AS bytes FROM metric_log WHERE run = ? AND seq > ? ORDER BY seq LIMIT 1',
      run,
      after,
    );
    return Math.max(1, Math.min(rowsAtOnce, Math.floor(bytesAtOnce / Math.max(1, Number(row?.['bytes'] ?? 1)))));
  }
}
