import { readPlanes, writePlanes } from './byte-planes.ts';
import { ByteReader, ByteWriter, DamagedBytesError } from './bytes.ts';
import { deltaWidth, readDeltas, writeDeltas } from './delta-column.ts';
import { areFloat32Exact } from './float32-exact.ts';
import type { PointColumns } from './points.ts';
import { chunkPoints } from './source.ts';
import type { ByteCodec } from './source.ts';

/*
 * A chunk: up to 1,024 points of one series. Layout: magic "AC", version 1, flags; point count; mask of present steps (only when
 * some but not all are present); present steps and times as columns of differences; values as byte planes of float32 where all
 * are exact in it, else of float64, or as differences where they are integers with even strides; CRC-32 of all before it.
 */
const magic = [0x41, 0x43] as const;
const version = 1;
const flagSteps = 1;
const flagStepMask = 2;
const flagFloat32 = 4;
const flagIntegers = 8;
const knownFlags = 15;
const leastLength = 9;

const planes = new Uint8Array(chunkPoints * 8);
const narrow = new Float32Array(chunkPoints);
const narrowWords = new Uint32Array(narrow.buffer);
const wide = new Float64Array(chunkPoints);
const wideWords = new Uint32Array(wide.buffer);
const present = new Float64Array(chunkPoints);

/** 1 to 1,024 points in any order, which is kept; steps, times and values come back bit for bit (an absent step as the usual NaN). */
export function encodeChunk(points: PointColumns, codec: ByteCodec): Uint8Array<ArrayBuffer> {
  const { steps, timesMs, values } = points;
  const n = values.length;
  if (n < 1 || n > chunkPoints || steps.length !== n || timesMs.length !== n)
    throw new RangeError(`a chunk has 1 to ${chunkPoints} points in columns of one length, not ${n}`);
  let count = 0;
  for (let i = 0; i < n; i++) {
    const step = steps[i] ?? 0;
    if (step === step) present[count++] = step;
  }
  const mixed = count > 0 && count < n;
  const isNarrow = areFloat32Exact(values);
  const valueWidth = deltaWidth(values);
  const integers = valueWidth < (isNarrow ? 2 : 4);
  const out = new ByteWriter(64 + n * (isNarrow ? 6 : 10));
  out.byte(magic[0]);
  out.byte(magic[1]);
  out.byte(version);
  out.byte(
    (count > 0 ? flagSteps : 0) |
      (mixed ? flagStepMask : 0) |
      (isNarrow && !integers ? flagFloat32 : 0) |
      (integers ? flagIntegers : 0),
  );
  out.varint(n);
  if (mixed) {
    const mask = new Uint8Array((n + 7) >> 3);
    for (let i = 0; i < n; i++) {
      const step = steps[i] ?? 0;
      if (step === step) mask[i >> 3] = (mask[i >> 3] ?? 0) | (1 << (i & 7));
    }
    out.bytes(mask);
  }
  if (count > 0) {
    const column = present.subarray(0, count);
    writeDeltas(out, column, deltaWidth(column), codec);
  }
  writeDeltas(out, timesMs, deltaWidth(timesMs), codec);
  if (integers) writeDeltas(out, values, valueWidth, codec);
  else if (isNarrow) {
    splitNarrow(values);
    writePlanes(out, planes, 4, n, codec);
  } else {
    splitWide(values);
    writePlanes(out, planes, 8, n, codec);
  }
  out.uint32(codec.crc32(out.written()));
  return out.finish();
}

/** Throws DamagedBytesError when the bytes are not exactly what encodeChunk made. */
export const decodeChunk = (bytes: Uint8Array, codec: ByteCodec): PointColumns =>
  decode(bytes, codec, (n) => ({
    steps: new Float64Array(n),
    timesMs: new Float64Array(n),
    values: new Float64Array(n),
  }));

/** As decodeChunk, into columns of just as many points; throws DamagedBytesError when the chunk has another number. */
export function decodeChunkInto(bytes: Uint8Array, codec: ByteCodec, into: PointColumns): void {
  decode(bytes, codec, (n) => {
    const expected = into.values.length;
    if (n !== expected) throw new DamagedBytesError(`a chunk of ${n} points where ${expected} belong`);
    return into;
  });
}

function decode(bytes: Uint8Array, codec: ByteCodec, columnsFor: (n: number) => PointColumns): PointColumns {
  if (bytes.length < leastLength) throw new DamagedBytesError('a chunk is too short');
  const body = bytes.subarray(0, bytes.length - 4);
  if (new ByteReader(bytes.subarray(bytes.length - 4)).uint32() !== codec.crc32(body))
    throw new DamagedBytesError('the checksum of a chunk does not match');
  const input = new ByteReader(body);
  if (input.byte() !== magic[0] || input.byte() !== magic[1]) throw new DamagedBytesError('not a chunk');
  const found = input.byte();
  if (found !== version) throw new DamagedBytesError(`chunk of version ${found}, this program reads ${version}`);
  const flags = input.byte();
  if ((flags & ~knownFlags) !== 0) throw new DamagedBytesError(`unknown flags ${flags} of a chunk`);
  const n = input.varint();
  if (n < 1 || n > chunkPoints) throw new DamagedBytesError(`${n} points in a chunk`);
  const columns = columnsFor(n);
  const { timesMs, values } = columns;
  readSteps(input, flags, columns.steps, codec);
  readDeltas(input, timesMs, codec);
  if (flags & flagIntegers) readDeltas(input, values, codec);
  else if (flags & flagFloat32) {
    readPlanes(input, planes, 4, n, codec);
    joinNarrow(values);
  } else {
    readPlanes(input, planes, 8, n, codec);
    joinWide(values);
  }
  if (input.remaining > 0) throw new DamagedBytesError(`${input.remaining} bytes too many in a chunk`);
  return columns;
}

function readSteps(input: ByteReader, flags: number, steps: Float64Array, codec: ByteCodec): void {
  const n = steps.length;
  if (!(flags & flagSteps)) {
    steps.fill(Number.NaN);
    return;
  }
  if (!(flags & flagStepMask)) {
    readDeltas(input, steps, codec);
    return;
  }
  const mask = input.bytes((n + 7) >> 3);
  let count = 0;
  for (let i = 0; i < n; i++) count += ((mask[i >> 3] ?? 0) >> (i & 7)) & 1;
  if (count === 0) throw new DamagedBytesError('a chunk with steps has none');
  const column = present.subarray(0, count);
  readDeltas(input, column, codec);
  let at = 0;
  for (let i = 0; i < n; i++)
    steps[i] = ((mask[i >> 3] ?? 0) >> (i & 7)) & 1 ? (column[at++] ?? Number.NaN) : Number.NaN;
}

function splitNarrow(values: Float64Array): void {
  const n = values.length;
  narrow.set(values);
  for (let i = 0; i < n; i++) {
    const word = narrowWords[i] ?? 0;
    planes[i] = word;
    planes[n + i] = word >>> 8;
    planes[2 * n + i] = word >>> 16;
    planes[3 * n + i] = word >>> 24;
  }
}

function splitWide(values: Float64Array): void {
  const n = values.length;
  wide.set(values);
  for (let i = 0; i < n; i++) {
    const low = wideWords[2 * i] ?? 0;
    const high = wideWords[2 * i + 1] ?? 0;
    planes[i] = low;
    planes[n + i] = low >>> 8;
    planes[2 * n + i] = low >>> 16;
    planes[3 * n + i] = low >>> 24;
    planes[4 * n + i] = high;
    planes[5 * n + i] = high >>> 8;
    planes[6 * n + i] = high >>> 16;
    planes[7 * n + i] = high >>> 24;
  }
}

/** The word of four bytes that lie n apart from `at` on. */
const wordAt = (at: number, n: number): number =>
  (planes[at] ?? 0) |
  ((planes[at + n] ?? 0) << 8) |
  ((planes[at + 2 * n] ?? 0) << 16) |
  ((planes[at + 3 * n] ?? 0) << 24);

function joinNarrow(into: Float64Array): void {
  const n = into.length;
  for (let i = 0; i < n; i++) narrowWords[i] = wordAt(i, n);
  for (let i = 0; i < n; i++) into[i] = narrow[i] ?? 0;
}

function joinWide(into: Float64Array): void {
  const n = into.length;
  for (let i = 0; i < n; i++) {
    wideWords[2 * i] = wordAt(i, n);
    wideWords[2 * i + 1] = wordAt(4 * n + i, n);
  }
  into.set(wide.subarray(0, n));
}
