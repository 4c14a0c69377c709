import type { PointColumns } from './points.ts';

/**
 * Summaries of consecutive blocks of points of one series, as columns: entry i speaks of the i-th block. Points within a block,
 * and blocks within a page, are in (step, time, arrival) order. Values keep their exact bits; min, max and mean leave non-finite
 * values out and are NaN where a block has no finite value. Steps are NaN where the point has none.
 */
export interface BlockColumns {
  /** Points in the block, 1 or more. */
  readonly count: Uint32Array;
  readonly finiteCount: Uint32Array;
  readonly min: Float64Array;
  readonly max: Float64Array;
  /** Between min and max; of sealed blocks off by up to 2^-24 of itself (float32 values) or 2^-33 of max - min (wider ones). */
  readonly mean: Float64Array;
  readonly first: Float64Array;
  readonly last: Float64Array;
  readonly firstStep: Float64Array;
  readonly lastStep: Float64Array;
  /** Place of the earliest point with the least value, in the block's order; NaN where min is. */
  readonly minStep: Float64Array;
  readonly minTimeMs: Float64Array;
  readonly maxStep: Float64Array;
  readonly maxTimeMs: Float64Array;
  readonly firstTimeMs: Float64Array;
  readonly lastTimeMs: Float64Array;
}

/** Points of a block at each level of summaries, and of a chunk, the least that is decoded at once. */
export const finePoints = 64;
export const coarsePoints = 256;
export const chunkPoints = 1024;
/** Chunks of a page at most: what one read of summaries brings. */
export const pageChunks = 64;

/** What is known of a page without reading it. Its points are in (step, time, arrival) order. */
export interface PageInfo {
  readonly count: number;
  /** Points without a step; they come before all others. */
  readonly absentCount: number;
  /** Of the first and last point in order; NaN where that point has no step. */
  readonly firstStep: number;
  readonly lastStep: number;
  readonly firstTimeMs: number;
  readonly lastTimeMs: number;
  /** Extent in time of all points: equal to first and last where times ascend. */
  readonly leastTimeMs: number;
  readonly greatestTimeMs: number;
  /** Whether times ascend (never fall) in the page's order. */
  readonly timesAscend: boolean;
}

/** The points of one series in one sealed part: immutable, ordered by (step, time, arrival) as a whole, read page by page. */
export interface SeriesPart {
  readonly pointCount: number;
  readonly pages: readonly PageInfo[];
  /**
   * Summaries of blocks of 256 points. Cheap: no decompression. Columns given as `into` may be filled and answered where they are as
   * long as the page needs, so that who reads many pages one after the other makes no garbage.
   */
  coarse(page: number, into?: BlockColumns): BlockColumns;
  /** Summaries of blocks of 64 points. */
  fine(page: number): BlockColumns;
  /** Points of the page's chunks [fromChunk, toChunk); without them, of the whole page. Chunk i holds its points [i·1024, (i+1)·1024). */
  points(page: number, fromChunk?: number, toChunk?: number): PointColumns;
}

/** Everything that is stored of one series, readable within the snapshot that gave it. */
export interface SeriesSource {
  /** In order of arrival: of points at one place, those of an earlier part came first. Parts may overlap in steps and times. */
  readonly parts: readonly SeriesPart[];
  /** What is not sealed yet, in order of arrival: later than all parts. */
  readonly tail: PointColumns;
}

/** What the platform does better than we can: compression and checksums. In Node, zlib's. */
export interface ByteCodec {
  compress(bytes: Uint8Array): Uint8Array;
  /** Throws when the bytes are not what `compress` made of exactly `size` bytes. */
  decompress(bytes: Uint8Array, size: number): Uint8Array;
  crc32(bytes: Uint8Array): number;
}

/** Random access to the bytes of one sealed part; offset 0 is its first byte. Throws DamagedBytesError beyond its end. */
export interface ByteSource {
  readonly length: number;
  /** The bytes are the caller's to keep and must not change; best begin at a multiple of 8 in memory, which spares a copy. */
  read(offset: number, length: number): Uint8Array;
}
