import { numberFromText } from '../filter/number-from-text.ts';
import type { TableColumn } from './table-column.ts';

/** A column under way whose values are texts; they come in the order of their rows. */
export class TextColumn {
  readonly #rows: number[] = [];
  readonly #places: number[] = [];
  readonly #list: string[] = [];
  readonly #known = new Map<string, number>();

  add(row: number, text: string): void {
    let place = this.#known.get(text);
    if (place === undefined) this.#known.set(text, (place = this.#list.push(text) - 1));
    this.#rows.push(row);
    this.#places.push(place);
  }

  asTexts(name: string, rowCount: number): TableColumn {
    const places = Uint32Array.from(this.#places);
    return { name, type: 'text', rows: rowsOf(this.#rows, rowCount), places, list: this.#list };
  }

  /** Numbers where all of the texts are such, and no digit of them is lost; else the texts as they were logged. */
  asParameters(name: string, rowCount: number): TableColumn {
    const values = this.#list.map(wholeNumber);
    if (values.includes(null)) return this.asTexts(name, rowCount);
    const numbers = Float64Array.from(this.#places, (place) => values[place] ?? Number.NaN);
    return { name, type: 'number', rows: rowsOf(this.#rows, rowCount), numbers };
  }
}

/** Row numbers, or null where all rows have a value. */
export const rowsOf = (rows: readonly number[], rowCount: number): Uint32Array | null =>
  rows.length === rowCount ? null : Uint32Array.from(rows);

/** `007` and 2⁵³ + 1 are texts: as numbers they would be others. */
function wholeNumber(text: string): number | null {
  const number = numberFromText(text);
  if (number === null || !/^[+-]?\d+$/.test(text)) return number;
  return Number.isSafeInteger(number) && !/^[+-]?0\d/.test(text) ? number : null;
}
