import type { SQLOutputValue } from 'node:sqlite';
import type { ColumnSource } from './column-source.ts';

/**
 * One value a run, by the run's number: numbers as they are (NaN: none), texts as codes into a list of the distinct ones. A
 * run may be present without a value (a metric that is NaN, a parameter that is no number).
 */
export class ValueColumn {
  readonly source: ColumnSource;
  present: Uint8Array;
  numbers: Float64Array;
  /** Distinct texts by code; of a column of numbers, empty. */
  readonly texts: string[] = [];
  readonly #codes = new Map<string, number>();
  #textBytes = 0;
  #ranks: Float64Array | undefined;

  constructor(source: ColumnSource, capacity: number) {
    this.source = source;
    this.present = new Uint8Array(capacity);
    this.numbers = new Float64Array(capacity).fill(Number.NaN);
    for (const row of source.rows(undefined)) this.#set(Number(row[0]), row[1]);
  }

  get bytes(): number {
    return this.present.length * 9 + this.#textBytes;
  }

  /** Reads the value of one run anew. */
  refresh(run: number): void {
    this.present[run] = 0;
    this.numbers[run] = Number.NaN;
    const [row] = this.source.rows(run);
    if (row !== undefined) this.#set(run, row[1]);
  }

  grow(capacity: number): void {
    const present = new Uint8Array(capacity);
    present.set(this.present);
    const numbers = new Float64Array(capacity).fill(Number.NaN);
    numbers.set(this.numbers);
    this.present = present;
    this.numbers = numbers;
  }

  /** The place of each code among the texts in order of their code points. */
  ranks(): Float64Array {
    if (this.#ranks === undefined) {
      const keys = this.texts.map((text) => Buffer.from(text, 'utf8'));
      const order = Uint32Array.from(keys, (_, i) => i).sort((a, b) => compareKeys(keys, a, b));
      this.#ranks = new Float64Array(keys.length);
      for (let rank = 0; rank < order.length; rank++) this.#ranks[order[rank] ?? 0] = rank;
    }
    return this.#ranks;
  }

  /** Where a text stands among the ranks: at one, or half a step below the first that is greater. */
  rankOf(text: string): number {
    const code = this.#codes.get(text);
    const ranks = this.ranks();
    if (code !== undefined) return ranks[code] ?? 0;
    const key = Buffer.from(text, 'utf8');
    let below = 0;
    for (const each of this.texts) if (Buffer.compare(Buffer.from(each, 'utf8'), key) < 0) below++;
    return below - 0.5;
  }

  #set(run: number, value: SQLOutputValue | undefined): void {
    this.present[run] = 1;
    if (typeof value === 'number') this.numbers[run] = value;
    else if (typeof value === 'string') this.numbers[run] = this.#codeOf(value);
    else if (!this.source.texts) this.numbers[run] = Number.NaN;
  }

  #codeOf(text: string): number {
    let code = this.#codes.get(text);
    if (code === undefined) {
      code = this.texts.push(text) - 1;
      this.#codes.set(text, code);
      this.#textBytes += 80 + text.length * 2;
      this.#ranks = undefined;
    }
    return code;
  }
}

const compareKeys = (keys: readonly Buffer[], a: number, b: number): number => {
  const [x, y] = [keys[a], keys[b]];
  return x === undefined || y === undefined ? 0 : Buffer.compare(x, y);
};
