import { ByteReader, ByteWriter, DamagedBytesError } from './bytes.ts';
import { crc32 } from './crc32.ts';
import { areFloat32Exact } from './float32-exact.ts';
import type { NameLists } from './name-lists.ts';
import type { PointBatch } from './points.ts';

/*
 * One row of the metric log. Layout: magic "AB", version 1, flags; names (count, then length-prefixed UTF-8); point
 * count; name indices (unless one name); mask of present steps (only when some but not all are present); present steps as float64
 * deltas in zigzag varints, split where a delta is not exact; times likewise; values as float64, or float32
 * where that loses nothing; CRC-32 of all before it.
 */
const magic = [0x41, 0x42] as const;
const version = 1;
const flagSteps = 1;
const flagStepMask = 2;
const flagFloat32 = 4;
const maxNames = 1_000_000;
const maxPoints = 10_000_000;
const leastPointBytes = 5;

/** The memory of a column. Little-endian, as every processor that Node and browsers run on today. */
const bytesOf = (column: Float32Array | Float64Array): Uint8Array =>
  new Uint8Array(column.buffer, column.byteOffset, column.byteLength);

/** Deltas beyond this are not written as varints, so that sums of doubles stay exact. */
const maxDelta = 2 ** 51;

function writeIntegers(out: ByteWriter, values: ArrayLike<number>): void {
  let previous = 0;
  for (let i = 0; i < values.length; i++) {
    const value = values[i] ?? 0;
    const delta = value - previous;
    if (Math.abs(delta) < maxDelta) out.varint((delta >= 0 ? delta * 2 : -delta * 2 - 1) + 1);
    else {
      out.varint(0);
      out.float64(value);
    }
    previous = value;
  }
}

function readIntegers(input: ByteReader, count: number): Float64Array {
  const values = new Float64Array(count);
  let previous = 0;
  for (let i = 0; i < count; i++) {
    const code = input.varint();
    if (code === 0) previous = input.float64();
    else {
      const zigzag = code - 1;
      const half = Math.floor(zigzag / 2);
      previous += zigzag === half * 2 ? half : -half - 1;
    }
    values[i] = previous;
  }
  return values;
}

/** The steps that are not NaN: the very same column where all are. */
function presentSteps(steps: Float64Array): Float64Array {
  let count = 0;
  for (let i = 0; i < steps.length; i++) if (!Number.isNaN(steps[i])) count++;
  if (count === steps.length) return steps;
  const present = new Float64Array(count);
  let at = 0;
  for (let i = 0; i < steps.length && at < count; i++) {
    const step = steps[i] ?? Number.NaN;
    if (!Number.isNaN(step)) present[at++] = step;
  }
  return present;
}

/** A bit for each step, set where it is not NaN. */
function maskOf(steps: Float64Array): Uint8Array {
  const mask = new Uint8Array(Math.ceil(steps.length / 8));
  for (let i = 0; i < steps.length; i++)
    if (!Number.isNaN(steps[i])) mask[i >> 3] = (mask[i >> 3] ?? 0) | (1 << (i & 7));
  return mask;
}

/** Steps and times must be integers within ±2^53 (steps NaN where absent); values any double, bit for bit. */
export function encodeBatch(batch: PointBatch): Uint8Array<ArrayBuffer> {
  const { names, nameIndex, steps, timesMs, values } = batch;
  const n = values.length;
  const present = presentSteps(steps);
  const some = present.length > 0;
  const mixed = some && present.length < n;
  const narrow = areFloat32Exact(values);
  const out = new ByteWriter(64 + n * 12);
  for (const byte of magic) out.byte(byte);
  out.byte(version);
  out.byte((some ? flagSteps : 0) | (mixed ? flagStepMask : 0) | (narrow ? flagFloat32 : 0));
  out.varint(names.length);
  for (const name of names) out.text(name);
  out.varint(n);
  if (names.length > 1) for (let i = 0; i < n; i++) out.varint(nameIndex[i] ?? 0);
  if (mixed) {
    out.bytes(maskOf(steps));
  }
  writeIntegers(out, present);
  writeIntegers(out, timesMs);
  out.bytes(bytesOf(narrow ? new Float32Array(values) : values));
  out.uint32(crc32(out.written()));
  return out.finish();
}

function readMasked(input: ByteReader, n: number, mask: Uint8Array): Float64Array {
  let count = 0;
  for (let i = 0; i < n; i++) count += ((mask[i >> 3] ?? 0) >> (i & 7)) & 1;
  const present = readIntegers(input, count);
  const steps = new Float64Array(n);
  let at = 0;
  for (let i = 0; i < n; i++)
    steps[i] = ((mask[i >> 3] ?? 0) >> (i & 7)) & 1 ? (present[at++] ?? Number.NaN) : Number.NaN;
  return steps;
}

const decoder = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });
function textOf(bytes: Uint8Array): string {
  try {
    return decoder.decode(bytes);
  } catch {
    throw new DamagedBytesError('a metric name is not UTF-8');
  }
}

function readNames(input: ByteReader, count: number, lists: NameLists | undefined): readonly string[] {
  const rest = input.rest();
  const known = lists?.find(count, rest);
  if (known !== undefined) {
    input.bytes(known.bytes.length);
    return known.names;
  }
  const names = Array.from({ length: count }, () => textOf(input.bytes(input.varint())));
  lists?.keep(names, rest.subarray(0, rest.length - input.remaining));
  return names;
}

/** Throws DamagedBytesError when the bytes are not exactly what encodeBatch made. `lists`: those of the batches before. */
export function decodeBatch(bytes: Uint8Array, lists?: NameLists): PointBatch {
  if (bytes.length < 8) throw new DamagedBytesError('a metric batch is too short');
  const body = bytes.subarray(0, bytes.length - 4);
  if (new ByteReader(bytes.subarray(bytes.length - 4)).uint32() !== crc32(body)) {
    throw new DamagedBytesError('the checksum of a metric batch does not match');
  }
  const input = new ByteReader(body);
  if (input.byte() !== magic[0] || input.byte() !== magic[1]) throw new DamagedBytesError('not a metric batch');
  const found = input.byte();
  if (found !== version) throw new DamagedBytesError(`metric batch of version ${found}, this program reads ${version}`);
  const flags = input.byte();
  const nameCount = input.varint();
  if (nameCount > maxNames) throw new DamagedBytesError(`${nameCount} metric names in a batch`);
  const names = readNames(input, nameCount, lists);
  const n = input.varint();
  // Five bytes are the least that a point takes: memory follows what came, not what is claimed.
  if (n > maxPoints || n * leastPointBytes > input.remaining) throw new DamagedBytesError(`${n} points in a batch`);
  if (n > 0 && nameCount === 0) throw new DamagedBytesError('points without a metric name');
  const nameIndex = new Uint32Array(n);
  if (nameCount > 1) {
    for (let i = 0; i < n; i++) {
      const index = input.varint();
      if (index >= nameCount) throw new DamagedBytesError(`name index ${index} of ${nameCount}`);
      nameIndex[i] = index;
    }
  }
  const mask = flags & flagStepMask ? input.bytes(Math.ceil(n / 8)) : undefined;
  const steps =
    mask !== undefined
      ? readMasked(input, n, mask)
      : flags & flagSteps
        ? readIntegers(input, n)
        : new Float64Array(n).fill(Number.NaN);
  const timesMs = readIntegers(input, n);
  const stored = flags & flagFloat32 ? new Float32Array(n) : new Float64Array(n);
  bytesOf(stored).set(input.bytes(stored.byteLength));
  const values = stored instanceof Float64Array ? stored : new Float64Array(stored);
  if (input.remaining > 0) throw new DamagedBytesError(`${input.remaining} bytes too many in a metric batch`);
  return { names, nameIndex, steps, timesMs, values };
}
