import { csvCell } from '@assay/base';
import { isMissing, numberText } from './export-table.ts';
import type { ColumnValues, ExportBatch, ExportColumn, ExportType, TableEncoder } from './export-table.ts';

const utf8 = new TextEncoder();

/**
 * RFC 4180 with a header: no value is an empty cell, an empty text `""`, a time ISO 8601, NaN and the infinities `NaN`, `inf`, `-inf`, which
 * pandas, polars, DuckDB and R all take for numbers. Texts that a spreadsheet would take for a formula get an apostrophe, unless they are asked for as they are.
 */
export class CsvEncoder implements TableEncoder {
  readonly #columns: readonly ExportColumn[];
  readonly #escapeFormulas: boolean;

  constructor(columns: readonly ExportColumn[], escapeFormulas: boolean) {
    this.#columns = columns;
    this.#escapeFormulas = escapeFormulas;
  }

  begin(): Uint8Array {
    return utf8.encode(`${this.#columns.map(({ name }) => this.#cell(name)).join(',')}\r\n`);
  }

  add({ rowCount, columns }: ExportBatch): Uint8Array {
    const cells = columns.map((values, at) => this.#cellsOf(values, this.#columns[at]?.type ?? 'text'));
    const lines: string[] = [];
    for (let row = 0; row < rowCount; row++) lines.push(cells.map((cellAt) => cellAt(row)).join(','));
    return utf8.encode(lines.map((line) => `${line}\r\n`).join(''));
  }

  end(): Uint8Array {
    return new Uint8Array();
  }

  #cellsOf(values: ColumnValues, type: ExportType): (row: number) => string {
    if ('places' in values) {
      const texts = values.list.map((text) => this.#cell(text));
      return (row) => (isMissing(values, row) ? '' : (texts[values.places[row] ?? -1] ?? ''));
    }
    const { numbers } = values;
    const text = type === 'time' ? timeText : type === 'boolean' ? booleanText : figureText;
    return (row) => (isMissing(values, row) ? '' : text(numbers[row] ?? Number.NaN));
  }

  #cell(text: string): string {
    return csvCell(text, { escapeFormulas: this.#escapeFormulas });
  }
}

const figureText = (value: number): string =>
  Number.isFinite(value) || Number.isNaN(value) ? numberText(value) : value > 0 ? 'inf' : '-inf';
const timeText = (ms: number): string => new Date(ms).toISOString();
const booleanText = (value: number): string => (value === 1 ? 'true' : 'false');
