import { pageSpan, placesOfTimes } from './axis.ts';
import type { SeriesAxis } from './axis.ts';
import { placesOf } from './axis-places.ts';
import { blockColumns } from './block-summaries.ts';
import type { BucketFold } from './bucket-fold.ts';
import { bucketOf, bucketWidth } from './bucket-grid.ts';
import type { PointBudget } from './point-budget.ts';
import type { PointColumns } from './points.ts';
import { chunkPoints, coarsePoints, finePoints, pageChunks } from './source.ts';
import type { BlockColumns, PageInfo, SeriesPart } from './source.ts';

/** Points that a bucket must hold on average before they are taken by coarse blocks, and by fine ones. */
const least = { coarse: 2 * coarsePoints, fine: 1.25 * finePoints };
const leastSparing = { coarse: 1.25 * coarsePoints, fine: finePoints };
/** Coarse blocks of a page that are resolved by decoding their chunk before the page's fine blocks are worth their reading. */
const chunksBeforeFine = 2;
/** Chunks that are decoded at once where a whole page is. */
const chunksAtOnce = 16;
/** Of a whole page; one page after the other is read into it. */
const coarseBlocks = blockColumns((pageChunks * chunkPoints) / coarsePoints);

export interface PageFoldOptions {
  readonly fold: BucketFold;
  readonly axis: SeriesAxis;
  readonly budget: PointBudget;
  /** Decode all points; snap nothing. */
  readonly raw: boolean;
  /** Take blocks that are nearly as wide as a bucket, too. */
  readonly sparing: boolean;
}

/** Blocks with the x of their first and last points, and of their extremes where that is known. */
interface PlacedBlocks {
  readonly blocks: BlockColumns;
  readonly size: number;
  readonly firstX: Float64Array;
  readonly lastX: Float64Array;
  readonly minX: Float64Array | undefined;
  readonly maxX: Float64Array | undefined;
}

/** Folds one page of a part into buckets, reading as little of it as its density asks for. */
export class PageFold {
  readonly #options: PageFoldOptions;
  readonly #part: SeriesPart;
  readonly #page: number;
  readonly #info: PageInfo;
  readonly #ordinal: number;
  #chunk = -1;
  #chunkPoints: PointColumns | undefined;
  #chunkXs: Float64Array | undefined;
  #chunksRead = 0;
  #fine: PlacedBlocks | undefined;

  /** `ordinal` is that of the page's first point, should it have no step. */
  constructor(options: PageFoldOptions, part: SeriesPart, page: number, info: PageInfo, ordinal: number) {
    this.#options = options;
    this.#part = part;
    this.#page = page;
    this.#info = info;
    this.#ordinal = ordinal;
  }

  /** `nextX` is the x of the part's next point behind the page, NaN where there is none or it is not known. */
  run(nextX: number): void {
    const { axis, fold, raw } = this.#options;
    const { grid } = fold;
    const { count, absentCount } = this.#info;
    if (axis.kind === 'step' && absentCount > 0 && absentCount < count) {
      this.#foldRaw(0, count);
      return;
    }
    const span = pageSpan(axis, this.#info, this.#ordinal);
    if (span.to < grid.from || span.from > grid.to) return;
    // Summaries of a page of one chunk are made of its points.
    if (!span.ascends || count <= chunkPoints) this.#foldRaw(0, count);
    else {
      const size = raw ? 1 : this.#blockSize(span.from, span.to);
      if (size === coarsePoints) this.#foldBlocks(this.#placed(coarsePoints), 0, Infinity, nextX);
      else if (size === finePoints) this.#foldBlocks(this.#fineBlocks(), 0, Infinity, nextX);
      else if (span.from >= grid.from && span.to <= grid.to) this.#foldRaw(0, count);
      else this.#foldWindow();
    }
  }

  #blockSize(from: number, to: number): number {
    const { grid } = this.#options.fold;
    if (grid.from === grid.to || (from >= grid.from && bucketOf(grid, from) === bucketOf(grid, to)))
      return coarsePoints;
    // On a logarithmic grid: as in the middle of the page, which half of its points lie beyond.
    const buckets = Math.max(1, (to - from) / bucketWidth(grid, (from + to) / 2));
    const perBucket = this.#info.count / buckets;
    const { coarse, fine } = this.#options.sparing ? leastSparing : least;
    if (perBucket >= coarse) return coarsePoints;
    return perBucket >= fine ? finePoints : 1;
  }

  #fineBlocks(): PlacedBlocks {
    return (this.#fine ??= this.#placed(finePoints));
  }

  #placed(size: number): PlacedBlocks {
    const { axis } = this.#options;
    const blocks = size === coarsePoints ? this.#part.coarse(this.#page, coarseBlocks) : this.#part.fine(this.#page);
    if (axis.kind !== 'step') {
      const place = (times: Float64Array): Float64Array => placesOfTimes(axis, times);
      const [firstX, lastX] = [place(blocks.firstTimeMs), place(blocks.lastTimeMs)];
      return { blocks, size, firstX, lastX, minX: place(blocks.minTimeMs), maxX: place(blocks.maxTimeMs) };
    }
    if (this.#info.absentCount === 0) {
      const { firstStep, lastStep, minStep, maxStep } = blocks;
      return { blocks, size, firstX: firstStep, lastX: lastStep, minX: minStep, maxX: maxStep };
    }
    // Of an extreme without a step only the time is known, and that is no ordinal.
    const firstX = Float64Array.from(blocks.count, (_, i) => this.#ordinal + i * size);
    return {
      blocks,
      size,
      firstX,
      lastX: firstX.map((x, i) => x + (blocks.count[i] ?? 0) - 1),
      minX: undefined,
      maxX: undefined,
    };
  }

  /**
   * Blocks [start, end). Those within a bucket are taken whole. One that straddles a single edge is snapped to the bucket of
   * its first point, provided that the next block begins in the bucket where it ends (so that no bucket with points is left
   * without) and that both buckets get an extreme of it; any other is looked at more closely.
   */
  #foldBlocks(placed: PlacedBlocks, start: number, end: number, nextX: number): void {
    const { fold } = this.#options;
    const { grid } = fold;
    const { blocks, firstX, lastX } = placed;
    const stop = Math.min(end, blocks.count.length);
    let bucket = bucketOf(grid, firstX[start] as number);
    for (let i = start; i < stop; i++) {
      const [from, to] = [firstX[i] as number, lastX[i] as number];
      if (from > grid.to) return;
      const toBucket = bucketOf(grid, to);
      const following = i + 1 < blocks.count.length ? (firstX[i + 1] as number) : nextX;
      const nextBucket = bucketOf(grid, following);
      if (bucket >= 0 && bucket === toBucket) fold.addBlock(bucket, blocks, i, from, to, true);
      else if (bucket >= 0 && toBucket === bucket + 1 && nextBucket === toBucket && canSnap(placed, i))
        this.#snap(placed, i, bucket, toBucket);
      else if (to >= grid.from) this.#lookCloser(placed, i, following);
      bucket = nextBucket;
    }
  }

  #snap({ blocks, firstX, lastX, minX, maxX }: PlacedBlocks, i: number, bucket: number, toBucket: number): void {
    const { fold } = this.#options;
    fold.addBlock(bucket, blocks, i, firstX[i] as number, lastX[i] as number, false);
    fold.markSnapped();
    if (blocks.finiteCount[i] === 0) return;
    fold.addExtreme(bucketOf(fold.grid, minX?.[i] ?? Number.NaN), blocks.min[i] as number);
    fold.addExtreme(bucketOf(fold.grid, maxX?.[i] ?? Number.NaN), blocks.max[i] as number);
    // Both ends of the block are points whose place is known too.
    fold.addExtreme(bucket, blocks.first[i] as number);
    const last = blocks.last[i] as number;
    if (Number.isFinite(last)) fold.addExtreme(toBucket, last);
  }

  #lookCloser({ size, blocks }: PlacedBlocks, i: number, following: number): void {
    const from = i * size;
    if (size === finePoints || (this.#fine === undefined && this.#chunksRead < chunksBeforeFine))
      this.#foldRaw(from, from + (blocks.count[i] as number));
    else {
      const ratio = coarsePoints / finePoints;
      this.#foldBlocks(this.#fineBlocks(), i * ratio, (i + 1) * ratio, following);
    }
  }

  /** The chunks of the page that touch the grid. */
  #foldWindow(): void {
    const { grid } = this.#options.fold;
    const { firstX, lastX } = this.#placed(coarsePoints);
    const perChunk = chunkPoints / coarsePoints;
    let from = 0;
    let to = firstX.length;
    while (from < to && (lastX[from] as number) < grid.from) from++;
    while (to > from && (firstX[to - 1] as number) > grid.to) to--;
    const start = Math.floor(from / perChunk) * chunkPoints;
    const end = Math.ceil(to / perChunk) * chunkPoints;
    if (to > from) this.#foldRaw(start, Math.min(end, this.#info.count));
  }

  /** Points [start, end) of the page, decoded. */
  #foldRaw(start: number, end: number): void {
    const { fold } = this.#options;
    const firstChunk = Math.floor(start / chunkPoints);
    const lastChunk = Math.floor((end - 1) / chunkPoints);
    if (firstChunk === lastChunk) {
      const { points, xs } = this.#readChunk(firstChunk);
      const base = firstChunk * chunkPoints;
      fold.addPoints(xs, points, start - base, end - base);
      return;
    }
    for (let chunk = firstChunk; chunk <= lastChunk; chunk += chunksAtOnce) {
      const { points, xs } = this.#read(chunk, Math.min(lastChunk + 1, chunk + chunksAtOnce));
      const base = chunk * chunkPoints;
      fold.addPoints(xs, points, Math.max(0, start - base), Math.min(xs.length, end - base));
    }
  }

  #readChunk(chunk: number): { points: PointColumns; xs: Float64Array } {
    if (this.#chunk !== chunk || this.#chunkPoints === undefined || this.#chunkXs === undefined) {
      const { points, xs } = this.#read(chunk, chunk + 1);
      this.#chunksRead++;
      [this.#chunk, this.#chunkPoints, this.#chunkXs] = [chunk, points, xs];
    }
    return { points: this.#chunkPoints, xs: this.#chunkXs };
  }

  #read(from: number, to: number): { points: PointColumns; xs: Float64Array } {
    const { axis, budget } = this.#options;
    budget.take(Math.min(this.#info.count, to * chunkPoints) - from * chunkPoints);
    const points = this.#part.points(this.#page, from, to);
    return { points, xs: placesOf(axis, points, this.#ordinal + from * chunkPoints) };
  }
}

/** Whether each bucket that gets finite values of a straddling block gets an extreme with them, in its exact place. */
const canSnap = ({ blocks, minX }: PlacedBlocks, i: number): boolean =>
  minX !== undefined && (blocks.finiteCount[i] === 0 || Number.isFinite(blocks.first[i]));
