import { parseTime } from '../filter/parse-time.ts';
import type { EpochMs } from '@assay/base';
import { filterLimits, printFilter } from '../filter/index.ts';
import type { ComparisonOperator, FilterNode, Literal } from '../filter/index.ts';
import type { NamedField } from './read-fields.ts';
import type { RunValue } from './run-value.ts';

const span = { start: 0, end: 0 };

/** The filter that selects just the runs with these values of the fields; null where the language has no words for one of them. */
export function groupFilter(fields: readonly NamedField[], key: readonly RunValue[]): string | null {
  const terms: FilterNode[] = [];
  for (const [i, field] of fields.entries()) {
    const term = termOf(field, key[i] ?? null);
    if (term === undefined) return null;
    terms.push(term);
  }
  const [only] = terms;
  if (only === undefined) return null;
  const text = printFilter(terms.length === 1 ? only : { kind: 'and', terms, span });
  return text.length > filterLimits.textLength ? null : text;
}

function termOf({ field, type }: NamedField, value: RunValue): FilterNode | undefined {
  const compare = (operator: ComparisonOperator, literal: Literal): FilterNode => ({
    kind: 'comparison',
    field,
    operator,
    literal,
    span,
  });
  if (value === null) return { kind: 'not', term: { kind: 'existence', field, span }, span };
  if (typeof value === 'string') {
    const sayable = value.isWellFormed() && !value.includes('\0');
    return sayable ? compare('=', { kind: 'text', value, span }) : undefined;
  }
  if (type.type === 'time') {
    const time = timeText(value);
    return time === undefined ? undefined : compare('=', { kind: 'text', value: time, span });
  }
  if (value === Infinity) return compare('>', { kind: 'number', value: Number.MAX_VALUE, span });
  if (value === -Infinity) return compare('<', { kind: 'number', value: -Number.MAX_VALUE, span });
  return Number.isNaN(value) ? undefined : compare('=', { kind: 'number', value: value === 0 ? 0 : value, span });
}

function timeText(epochMs: number): string | undefined {
  const text = new Date(epochMs).toISOString();
  return parseTime(text, 0 as EpochMs) === epochMs ? text : undefined;
}
