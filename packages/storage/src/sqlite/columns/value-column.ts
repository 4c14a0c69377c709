import { compareCodePoints } from '@assay/core';
import type { SQLOutputValue } from 'node:sqlite';
import type { ColumnSource } from './column-source.ts';

/**
 * One value a run, by the run's number: numbers as they are (NaN: none), texts as codes into a list of the distinct ones. A
 * run may be present without a value (a metric that is NaN, a parameter that is no number).
 */
export interface ReadableColumn {
  readonly present: Uint8Array;
  readonly numbers: Float64Array;
  /** Distinct texts by code; of a column of numbers, empty. */
  readonly texts: readonly string[];
  /** The place of each code among the texts in order of their code points. */
  ranks(): Float64Array;
  /** Where a text stands among the ranks: at one, or half a step below the first that is greater. */
  rankOf(text: string): number;
}

/** As its source has it. */
export class ValueColumn implements ReadableColumn {
  readonly source: ColumnSource;
  present: Uint8Array;
  numbers: Float64Array;
  readonly texts: string[] = [];
  readonly #codes = new Map<string, number>();
  #textBytes = 0;
  /** Codes in the order of their texts; those that came since the last sorting are missing. */
  #sorted = new Uint32Array(0);
  #ranks = new Float64Array(0);
  #lifted = false;

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

  ranks(): Float64Array {
    if (this.#sorted.length < this.texts.length) this.#sortTexts();
    return this.#ranks;
  }

  rankOf(text: string): number {
    const ranks = this.ranks();
    const code = this.#codes.get(text);
    return code === undefined ? this.#placeOf(text) - 0.5 : (ranks[code] ?? 0);
  }

  /** Puts the codes that came since among the sorted ones. */
  #sortTexts(): void {
    const { texts } = this;
    const before = this.#sorted;
    const added = Uint32Array.from({ length: texts.length - before.length }, (_, i) => before.length + i);
    added.sort((a, b) => this.#compare(texts[a] ?? '', texts[b] ?? ''));
    const sorted = new Uint32Array(texts.length);
    let from = 0;
    added.forEach((code, i) => {
      const place = before.length === 0 ? 0 : this.#placeOf(texts[code] ?? '');
      sorted.set(before.subarray(from, place), from + i);
      sorted[place + i] = code;
      from = place;
    });
    sorted.set(before.subarray(from), from + added.length);
    this.#sorted = sorted;
    this.#ranks = new Float64Array(sorted.length);
    for (let rank = 0; rank < sorted.length; rank++) this.#ranks[sorted[rank] ?? 0] = rank;
  }

  /** How many of the sorted texts come before it. */
  #placeOf(text: string): number {
    let [low, high] = [0, this.#sorted.length];
    while (low < high) {
      const middle = (low + high) >> 1;
      if (this.#compare(this.texts[this.#sorted[middle] ?? 0] ?? '', text) < 0) low = middle + 1;
      else high = middle;
    }
    return low;
  }

  /** By code point; where no text has any that UTF-16 puts elsewhere, the language's own comparison does, which is quicker. */
  #compare(a: string, b: string): number {
    if (this.#lifted) return compareCodePoints(a, b);
    return a < b ? -1 : a > b ? 1 : 0;
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
      this.#lifted ||= /[\uD800-\uFFFF]/.test(text);
    }
    return code;
  }
}
