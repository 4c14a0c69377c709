import { zstdCompressSync } from 'node:zlib';
import { ByteWriter, ParquetWriter } from 'hyparquet-writer';
import type { ColumnSource, SchemaElement } from 'hyparquet-writer';
import type { ColumnValues, ExportBatch, ExportColumn, ExportType, TableEncoder } from './export-table.ts';

const elementOf = {
  text: { type: 'BYTE_ARRAY', converted_type: 'UTF8', logical_type: { type: 'STRING' } },
  number: { type: 'DOUBLE' },
  integer: { type: 'INT64' },
  time: {
    type: 'INT64',
    converted_type: 'TIMESTAMP_MILLIS',
    logical_type: { type: 'TIMESTAMP', isAdjustedToUTC: true, unit: 'MILLIS' },
  },
  boolean: { type: 'BOOLEAN' },
} as const satisfies Record<ExportType, Omit<SchemaElement, 'name'>>;

/** A dictionary of numbers would take -0 for 0; texts have one where it saves half. */
const encodingOf = {
  text: undefined,
  number: 'PLAIN',
  integer: 'DELTA_BINARY_PACKED',
  time: 'DELTA_BINARY_PACKED',
  boolean: undefined,
} as const satisfies Record<ExportType, ColumnSource['encoding']>;

/** Of fewer rows, compressing takes longer than it saves. */
const leastCompressed = 256;

/** Parquet, a row group for each batch; its foot says that all has come. Statistics are of each row group. */
export class ParquetEncoder implements TableEncoder {
  readonly #bytes = new ByteWriter(1 << 16);
  readonly #writer: ParquetWriter;
  readonly #columns: readonly ExportColumn[];

  constructor(columns: readonly ExportColumn[], createdBy: string) {
    this.#columns = columns;
    const root: SchemaElement = { name: 'schema', num_children: columns.length };
    const schema = columns.map(({ name, type, required }): SchemaElement => ({
      name,
      ...elementOf[type],
      repetition_type: required ? 'REQUIRED' : 'OPTIONAL',
    }));
    this.#writer = new ParquetWriter({
      writer: this.#bytes,
      schema: [root, ...schema],
      codec: 'ZSTD',
      compressors: { ZSTD: (input) => zstdCompressSync(input) },
      createdBy,
    });
  }

  begin(): Uint8Array {
    return this.#take();
  }

  add({ rowCount, columns }: ExportBatch): Uint8Array {
    if (rowCount === 0) return new Uint8Array();
    const codec = rowCount < leastCompressed ? 'UNCOMPRESSED' : 'ZSTD';
    const columnData = this.#columns.flatMap(({ name, type }, at): ColumnSource[] => {
      const values = columns[at];
      const encoding = encodingOf[type];
      return values === undefined
        ? []
        : [{ name, codec, data: dataOf(values, type, rowCount), ...(encoding && { encoding }) }];
    });
    void this.#writer.write({ columnData, rowGroupSize: rowCount });
    return this.#take();
  }

  end(): Uint8Array {
    void this.#writer.finish();
    return this.#take();
  }

  #take(): Uint8Array {
    const taken = this.#bytes.getBytes().slice();
    this.#bytes.index = 0;
    return taken;
  }
}

function dataOf(values: ColumnValues, type: ExportType, length: number): ColumnSource['data'] {
  const { present } = values;
  if ('places' in values) {
    const { places, list } = values;
    return Array.from({ length }, (_, i) => (present?.[i] === 0 ? null : (list[places[i] ?? -1] ?? '')));
  }
  const { numbers } = values;
  const cast = type === 'boolean' ? (value: number) => value === 1 : type === 'number' ? undefined : BigInt;
  if (cast === undefined && present === null) return numbers;
  return Array.from(numbers, (value, i) => (present?.[i] === 0 ? null : cast === undefined ? value : cast(value)));
}
