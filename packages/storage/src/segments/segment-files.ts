import { closeSync, openSync, readSync } from 'node:fs';
import { join } from 'node:path';
import { DamagedBytesError } from '@assay/series';
import type { ByteSource } from '@assay/series';
import { segmentFolder, segmentHeaderBytes, segmentHeaderFault } from './segment-file.ts';
import type { PartPlace } from './segment-writer.ts';

const maxOpen = 256;

/**
 * Segment files held open for reading, the least used closed when there are too many. What is open can be read also after it was
 * unlinked. One per thread; not closed itself, since the thread's end closes what it opened.
 */
export class SegmentFiles {
  readonly #folder: string;
  readonly #maxOpen: number;
  /** In order of use. */
  readonly #descriptors = new Map<string, number>();

  constructor(dataFolder: string, limit = maxOpen) {
    this.#folder = segmentFolder(dataFolder);
    this.#maxOpen = limit;
  }

  /** The bytes of one part. Opens the file now, so that it stays readable when it is unlinked meanwhile. */
  part(file: string, place: PartPlace): ByteSource {
    this.#descriptor(file);
    return {
      length: place.byteLength,
      read: (offset, length) => {
        if (offset < 0 || length < 0 || offset + length > place.byteLength)
          throw new DamagedBytesError(`bytes ${offset} to ${offset + length} of a part of ${place.byteLength}`);
        return this.#read(file, place.byteOffset + offset, length);
      },
    };
  }

  close(): void {
    for (const descriptor of this.#descriptors.values()) closeSync(descriptor);
    this.#descriptors.clear();
  }

  #read(file: string, position: number, length: number): Uint8Array {
    const bytes = new Uint8Array(length);
    const descriptor = this.#descriptor(file);
    for (let at = 0; at < length;) {
      const count = readSync(descriptor, bytes, at, length - at, position + at);
      if (count === 0) throw new DamagedBytesError(`the file ends at byte ${position + at}`);
      at += count;
    }
    return bytes;
  }

  #descriptor(file: string): number {
    let descriptor = this.#descriptors.get(file);
    if (descriptor !== undefined) {
      this.#descriptors.delete(file);
    } else {
      descriptor = openSync(join(this.#folder, file), 'r');
      const fault = headerFault(descriptor);
      if (fault !== undefined) {
        closeSync(descriptor);
        throw new DamagedBytesError(fault);
      }
      if (this.#descriptors.size >= this.#maxOpen) this.#closeOldest();
    }
    this.#descriptors.set(file, descriptor);
    return descriptor;
  }

  #closeOldest(): void {
    for (const [file, descriptor] of this.#descriptors) {
      this.#descriptors.delete(file);
      closeSync(descriptor);
      return;
    }
  }
}

function headerFault(descriptor: number): string | undefined {
  const header = new Uint8Array(segmentHeaderBytes);
  const count = readSync(descriptor, header, 0, segmentHeaderBytes, 0);
  return segmentHeaderFault(header.subarray(0, count));
}
