import { formatNumber } from '../format/format-number.ts';

/** A value of a table's cell in one line; `whole` with all digits, for its title. */
export function cellText(value: unknown, whole = false): string {
  if (value === null || value === undefined) return '–';
  if (typeof value === 'string') return value;
  if (typeof value === 'number') return whole ? String(value) : formatNumber(value);
  if (value instanceof Date) return Number.isNaN(value.getTime()) ? '–' : value.toISOString();
  if (value instanceof Uint8Array) return `${value.length} bytes`;
  if (typeof value === 'object')
    return JSON.stringify(value, (_, each: unknown) => (typeof each === 'bigint' ? Number(each) : each));
  return typeof value === 'bigint' || typeof value === 'boolean' ? String(value) : '–';
}

const numberText = /^[+-]?(\d+\.?\d*|\.\d+)(e[+-]?\d+)?$/i;

/** Whether a column is one of numbers: everything in it is one, or nothing. Text of files counts as what it says. */
export function isNumberColumn(values: Iterable<unknown>): boolean {
  let some = false;
  for (const value of values) {
    if (value === null || value === undefined || value === '') continue;
    if (
      typeof value !== 'number' &&
      typeof value !== 'bigint' &&
      !(typeof value === 'string' && (numberText.test(value) || value === 'NaN' || value === 'nan'))
    )
      return false;
    some = true;
  }
  return some;
}
