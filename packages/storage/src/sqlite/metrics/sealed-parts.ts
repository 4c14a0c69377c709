import { dirname } from 'node:path';
import type { RunId } from '@assay/base';
import { SealedPart } from '@assay/series';
import type { SeriesPart } from '@assay/series';
import { nodeByteCodec } from '../../segments/node-byte-codec.ts';
import { SegmentFiles } from '../../segments/segment-files.ts';
import type { PartRow } from '../compaction/part-row.ts';
import type { Connection } from '../connection.ts';
import { GuardedSeries, unreadable } from './guarded-series.ts';

/** Memory that indexes of parts may take in one thread. */
const maxIndexBytes = 32 * 1024 * 1024;
/** What an open part takes besides. */
const partOverheadBytes = 1000;

/** Open parts of one data folder, the least used given up when their indexes take too much memory. */
export class SealedParts {
  readonly #files: SegmentFiles;
  readonly #maxBytes: number;
  /** By place, in order of use: a part that is moved is another one. */
  readonly #parts = new Map<string, SealedPart>();
  #bytes = 0;

  constructor(files: SegmentFiles, maxBytes = maxIndexBytes) {
    this.#files = files;
    this.#maxBytes = maxBytes;
  }

  /** The series of `name` (number `key`) in the part. */
  series(row: PartRow, runId: RunId, name: string, key: number): SeriesPart | undefined {
    const where = { file: row.file, runId, name };
    try {
      const series = this.#open(row).series(key);
      return series === undefined ? undefined : new GuardedSeries(series, where);
    } catch (error) {
      throw unreadable(error, where);
    }
  }

  #open(row: PartRow): SealedPart {
    const place = `${row.segment}:${row.byteOffset}`;
    let part = this.#parts.get(place);
    if (part !== undefined) {
      this.#parts.delete(place);
    } else {
      part = new SealedPart(this.#files.part(row.file, row), nodeByteCodec);
      this.#bytes += part.indexBytes + partOverheadBytes;
    }
    this.#parts.set(place, part);
    for (const [oldest, { indexBytes }] of this.#parts) {
      if (this.#bytes <= this.#maxBytes || oldest === place) break;
      this.#parts.delete(oldest);
      this.#bytes -= indexBytes + partOverheadBytes;
    }
    return part;
  }
}

const ofConnections = new WeakMap<Connection, SealedParts>();

/** Those beside the connection's database. */
export function sealedPartsOf(connection: Connection): SealedParts {
  let parts = ofConnections.get(connection);
  if (parts === undefined) {
    const file = connection.database.location();
    if (file === null) throw new Error('a database in memory has no sealed parts');
    ofConnections.set(connection, (parts = new SealedParts(new SegmentFiles(dirname(file)))));
  }
  return parts;
}
