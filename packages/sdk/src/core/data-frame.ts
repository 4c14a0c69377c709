import { invalidInput } from '@assay/base';
import { csvOf } from './csv.ts';
import type { CsvOptions } from './csv.ts';
import type { Cell, Column } from './column.ts';

/** A table by columns of equal length, in memory. */
export class DataFrame {
  readonly columns: readonly Column[];
  readonly rowCount: number;

  constructor(columns: readonly Column[]) {
    this.columns = columns;
    this.rowCount = columns[0]?.values.length ?? 0;
  }

  get names(): readonly string[] {
    return this.columns.map(({ name }) => name);
  }

  /** The values of a column; undefined where there is none of that name. */
  column(name: string): readonly Cell[] | undefined {
    return this.columns.find((column) => column.name === name)?.values;
  }

  /** The rows as objects, one after another. */
  *rows(): Generator<Record<string, Cell>, void, void> {
    for (let row = 0; row < this.rowCount; row++) {
      yield this.#row(row);
    }
  }

  /** The first of the rows whose number in this column is the greatest; undefined where it holds none. NaN is no number. */
  rowWithGreatest(name: string): Record<string, Cell> | undefined {
    return this.#rowWith(name, (value, best) => value > best);
  }

  rowWithLeast(name: string): Record<string, Cell> | undefined {
    return this.#rowWith(name, (value, best) => value < best);
  }

  #rowWith(name: string, isBetter: (value: number, best: number) => boolean): Record<string, Cell> | undefined {
    const values = this.column(name);
    if (values === undefined) {
      throw invalidInput('name', `there is no column "${name}"; there are ${this.names.join(', ')}`);
    }
    let best: { readonly row: number; readonly value: number } | undefined;
    for (const [row, value] of values.entries()) {
      if (typeof value !== 'number' || Number.isNaN(value)) continue;
      if (best === undefined || isBetter(value, best.value)) best = { row, value };
    }
    return best === undefined ? undefined : this.#row(best.row);
  }

  #row(row: number): Record<string, Cell> {
    return Object.fromEntries(this.columns.map(({ name, values }) => [name, values[row] ?? null]));
  }

  /** RFC 4180: a header, CRLF after each record, quotes where needed; null is empty, NaN and the infinities are text. */
  toCSV(options: CsvOptions = {}): string {
    return csvOf(this.columns, this.rowCount, options);
  }

  /** One object a row: what `JSON.stringify` writes. There, NaN and the infinities become null. */
  toJSON(): readonly Record<string, Cell>[] {
    return [...this.rows()];
  }

  /** As bytes of an Arrow IPC stream. */
  async toArrow(): Promise<Uint8Array> {
    const { arrowOf } = await import('./arrow.ts');
    return arrowOf(this.columns);
  }
}
