import { blockSummaries } from './block-summaries.ts';
import { DamagedBytesError } from './bytes.ts';
import { decodeChunkInto } from './chunk-codec.ts';
import { slicePoints } from './order.ts';
import { decodePage } from './page-codec.ts';
import type { PartFooter } from './part-footer.ts';
import type { PlacedEntry } from './part-index.ts';
import type { PointColumns } from './points.ts';
import { chunkPoints, coarsePoints, finePoints, pageChunks } from './source.ts';
import type { BlockColumns, ByteCodec, ByteSource, PageInfo, SeriesPart } from './source.ts';

/** Coarse pages that one read brings: neighbours are likely to be asked for next. About 120 KiB. */
const pagesAtOnce = 16;

/** One series of a sealed part. Holds its offsets, and of what it read the last group of coarse pages. */
export class SealedSeries implements SeriesPart {
  readonly key: number;
  readonly pointCount: number;
  readonly pages: readonly PageInfo[];
  readonly #source: ByteSource;
  readonly #codec: ByteCodec;
  readonly #chunkOffsets: Float64Array;
  readonly #fineOffsets: Float64Array;
  readonly #coarseOffsets: Float64Array;
  #coarseGroup = -1;
  #coarseBytes: Uint8Array = new Uint8Array(0);

  constructor({ entry, ...place }: PlacedEntry, footer: PartFooter, source: ByteSource, codec: ByteCodec) {
    this.key = entry.key;
    this.pointCount = entry.pointCount;
    this.pages = entry.pages;
    this.#source = source;
    this.#codec = codec;
    const { fineOffset, coarseOffset, indexOffset } = footer;
    this.#chunkOffsets = offsetsFrom(place.bodyOffset, entry.chunkLengths, fineOffset);
    this.#fineOffsets = offsetsFrom(fineOffset + place.fineOffset, entry.fineLengths, coarseOffset);
    this.#coarseOffsets = offsetsFrom(coarseOffset + place.coarseOffset, entry.coarseLengths, indexOffset);
  }

  /** Where its chunks begin and end within the part. */
  get bodyRange(): readonly [number, number] {
    return [this.#chunkOffsets[0] ?? 0, this.#chunkOffsets.at(-1) ?? 0];
  }

  coarse(page: number, into?: BlockColumns): BlockColumns {
    const info = this.#info(page);
    if (info.count <= chunkPoints) return blockSummaries(this.points(page), coarsePoints);
    const group = Math.floor(page / pagesAtOnce);
    const start = at(this.#coarseOffsets, group * pagesAtOnce);
    if (group !== this.#coarseGroup) {
      const end = at(this.#coarseOffsets, Math.min(this.pages.length, (group + 1) * pagesAtOnce));
      this.#coarseBytes = this.#source.read(start, end - start);
      this.#coarseGroup = group;
    }
    const [from, to] = [at(this.#coarseOffsets, page) - start, at(this.#coarseOffsets, page + 1) - start];
    return checked(decodePage(this.#coarseBytes.subarray(from, to), this.#codec, into), info, coarsePoints);
  }

  fine(page: number): BlockColumns {
    const info = this.#info(page);
    if (info.count <= chunkPoints) return blockSummaries(this.points(page), finePoints);
    const [from, to] = [at(this.#fineOffsets, page), at(this.#fineOffsets, page + 1)];
    return checked(decodePage(this.#source.read(from, to - from), this.#codec), info, finePoints);
  }

  points(page: number, fromChunk = 0, toChunk = pageChunks): PointColumns {
    const { count } = this.#info(page);
    const first = Math.max(0, fromChunk);
    const end = Math.min(Math.ceil(count / chunkPoints), toChunk);
    const total = Math.max(0, Math.min(count, end * chunkPoints) - first * chunkPoints);
    const points = {
      steps: new Float64Array(total),
      timesMs: new Float64Array(total),
      values: new Float64Array(total),
    };
    if (total === 0) return points;
    const start = at(this.#chunkOffsets, page * pageChunks + first);
    const bytes = this.#source.read(start, at(this.#chunkOffsets, page * pageChunks + end) - start);
    for (let chunk = first; chunk < end; chunk++) {
      const from = at(this.#chunkOffsets, page * pageChunks + chunk) - start;
      const to = at(this.#chunkOffsets, page * pageChunks + chunk + 1) - start;
      const filled = (chunk - first) * chunkPoints;
      const into = slicePoints(points, filled, Math.min(total, filled + chunkPoints));
      try {
        decodeChunkInto(bytes.subarray(from, to), this.#codec, into);
      } catch (error) {
        if (!(error instanceof DamagedBytesError)) throw error;
        const where = `chunk ${chunk} of page ${page} of series ${this.key}, from byte ${start + from} of the part on`;
        throw new DamagedBytesError(`${where}: ${error.message}`, { cause: error });
      }
    }
    return points;
  }

  #info(page: number): PageInfo {
    const info = this.pages[page];
    if (info === undefined) throw new RangeError(`page ${page} of a series of ${this.pages.length} pages`);
    return info;
  }
}

const at = (offsets: Float64Array, i: number): number => offsets[i] ?? 0;

/** Where each section starts, and last where all end, which must not be beyond `limit`. */
function offsetsFrom(start: number, lengths: readonly number[], limit: number): Float64Array {
  const offsets = new Float64Array(lengths.length + 1);
  let offset = start;
  lengths.forEach((length, i) => {
    offsets[i] = offset;
    offset += length;
  });
  offsets[lengths.length] = offset;
  if (!(start >= 0 && offset <= limit)) throw new DamagedBytesError('a section of a series lies outside its part');
  return offsets;
}

function checked(blocks: BlockColumns, { count }: PageInfo, blockPoints: number): BlockColumns {
  const n = Math.ceil(count / blockPoints);
  const last = count - (n - 1) * blockPoints;
  if (blocks.count.length !== n || blocks.count[n - 1] !== last || (n > 1 && blocks.count[0] !== blockPoints))
    throw new DamagedBytesError(`summaries of a page of ${count} points tell of another number`);
  return blocks;
}
