import { DamagedBytesError } from './bytes.ts';
import type { ByteReader, ByteWriter } from './bytes.ts';

/*
 * Bytes of a skewed but otherwise irregular distribution, each in about as many bits as it is rare: range asymmetric numeral systems
 * (Duda, arXiv:1311.2540, 2013) of order 0. For a few hundred to a few thousand bytes this is smaller and quicker than a call of a
 * general compressor, which sets up more than it works.
 *
 * Two states take turns, so that one symbol need not wait for the one before. A state lies in [2^15, 2^31), frequencies add up to 2^10, and
 * words of 16 bits move between state and stream. Written backwards, read forwards; both states end where they began, which is
 * a check of its own. Layout: least and greatest byte, a frequency for each byte from one to the other (after a 0, how many more follow), the number of
 * words, both states, the words.
 */
const bits = 10;
const total = 1 << bits;
const lowest = 1 << 15;

const frequencies = new Uint32Array(256);
const starts = new Uint32Array(256);
/** For each slot of 2^10: its byte, the byte's frequency (from bit 8) and the slot's place in it (from bit 18). */
const slots = new Uint32Array(total);
let words = new Uint16Array(1024);

/** About how many bytes writing takes where `entropyBytes` is the least that so many different bytes do. */
export const entropyCodeBytes = (entropyBytes: number, symbols: number): number =>
  entropyBytes * 1.005 + symbols * 1.3 + 14;

/**
 * Frequencies that add up to 2^10 with no byte that occurs left out. False where that is not to be had by taking from the most frequent
 * alone: then the bytes are too even to gain by this code.
 */
function normalize(counts: Uint32Array, n: number): boolean {
  let sum = 0;
  let most = 0;
  for (let i = 0; i < 256; i++) {
    const count = counts[i] ?? 0;
    const frequency = count === 0 ? 0 : Math.max(1, Math.round((count * total) / n));
    frequencies[i] = frequency;
    sum += frequency;
    if (frequency > (frequencies[most] ?? 0)) most = i;
  }
  const left = (frequencies[most] ?? 0) + total - sum;
  if (left < (frequencies[most] ?? 0) / 2 || left < 1 || left >= total) return false;
  frequencies[most] = left;
  return true;
}

/** Writes the bytes, of which `counts` tells how often each occurs; false, and nothing written, where the code does not fit them. */
export function writeEntropyCode(out: ByteWriter, bytes: Uint8Array, counts: Uint32Array): boolean {
  const n = bytes.length;
  if (!normalize(counts, n)) return false;
  let start = 0;
  let least = 255;
  let greatest = 0;
  for (let i = 0; i < 256; i++) {
    const frequency = frequencies[i] ?? 0;
    starts[i] = start;
    start += frequency;
    if (frequency === 0) continue;
    if (i < least) least = i;
    greatest = i;
  }
  if (words.length < n + 4) words = new Uint16Array(n * 2);
  let at = words.length;
  // The state whose turn it is, and the other.
  let own = lowest;
  let other = lowest;
  for (let i = n - 1; i >= 0; i--) {
    const byte = bytes[i] ?? 0;
    const frequency = frequencies[byte] ?? 1;
    let state = own;
    if (state >= frequency * (1 << 21)) {
      words[--at] = state;
      state >>>= 16;
    }
    const quotient = Math.floor(state / frequency);
    const next = quotient * total + (state - quotient * frequency) + (starts[byte] ?? 0);
    own = other;
    other = next;
  }
  out.byte(least);
  out.byte(greatest);
  for (let i = least; i <= greatest; i++) {
    const frequency = frequencies[i] ?? 0;
    out.varint(frequency);
    if (frequency > 0) continue;
    const from = i;
    while ((frequencies[i + 1] ?? 0) === 0) i++;
    out.varint(i - from);
  }
  out.varint(words.length - at);
  out.uint32(other);
  out.uint32(own);
  for (let i = at; i < words.length; i++) {
    const word = words[i] ?? 0;
    out.byte(word & 255);
    out.byte(word >>> 8);
  }
  return true;
}

/** Fills `into` with as many bytes as writeEntropyCode was given. */
export function readEntropyCode(input: ByteReader, into: Uint8Array): void {
  const n = into.length;
  const least = input.byte();
  const greatest = input.byte();
  let filled = 0;
  for (let byte = least; byte <= greatest; byte++) {
    const frequency = input.varint();
    if (frequency === 0) byte += input.varint();
    if (filled + frequency > total || frequency === total)
      throw new DamagedBytesError('frequencies of bytes are too great');
    for (let i = 0; i < frequency; i++) slots[filled + i] = byte | (frequency << 8) | (i << 18);
    filled += frequency;
  }
  if (filled !== total) throw new DamagedBytesError('frequencies of bytes are too small');
  const length = input.varint() * 2;
  let own = input.uint32();
  let other = input.uint32();
  const stream = input.bytes(length);
  if (own < lowest || own >= 2 ** 31 || other < lowest || other >= 2 ** 31)
    throw new DamagedBytesError('a state of an entropy code is out of range');
  let at = 0;
  for (let i = 0; i < n; i++) {
    const slot = slots[own & (total - 1)] ?? 0;
    into[i] = slot;
    let state = ((slot >>> 8) & (total - 1)) * (own >>> bits) + (slot >>> 18);
    if (state < lowest) {
      state = (state << 16) | (stream[at] ?? 0) | ((stream[at + 1] ?? 0) << 8);
      at += 2;
    }
    own = other;
    other = state;
  }
  if (at !== length || own !== lowest || other !== lowest)
    throw new DamagedBytesError('an entropy code does not end where it should');
}
