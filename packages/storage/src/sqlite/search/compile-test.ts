import { assertNever } from '@assay/base';
import type { CheckedTest, Field, OrderOperator } from '@assay/core';
import type { Bindings } from '../bindings.ts';
import { fieldSql } from './field-sql.ts';
import type { FieldSql } from './field-sql.ts';
import { globOfLike } from './glob-of-like.ts';
import { hexOf } from './hex-of.ts';
import type { SearchContext } from './search-context.ts';

/** The condition of one test: 1, 0, or NULL for unknown. */
export function compileTest(context: SearchContext, test: CheckedTest): string {
  const field = fieldSql(context, test.field);
  if (test.kind === 'existence-test') return existence(field, test.field);
  if (field.rows === null) return 'NULL';
  return overRows(field, valueCondition(context.bindings, test, field), isNegated(test));
}

/** The positive condition over one value of the field; of several values, one that holds is enough. */
export function valueCondition(
  bindings: Bindings,
  test: Exclude<CheckedTest, { kind: 'existence-test' }>,
  field: FieldSql,
): string {
  const text = field.id ? `(${hexOf(field.value)})` : field.value;
  switch (test.kind) {
    case 'number-test':
      return `${field.number ?? field.value} ${sqlOperator(test.operator)} ${bindings.add(test.value)}`;
    case 'number-membership':
      return `${field.number ?? field.value} IN (${bindAll(bindings, test.values)})`;
    case 'text-test': {
      const operator = sqlOperator(test.operator);
      if (field.id) return `${field.value} ${operator} unhex(${bindings.add(test.value)})`;
      const asText = `${text} ${operator} ${bindings.add(test.value)}`;
      if (test.number === null || field.number === undefined) return asText;
      const asNumber = `${field.number} ${operator} ${bindings.add(test.number)}`;
      return `CASE WHEN ${field.number} IS NULL THEN ${asText} ELSE ${asNumber} END`;
    }
    case 'text-membership': {
      const among = field.id
        ? `${field.value} IN (${test.texts.map((each) => `unhex(${bindings.add(each)})`).join(', ')})`
        : `${text} IN (${bindAll(bindings, test.texts)})`;
      if (test.numbers.length === 0 || field.number === undefined) return among;
      return `(${among} OR (${field.number} IS NOT NULL AND ${field.number} IN (${bindAll(bindings, test.numbers)})))`;
    }
    case 'pattern-test':
      return test.ignoreCase
        ? `${text} LIKE ${bindings.add(test.pattern)} ESCAPE '\\'`
        : `${text} GLOB ${bindings.add(globOfLike(test.pattern))}`;
    case 'flag-test':
      return `${field.value} = ${test.value ? 1 : 0}`;
    default:
      return assertNever(test);
  }
}

/** `!=` is the negation of `=`, `not in` of `in`. */
export const isNegated = (test: CheckedTest): boolean =>
  'negated' in test ? test.negated : 'operator' in test && test.operator === '!=';

function overRows({ rows, many }: FieldSql, condition: string, negated: boolean): string {
  const value = many ? `max(${condition})` : condition;
  const truth = rows === undefined ? `(${condition})` : `(SELECT ${value} FROM ${rows})`;
  return negated ? `NOT ${truth}` : truth;
}

/** Of a metric, a first or last value that is NaN is there though it is kept as null; a min, max or mean of none finite is not. */
function existence({ rows, value }: FieldSql, field: Field): string {
  if (rows === null) return '0';
  if (rows === undefined) return `(${value} IS NOT NULL)`;
  const needsValue = field.kind === 'metric' && !['last', 'first', 'count'].includes(field.statistic);
  return needsValue ? `((SELECT ${value} FROM ${rows}) IS NOT NULL)` : `EXISTS (SELECT 1 FROM ${rows})`;
}

const sqlOperator = (operator: OrderOperator): string => (operator === '!=' ? '=' : operator);

const bindAll = (bindings: Bindings, values: readonly (string | number)[]): string =>
  values.map((value) => bindings.add(value)).join(', ');
