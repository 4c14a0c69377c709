import { ftruncateSync, writeSync } from 'node:fs';
import { slotBytes, slotsOf } from './record-layout.ts';
import { ringWord } from './ring-words.ts';
import type { Ring } from './ring.ts';
import { frameHeaderBytes, framePayloadBytes, longestFrameBytes, sealFrame } from './spool-frame.ts';

const littlePayloadBytes = 8_192;
const scratchBytes = 4 * framePayloadBytes + longestFrameBytes;
let scratch: Uint8Array<ArrayBuffer> | undefined;

/**
 * Writes what the ring holds to the open segment of its spool; the caller holds the drain lock. Throws what the file
 * system says when the write fails: the segment is then as long as before, and the records are still in the ring.
 * `little` writes little at a time, to use what room there is.
 */
export function drainRing(ring: Ring, { little = false } = {}): void {
  const { words } = ring;
  const file = Atomics.load(words, ringWord.file);
  const head = Atomics.load(words, ringWord.head);
  if (file < 0) return;
  scratch ??= new Uint8Array(scratchBytes);
  let tail = Atomics.load(words, ringWord.tail);
  while (tail !== head) {
    let length = 0;
    while (tail !== head && (length === 0 || (!little && length + longestFrameBytes <= scratch.length))) {
      const end = endOfFrame(ring, tail, head, little ? littlePayloadBytes : framePayloadBytes);
      length += copyFrame(ring, tail, end, scratch, length);
      tail = end;
    }
    writeWhole(file, scratch.subarray(0, length), words);
    Atomics.store(words, ringWord.tail, tail);
    Atomics.notify(words, ringWord.tail);
  }
}

/** The end of the last record that still belongs to a frame that begins at `tail`. */
function endOfFrame(ring: Ring, tail: number, head: number, payloadBytes: number): number {
  const mask = ring.capacity - 1;
  let at = tail;
  while (at !== head && ((at - tail) | 0) * slotBytes < payloadBytes) {
    at = (at + slotsOf(ring.halves[(at & mask) * 2 + 1] ?? 0)) | 0;
  }
  return at;
}

/** Copies the slots from `tail` to `end` as one frame; answers its length. */
function copyFrame(ring: Ring, tail: number, end: number, target: Uint8Array, at: number): number {
  const payload = ((end - tail) | 0) * slotBytes;
  const start = (tail & (ring.capacity - 1)) * slotBytes;
  const untilEnd = Math.min(payload, ring.bytes.length - start);
  target.set(ring.bytes.subarray(start, start + untilEnd), at + frameHeaderBytes);
  target.set(ring.bytes.subarray(0, payload - untilEnd), at + frameHeaderBytes + untilEnd);
  sealFrame(target, at, payload, Atomics.load(ring.words, ringWord.segment));
  return frameHeaderBytes + payload;
}

function writeWhole(file: number, bytes: Uint8Array, words: Int32Array<SharedArrayBuffer>): void {
  const before = Atomics.load(words, ringWord.length);
  try {
    for (let done = 0; done < bytes.length;) done += writeSync(file, bytes, done, bytes.length - done, before + done);
  } catch (thrown) {
    // A part of a frame in the middle of a segment would hide what comes after it.
    ftruncateSync(file, before);
    throw thrown;
  }
  Atomics.store(words, ringWord.length, before + bytes.length);
  Atomics.store(words, ringWord.dirty, 1);
}
