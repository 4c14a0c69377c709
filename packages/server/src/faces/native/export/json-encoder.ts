import { isMissing, numberText } from './export-table.ts';
import type { ColumnValues, ExportBatch, ExportColumn, ExportType, TableEncoder } from './export-table.ts';

const utf8 = new TextEncoder();

/**
 * An object a row: an array of them, or one a line. No value is null, a time ISO 8601, NaN and the infinities are "NaN", "Infinity",
 * "-Infinity", as everywhere in the API.
 */
export class JsonEncoder implements TableEncoder {
  readonly #columns: readonly ExportColumn[];
  readonly #between: string;
  readonly #isArray: boolean;
  #isFirst = true;

  constructor(columns: readonly ExportColumn[], form: 'array' | 'lines') {
    this.#columns = columns;
    this.#isArray = form === 'array';
    this.#between = this.#isArray ? ',\n' : '\n';
  }

  begin(): Uint8Array {
    return utf8.encode(this.#isArray ? '[' : '');
  }

  add({ rowCount, columns }: ExportBatch): Uint8Array {
    if (rowCount === 0) return new Uint8Array();
    const keys = this.#columns.map(({ name }, at) => `${at === 0 ? '' : ','}${JSON.stringify(name)}:`);
    const values = columns.map((each, at) => valuesOf(each, this.#columns[at]?.type ?? 'text'));
    const rows: string[] = [];
    for (let row = 0; row < rowCount; row++) {
      let text = '{';
      for (let at = 0; at < values.length; at++) text += `${keys[at]}${values[at]?.(row) ?? 'null'}`;
      rows.push(`${text}}`);
    }
    const lead = this.#isFirst ? (this.#isArray ? '\n' : '') : this.#between;
    this.#isFirst = false;
    return utf8.encode(lead + rows.join(this.#between));
  }

  end(): Uint8Array {
    if (this.#isArray) return utf8.encode(this.#isFirst ? ']\n' : '\n]\n');
    return utf8.encode(this.#isFirst ? '' : '\n');
  }
}

function valuesOf(values: ColumnValues, type: ExportType): (row: number) => string {
  if ('places' in values) {
    const texts = values.list.map((text) => JSON.stringify(text));
    return (row) => (isMissing(values, row) ? 'null' : (texts[values.places[row] ?? -1] ?? 'null'));
  }
  const { numbers } = values;
  const text = type === 'time' ? timeText : type === 'boolean' ? booleanText : wireText;
  return (row) => (isMissing(values, row) ? 'null' : text(numbers[row] ?? Number.NaN));
}

const wireText = (value: number): string => (Number.isFinite(value) ? numberText(value) : `"${value}"`);
const timeText = (ms: number): string => `"${new Date(ms).toISOString()}"`;
const booleanText = (value: number): string => (value === 1 ? 'true' : 'false');
