import {
  parquetMetadataAsync,
  parquetReadObjects,
  parquetSchema,
  type AsyncBuffer,
  type FileMetaData,
} from 'hyparquet';
import {
  decompressBrotli,
  decompressGzip,
  decompressLz4,
  decompressLz4Raw,
  decompressZstd,
} from 'hyparquet-compressors';
import type { PlainTable } from './plain-table.ts';

export interface ParquetHead {
  readonly table: PlainTable;
  /** Of the whole file. */
  readonly rowCount: number;
  readonly columnCount: number;
}

const maximumRows = 1000;
const maximumColumns = 200;
const maximumBytes = 32_000_000;

// Snappy, the usual one, is hyparquet's own and plain JavaScript; that of hyparquet-compressors is WebAssembly, which the
// page's policy forbids.
const compressors = {
  GZIP: decompressGzip,
  BROTLI: decompressBrotli,
  ZSTD: (input: Uint8Array) => decompressZstd(input),
  LZ4: decompressLz4,
  LZ4_RAW: decompressLz4Raw,
};

/**
 * The first rows of a Parquet file, at most 1,000 of its first row group, and of its first 200 columns those that take 32 MB
 * together. Reads the footer and what of the row group is needed. Throws where the bytes are no Parquet.
 */
export async function readParquetHead(file: AsyncBuffer): Promise<ParquetHead> {
  const metadata = await parquetMetadataAsync(file);
  const rowCount = Number(metadata.num_rows);
  const names = parquetSchema(metadata).children.map((child) => child.element.name);
  const columns = affordable(names.slice(0, maximumColumns), metadata);
  const rowEnd = Math.min(maximumRows, Number(metadata.row_groups[0]?.num_rows ?? 0));
  const records =
    rowEnd === 0 || columns.length === 0
      ? []
      : await parquetReadObjects({ file, metadata, columns, rowStart: 0, rowEnd, compressors, useOffsetIndex: true });
  const rows = records.map((record) => columns.map((column): unknown => record[column]));
  return { table: { columns, rows }, rowCount, columnCount: names.length };
}

function affordable(names: readonly string[], metadata: FileMetaData): string[] {
  const sizes = new Map<string, number>();
  for (const { meta_data: chunk } of metadata.row_groups[0]?.columns ?? []) {
    const name = chunk?.path_in_schema[0];
    if (name !== undefined) sizes.set(name, (sizes.get(name) ?? 0) + Number(chunk?.total_compressed_size ?? 0));
  }
  let bytes = 0;
  return names.filter((name) => {
    const size = sizes.get(name) ?? 0;
    if (bytes + size > maximumBytes) return false;
    bytes += size;
    return true;
  });
}
