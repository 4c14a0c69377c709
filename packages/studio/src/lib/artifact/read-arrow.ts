import { CompressionType, compressionRegistry, DataType, Message, tableFromIPC, type Table } from 'apache-arrow';
import { decompressZstd } from 'hyparquet-compressors';
import { unpackLz4Frame } from './lz4-frame.ts';
import type { PlainTable } from './plain-table.ts';

/** A file of which parts can be read. */
export interface ReadableFile {
  readonly byteLength: number;
  readonly slice: (start: number, end: number) => Promise<Uint8Array>;
}

export interface ArrowHead {
  readonly table: PlainTable;
  readonly columnCount: number;
  /** These are all rows. */
  readonly isWhole: boolean;
  /** So many bytes are the first rows of all, which are kept together; undefined where they could be read. */
  readonly tooLargeBytes: number | undefined;
}

const maximumRows = 1000;
const maximumColumns = 200;
/** What is read at the most, and what it may be unpacked. */
const maximumBytes = 32_000_000;
const maximumUnpackedBytes = 256_000_000;
const firstBytes = 256_000;
const fileMagic = [...'ARROW1'].map((each) => each.charCodeAt(0));
/** The magic and its padding; then an Arrow file goes on as a stream does. */
const fileHeadBytes = 8;

compressionRegistry.set(CompressionType.LZ4_FRAME, { decode: (bytes) => unpackLz4Frame(bytes, maximumUnpackedBytes) });
// A copy, since columns of numbers must begin at a multiple of their width.
compressionRegistry.set(CompressionType.ZSTD, { decode: (bytes) => decompressZstd(bytes).slice() });

/**
 * The first rows of an Arrow file (Feather version 2) or stream, at most 1,000 of its first 200 columns. Reads whole record batches
 * from the beginning, 32 MB at the most. Throws where the bytes are no Arrow.
 */
export async function readArrowHead(file: ReadableFile): Promise<ArrowHead> {
  const head = new GrowingHead(file);
  await head.upTo(Math.min(firstBytes, file.byteLength));
  const isFile = fileMagic.every((each, place) => head.bytes[place] === each);
  const start = isFile ? fileHeadBytes : 0;
  let [end, rows, hasSchema, isWhole] = [start, 0, false, false];
  let tooLargeBytes: number | undefined;
  for (;;) {
    const message = await readMessage(head, end);
    if (message === undefined) {
      isWhole = true;
      break;
    }
    if (!hasSchema && !message.isSchema) throw new Error('it does not begin with a schema');
    if (message.end - start > maximumBytes) {
      if (rows === 0) tooLargeBytes = message.end - end;
      break;
    }
    await head.upTo(message.end);
    if (head.bytes.length < message.end) break;
    hasSchema = true;
    end = message.end;
    rows += message.rows;
    if (rows >= maximumRows) {
      isWhole = rows === maximumRows && (await readMessage(head, end)) === undefined;
      break;
    }
  }
  if (!hasSchema) throw new Error('it does not begin with a schema');
  const table = tableFromIPC(head.bytes.slice(start, end));
  return { table: plainTable(table), columnCount: table.numCols, isWhole, tooLargeBytes };
}

interface MessageHead {
  readonly isSchema: boolean;
  /** Of a record batch. */
  readonly rows: number;
  /** Where the next message begins. */
  readonly end: number;
}

const continuation = 0xff_ff_ff_ff;

/** Undefined at the end of the messages, or of what there is of them. */
async function readMessage(head: GrowingHead, at: number): Promise<MessageHead | undefined> {
  await head.upTo(at + 8);
  if (head.bytes.length < at + 8) return undefined;
  const view = new DataView(head.bytes.buffer, head.bytes.byteOffset);
  // Before version 0.15 no mark stood in front of the length.
  const isMarked = view.getUint32(at, true) === continuation;
  const length = view.getInt32(isMarked ? at + 4 : at, true);
  if (length === 0) return undefined;
  const from = at + (isMarked ? 8 : 4);
  if (length < 0 || length > maximumBytes) throw new Error('it holds what is no message');
  await head.upTo(from + length);
  if (head.bytes.length < from + length) return undefined;
  const message = Message.decode(head.bytes.slice(from, from + length));
  return {
    isSchema: message.isSchema(),
    rows: message.isRecordBatch() ? message.header().length : 0,
    end: from + length + message.bodyLength,
  };
}

/** What was read of a file so far. */
class GrowingHead {
  bytes = new Uint8Array();
  readonly #file: ReadableFile;

  constructor(file: ReadableFile) {
    this.#file = file;
  }

  /** Reads on to there, or to the end of the file; some more than was asked for, so that questions stay few. */
  async upTo(end: number): Promise<void> {
    const have = this.bytes.length;
    if (end <= have || have >= this.#file.byteLength) return;
    const wanted = Math.min(this.#file.byteLength, Math.max(end, have + firstBytes));
    const piece = await this.#file.slice(have, wanted);
    const grown = new Uint8Array(have + piece.length);
    grown.set(this.bytes);
    grown.set(piece, have);
    this.bytes = grown;
  }
}

function plainTable(table: Table): PlainTable {
  const fields = table.schema.fields.slice(0, maximumColumns);
  const vectors = fields.map((_field, place) => table.getChildAt(place));
  const rows = Array.from({ length: Math.min(maximumRows, table.numRows) }, (_row, row) =>
    fields.map(({ type }, place) => plainValue(vectors[place]?.get(row), type)),
  );
  return { columns: fields.map(({ name }) => name), rows };
}

/** A value as a cell shows it: times as dates, decimals as text; lists and structures become JSON by themselves. */
function plainValue(value: unknown, type: DataType): unknown {
  if (value === null || value === undefined) return null;
  if (DataType.isDictionary(type)) return plainValue(value, type.dictionary as DataType);
  if ((DataType.isTimestamp(type) || DataType.isDate(type)) && typeof value === 'number') return new Date(value);
  if (DataType.isDecimal(type) && value instanceof Uint32Array) return decimalText(value, type.scale);
  return value;
}

/** Two's complement of 128 or 256 bits, its least 32 first, with so many digits behind the point. */
function decimalText(words: Uint32Array, scale: number): string {
  const bits = words.reduceRight((sum, word) => (sum << 32n) | BigInt(word), 0n);
  const whole = BigInt.asIntN(words.length * 32, bits);
  const digits = String(whole < 0n ? -whole : whole).padStart(scale + 1, '0');
  const text = scale > 0 ? `${digits.slice(0, -scale)}.${digits.slice(-scale)}` : digits;
  return whole < 0n ? `-${text}` : text;
}
