import { existsSync, readdirSync, rmSync, statSync } from 'node:fs';
import { join } from 'node:path';
import type { EpochMs } from '@assay/base';
import { crashPoint } from '../../crash-point.ts';
import { isBackupLeased } from '../../operations/backup-lease.ts';
import { isSegmentName, segmentFolder } from '../../segments/segment-file.ts';
import type { PartMove } from './catalogue-request.ts';
import type { CompactionContext } from './compaction-context.ts';
import { NewSegmentFile } from './new-segment.ts';
import { partsOfSegment } from './part-row.ts';
import type { PartRow } from './part-row.ts';

/** Segments looked at in one go for parts that are gone. */
const segmentsAtOnce = 32;
/** Bytes moved into one new segment, about. */
const movedBytesAtOnce = 16 * 1024 * 1024;

/** Segments below this size are moved together, so that as many small runs as there may be do not leave as many files. */
const smallBytes = 1024 * 1024;
/** As soon as so many were looked at in one go: each time a byte is moved for this, it comes to lie in a segment so many times as large. */
const fewestSmall = 8;

interface SegmentUse {
  readonly n: number;
  readonly sizeBytes: number;
  readonly liveBytes: number;
}

/** Removes segment files that nothing names, and moves parts out of segments that are mostly dead or very small. */
export class SegmentSweeper {
  readonly #context: CompactionContext;
  #cursor = 0;

  constructor(context: CompactionContext) {
    this.#context = context;
  }

  /**
   * Removes files of segments that were begun and never sealed. To be called before this process makes any of its own: `startedMs` is
   * when it began.
   */
  async removeOrphans(startedMs: number, now: EpochMs): Promise<number> {
    const folder = segmentFolder(this.#context.dataFolder);
    if (!existsSync(folder)) return 0;
    const known = new Set(this.#context.connection.all('SELECT file FROM metric_segment').map(({ file }) => file));
    const files = readdirSync(folder).filter(
      (name) => isSegmentName(name) && !known.has(name) && modifiedMs(join(folder, name)) < startedMs,
    );
    return files.length === 0 ? 0 : this.#context.catalogue({ verb: 'removeOrphans', files }, now);
  }

  /** Unlinks segments that no part has named for `keepMs`. Answers how many. */
  async removeDead(keepMs: number, now: EpochMs): Promise<number> {
    const { connection, dataFolder, statistics } = this.#context;
    const rows = connection.all('SELECT n, file FROM metric_segment WHERE dead_ms <= ?', now - keepMs);
    if (rows.length === 0 || (await isBackupLeased(dataFolder))) return 0;
    for (const { file } of rows) rmSync(join(segmentFolder(dataFolder), String(file)), { force: true });
    crashPoint('compactor.segment-unlinked');
    await this.#context.catalogue({ verb: 'forgetSegments', segments: rows.map(({ n }) => Number(n)) }, now);
    statistics.segmentsRemoved += rows.length;
    return rows.length;
  }

  /**
   * Looks at some segments, in turn: notes those without parts (of purged runs), and copies what lives in those of which less than half does, and in
   * small ones where there are several, into a new one. `all`: at all segments. Answers how many parts were moved.
   */
  async tidy(all: boolean, now: EpochMs): Promise<number> {
    if (all) this.#cursor = 0;
    const uses = this.#nextUses(all ? Number.MAX_SAFE_INTEGER : segmentsAtOnce);
    const dead = uses.filter(({ liveBytes }) => liveBytes === 0).map(({ n }) => n);
    if (dead.length > 0) await this.#context.catalogue({ verb: 'noteDead', segments: dead }, now);
    const living = uses.filter(({ liveBytes }) => liveBytes > 0);
    const isSmall = ({ sizeBytes }: SegmentUse): boolean => sizeBytes < smallBytes;
    const movesSmall = living.filter(isSmall).length >= fewestSmall;
    const left = living.filter((use) => use.liveBytes * 2 < use.sizeBytes || (movesSmall && isSmall(use)));
    const parts = left.flatMap(({ n }) => partsOfSegment(this.#context.connection, n));
    let moved = 0;
    for (let at = 0; at < parts.length;) {
      let bytes = 0;
      const from = at;
      while (at < parts.length && bytes < movedBytesAtOnce) bytes += parts[at++]?.byteLength ?? 0;
      moved += await this.#move(parts.slice(from, at), now);
    }
    return moved;
  }

  async #move(parts: readonly PartRow[], now: EpochMs): Promise<number> {
    const moves: PartMove[] = [];
    using segment = new NewSegmentFile(this.#context);
    for (const row of parts) {
      const { byteOffset } = segment.copyPart(this.#context.files.part(row.file, row));
      moves.push({ part: row.n, fromSegment: row.segment, byteOffset });
    }
    return await segment.commit((file) => ({ verb: 'move', segment: file, moves }), now);
  }

  #nextUses(limit: number): SegmentUse[] {
    const rows = this.#context.connection.all(
      'SELECT s.n, s.size_bytes, (SELECT coalesce(sum(p.byte_length), 0) FROM metric_part p WHERE p.segment = s.n) AS live ' +
        'FROM metric_segment s WHERE s.n > ? AND s.dead_ms IS NULL ORDER BY s.n LIMIT ?',
      this.#cursor,
      limit,
    );
    this.#cursor = rows.length < limit ? 0 : Number(rows.at(-1)?.['n'] ?? 0);
    return rows.map((row) => ({
      n: Number(row['n']),
      sizeBytes: Number(row['size_bytes']),
      liveBytes: Number(row['live']),
    }));
  }
}

function modifiedMs(path: string): number {
  try {
    return statSync(path).mtimeMs;
  } catch {
    return Number.POSITIVE_INFINITY;
  }
}
