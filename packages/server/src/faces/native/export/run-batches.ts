import type { RunTable, TableColumn } from '@assay/core';
import type { ColumnValues, ExportBatch, ExportColumn } from './export-table.ts';

/** Attributes that every run has. */
const always: ReadonlySet<string> = new Set(['id', 'name', 'status', 'created', 'updated']);

export const columnsOfRuns = ({ columns }: RunTable): ExportColumn[] =>
  columns.map(({ name, type }) => ({ name, type, required: always.has(name) }));

/** The table in batches of about so many cells: its columns hold only what there is, batches a cell for each row. */
export async function* runBatches({ rowCount, columns }: RunTable, cells: number): AsyncGenerator<ExportBatch> {
  const length = Math.max(1, Math.min(131_072, Math.floor(cells / Math.max(1, columns.length))));
  const taken = new Uint32Array(columns.length);
  for (let from = 0; from < rowCount; from += length) {
    const to = Math.min(rowCount, from + length);
    const memory = new Memory(columns.length, to - from);
    yield {
      rowCount: to - from,
      columns: columns.map((column, at) => {
        const first = taken[at] ?? 0;
        const end = column.rows === null ? to : endOf(column.rows, first, to);
        taken[at] = end;
        return valuesOf(column, { first, end, from, to }, memory);
      }),
    };
  }
}

/** One buffer for a batch: thousands of small ones take long to make and to pass to a thread. */
class Memory {
  readonly #numbers: Float64Array;
  readonly #flags: Uint8Array;
  readonly #length: number;
  #column = 0;

  constructor(columns: number, length: number) {
    const cells = columns * length;
    const buffer = new ArrayBuffer(cells * 9);
    this.#numbers = new Float64Array(buffer, 0, cells);
    this.#flags = new Uint8Array(buffer, cells * 8, cells);
    this.#length = length;
  }

  /** Zeros for the next column: its numbers or places, and which are there. */
  next(): { numbers: Float64Array; places: Uint32Array; present: Uint8Array } {
    const from = this.#column++ * this.#length;
    const numbers = this.#numbers.subarray(from, from + this.#length);
    return {
      numbers,
      places: new Uint32Array(numbers.buffer, numbers.byteOffset, this.#length),
      present: this.#flags.subarray(from, from + this.#length),
    };
  }
}

function endOf(rows: Uint32Array, first: number, to: number): number {
  let end = first;
  while (end < rows.length && (rows[end] ?? to) < to) end++;
  return end;
}

interface Part {
  /** Values of the column. */
  readonly first: number;
  readonly end: number;
  /** Rows of the table. */
  readonly from: number;
  readonly to: number;
}

function valuesOf(column: TableColumn, { first, end, from, to }: Part, memory: Memory): ColumnValues {
  const { numbers, places, present } = memory.next();
  const { rows } = column;
  const rowOf = rows === null ? (i: number) => i - from : (i: number) => (rows[i] ?? 0) - from;
  const there = end - first === to - from ? null : present;
  if (there !== null) for (let i = first; i < end; i++) present[rowOf(i)] = 1;
  if (column.type !== 'text') {
    for (let i = first; i < end; i++) numbers[rowOf(i)] = column.numbers[i] ?? 0;
    return { present: there, numbers };
  }
  // A list of just those texts that these rows have.
  const list: string[] = [];
  const moved = new Map<number, number>();
  for (let i = first; i < end; i++) {
    const place = column.places[i] ?? 0;
    let at = moved.get(place);
    if (at === undefined) moved.set(place, (at = list.push(column.list[place] ?? '') - 1));
    places[rowOf(i)] = at;
  }
  return { present: there, places, list };
}
