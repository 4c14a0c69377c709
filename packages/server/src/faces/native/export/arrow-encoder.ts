import {
  AsyncByteQueue,
  Bool,
  Field,
  Float64,
  Int64,
  makeData,
  RecordBatch,
  RecordBatchFileWriter,
  Schema,
  Struct,
  TimestampMillisecond,
  Utf8,
} from 'apache-arrow';
import type { Data } from 'apache-arrow';
import type { ColumnValues, ExportBatch, ExportColumn, ExportType, TableEncoder } from './export-table.ts';

const typeOf = {
  text: () => new Utf8(),
  number: () => new Float64(),
  integer: () => new Int64(),
  time: () => new TimestampMillisecond('UTC'),
  boolean: () => new Bool(),
} as const satisfies Record<ExportType, () => unknown>;

/** An Arrow IPC file (Feather version 2): its foot says that all has come. Texts stand in full, since a file's dictionaries cannot grow. */
export class ArrowEncoder implements TableEncoder {
  readonly #schema: Schema;
  readonly #sink = new Pieces();
  readonly #writer = new RecordBatchFileWriter();
  readonly #columns: readonly ExportColumn[];

  constructor(columns: readonly ExportColumn[]) {
    this.#columns = columns;
    this.#schema = new Schema(columns.map(({ name, type, required }) => new Field(name, typeOf[type](), !required)));
  }

  begin(): Uint8Array {
    this.#writer.reset(this.#sink, this.#schema);
    return this.#sink.take();
  }

  add({ rowCount, columns }: ExportBatch): Uint8Array {
    if (rowCount === 0) return new Uint8Array();
    const children = columns.map((values, at) => dataOf(values, this.#columns[at]?.type ?? 'text', rowCount));
    const struct = makeData({ type: new Struct(this.#schema.fields), length: rowCount, nullCount: 0, children });
    this.#writer.write(new RecordBatch(this.#schema, struct));
    return this.#sink.take();
  }

  end(): Uint8Array {
    this.#writer.finish();
    return this.#sink.take();
  }
}

/** Keeps what is written until it is taken. */
class Pieces extends AsyncByteQueue {
  #pieces: Uint8Array[] = [];

  override write(value: Parameters<AsyncByteQueue['write']>[0]): void {
    if (!ArrayBuffer.isView(value)) return;
    if (value.byteLength > 0) this.#pieces.push(new Uint8Array(value.buffer, value.byteOffset, value.byteLength));
  }

  take(): Uint8Array {
    const taken = Buffer.concat(this.#pieces);
    this.#pieces = [];
    return taken;
  }
}

function dataOf(values: ColumnValues, type: ExportType, length: number): Data {
  const validity = values.present && bitmapOf(values.present, length);
  const nulls = validity ?? { nullCount: 0 };
  if ('places' in values) return makeData({ type: new Utf8(), length, ...nulls, ...textsOf(values, length) });
  const { numbers, present } = values;
  switch (type) {
    case 'integer':
    case 'time': {
      const data = BigInt64Array.from(numbers, (value, i) => (present?.[i] === 0 ? 0n : BigInt(value)));
      return type === 'time'
        ? makeData({ type: new TimestampMillisecond('UTC'), length, ...nulls, data })
        : makeData({ type: new Int64(), length, ...nulls, data });
    }
    case 'boolean':
      return makeData({ type: new Bool(), length, ...nulls, data: bitmapOf(numbers, length).nullBitmap });
    case 'text':
    case 'number':
      return makeData({ type: new Float64(), length, ...nulls, data: numbers });
  }
}

/** A bit for each, set where it is 1. */
function bitmapOf(flags: ArrayLike<number>, length: number): { nullBitmap: Uint8Array; nullCount: number } {
  const nullBitmap = new Uint8Array(((length >> 3) + 8) & ~7);
  let nullCount = length;
  for (let i = 0; i < length; i++) {
    if (flags[i] !== 1) continue;
    nullBitmap[i >> 3] = (nullBitmap[i >> 3] ?? 0) | (1 << (i & 7));
    nullCount--;
  }
  return { nullBitmap, nullCount };
}

function textsOf(
  { places, list, present }: Extract<ColumnValues, { places: unknown }>,
  length: number,
): { valueOffsets: Int32Array; data: Uint8Array } {
  const encoder = new TextEncoder();
  const bytes: (Uint8Array | undefined)[] = [];
  const at = (i: number): Uint8Array | undefined => {
    if (present !== null && present[i] !== 1) return undefined;
    const place = places[i] ?? 0;
    return (bytes[place] ??= encoder.encode(list[place] ?? ''));
  };
  const valueOffsets = new Int32Array(length + 1);
  let end = 0;
  for (let i = 0; i < length; i++) valueOffsets[i + 1] = end += at(i)?.length ?? 0;
  const data = new Uint8Array(end);
  for (let i = 0; i < length; i++) {
    const own = at(i);
    if (own !== undefined) data.set(own, valueOffsets[i]);
  }
  return { valueOffsets, data };
}
