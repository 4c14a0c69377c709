import { DamagedBytesError } from '../src/bytes.ts';
import { PartWriter } from '../src/part-writer.ts';
import type { PointColumns } from '../src/points.ts';
import type { ByteSource } from '../src/source.ts';
import { nodeCodec } from './node-codec.ts';

/** Bytes in memory as a source; counts what is read. */
export class MemorySource implements ByteSource {
  readonly #bytes: Uint8Array;
  readonly reads: { offset: number; length: number }[] = [];

  constructor(bytes: Uint8Array) {
    this.#bytes = bytes;
  }

  get length(): number {
    return this.#bytes.length;
  }

  read(offset: number, length: number): Uint8Array {
    if (!(offset >= 0 && length >= 0 && offset + length <= this.#bytes.length))
      throw new DamagedBytesError(`bytes ${offset} to ${offset + length} of ${this.#bytes.length}`);
    this.reads.push({ offset, length });
    return this.#bytes.subarray(offset, offset + length);
  }
}

/** The bytes of a part with these series, each in order. */
export function partBytes(series: readonly (readonly [number, Iterable<PointColumns>])[]): Uint8Array<ArrayBuffer> {
  const written: Uint8Array[] = [];
  const writer = new PartWriter((bytes) => written.push(bytes), nodeCodec);
  for (const [key, portions] of series) writer.addSeries(key, portions);
  const { byteLength } = writer.finish();
  const bytes = new Uint8Array(byteLength);
  let at = 0;
  for (const piece of written) {
    bytes.set(piece, at);
    at += piece.length;
  }
  return bytes;
}
