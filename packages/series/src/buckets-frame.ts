import { ByteReader, ByteWriter, DamagedBytesError } from './bytes.ts';
import { crc32 } from './crc32.ts';

/*
 * Curves on one grid as one frame, little-endian, whose columns a reader views without copying (docs/reference/frames.md):
 * a head of 64 bytes, the runs' ids, a table of series, a directory of columns, names, the columns themselves (each the series'
 * rows one after the other, aligned to 8 bytes), and the CRC-32 of all before it.
 */
const magic = 0x544b4241; // "ABKT"
const version = 1;
const headBytes = 64;
const seriesBytes = 32;
const columnBytes = 8;
const noName = 0xffffffff;
const flagSnapped = 1;
const maxRows = 100_000_000;

export const frameAxes = ['step', 'time', 'relativeTime', 'metric', 'processTime'] as const;
export type FrameAxis = (typeof frameAxes)[number];

export const frameScales = ['linear', 'log'] as const;
export type FrameScale = (typeof frameScales)[number];

/** What a bucket can tell, in the order of the numbers that name them in a frame; `index` is the bucket's own. */
export const frameColumns = ['index', 'count', 'min', 'max', 'mean', 'first', 'last', 'lastX', 'nonFinite'] as const;
export type FrameColumn = (typeof frameColumns)[number];

type Column = Uint32Array | Float32Array | Float64Array;
const typeUint32 = 1;
const typeFloat32 = 2;
const typeFloat64 = 3;

/** The non-empty buckets of one curve, as columns of equal length. */
export type CurveColumns = { readonly index: Uint32Array } & { readonly [C in Exclude<FrameColumn, 'index'>]?: Column };

export interface Curve extends CurveColumns {
  /** 32 lower-case hex digits. */
  readonly runId: string;
  readonly name: string;
  readonly pointCount: number;
  /** Whether blocks of points that straddle an edge were counted as a whole in one bucket. */
  readonly snapped: boolean;
  /** Points at 0 or below, which a logarithmic grid leaves out; 0 on a linear one. */
  readonly outside: number;
}

/** Curves on the grid of `buckets` parts of [from, to]: equal ones, or of equal ratio. */
export interface CurvesFrame {
  readonly axis: FrameAxis;
  readonly scale: FrameScale;
  /** The metric on the x axis, where it is one. */
  readonly xName?: string;
  readonly from: number;
  readonly to: number;
  readonly buckets: number;
  readonly curves: readonly Curve[];
}

/** Whether single precision keeps every value; one NaN is like another here. */
function isNarrow(curves: readonly Curve[], name: FrameColumn): boolean {
  for (const curve of curves) {
    const column = curve[name];
    if (column === undefined || column instanceof Float32Array) continue;
    for (let i = 0; i < column.length; i++) {
      const value = column[i] ?? 0;
      if (Math.fround(value) !== value && value === value) return false;
    }
  }
  return true;
}

const up8 = (n: number): number => (n + 7) & ~7;

function uint32Type(name: FrameColumn): boolean {
  return name === 'index' || name === 'count' || name === 'nonFinite';
}

/**
 * The frame of curves that all have the columns `wanted`, beside their index. A column is written in single precision where that
 * keeps every value. O(rows); `checksum` is for platforms that have a faster CRC-32 than ours.
 */
export function encodeBucketsFrame(
  frame: CurvesFrame,
  wanted: readonly FrameColumn[],
  checksum: (bytes: Uint8Array) => number = crc32,
): Uint8Array<ArrayBuffer> {
  const { curves } = frame;
  const runs = new Map<string, number>();
  const names = new Map<string, number>();
  const numberOf = (map: Map<string, number>, text: string): number => {
    let number = map.get(text);
    if (number === undefined) map.set(text, (number = map.size));
    return number;
  };
  const places = curves.map(({ runId, name }) => [numberOf(runs, runId), numberOf(names, name)] as const);
  const xName = frame.xName === undefined ? noName : numberOf(names, frame.xName);
  const nameBytes = encodeNames([...names.keys()]);
  const rows = curves.reduce((sum, { index }) => sum + index.length, 0);
  const columns = frameColumns
    .filter((name) => name === 'index' || wanted.includes(name))
    .map((name) => ({
      name,
      type: uint32Type(name) ? typeUint32 : isNarrow(curves, name) ? typeFloat32 : typeFloat64,
    }));

  const seriesAt = headBytes + runs.size * 16;
  const columnsAt = seriesAt + curves.length * seriesBytes;
  const namesAt = columnsAt + columns.length * columnBytes;
  let at = up8(namesAt + nameBytes.length);
  const offsets = columns.map(({ type }) => {
    const offset = at;
    at = up8(at + rows * (type === typeFloat64 ? 8 : 4));
    return offset;
  });
  const bytes = new Uint8Array(at + 8);
  const view = new DataView(bytes.buffer);
  const kind = version | (frameAxes.indexOf(frame.axis) << 8) | (frameScales.indexOf(frame.scale) << 16);
  [magic, kind, bytes.length, frame.buckets].forEach((word, i) => view.setUint32(i * 4, word, true));
  view.setFloat64(16, frame.from, true);
  view.setFloat64(24, frame.to, true);
  [runs.size, names.size, curves.length, rows, columns.length, nameBytes.length, xName].forEach((word, i) =>
    view.setUint32(32 + i * 4, word, true),
  );
  [...runs.keys()].forEach((id, run) => {
    for (let i = 0; i < 16; i++) bytes[headBytes + run * 16 + i] = Number.parseInt(id.slice(i * 2, i * 2 + 2), 16);
  });
  let row = 0;
  curves.forEach(({ index, pointCount, snapped, outside }, i) => {
    const entry = seriesAt + i * seriesBytes;
    const [run, name] = places[i] ?? [0, 0];
    [run, name, row, index.length].forEach((word, k) => view.setUint32(entry + k * 4, word, true));
    view.setFloat64(entry + 16, pointCount, true);
    view.setUint32(entry + 24, snapped ? flagSnapped : 0, true);
    view.setUint32(entry + 28, outside, true);
    row += index.length;
  });
  columns.forEach(({ name, type }, i) => {
    const offset = offsets[i] ?? 0;
    view.setUint32(columnsAt + i * columnBytes, frameColumns.indexOf(name) | (type << 8), true);
    view.setUint32(columnsAt + i * columnBytes + 4, offset, true);
    const column = columnAt(bytes, type, offset, rows);
    let begin = 0;
    for (const curve of curves) {
      const part = curve[name];
      if (part === undefined || part.length !== curve.index.length)
        throw new Error(`encodeBucketsFrame: ${name} of "${curve.name}" is not as long as its index`);
      column.set(part, begin);
      begin += part.length;
    }
  });
  bytes.set(nameBytes, namesAt);
  view.setUint32(at, checksum(bytes.subarray(0, at)), true);
  return bytes;
}

function encodeNames(names: readonly string[]): Uint8Array {
  const out = new ByteWriter();
  const encoder = new TextEncoder();
  for (const name of names) {
    const text = encoder.encode(name);
    out.uint32(text.length);
    out.bytes(text);
  }
  return out.finish();
}

function columnAt(bytes: Uint8Array, type: number, offset: number, rows: number): Column {
  const at = bytes.byteOffset + offset;
  if (type === typeUint32) return new Uint32Array(bytes.buffer, at, rows);
  return type === typeFloat32 ? new Float32Array(bytes.buffer, at, rows) : new Float64Array(bytes.buffer, at, rows);
}

/**
 * The curves of a frame, their columns as views of its bytes (which are copied only where they do not begin at a multiple of 8).
 * Columns of kinds that are not known here are passed over. Throws DamagedBytesError on anything but what was encoded. O(bytes)
 * for the checksum, otherwise O(curves).
 */
export function decodeBucketsFrame(given: Uint8Array, checksum: (bytes: Uint8Array) => number = crc32): CurvesFrame {
  const bytes = given.byteOffset % 8 === 0 ? given : given.slice();
  if (bytes.length < headBytes + 8 || bytes.length % 8 !== 0)
    throw new DamagedBytesError('a frame of curves is too short');
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.length);
  const word = (at: number): number => view.getUint32(at, true);
  if (word(0) !== magic) throw new DamagedBytesError('not a frame of curves');
  const found = word(4) & 255;
  if (found !== version)
    throw new DamagedBytesError(`frame of curves of version ${found}, this program reads ${version}`);
  if (word(8) !== bytes.length)
    throw new DamagedBytesError(`a frame of ${word(8)} bytes, of which ${bytes.length} came`);
  const end = bytes.length - 8;
  if (word(end + 4) !== 0) throw new DamagedBytesError('the padding of a frame is not zero');
  if (word(end) !== checksum(bytes.subarray(0, end)))
    throw new DamagedBytesError('the checksum of a frame does not match');
  const [runCount = 0, nameCount = 0, curveCount = 0, rows = 0, columnCount = 0, nameLength = 0, xName = 0] =
    Array.from({ length: 7 }, (_, i) => word(32 + i * 4));
  const seriesAt = headBytes + runCount * 16;
  const columnsAt = seriesAt + curveCount * seriesBytes;
  const namesAt = columnsAt + columnCount * columnBytes;
  if (rows > maxRows || namesAt + nameLength > end)
    throw new DamagedBytesError('the tables of a frame do not fit in it');
  const runIds = Array.from({ length: runCount }, (_, run) =>
    Array.from(bytes.subarray(headBytes + run * 16, headBytes + run * 16 + 16), (byte) =>
      byte.toString(16).padStart(2, '0'),
    ).join(''),
  );
  const names = decodeNames(bytes.subarray(namesAt, namesAt + nameLength), nameCount);
  const columns = new Map<FrameColumn, Column>();
  for (let i = 0; i < columnCount; i++) {
    const kind = word(columnsAt + i * columnBytes);
    const offset = word(columnsAt + i * columnBytes + 4);
    const name = frameColumns[kind & 255];
    const type = kind >>> 8;
    if (name === undefined) continue;
    const isWhole = uint32Type(name) ? type === typeUint32 : type === typeFloat32 || type === typeFloat64;
    if (!isWhole || offset % 8 !== 0 || offset < namesAt || offset + rows * (type === typeFloat64 ? 8 : 4) > end)
      throw new DamagedBytesError(`the column ${name} of a frame is not within it`);
    columns.set(name, columnAt(bytes, type, offset, rows));
  }
  const index = columns.get('index');
  if (!(index instanceof Uint32Array)) throw new DamagedBytesError('a frame of curves without an index');
  const curves = Array.from({ length: curveCount }, (_, i): Curve => {
    const entry = seriesAt + i * seriesBytes;
    const [runId, name] = [runIds[word(entry)], names[word(entry + 4)]];
    const [first, length] = [word(entry + 8), word(entry + 12)];
    if (runId === undefined || name === undefined || first + length > rows)
      throw new DamagedBytesError(`series ${i} of a frame is not within it`);
    const parts: Partial<Record<FrameColumn, Column>> = {};
    for (const [column, values] of columns) parts[column] = values.subarray(first, first + length);
    return {
      ...parts,
      index: index.subarray(first, first + length),
      runId,
      name,
      pointCount: view.getFloat64(entry + 16, true),
      snapped: (word(entry + 24) & flagSnapped) !== 0,
      outside: word(entry + 28),
    };
  });
  const axis = frameAxes[(word(4) >>> 8) & 255];
  const x = xName === noName ? undefined : names[xName];
  const scale = frameScales[(word(4) >>> 16) & 255];
  if (axis === undefined || scale === undefined || (axis === 'metric') !== (x !== undefined))
    throw new DamagedBytesError('a frame with an unknown x axis');
  return {
    axis,
    scale,
    ...(x !== undefined && { xName: x }),
    from: view.getFloat64(16, true),
    to: view.getFloat64(24, true),
    buckets: word(12),
    curves,
  };
}

function decodeNames(bytes: Uint8Array, count: number): string[] {
  if (count * 4 > bytes.length) throw new DamagedBytesError(`${count} names in ${bytes.length} bytes of a frame`);
  const input = new ByteReader(bytes);
  const decoder = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });
  try {
    return Array.from({ length: count }, () => decoder.decode(input.bytes(input.uint32())));
  } catch (thrown) {
    if (thrown instanceof DamagedBytesError) throw thrown;
    throw new DamagedBytesError('a name in a frame is not UTF-8');
  }
}
