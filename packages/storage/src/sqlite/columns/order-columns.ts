import type { SortKey } from '@assay/core';
import type { CursorValues } from '../search/search-cursor.ts';
import type { OrderColumn } from './order-column.ts';
import type { RunColumns } from './run-columns.ts';
import type { ReadableColumn } from './value-column.ts';

/** Texts to sort by that are more different than this are left to SQL. */
const maxDistinctTexts = 250_000;

/** The columns of the order but the last, the run's number; undefined when one is not kept in memory. */
export function orderColumns(columns: RunColumns, keys: readonly SortKey[]): OrderColumn[] | undefined {
  const order: OrderColumn[] = [];
  for (const { field, direction } of keys) {
    const descending = direction === 'desc';
    if (field.kind === 'parameter') {
      const numbers = columns.column(field, 'number');
      const texts = columns.column(field, 'rest');
      if (numbers === undefined || texts === undefined) return undefined;
      if (numbers === null || texts === null) continue;
      if (texts.texts.length > maxDistinctTexts) return undefined;
      order.push(
        numberOrder(parameterRanks(columns.end, numbers), false),
        numberOrder(numbers.numbers, descending),
        textOrder(columns.end, texts, descending),
      );
      continue;
    }
    if (field.kind === 'attribute' && field.name === 'created') {
      order.push(numberOrder(columns.createdMs, descending));
      continue;
    }
    const numbers = columns.column(field, 'number');
    if (numbers === null) continue;
    if (numbers !== undefined) {
      order.push(numberOrder(numbers.numbers, descending));
      if (field.kind === 'metric') order.push(numberOrder(absences(columns.end, numbers), false));
      continue;
    }
    const texts = columns.column(field, 'text');
    if (texts === undefined) return undefined;
    if (texts === null) continue;
    if (texts.texts.length > maxDistinctTexts) return undefined;
    order.push(textOrder(columns.end, texts, descending));
  }
  order.push(numberOrder(columns.createdMs, true));
  return order;
}

/** 0 a number, 1 a text, 2 nothing: as in SQL. */
function parameterRanks(end: number, { numbers, present }: ReadableColumn): Float64Array {
  const ranks = new Float64Array(end);
  for (let run = 0; run < end; run++)
    ranks[run] = !Number.isNaN(numbers[run] ?? Number.NaN) ? 0 : present[run] === 1 ? 1 : 2;
  return ranks;
}

/** 1 where there is none, as in SQL. */
function absences(end: number, { present }: ReadableColumn): Float64Array {
  const marks = new Float64Array(end);
  for (let run = 0; run < end; run++) marks[run] = present[run] === 1 ? 0 : 1;
  return marks;
}

function numberOrder(values: Float64Array, descending: boolean): OrderColumn {
  return {
    values,
    descending,
    cursorValue: (run) => {
      const value = values[run] ?? Number.NaN;
      return Number.isNaN(value) ? null : value;
    },
    place: (value) => (typeof value === 'number' ? value : Number.NaN),
  };
}

/** Texts by their rank. */
function textOrder(end: number, column: ReadableColumn, descending: boolean): OrderColumn {
  const ranks = column.ranks();
  const values = new Float64Array(end).fill(Number.NaN);
  for (let run = 0; run < end; run++) {
    const code = column.numbers[run] ?? Number.NaN;
    if (!Number.isNaN(code)) values[run] = ranks[code] ?? 0;
  }
  return {
    values,
    descending,
    cursorValue: (run) =>
      Number.isNaN(values[run] ?? Number.NaN) ? null : (column.texts[column.numbers[run] ?? -1] ?? null),
    place: (value) => (typeof value === 'string' ? column.rankOf(value) : Number.NaN),
  };
}

/** What the order says of two runs: negative when `a` comes first. Missing values come last, in either direction. */
export function compareRuns(order: readonly OrderColumn[], a: number, b: number): number {
  for (const { values, descending } of order) {
    const x = values[a] ?? Number.NaN;
    const y = values[b] ?? Number.NaN;
    if (x === y) continue;
    const missing = Number.isNaN(x);
    if (missing && Number.isNaN(y)) continue;
    if (missing || Number.isNaN(y)) return missing ? 1 : -1;
    return x < y === descending ? 1 : -1;
  }
  return b - a;
}

/** Does the run come after the cursor's place? The last of its values is the run's number. */
export function afterPlace(order: readonly OrderColumn[], cursor: CursorValues): (run: number) => boolean {
  const places = order.map((column, i) => column.place(cursor[i] ?? null));
  const last = Number(cursor.at(-1));
  return (run) => {
    for (let i = 0; i < order.length; i++) {
      const { values, descending } = order[i] ?? { values: new Float64Array(0), descending: false };
      const x = values[run] ?? Number.NaN;
      const y = places[i] ?? Number.NaN;
      if (x === y) continue;
      const missing = Number.isNaN(x);
      if (missing && Number.isNaN(y)) continue;
      if (missing || Number.isNaN(y)) return missing;
      return x < y === descending;
    }
    return run < last;
  };
}
