import { readPlanes, writePlanes } from './byte-planes.ts';
import { DamagedBytesError } from './bytes.ts';
import type { ByteReader, ByteWriter } from './bytes.ts';
import { isPlain, readNumber, writeNumber } from './number-code.ts';
import { chunkPoints } from './source.ts';
import type { ByteCodec } from './source.ts';

/*
 * A column of up to 1,024 integers: the first, the least difference between neighbours, and how far each difference is above it,
 * in as many bytes as the greatest needs: none for a constant stride. What is no such column (numbers beyond 2^51, -0,
 * fractions, NaN) is kept as doubles, bit for bit. The order is free: differences may be negative.
 */
const widthDoubles = 8;

const above = new Uint32Array(chunkPoints);
const aboveBytes = new Uint8Array(above.buffer);
const planes = new Uint8Array(chunkPoints * 8);
const doubles = new Float64Array(chunkPoints);
const doubleBytes = new Uint8Array(doubles.buffer);

/** Bytes that a difference above the least needs, 8 where the column is no column of integers. */
export function deltaWidth(values: Float64Array): number {
  const n = values.length;
  let least = Infinity;
  let greatest = -Infinity;
  let previous = values[0] ?? 0;
  if (!isPlain(previous)) return widthDoubles;
  for (let i = 1; i < n; i++) {
    const value = values[i] ?? 0;
    if (!isPlain(value)) return widthDoubles;
    const delta = value - previous;
    if (delta < least) least = delta;
    if (delta > greatest) greatest = delta;
    previous = value;
  }
  const extent = greatest - least;
  if (n < 2 || extent === 0) return 0;
  return extent < 2 ** 8 ? 1 : extent < 2 ** 16 ? 2 : extent < 2 ** 32 ? 4 : widthDoubles;
}

/** Writes 1 to 1,024 values. `width` is what deltaWidth says of them. */
export function writeDeltas(out: ByteWriter, values: Float64Array, width: number, codec: ByteCodec): void {
  const n = values.length;
  out.byte(width);
  if (width === widthDoubles) {
    doubles.set(values);
    splitPlanes(doubleBytes, widthDoubles, widthDoubles, n);
    writePlanes(out, planes, widthDoubles, n, codec);
    return;
  }
  const first = values[0] ?? 0;
  writeNumber(out, first);
  if (n < 2) return;
  let least = Infinity;
  let previous = first;
  for (let i = 1; i < n; i++) {
    const value = values[i] ?? 0;
    if (value - previous < least) least = value - previous;
    previous = value;
  }
  writeNumber(out, least);
  previous = first;
  for (let i = 1; i < n; i++) {
    const value = values[i] ?? 0;
    above[i - 1] = value - previous - least;
    previous = value;
  }
  splitPlanes(aboveBytes, 4, width, n - 1);
  writePlanes(out, planes, width, n - 1, codec);
}

/** Fills `into` with what writeDeltas wrote of as many values. */
export function readDeltas(input: ByteReader, into: Float64Array, codec: ByteCodec): void {
  const n = into.length;
  const width = input.byte();
  if (width === widthDoubles) {
    readPlanes(input, planes, widthDoubles, n, codec);
    joinPlanes(doubleBytes, widthDoubles, widthDoubles, n);
    into.set(doubles.subarray(0, n));
    return;
  }
  if (width !== 0 && width !== 1 && width !== 2 && width !== 4)
    throw new DamagedBytesError(`integers of ${width} bytes`);
  let value = readNumber(input);
  into[0] = value;
  if (n < 2) return;
  const least = readNumber(input);
  readPlanes(input, planes, width, n - 1, codec);
  switch (width) {
    case 0:
      for (let i = 1; i < n; i++) into[i] = value += least;
      break;
    case 1:
      for (let i = 1; i < n; i++) into[i] = value += least + (planes[i - 1] ?? 0);
      break;
    default:
      above.fill(0, 0, n);
      joinPlanes(aboveBytes, 4, width, n - 1);
      for (let i = 1; i < n; i++) into[i] = value += least + (above[i - 1] ?? 0);
  }
}

/** The first `width` bytes of n numbers of `size` bytes each, laid into planes. */
function splitPlanes(bytes: Uint8Array, size: number, width: number, n: number): void {
  for (let p = 0; p < width; p++) {
    const from = p * n;
    for (let i = 0; i < n; i++) planes[from + i] = bytes[i * size + p] ?? 0;
  }
}

function joinPlanes(bytes: Uint8Array, size: number, width: number, n: number): void {
  for (let p = 0; p < width; p++) {
    const from = p * n;
    for (let i = 0; i < n; i++) bytes[i * size + p] = planes[from + i] ?? 0;
  }
}
