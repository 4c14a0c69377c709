import { DamagedBytesError } from './bytes.ts';
import { footerLength, readFooter } from './part-footer.ts';
import type { PartFooter } from './part-footer.ts';
import { PartIndex } from './part-index.ts';
import { SealedSeries } from './sealed-series.ts';
import type { ByteCodec, ByteSource } from './source.ts';
import { verifySeries } from './verify-series.ts';

/**
 * A sealed part, read from its bytes. Opening reads footer and index; the rest is read when it is asked for, and every section is
 * checked against its checksum each time. What a source's `read` gives is kept: it must not change, and its memory should begin at a multiple of 8.
 * Every method throws DamagedBytesError where the bytes are not what PartWriter wrote.
 */
export class SealedPart {
  readonly pointCount: number;
  readonly seriesCount: number;
  /** Memory that an open part holds, for a cache's bound. */
  readonly indexBytes: number;
  readonly #source: ByteSource;
  readonly #codec: ByteCodec;
  readonly #footer: PartFooter;
  readonly #index: PartIndex;

  constructor(source: ByteSource, codec: ByteCodec) {
    if (source.length < footerLength) throw new DamagedBytesError(`a part of ${source.length} bytes is too short`);
    const footer = readFooter(source.read(source.length - footerLength, footerLength), source.length, codec);
    const indexLength = source.length - footerLength - footer.indexOffset;
    const bytes = source.read(footer.indexOffset, indexLength);
    if (bytes.length !== indexLength || codec.crc32(bytes) !== footer.indexCrc)
      throw new DamagedBytesError('the checksum of the index of a part does not match');
    this.pointCount = footer.pointCount;
    this.seriesCount = footer.seriesCount;
    this.indexBytes = bytes.length;
    this.#source = source;
    this.#codec = codec;
    this.#footer = footer;
    this.#index = new PartIndex(bytes, footer.groupCount);
  }

  /** Keys of its series, ascending. O(series), made anew at each use. */
  get keys(): readonly number[] {
    return Array.from(this.#index.entries(), ({ entry }) => entry.key);
  }

  /** O(log series). */
  series(key: number): SealedSeries | undefined {
    const found = this.#index.find(key);
    return found === undefined ? undefined : new SealedSeries(found, this.#footer, this.#source, this.#codec);
  }

  /** All series in the order of their keys, one pass over the index. */
  *allSeries(): Generator<SealedSeries> {
    for (const placed of this.#index.entries()) yield new SealedSeries(placed, this.#footer, this.#source, this.#codec);
  }

  /**
   * Reads everything: checks every checksum, that points are in order, that summaries and page infos equal what the points give, and that
   * sections follow each other without gaps. Throws DamagedBytesError with what is wrong and where.
   */
  verify(): void {
    let [points, series, body, lastKey] = [0, 0, 0, -1];
    for (const sealed of this.allSeries()) {
      if (sealed.key <= lastKey) throw new DamagedBytesError(`series ${sealed.key} comes after ${lastKey} in a part`);
      const [from, to] = sealed.bodyRange;
      if (from !== body) throw new DamagedBytesError(`chunks of series ${sealed.key} start at ${from}, not at ${body}`);
      verifySeries(sealed);
      lastKey = sealed.key;
      points += sealed.pointCount;
      series++;
      body = to;
    }
    if (body !== this.#footer.fineOffset)
      throw new DamagedBytesError(`chunks of a part end at ${body}, not at ${this.#footer.fineOffset}`);
    if (points !== this.pointCount || series !== this.seriesCount) {
      const told = `${this.seriesCount} series with ${this.pointCount} points`;
      throw new DamagedBytesError(`a part of ${told} has ${series} with ${points}`);
    }
  }
}
