import { DamagedBytesError } from './bytes.ts';
import type { ByteReader, ByteWriter } from './bytes.ts';
import { entropyCodeBytes, readEntropyCode, writeEntropyCode } from './entropy-code.ts';
import type { ByteCodec } from './source.ts';

/*
 * Byte planes: plane p of a column of n numbers of w bytes holds byte p of each. Planes lie one after the other, n bytes each, and are
 * stored in groups of neighbours: a head (kind, then how many planes), then the bytes: as they are; one byte that all are equal
 * to; in an entropy code, where they are skewed; or a compressed frame with its length, where they repeat. Planes whose bytes
 * spread alike share a group. Noise is offered to neither: it would spoil the table of symbols for the rest.
 */
const kindPlain = 0;
const kindConstant = 1;
const kindPacked = 2;
const kindSkewed = 3;
const mostPlanes = 63;

/** What a frame costs beside its symbols, about. */
const frameBytes = 16;
/** How much smaller a frame has to be than the entropy code to be worth its call. */
const callWorth = 0.95;
/** Below this nothing but equal bytes is worth a look. */
const leastCounted = 48;

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
const together = new Uint32Array(256);

/** Bytes that the counts need at least, by their entropy of order 0 (Shannon 1948). */
function leastBytes(counts: Uint32Array, total: number): number {
  const logs = entropyTable();
  let sum = 0;
  for (let i = 0; i < 256; i++) sum += logs[counts[i] ?? 0] ?? 0;
  return Math.max(0, (logs[total] ?? 0) - sum) / 8;
}

function isConstant(bytes: Uint8Array, from: number, to: number): boolean {
  const first = bytes[from];
  for (let i = from + 1; i < to; i++) if (bytes[i] !== first) return false;
  return true;
}

interface PlaneCost {
  readonly kind: number;
  readonly bytes: number;
}

/** The least that the counted bytes take, and how. `stepBytes`: the entropy of their differences, which are few where bytes repeat. */
function costOf(counts: Uint32Array, n: number, stepBytes: number): PlaneCost {
  let symbols = 0;
  for (let i = 0; i < 256; i++) if (counts[i] !== 0) symbols++;
  const entropy = leastBytes(counts, n);
  const skewed = entropyCodeBytes(entropy, symbols);
  // A regular sequence looks like noise by its bytes and like little by its steps; the compressor sees its repetitions.
  const packed = Math.min(entropy + symbols / 2, stepBytes * 1.5) + frameBytes;
  if (Math.min(skewed, packed) >= n) return { kind: kindPlain, bytes: n };
  return packed < skewed * callWorth ? { kind: kindPacked, bytes: packed } : { kind: kindSkewed, bytes: skewed };
}

/** Writes `planes` planes of n bytes each, n up to 1,024. */
export function writePlanes(out: ByteWriter, bytes: Uint8Array, planes: number, n: number, codec: ByteCodec): void {
  let kind = -1;
  let start = 0;
  let groupBytes = 0;
  let groupSteps = 0;
  const flush = (end: number): void => {
    if (end > start) writeGroup(out, bytes.subarray(start * n, end * n), kind, end - start, codec);
    start = end;
  };
  for (let p = 0; p < planes; p++) {
    const from = p * n;
    if (p - start === mostPlanes) flush(p);
    if (isConstant(bytes, from, from + n)) {
      if (kind !== kindConstant || bytes[from] !== bytes[start * n]) flush(p);
      kind = kindConstant;
      continue;
    }
    if (n < leastCounted) {
      if (kind !== kindPlain) flush(p);
      kind = kindPlain;
      continue;
    }
    countBytes(bytes, from, from + n);
    const stepBytes = leastBytes(steps, n);
    const cost = costOf(histogram, n, stepBytes);
    const joins = start < p && cost.kind === kind;
    if (joins && (kind === kindPacked || kind === kindSkewed)) {
      for (let i = 0; i < 256; i++) together[i] = (groupHistogram[i] ?? 0) + (histogram[i] ?? 0);
      const joint = costOf(together, (p + 1 - start) * n, groupSteps + stepBytes);
      if (joint.kind === kind && joint.bytes <= groupBytes + cost.bytes) {
        groupHistogram.set(together);
        groupBytes = joint.bytes;
        groupSteps += stepBytes;
        continue;
      }
    } else if (joins) continue;
    flush(p);
    kind = cost.kind;
    groupHistogram.set(histogram);
    groupBytes = cost.bytes;
    groupSteps = stepBytes;
  }
  flush(planes);
}

/** Counts bytes and their differences. */
function countBytes(bytes: Uint8Array, from: number, to: number): void {
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
}

function writeGroup(out: ByteWriter, bytes: Uint8Array, kind: number, planes: number, codec: ByteCodec): void {
  switch (kind) {
    case kindConstant:
      out.byte((kindConstant << 6) | planes);
      out.byte(bytes[0] ?? 0);
      return;
    case kindPacked: {
      const packed = codec.compress(bytes);
      if (packed.length + 3 >= bytes.length) break;
      out.byte((kindPacked << 6) | planes);
      out.varint(packed.length);
      out.bytes(packed);
      return;
    }
    case kindSkewed: {
      histogram.fill(0);
      for (let i = 0; i < bytes.length; i++) histogram[bytes[i] ?? 0] = (histogram[bytes[i] ?? 0] ?? 0) + 1;
      const start = out.length;
      out.byte((kindSkewed << 6) | planes);
      if (writeEntropyCode(out, bytes, histogram) && out.length - start <= bytes.length) return;
      out.truncate(start);
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
        readEntropyCode(input, into.subarray(from, from + size));
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
