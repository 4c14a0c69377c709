import { messageOf } from '@assay/base';
import type { EpochMs } from '@assay/base';
import { DamagedBytesError, SealedPart, mergeSeries } from '@assay/series';
import type { PointColumns, SealedSeries } from '@assay/series';
import { nodeByteCodec } from '../../segments/node-byte-codec.ts';
import { readAhead } from '../../segments/read-ahead.ts';
import type { PartSwap } from './catalogue-request.ts';
import type { CompactionContext } from './compaction-context.ts';
import { NewSegmentFile } from './new-segment.ts';
import { partsOfRun } from './part-row.ts';
import type { PartRow } from './part-row.ts';
import { planMerge } from './plan-merge.ts';

/** Runs merged into one segment, at most. */
const runsAtOnce = 64;

/** Merges parts of runs, so that a run has few. Runs become candidates as parts are sealed; each is looked at once. */
export class PartMerger {
  readonly #context: CompactionContext;
  /** Run to whether it has ended. */
  readonly #candidates = new Map<number, boolean>();
  readonly #damaged = new Set<number>();

  constructor(context: CompactionContext) {
    this.#context = context;
  }

  get waiting(): number {
    return this.#candidates.size;
  }

  consider(run: number, ended: boolean): void {
    if (!this.#damaged.has(run)) this.#candidates.set(run, ended || this.#candidates.get(run) === true);
  }

  /** All runs with enough parts; after the store was opened, and for a full compaction (`ended`: as if all had ended). */
  considerAll(ended: boolean): void {
    const rows = this.#context.connection.allArrays(
      'SELECT run FROM metric_part GROUP BY run HAVING count(*) >= ?',
      ended ? 2 : 8,
    );
    for (const [run] of rows) this.consider(Number(run), ended);
  }

  /** Writes one segment of merged parts. Answers how many parts were replaced; 0: nothing is to be done. */
  async merge(now: EpochMs): Promise<number> {
    const { options, statistics } = this.#context;
    const swaps: PartSwap[] = [];
    const again = new Map<number, boolean>();
    let points = 0;
    using segment = new NewSegmentFile(this.#context);
    for (const [run, ended] of this.#candidates) {
      if (swaps.length >= runsAtOnce || points >= options.mergedPoints) break;
      this.#candidates.delete(run);
      try {
        const swap = this.#mergeRun(segment, run, ended);
        if (swap === undefined) continue;
        swaps.push(swap);
        points += swap.part.pointCount;
        again.set(run, ended);
      } catch (error) {
        if (!isUnreadable(error)) throw error;
        statistics.damagedRuns++;
        this.#context.warn(
          `Sealed points of run number ${run} cannot be read (${messageOf(error)}) and are left as they are. Run "assay verify".`,
        );
        this.#damaged.add(run);
      }
    }
    // What came of them may in turn be merged, once the catalogue names it.
    for (const [run, ended] of again) this.consider(run, ended);
    if (swaps.length === 0) return 0;
    const taken = await segment.commit((file) => ({ verb: 'swap', segment: file, swaps }), now);
    const replaced = swaps.reduce((sum, { replaces }) => sum + replaces.length, 0);
    if (taken > 0) {
      statistics.partsMerged += replaced;
      statistics.pointsMerged += points;
    }
    return replaced;
  }

  #mergeRun(segment: NewSegmentFile, run: number, ended: boolean): PartSwap | undefined {
    const { connection, files, options } = this.#context;
    const rows = partsOfRun(connection, run);
    const plan = planMerge(
      rows.map(({ pointCount }) => pointCount),
      ended,
      options.mergedPoints,
    );
    if (plan === undefined) return undefined;
    const chosen = rows.slice(plan.from, plan.to);
    const [first] = chosen;
    const last = chosen.at(-1);
    if (first === undefined || last === undefined) return undefined;
    const parts = chosen.map((row) => new SealedPart(readAhead(files.part(row.file, row)), nodeByteCodec));
    const written = segment.writePart(mergedSeries(parts));
    const expected = chosen.reduce((sum, { pointCount }) => sum + pointCount, 0);
    if (written.pointCount !== expected)
      throw new DamagedBytesError(`parts of run ${run} hold ${written.pointCount} points, expected ${expected}`);
    const { projectId } = first;
    return {
      part: { projectId, run, ...written, firstSeq: first.firstSeq, lastSeq: last.lastSeq },
      replaces: chosen.map(({ n }: PartRow) => n),
    };
  }
}

/** The series of all parts by ascending key, one pass over each index. */
function* mergedSeries(parts: readonly SealedPart[]): Generator<{ key: number; portions: Iterable<PointColumns> }> {
  const rest = parts.map((part) => part.allSeries());
  const next = rest.map((series) => series.next().value ?? undefined);
  for (;;) {
    const key = next.reduce((least, series) => Math.min(least, series?.key ?? Infinity), Infinity);
    if (key === Infinity) return;
    const found: SealedSeries[] = [];
    next.forEach((series, i) => {
      if (series?.key !== key) return;
      found.push(series);
      next[i] = rest[i]?.next().value ?? undefined;
    });
    yield { key, portions: mergeSeries(found) };
  }
}

/** Damaged bytes, or a file that is not there. */
const isUnreadable = (error: unknown): boolean =>
  error instanceof DamagedBytesError || (error instanceof Error && 'code' in error && error.code === 'ENOENT');
