import { ByteReader, ByteWriter, DamagedBytesError } from './bytes.ts';
import { crc32 } from './crc32.ts';
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

const scratch = new Float64Array(1);
const scratchBits = new BigUint64Array(scratch.buffer);
const bitsOf = (value: number): bigint => {
  scratch[0] = value;
  return scratchBits[0] ?? 0n;
};
const float32Exact = (value: number): boolean => bitsOf(Math.fround(value)) === bitsOf(value);

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
      previous += zigzag % 2 === 0 ? zigzag / 2 : -(zigzag + 1) / 2;
    }
    values[i] = previous;
  }
  return values;
}

/** Steps and times must be integers within ±2^53 (steps NaN where absent); values any double, bit for bit. */
export function encodeBatch(batch: PointBatch): Uint8Array<ArrayBuffer> {
  const { names, nameIndex, steps, timesMs, values } = batch;
  const n = values.length;
  const present = steps.filter((step) => !Number.isNaN(step));
  const some = present.length > 0;
  const mixed = some && present.length < n;
  const narrow = values.every(float32Exact);
  const out = new ByteWriter(64 + n * 12);
  for (const byte of magic) out.byte(byte);
  out.byte(version);
  out.byte((some ? flagSteps : 0) | (mixed ? flagStepMask : 0) | (narrow ? flagFloat32 : 0));
  out.varint(names.length);
  for (const name of names) out.text(name);
  out.varint(n);
  if (names.length > 1) for (const index of nameIndex) out.varint(index);
  if (mixed) {
    const mask = new Uint8Array(Math.ceil(n / 8));
    steps.forEach((step, i) => {
      if (!Number.isNaN(step)) mask[i >> 3] = (mask[i >> 3] ?? 0) | (1 << (i & 7));
    });
    out.bytes(mask);
  }
  writeIntegers(out, present);
  writeIntegers(out, timesMs);
  out.bytes(bytesOf(narrow ? Float32Array.from(values) : values));
  const body = out.finish();
  out.uint32(crc32(body));
  return out.finish();
}

const decoder = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });
function textOf(bytes: Uint8Array): string {
  try {
    return decoder.decode(bytes);
  } catch {
    throw new DamagedBytesError('a metric name is not UTF-8');
  }
}

/** Throws DamagedBytesError when the bytes are not exactly what encodeBatch made. */
export function decodeBatch(bytes: Uint8Array): PointBatch {
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
  const names = Array.from({ length: nameCount }, () => textOf(input.bytes(input.varint())));
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
  const steps = new Float64Array(n).fill(Number.NaN);
  if (mask !== undefined) {
    const at = Array.from({ length: n }, (_, i) => i).filter((i) => ((mask[i >> 3] ?? 0) >> (i & 7)) & 1);
    readIntegers(input, at.length).forEach((step, i) => (steps[at[i] ?? 0] = step));
  } else if (flags & flagSteps) steps.set(readIntegers(input, n));
  const timesMs = readIntegers(input, n);
  const stored = flags & flagFloat32 ? new Float32Array(n) : new Float64Array(n);
  bytesOf(stored).set(input.bytes(stored.byteLength));
  const values = stored instanceof Float64Array ? stored : Float64Array.from(stored);
  if (input.remaining > 0) throw new DamagedBytesError(`${input.remaining} bytes too many in a metric batch`);
  return { names, nameIndex, steps, timesMs, values };
}
