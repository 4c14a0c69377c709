import { ByteReader, ByteWriter, DamagedBytesError } from './bytes.ts';
import { nearTime, readEntry, writeEntry } from './part-entry.ts';
import type { PartEntry } from './part-entry.ts';

/*
 * The index of a part: entries in ascending order of key, each told by its distance from the one before, in groups of about 1 KiB; and
 * a directory with five doubles a group: its first key, where it starts among the entries, and how far chunks, fine pages
 * and coarse pages have come by then. It stays as bytes: an entry is read when it is asked for, in O(log series).
 */
const groupBytes = 1024;
const groupFields = 5;

/** Where the sections of a series start: chunks from the part's start, pages from the start of their level. */
export interface EntryPlace {
  readonly bodyOffset: number;
  readonly fineOffset: number;
  readonly coarseOffset: number;
}

export interface PlacedEntry extends EntryPlace {
  readonly entry: PartEntry;
}

export const sum = (lengths: readonly number[]): number => lengths.reduce((total, length) => total + length, 0);

export class PartIndexWriter {
  readonly #entries = new ByteWriter(4096);
  readonly #directory = new ByteWriter(256);
  #previous = { key: 0, timeMs: 0 };
  #groupStart = -groupBytes;

  add(entry: PartEntry, place: EntryPlace): void {
    if (this.#entries.length - this.#groupStart >= groupBytes) {
      this.#groupStart = this.#entries.length;
      this.#previous = { key: 0, timeMs: 0 };
      const { bodyOffset, fineOffset, coarseOffset } = place;
      for (const value of [entry.key, this.#groupStart, bodyOffset, fineOffset, coarseOffset])
        this.#directory.float64(value);
    }
    writeEntry(this.#entries, entry, this.#previous);
    this.#previous = { key: entry.key, timeMs: nearTime(entry.pages.at(-1)) };
  }

  /** The directory, then the entries. */
  finish(): { bytes: Uint8Array<ArrayBuffer>; groupCount: number } {
    const groupCount = this.#directory.length / (8 * groupFields);
    this.#directory.bytes(this.#entries.written());
    return { bytes: this.#directory.finish(), groupCount };
  }
}

export class PartIndex {
  readonly #view: DataView;
  readonly #entries: Uint8Array;
  readonly #groupCount: number;

  constructor(bytes: Uint8Array, groupCount: number) {
    if (groupCount * groupFields * 8 > bytes.length)
      throw new DamagedBytesError(`an index of ${groupCount} groups is too short`);
    this.#view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
    this.#entries = bytes.subarray(groupCount * groupFields * 8);
    this.#groupCount = groupCount;
  }

  #field(group: number, field: number): number {
    return this.#view.getFloat64((group * groupFields + field) * 8, true);
  }

  #groupEnd(group: number): number {
    return group + 1 < this.#groupCount ? this.#field(group + 1, 1) : this.#entries.length;
  }

  find(key: number): PlacedEntry | undefined {
    let low = 0;
    let high = this.#groupCount;
    while (low < high) {
      const middle = (low + high) >> 1;
      if (this.#field(middle, 0) <= key) low = middle + 1;
      else high = middle;
    }
    if (low === 0) return undefined;
    for (const placed of this.#group(low - 1)) {
      if (placed.entry.key === key) return placed;
      if (placed.entry.key > key) return undefined;
    }
    return undefined;
  }

  *entries(): Generator<PlacedEntry> {
    for (let group = 0; group < this.#groupCount; group++) yield* this.#group(group);
  }

  *#group(group: number): Generator<PlacedEntry> {
    const [start, end] = [this.#field(group, 1), this.#groupEnd(group)];
    if (!(start >= 0 && start < end && end <= this.#entries.length))
      throw new DamagedBytesError(`group ${group} of an index lies outside it`);
    const input = new ByteReader(this.#entries.subarray(start, end));
    let bodyOffset = this.#field(group, 2);
    let fineOffset = this.#field(group, 3);
    let coarseOffset = this.#field(group, 4);
    let previous = { key: 0, timeMs: 0 };
    while (input.remaining > 0) {
      const entry = readEntry(input, previous);
      yield { entry, bodyOffset, fineOffset, coarseOffset };
      previous = { key: entry.key, timeMs: nearTime(entry.pages.at(-1)) };
      bodyOffset += sum(entry.chunkLengths);
      fineOffset += sum(entry.fineLengths);
      coarseOffset += sum(entry.coarseLengths);
    }
  }
}
