import { ByteReader, ByteWriter, DamagedBytesError } from './bytes.ts';
import { crc32 } from './crc32.ts';
import { areFloat32Exact } from './float32-exact.ts';

/*
 * Named columns of numbers behind a small head of JSON, little-endian (docs/reference/frames.md): 16 bytes of magic, version, length
 * and length of the head; the head; a directory of columns; the columns, each aligned to 8 bytes; the CRC-32 of all before it.
 */
const magic = 0x4c4f4341; // "ACOL"
const version = 1;
const fixedBytes = 16;
const maxColumns = 100_000;

export type NumberColumn = Uint8Array | Int32Array | Float64Array;

const types = [
  { code: 1, bytes: 1 },
  { code: 2, bytes: 4 },
  { code: 3, bytes: 4 },
  { code: 4, bytes: 8 },
] as const;
const [uint8, int32, float32, float64] = types;

export interface ColumnsFrame {
  /** Plain JSON, as it was given. */
  readonly head: unknown;
  readonly columns: ReadonlyMap<string, NumberColumn>;
}

const up8 = (n: number): number => (n + 7) & ~7;

/** Float64 columns are written in single precision where that loses nothing. O(bytes). */
export function encodeColumnsFrame(
  head: unknown,
  columns: ReadonlyMap<string, NumberColumn>,
  checksum: (bytes: Uint8Array) => number = crc32,
): Uint8Array<ArrayBuffer> {
  const headBytes = new TextEncoder().encode(JSON.stringify(head));
  const listed = Array.from(columns, ([name, given]) => {
    if (given instanceof Uint8Array) return { name, type: uint8, column: given };
    if (given instanceof Int32Array) return { name, type: int32, column: given };
    return areFloat32Exact(given)
      ? { name, type: float32, column: Float32Array.from(given) }
      : { name, type: float64, column: given };
  });
  const directory = new ByteWriter();
  directory.varint(listed.length);
  for (const { name, type, column } of listed) {
    directory.text(name);
    directory.byte(type.code);
    directory.varint(column.length);
  }
  let at = up8(fixedBytes + headBytes.length + directory.length);
  const places = listed.map(({ column }) => {
    const place = at;
    at = up8(at + column.byteLength);
    return place;
  });
  const bytes = new Uint8Array(at + 8);
  const view = new DataView(bytes.buffer);
  [magic, version, bytes.length, headBytes.length].forEach((word, i) => view.setUint32(i * 4, word, true));
  bytes.set(headBytes, fixedBytes);
  bytes.set(directory.written(), fixedBytes + headBytes.length);
  listed.forEach(({ column }, i) =>
    bytes.set(new Uint8Array(column.buffer, column.byteOffset, column.byteLength), places[i] ?? 0),
  );
  view.setUint32(at, checksum(bytes.subarray(0, at)), true);
  return bytes;
}

/**
 * The columns as views of the frame's bytes (which are copied only where they do not begin at a multiple of 8); those in single
 * precision as new Float64Arrays. Throws DamagedBytesError on anything but what was encoded. O(bytes) for the checksum.
 */
export function decodeColumnsFrame(given: Uint8Array, checksum: (bytes: Uint8Array) => number = crc32): ColumnsFrame {
  const bytes = given.byteOffset % 8 === 0 ? given : given.slice();
  if (bytes.length < fixedBytes + 8 || bytes.length % 8 !== 0)
    throw new DamagedBytesError('a frame of columns is too short');
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.length);
  const word = (at: number): number => view.getUint32(at, true);
  if (word(0) !== magic) throw new DamagedBytesError('not a frame of columns');
  if (word(4) !== version)
    throw new DamagedBytesError(`frame of columns of version ${word(4)}, this program reads ${version}`);
  if (word(8) !== bytes.length)
    throw new DamagedBytesError(`a frame of ${word(8)} bytes, of which ${bytes.length} came`);
  const end = bytes.length - 8;
  if (word(end) !== checksum(bytes.subarray(0, end)))
    throw new DamagedBytesError('the checksum of a frame does not match');
  const directoryAt = fixedBytes + word(12);
  if (directoryAt > end) throw new DamagedBytesError('the head of a frame does not fit in it');
  const head = headOf(bytes.subarray(fixedBytes, directoryAt));
  const directory = new ByteReader(bytes.subarray(directoryAt, end));
  const decoder = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });
  const count = directory.varint();
  if (count > maxColumns) throw new DamagedBytesError(`a frame of ${count} columns`);
  const listed = Array.from({ length: count }, () => {
    const name = decoder.decode(directory.bytes(directory.varint()));
    const code = directory.byte();
    const type = types.find((each) => each.code === code);
    if (type === undefined) throw new DamagedBytesError(`the column ${name} of a frame is of an unknown type`);
    return { name, type, length: directory.varint() };
  });
  const columns = new Map<string, NumberColumn>();
  let at = up8(end - directory.remaining);
  for (const { name, type, length } of listed) {
    if (at + length * type.bytes > end) throw new DamagedBytesError(`the column ${name} of a frame is not within it`);
    columns.set(name, columnAt(bytes, type, at, length));
    at = up8(at + length * type.bytes);
  }
  return { head, columns };
}

function headOf(bytes: Uint8Array): unknown {
  try {
    return JSON.parse(new TextDecoder().decode(bytes));
  } catch {
    throw new DamagedBytesError('the head of a frame is not JSON');
  }
}

function columnAt(bytes: Uint8Array, type: (typeof types)[number], at: number, length: number): NumberColumn {
  const place = bytes.byteOffset + at;
  switch (type) {
    case uint8:
      return new Uint8Array(bytes.buffer, place, length);
    case int32:
      return new Int32Array(bytes.buffer, place, length);
    case float32:
      return Float64Array.from(new Float32Array(bytes.buffer, place, length));
    default:
      return new Float64Array(bytes.buffer, place, length);
  }
}
