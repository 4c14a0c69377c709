import type { CheckedElement, CheckedFilter, CheckedTest, Field, OrderOperator } from '@assay/core';
import { decideByGroups, isGroupTest, markMembers } from './filter-groups.ts';
import type { RunColumns } from './run-columns.ts';
import type { ReadableColumn } from './value-column.ts';

/** A truth of each run: 0 false, 1 true, 2 unknown. */
export type Truths = Uint8Array;

const no = 0;
const yes = 1;
const unknown = 2;

/** The filter over all runs at once; undefined when it asks for something that is not kept in memory. */
export function filterColumns(columns: RunColumns, filter: CheckedFilter): Truths | undefined {
  switch (filter.kind) {
    case 'and':
    case 'or':
      return junction(columns, filter.terms, filter.kind === 'and' ? no : yes);
    case 'not': {
      const truths = filterColumns(columns, filter.term);
      return truths && negate(truths);
    }
    case 'holds': {
      const truths = filterColumns(columns, filter.term);
      return truths?.map((truth) => (truth === yes ? yes : no));
    }
    case 'constant':
      return new Uint8Array(columns.end).fill(filter.value ? yes : no);
    case 'element':
      return truthsOfElement(columns, filter);
    default:
      return truthsOfTest(columns, filter);
  }
}

function truthsOfElement(columns: RunColumns, { of, filter }: CheckedElement): Truths | undefined {
  if (of !== 'groups') return undefined;
  const truths: Truths = new Uint8Array(columns.end);
  markMembers(truths, columns, filter);
  return truths;
}

/** `decisive`: the truth of one term that decides the whole. */
function junction(columns: RunColumns, terms: readonly CheckedFilter[], decisive: 0 | 1): Truths | undefined {
  let whole: Truths | undefined;
  for (const term of terms) {
    const truths = filterColumns(columns, term);
    if (truths === undefined) return undefined;
    if (whole === undefined) whole = truths;
    else
      for (let run = 0; run < columns.end; run++) {
        if (whole[run] === decisive) continue;
        if (truths[run] === decisive) whole[run] = decisive;
        else if (truths[run] === unknown) whole[run] = unknown;
      }
  }
  return whole;
}

function negate(truths: Truths): Truths {
  for (let run = 0; run < truths.length; run++)
    if (truths[run] !== unknown) truths[run] = truths[run] === yes ? no : yes;
  return truths;
}

function truthsOfTest(columns: RunColumns, test: CheckedTest): Truths | undefined {
  const truths: Truths = new Uint8Array(columns.end).fill(unknown);
  if (isGroupTest(test)) return decideByGroups(truths, columns, test) ? truths : undefined;
  switch (test.kind) {
    case 'number-test': {
      const column = columns.column(test.field, 'number');
      if (column === undefined) return undefined;
      if (column !== null) compareNumbers(truths, column.numbers, test.operator, test.value);
      return truths;
    }
    case 'number-membership': {
      const column = columns.column(test.field, 'number');
      if (column === undefined) return undefined;
      const values = new Set(test.values);
      for (let run = 0; column !== null && run < truths.length; run++) {
        const value = column.numbers[run] ?? Number.NaN;
        if (!Number.isNaN(value)) truths[run] = values.has(value) !== test.negated ? yes : no;
      }
      return truths;
    }
    case 'text-test': {
      const column = columns.column(test.field, 'text');
      if (column === undefined) return undefined;
      if (column === null) return truths;
      if (test.operator === '=' || test.operator === '!=')
        decideByText(truths, column, (text) => (text === test.value) === (test.operator === '='));
      else {
        const ranks = column.ranks();
        const place = column.rankOf(test.value);
        decideByText(truths, column, (text, code) =>
          holds(test.operator, (ranks[code] ?? 0) - place, text === test.value),
        );
      }
      if (test.number === null) return truths;
      const shadow = columns.column(test.field, 'number');
      if (shadow === undefined || shadow === null) return shadow === null ? truths : undefined;
      compareNumbers(truths, shadow.numbers, test.operator, test.number);
      return truths;
    }
    case 'text-membership': {
      const column = columns.column(test.field, 'text');
      if (column === undefined) return undefined;
      if (column === null) return truths;
      const texts = new Set(test.texts);
      decideByText(truths, column, (text) => texts.has(text) !== test.negated);
      if (test.numbers.length === 0) return truths;
      const shadow = columns.column(test.field, 'number');
      if (shadow === undefined || shadow === null) return shadow === null ? truths : undefined;
      const numbers = new Set(test.numbers);
      for (let run = 0; run < truths.length; run++)
        if (numbers.has(shadow.numbers[run] ?? Number.NaN)) truths[run] = test.negated ? no : yes;
      return truths;
    }
    case 'existence-test':
      return existence(columns, test.field, truths);
    case 'pattern-test': {
      const column = columns.column(test.field, 'text');
      if (column === undefined) return undefined;
      if (column === null) return truths;
      const matching = columns.matching(column.texts, test);
      decideByText(truths, column, (_, code) => matching.has(code));
      return truths;
    }
    case 'flag-test':
      return undefined;
  }
}

function existence(columns: RunColumns, field: Field, truths: Truths): Truths | undefined {
  const part =
    field.kind === 'metric' || (field.kind === 'attribute' && isNumberAttribute(columns, field)) ? 'number' : 'text';
  const column = columns.column(field, part);
  if (column === undefined) return undefined;
  const needsValue =
    field.kind === 'attribute' || (field.kind === 'metric' && !['last', 'first', 'count'].includes(field.statistic));
  for (let run = 0; run < truths.length; run++) {
    const there = needsValue ? !Number.isNaN(column?.numbers[run] ?? Number.NaN) : column?.present[run] === 1;
    truths[run] = there ? yes : no;
  }
  return truths;
}

const isNumberAttribute = (columns: RunColumns, field: Field): boolean => columns.column(field, 'number') !== undefined;

function compareNumbers(truths: Truths, numbers: Float64Array, operator: OrderOperator, value: number): void {
  for (let run = 0; run < truths.length; run++) {
    const number = numbers[run] ?? Number.NaN;
    if (!Number.isNaN(number)) truths[run] = holds(operator, number < value ? -1 : 1, number === value) ? yes : no;
  }
}

/** Each distinct text is decided once. */
function decideByText(truths: Truths, column: ReadableColumn, decide: (text: string, code: number) => boolean): void {
  const decided = Uint8Array.from(column.texts, (text, code) => (decide(text, code) ? yes : no));
  for (let run = 0; run < truths.length; run++) {
    const code = column.numbers[run] ?? Number.NaN;
    if (!Number.isNaN(code)) truths[run] = decided[code] ?? no;
  }
}

function holds(operator: OrderOperator, difference: number, equal: boolean): boolean {
  switch (operator) {
    case '=':
      return equal;
    case '!=':
      return !equal;
    case '<':
      return !equal && difference < 0;
    case '<=':
      return equal || difference < 0;
    case '>':
      return !equal && difference > 0;
    case '>=':
      return equal || difference > 0;
  }
}
