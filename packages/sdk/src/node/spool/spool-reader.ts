import { closeSync, fstatSync, openSync, readSync } from 'node:fs';
import { RecordParser, endsWithinRecord } from './record-parser.ts';
import type { RunPortion } from './run-portion.ts';
import type { SpoolFolder } from './spool-folder.ts';
import { findFrame, frameAt, frameHeaderBytes, longestFrameBytes, segmentHeaderBytes } from './spool-frame.ts';
import { isBefore } from './spool-progress.ts';
import type { SpoolPosition } from './spool-progress.ts';
import type { SpoolTables } from './spool-tables.ts';

/** A portion ends at the next frame beyond this. */
const portionBytes = 2 ** 20;
const windowBytes = 2 * longestFrameBytes;

/** A stretch of a segment that is no whole frame, with whole ones behind it. */
export interface DamagedStretch {
  readonly segment: number;
  readonly offset: number;
  readonly bytes: Uint8Array;
}

/** What stands between two places of a spool. */
export interface Portion {
  readonly end: SpoolPosition;
  readonly runs: readonly RunPortion[];
  readonly damaged: readonly DamagedStretch[];
  /** Things that belong to no known run or metric, since what names them was damaged. */
  readonly nameless: number;
}

interface Frame {
  readonly payload: Uint8Array;
  readonly end: SpoolPosition;
}

/**
 * Reads a spool from front to back. A torn end (the process was killed while it wrote) is no damage and ignored;
 * damage in the middle is skipped, and told.
 */
export class SpoolReader {
  readonly tables: SpoolTables;
  readonly #spool: SpoolFolder;
  #open: { readonly segment: number; readonly file: number } | undefined;
  #window = { segment: -1, offset: 0, bytes: new Uint8Array(0) };

  constructor(spool: SpoolFolder, tables: SpoolTables) {
    this.#spool = spool;
    this.tables = tables;
  }

  /** Reads the names and runs that a segment gives out before the place where reading goes on. */
  readTablesBefore({ segment, offset }: SpoolPosition): void {
    const parser = new RecordParser(this.tables, true);
    const end = { segment, offset };
    for (let at: SpoolPosition = { segment, offset: segmentHeaderBytes }; isBefore(at, end);) {
      const frame = this.#frame(at, end, []);
      if (frame === undefined) return;
      parser.add(frame.payload);
      at = frame.end;
    }
  }

  /**
   * The portion that begins at `from`: up to `exactly` where that is given, else as much as is convenient. `limit` is
   * how far the spool is written; undefined: to its end. A record whose end is not written yet is left for later.
   */
  read(from: SpoolPosition, limit: SpoolPosition | undefined, exactly: SpoolPosition | null): Portion {
    const parser = new RecordParser(this.tables);
    const damaged: DamagedStretch[] = [];
    const waiting: Uint8Array[] = [];
    let at = from;
    let end = from;
    for (let size = 0; exactly === null ? size < portionBytes || waiting.length > 0 : isBefore(at, exactly);) {
      const frame = this.#frame(at, exactly ?? limit, damaged);
      if (frame === undefined) break;
      at = frame.end;
      size += frame.payload.length;
      waiting.push(frame.payload);
      if (endsWithinRecord(frame.payload)) continue;
      for (const payload of waiting.splice(0)) parser.add(payload);
      end = at;
    }
    if (limit === undefined || exactly !== null) {
      for (const payload of waiting) parser.add(payload);
      end = at;
    } else if (waiting.length === 0) end = this.#startOfNext(end, limit);
    return { end, runs: [...parser.runs.values()], damaged, nameless: parser.nameless };
  }

  /** The place where reading goes on: the begin of the next segment, where this one is at its end. */
  #startOfNext(at: SpoolPosition, limit: SpoolPosition): SpoolPosition {
    if (at.segment >= limit.segment || at.offset < this.#openSegment(at.segment)) return at;
    const following = this.#spool.segments().find((segment) => segment > at.segment);
    return following === undefined ? at : { segment: following, offset: segmentHeaderBytes };
  }

  close(): void {
    if (this.#open !== undefined) closeSync(this.#open.file);
    this.#open = undefined;
  }

  #frame(at: SpoolPosition, limit: SpoolPosition | undefined, damaged: DamagedStretch[]): Frame | undefined {
    if (limit !== undefined && !isBefore(at, limit)) return undefined;
    const size = this.#openSegment(at.segment);
    const end = limit?.segment === at.segment ? Math.min(limit.offset, size) : size;
    const found = this.#frameIn(at, end);
    if (found !== undefined) return found;
    const next = this.#nextWhole(at, end);
    if (next !== undefined) {
      damaged.push({ ...at, bytes: this.#bytes(at, next) });
      return this.#frameIn({ ...at, offset: next }, end);
    }
    const following = this.#spool.segments().find((segment) => segment > at.segment);
    if (following === undefined) return undefined;
    if (at.offset < end) damaged.push({ ...at, bytes: this.#bytes(at, end) });
    return this.#frame({ segment: following, offset: segmentHeaderBytes }, limit, damaged);
  }

  #frameIn(at: SpoolPosition, end: number): Frame | undefined {
    if (at.offset + frameHeaderBytes > end) return undefined;
    const bytes = this.#windowAt(at, end);
    const start = at.offset - this.#window.offset;
    const length = frameAt(bytes, start, at.segment);
    if (length === undefined) return undefined;
    const payload = bytes.subarray(start + frameHeaderBytes, start + frameHeaderBytes + length);
    return { payload, end: { segment: at.segment, offset: at.offset + frameHeaderBytes + length } };
  }

  #nextWhole(at: SpoolPosition, end: number): number | undefined {
    for (let offset = at.offset + 8; offset + frameHeaderBytes <= end;) {
      const bytes = this.#windowAt({ ...at, offset }, end);
      const found = findFrame(bytes, offset - this.#window.offset, at.segment);
      if (found !== undefined) return this.#window.offset + found;
      // What begins near the end of the window may be whole only in the next one.
      const next = this.#window.offset + bytes.length - longestFrameBytes;
      if (this.#window.offset + bytes.length >= end || next <= offset) return undefined;
      offset = next;
    }
    return undefined;
  }

  /** Bytes that hold the longest frame from `at` on, where the segment has them. They begin at a multiple of 8. */
  #windowAt({ segment, offset }: SpoolPosition, end: number): Uint8Array {
    const window = this.#window;
    const windowEnd = window.offset + window.bytes.length;
    const holds = window.segment === segment && window.offset <= offset && offset <= windowEnd;
    if (holds && (windowEnd >= end || windowEnd - offset >= longestFrameBytes)) {
      return window.bytes.subarray(0, Math.min(window.bytes.length, end - window.offset));
    }
    const bytes = this.#bytes({ segment, offset }, Math.min(end, offset + windowBytes));
    this.#window = { segment, offset, bytes };
    return bytes;
  }

  #bytes({ segment, offset }: SpoolPosition, end: number): Uint8Array<ArrayBuffer> {
    this.#openSegment(segment);
    const bytes = new Uint8Array(Math.max(0, end - offset));
    let done = 0;
    while (done < bytes.length && this.#open !== undefined) {
      const count = readSync(this.#open.file, bytes, done, bytes.length - done, offset + done);
      if (count === 0) break;
      done += count;
    }
    return bytes.subarray(0, done);
  }

  /** Answers the length of the segment; one that is gone has none. */
  #openSegment(segment: number): number {
    if (this.#open?.segment !== segment) {
      this.close();
      const path = this.#spool.segmentFile(segment);
      try {
        this.#open = { segment, file: openSync(path, 'r') };
      } catch {
        return 0;
      }
    }
    return this.#open === undefined ? 0 : fstatSync(this.#open.file).size;
  }
}
