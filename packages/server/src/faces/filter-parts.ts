import type {
  AttributeField,
  CheckedFilter,
  ElementList,
  Field,
  MetricField,
  NumberField,
  OrderOperator,
  ParameterField,
  TextField,
} from '@assay/core';

/** What is made of them is checked already, so nothing needs a place in a text. */
const span = { start: 0, end: 0 };

export const attribute = (name: string): AttributeField => ({ kind: 'attribute', name, span });
export const parameter = (key: string): ParameterField => ({ kind: 'parameter', key, span });
export const tag = (key: string): TextField => ({ kind: 'tag', key, span });
export const metric = (name: string, statistic: MetricStatistic): MetricField => ({
  kind: 'metric',
  name,
  statistic,
  span,
});
export const artifact = (direction: 'input' | 'output', name: string, part?: 'mediaType'): TextField => ({
  kind: 'artifact',
  name,
  direction,
  ...(part && { part }),
  span,
});

/** The statistics that the faces have words for. */
export type MetricStatistic = 'last' | 'min' | 'max' | 'mean' | 'stddev' | 'count';

export const constant = (value: boolean): CheckedFilter => ({ kind: 'constant', value });
export const not = (term: CheckedFilter): CheckedFilter => ({ kind: 'not', term });
export const all = (terms: readonly CheckedFilter[]): CheckedFilter => junction('and', terms);
export const any = (terms: readonly CheckedFilter[]): CheckedFilter => junction('or', terms);

function junction(kind: 'and' | 'or', terms: readonly CheckedFilter[]): CheckedFilter {
  const [first, ...others] = terms;
  if (first === undefined) return constant(kind === 'and');
  return others.length === 0 ? first : { kind, terms };
}

export const exists = (field: Field): CheckedFilter => ({ kind: 'existence-test', field, span });
export const element = (of: ElementList, filter: CheckedFilter): CheckedFilter => ({ kind: 'element', of, filter });

export const compareNumber = (field: NumberField, operator: OrderOperator, value: number): CheckedFilter => ({
  kind: 'number-test',
  field,
  operator,
  value,
  span,
});

/** `number`: of a parameter, what the text reads as; where both are numbers, these are compared. */
export const compareText = (
  field: TextField,
  operator: '=' | '!=',
  value: string,
  number: number | null = null,
): CheckedFilter => ({ kind: 'text-test', field, operator, value, number, span });

export const amongTexts = (
  field: TextField,
  texts: readonly string[],
  numbers: readonly number[] = [],
): CheckedFilter =>
  texts.length === 0 ? constant(false) : { kind: 'text-membership', field, negated: false, texts, numbers, span };

/** `pattern` as that of `like`. */
export const matches = (field: TextField, pattern: string, ignoreCase = false): CheckedFilter => ({
  kind: 'pattern-test',
  field,
  pattern,
  ignoreCase,
  span,
});

export const literally = (text: string): string => text.replaceAll(/[\\%_]/g, '\\$&');
