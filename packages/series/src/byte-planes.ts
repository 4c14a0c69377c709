import { DamagedBytesError } from './bytes.ts';
import type { ByteReader, ByteWriter } from './bytes.ts';
import type { ByteCodec } from './source.ts';

/*
 * Byte planes: plane p of a column of n numbers of w bytes holds byte p of each. Planes lie one after the other, n bytes each, and are
 * stored in groups of neighbours: a head (kind, then how many planes), then the bytes: as they are, one byte that all are equal
 * to, or a compressed frame with its length. Planes whose bytes spread alike share a frame; noise is never offered to the compressor,
 * which would spoil its one table of symbols for the rest and cost the time of a call.
 */
const kindPlain = 0;
const kindConstant = 1;
const kindPacked = 2;
const mostPlanes = 63;

/** What a frame costs beside its symbols: its head and its table, about. */
const frameBytes = 24;

/** Room for the entropy table: k·log2(k) for every possible count of a byte among 64 planes of 1,024. */
const tableSize = 65_536;
let table: Float64Array | undefined;
function entropyTable(): Float64Array {
  table ??= Float64Array.from({ length: tableSize + 1 }, (_, k) => (k === 0 ? 0 : k * Math.log2(k)));
  return table;
}

const histogram = new Uint32Array(256);
const steps = new Uint32Array(256);
const groupHistogram = new Uint32Array(256);

/** Bytes that the counts need at least, by their entropy of order 0 (Shannon 1948). */
function leastBytes(counts: Uint32Array, total: number, logs: Float64Array): number {
  let sum = 0;
  for (let i = 0; i < 256; i++) sum += logs[counts[i] ?? 0] ?? 0;
  return Math.max(0, (logs[total] ?? 0) - sum) / 8;
}

function isConstant(bytes: Uint8Array, from: number, to: number): boolean {
  const first = bytes[from];
  for (let i = from + 1; i < to; i++) if (bytes[i] !== first) return false;
  return true;
}

/** Writes `planes` planes of n bytes each, n up to 1,024. */
export function writePlanes(out: ByteWriter, bytes: Uint8Array, planes: number, n: number, codec: ByteCodec): void {
  const logs = entropyTable();
  let kind = -1;
  let start = 0;
  let groupCost = 0;
  const flush = (end: number): void => {
    if (end > start) writeGroup(out, bytes.subarray(start * n, end * n), kind, end - start, codec);
    start = end;
  };
  for (let p = 0; p < planes; p++) {
    const from = p * n;
    const to = from + n;
    if (p - start === mostPlanes) flush(p);
    if (isConstant(bytes, from, to)) {
      if (kind !== kindConstant || bytes[from] !== bytes[start * n]) flush(p);
      kind = kindConstant;
      continue;
    }
    histogram.fill(0);
    steps.fill(0);
    let previous = 0;
    for (let i = from; i < to; i++) {
      const byte = bytes[i] ?? 0;
      histogram[byte] = (histogram[byte] ?? 0) + 1;
      const step = (byte - previous) & 255;
      steps[step] = (steps[step] ?? 0) + 1;
      previous = byte;
    }
    const cost = leastBytes(histogram, n, logs);
    // A regular sequence looks like noise by its bytes and like nothing by its steps; the compressor sees its repetitions.
    const promising = Math.min(cost, leastBytes(steps, n, logs) * 1.5) + frameBytes < n;
    if (!promising) {
      if (kind !== kindPlain) flush(p);
      kind = kindPlain;
      continue;
    }
    if (kind === kindPacked) {
      for (let i = 0; i < 256; i++) groupHistogram[i] = (groupHistogram[i] ?? 0) + (histogram[i] ?? 0);
      const together = leastBytes(groupHistogram, (p + 1 - start) * n, logs);
      if (together <= groupCost + cost + frameBytes * 1.5) {
        groupCost = together;
        continue;
      }
    }
    flush(p);
    kind = kindPacked;
    groupCost = cost;
    groupHistogram.set(histogram);
  }
  flush(planes);
}

function writeGroup(out: ByteWriter, bytes: Uint8Array, kind: number, planes: number, codec: ByteCodec): void {
  if (kind === kindConstant) {
    out.byte((kindConstant << 6) | planes);
    out.byte(bytes[0] ?? 0);
    return;
  }
  if (kind === kindPacked) {
    const packed = codec.compress(bytes);
    if (packed.length + 3 < bytes.length) {
      out.byte((kindPacked << 6) | planes);
      out.varint(packed.length);
      out.bytes(packed);
      return;
    }
  }
  out.byte((kindPlain << 6) | planes);
  out.bytes(bytes);
}

/** Reads what writePlanes wrote into the start of `into`. `planes` 0 reads nothing. */
export function readPlanes(input: ByteReader, into: Uint8Array, planes: number, n: number, codec: ByteCodec): void {
  for (let p = 0; p < planes;) {
    const head = input.byte();
    const count = head & mostPlanes;
    if (count === 0 || count > planes - p)
      throw new DamagedBytesError(`${count} planes of bytes where ${planes - p} are left`);
    const from = p * n;
    const size = count * n;
    switch (head >> 6) {
      case kindPlain:
        into.set(input.bytes(size), from);
        break;
      case kindConstant:
        into.fill(input.byte(), from, from + size);
        break;
      case kindPacked:
        into.set(unpacked(input.bytes(input.varint()), size, codec), from);
        break;
      default:
        throw new DamagedBytesError('unknown kind of byte planes');
    }
    p += count;
  }
}

function unpacked(bytes: Uint8Array, size: number, codec: ByteCodec): Uint8Array {
  let plain;
  try {
    plain = codec.decompress(bytes, size);
  } catch (error) {
    throw new DamagedBytesError('a compressed section does not read', { cause: error });
  }
  if (plain.length !== size) throw new DamagedBytesError(`a compressed section of ${plain.length} bytes, not ${size}`);
  return plain;
}
