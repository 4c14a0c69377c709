import { blockSummaries } from './block-summaries.ts';
import { ByteWriter } from './bytes.ts';
import { encodeChunk } from './chunk-codec.ts';
import { slicePoints } from './order.ts';
import { encodePage } from './page-codec.ts';
import { checkFollows, pageInfoOf } from './page-info.ts';
import { pagePoints } from './part-entry.ts';
import { writeFooter, footerLength } from './part-footer.ts';
import { PartIndexWriter, sum } from './part-index.ts';
import type { PointColumns } from './points.ts';
import { chunkPoints, coarsePoints, finePoints } from './source.ts';
import type { ByteCodec, PageInfo } from './source.ts';

const writeBytes = 256 * 1024;

/** Points that a writer has room for at first; most parts of small runs need no more. */
const firstRoom = 2048;

const columns = (count: number): PointColumns => ({
  steps: new Float64Array(count),
  timesMs: new Float64Array(count),
  values: new Float64Array(count),
});

interface OpenEntry {
  readonly key: number;
  readonly pages: PageInfo[];
  readonly chunkLengths: number[];
  readonly fineLengths: number[];
  readonly coarseLengths: number[];
}

/**
 * Writes one part, series by series. Chunks go out as they are made; summaries (about half a byte a point) and the index are kept until
 * `finish`. Beside them a writer holds at most one page of points. When a call throws, the part is of no use: begin another.
 */
export class PartWriter {
  readonly #write: (bytes: Uint8Array) => void;
  readonly #codec: ByteCodec;
  readonly #index = new PartIndexWriter();
  #page = columns(firstRoom);
  readonly #fine: Uint8Array[] = [];
  readonly #coarse: Uint8Array[] = [];
  readonly #out = new ByteWriter(4096);
  #filled = 0;
  #written = 0;
  #fineLength = 0;
  #coarseLength = 0;
  #pointCount = 0;
  #seriesCount = 0;
  #lastKey = -1;

  /** `write` takes the part's bytes in order; they are its own to keep. */
  constructor(write: (bytes: Uint8Array) => void, codec: ByteCodec) {
    this.#write = write;
    this.#codec = codec;
  }

  /**
   * Adds a series, whose portions together are in (step, time, arrival) order; throws RangeError when they are not, or when `key` is not an
   * integer above the one before. Portions may be of any size and are not kept. Of a series without points nothing is written.
   */
  addSeries(key: number, portions: Iterable<PointColumns>): void {
    if (!Number.isSafeInteger(key) || key <= this.#lastKey)
      throw new RangeError(`series ${key} of a part comes after ${this.#lastKey}: keys are integers that ascend`);
    const place = {
      bodyOffset: this.#written + this.#out.length,
      fineOffset: this.#fineLength,
      coarseOffset: this.#coarseLength,
    };
    const entry: OpenEntry = { key, pages: [], chunkLengths: [], fineLengths: [], coarseLengths: [] };
    let pointCount = 0;
    for (const portion of portions) {
      const n = portion.values.length;
      pointCount += n;
      for (let from = 0; from < n;) {
        const to = Math.min(n, from + pagePoints - this.#filled);
        this.#makeRoom(this.#filled + to - from);
        this.#page.steps.set(portion.steps.subarray(from, to), this.#filled);
        this.#page.timesMs.set(portion.timesMs.subarray(from, to), this.#filled);
        this.#page.values.set(portion.values.subarray(from, to), this.#filled);
        this.#filled += to - from;
        from = to;
        if (this.#filled === pagePoints) this.#endPage(entry);
      }
    }
    if (this.#filled > 0) this.#endPage(entry);
    if (pointCount === 0) return;
    this.#index.add({ ...entry, pointCount }, place);
    this.#fineLength += sum(entry.fineLengths);
    this.#coarseLength += sum(entry.coarseLengths);
    this.#pointCount += pointCount;
    this.#seriesCount++;
    this.#lastKey = key;
  }

  /** Writes summaries, index and footer. Nothing can be added afterwards. */
  finish(): { byteLength: number; pointCount: number; seriesCount: number } {
    const fineOffset = this.#written + this.#out.length;
    for (const page of this.#fine) this.#put(page);
    const coarseOffset = fineOffset + this.#fineLength;
    for (const page of this.#coarse) this.#put(page);
    const indexOffset = coarseOffset + this.#coarseLength;
    const { bytes, groupCount } = this.#index.finish();
    this.#put(bytes);
    const byteLength = indexOffset + bytes.length + footerLength;
    const [pointCount, seriesCount] = [this.#pointCount, this.#seriesCount];
    const indexCrc = this.#codec.crc32(bytes);
    this.#put(
      writeFooter(
        { byteLength, pointCount, seriesCount, fineOffset, coarseOffset, indexOffset, groupCount, indexCrc },
        this.#codec,
      ),
    );
    this.#flush();
    this.#lastKey = Infinity;
    return { byteLength, pointCount, seriesCount };
  }

  #makeRoom(count: number): void {
    const old = this.#page;
    if (count <= old.values.length) return;
    this.#page = columns(Math.min(pagePoints, Math.max(count, old.values.length * 4)));
    this.#page.steps.set(old.steps);
    this.#page.timesMs.set(old.timesMs);
    this.#page.values.set(old.values);
  }

  #endPage(entry: OpenEntry): void {
    const points = slicePoints(this.#page, 0, this.#filled);
    this.#filled = 0;
    const info = pageInfoOf(points);
    checkFollows(entry.pages.at(-1), info);
    entry.pages.push(info);
    for (let from = 0; from < info.count; from += chunkPoints) {
      const chunk = encodeChunk(slicePoints(points, from, Math.min(info.count, from + chunkPoints)), this.#codec);
      entry.chunkLengths.push(chunk.length);
      this.#put(chunk);
    }
    if (info.count <= chunkPoints) {
      entry.fineLengths.push(0);
      entry.coarseLengths.push(0);
      return;
    }
    const fine = encodePage(blockSummaries(points, finePoints), finePoints, 'fine', this.#codec);
    const coarse = encodePage(blockSummaries(points, coarsePoints), coarsePoints, 'coarse', this.#codec);
    this.#fine.push(fine);
    this.#coarse.push(coarse);
    entry.fineLengths.push(fine.length);
    entry.coarseLengths.push(coarse.length);
  }

  #put(bytes: Uint8Array): void {
    this.#out.bytes(bytes);
    if (this.#out.length >= writeBytes) this.#flush();
  }

  #flush(): void {
    if (this.#out.length === 0) return;
    const bytes = this.#out.finish();
    this.#out.truncate(0);
    this.#written += bytes.length;
    this.#write(bytes);
  }
}
