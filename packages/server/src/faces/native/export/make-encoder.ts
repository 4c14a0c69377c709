import type { ExportFormat } from '@assay/wire';
import type { ExportColumn, TableEncoder } from './export-table.ts';

export interface EncoderChoice {
  readonly format: ExportFormat;
  readonly columns: readonly ExportColumn[];
  /** Of CSV: text that a spreadsheet would take for a formula is made harmless. */
  readonly escapeFormulas: boolean;
  readonly createdBy: string;
}

/** Libraries are loaded when a file of theirs is first asked for. */
export async function makeEncoder({
  format,
  columns,
  escapeFormulas,
  createdBy,
}: EncoderChoice): Promise<TableEncoder> {
  switch (format) {
    case 'csv':
      return new (await import('./csv-encoder.ts')).CsvEncoder(columns, escapeFormulas);
    case 'json':
      return new (await import('./json-encoder.ts')).JsonEncoder(columns, 'array');
    case 'jsonl':
      return new (await import('./json-encoder.ts')).JsonEncoder(columns, 'lines');
    case 'parquet':
      return new (await import('./parquet-encoder.ts')).ParquetEncoder(columns, createdBy);
    case 'arrow':
      return new (await import('./arrow-encoder.ts')).ArrowEncoder(columns);
  }
}
