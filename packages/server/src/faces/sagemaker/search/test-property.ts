import { assertNever } from '@assay/base';
import { numberFromText, parseTime } from '@assay/core';
import type { CheckedFilter, NumberField, OrderOperator, TextField } from '@assay/core';
import type { EpochMs } from '@assay/base';
import type { Filter } from '@assay/wire/sagemaker';
import { accountId, parseArn, printArn } from '../../aws/arns.ts';
import { validationError } from '../../aws/aws-error.ts';
import {
  all,
  amongTexts,
  any,
  compareNumber,
  compareText,
  constant,
  element,
  exists,
  literally,
  matches,
  not,
} from '../../filter-parts.ts';
import type { ElementProperty, Property } from './property.ts';

type Operator = NonNullable<Filter['Operator']>;

const orders: Readonly<Partial<Record<Operator, OrderOperator>>> = {
  Equals: '=',
  NotEquals: '!=',
  GreaterThan: '>',
  GreaterThanOrEqualTo: '>=',
  LessThan: '<',
  LessThanOrEqualTo: '<=',
};

/** What a filter asks of a property; `region`: of the ARNs that the caller sees. ValidationException where the two do not fit. */
export function testProperty(property: Property, filter: Filter, region: string): CheckedFilter {
  if (property.kind !== 'element') return testValue(property, filter, region);
  const { of } = property;
  const test = (operator: Operator): CheckedFilter =>
    element(of, testValue(property.property, { ...filter, Operator: operator }, region));
  const { Operator: operator = 'Equals' } = filter;
  if (operator === 'NotEquals') return all([test('Exists'), not(test('Equals'))]);
  return operator === 'NotExists' ? not(test('Exists')) : test(operator);
}

/**
 * What is missing matches no comparison, NotEquals neither; NotExists finds it. That is the rule of the core's own
 * filters, so that one question has one answer in every face.
 */
function testValue(property: ElementProperty, filter: Filter, region: string): CheckedFilter {
  const { Name: name, Operator: operator = 'Equals', Value: value } = filter;
  if (operator === 'Exists') return existence(property);
  if (operator === 'NotExists') return not(existence(property));
  if (value === undefined) throw validationError(`The filter on ${name} needs a Value for the operator ${operator}.`);
  switch (property.kind) {
    case 'absent':
      return constant(false);
    case 'time':
      return compareNumber(property.field, orderOf(operator, name, 'time'), timeOf(name, value));
    case 'number':
      return compareNumber(property.field, orderOf(operator, name, 'number'), numberOf(name, value));
    case 'deviation': {
      const order = orderOf(operator, name, 'number');
      const bound = numberOf(name, value);
      const single = [not(exists(property.field)), exists(property.value), constant(holds(order, 0, bound))];
      return any([compareNumber(property.field, order, bound), all(single)]);
    }
    case 'parameter':
      return testParameter(property.field, operator, name, value);
    default:
      return testText(property, operator, name, value, region);
  }
}

type TextProperty = Extract<ElementProperty, { kind: 'text' | 'name' | 'arn' | 'choice' | 'given' | 'user' | 'fixed' }>;

function testText(
  property: TextProperty,
  operator: Operator,
  name: string,
  value: string,
  region: string,
): CheckedFilter {
  switch (operator) {
    case 'Equals':
      return equality(property, [value], region);
    case 'In':
      return equality(property, listOf(value), region);
    case 'NotEquals':
      return all([existence(property), not(equality(property, [value], region))]);
    case 'Contains':
      return containment(property, value, region);
    default:
      throw unfit(operator, name, 'text', 'Equals, NotEquals, Contains, In, Exists or NotExists');
  }
}

function existence(property: ElementProperty): CheckedFilter {
  switch (property.kind) {
    case 'absent':
      return constant(false);
    case 'given':
    case 'fixed':
      return constant(true);
    case 'deviation':
      return exists(property.value);
    case 'choice':
      return amongTexts(property.field, [...property.words.values()].flat());
    case 'text':
      return any(property.fields.map(exists));
    default:
      return exists(property.field);
  }
}

function equality(property: TextProperty, values: readonly string[], region: string): CheckedFilter {
  const equal = (field: TextField, texts: readonly string[]): CheckedFilter => {
    const [only, ...others] = texts;
    return only !== undefined && others.length === 0 ? compareText(field, '=', only) : amongTexts(field, texts);
  };
  switch (property.kind) {
    case 'text':
      return anyField(property.fields, (field) => equal(field, values));
    case 'name':
      return equal(property.field, values.map(keyOf));
    case 'arn': {
      const arns = values.map(parseArn).filter((arn) => arn?.kind === property.of);
      return equal(
        property.field,
        arns.flatMap((arn) => (arn === undefined ? [] : [keyOf(arn.name)])),
      );
    }
    case 'choice':
      return amongTexts(
        property.field,
        values.flatMap((value) => property.words.get(value) ?? []),
      );
    case 'given':
      return orOtherwise(
        property,
        (field) => equal(field, values),
        (text) => values.includes(text),
      );
    case 'user':
      return equal(
        property.field,
        values.flatMap((value) => actorsShown(value, property.by)),
      );
    case 'fixed':
      return constant(values.includes(property.text(region)));
    default:
      return assertNever(property);
  }
}

function containment(property: TextProperty, part: string, region: string): CheckedFilter {
  const within = (field: TextField, text: string): CheckedFilter => matches(field, `%${literally(text)}%`);
  switch (property.kind) {
    case 'text':
      return anyField(property.fields, (field) => within(field, part));
    case 'name':
      return within(property.field, keyOf(part));
    case 'arn':
      return slashedContains(property.field, printArn(region, { kind: property.of, name: '' }), keyOf(part));
    case 'choice':
      return amongTexts(
        property.field,
        [...property.words].flatMap(([word, values]) => (word.includes(part) ? values : [])),
      );
    case 'given':
      return orOtherwise(
        property,
        (field) => within(field, part),
        (text) => text.includes(part),
      );
    case 'user':
      return userContains(property, part);
    case 'fixed':
      return constant(property.text(region).includes(part));
    default:
      return assertNever(property);
  }
}

/** Within `prefix` and the field's text, which has no slash: the prefix ends in one, so `part` is cut at its last. */
function slashedContains(field: TextField, prefix: string, part: string): CheckedFilter {
  if (prefix.includes(part)) return exists(field);
  const cut = part.lastIndexOf('/') + 1;
  if (cut === 0) return matches(field, `%${literally(part)}%`);
  return prefix.endsWith(part.slice(0, cut)) ? matches(field, `${literally(part.slice(cut))}%`) : constant(false);
}

const userPrefix = `arn:aws:iam::${accountId}:user/`;
const rootArn = `arn:aws:iam::${accountId}:root`;
/** Whoever asks a server without access keys. */
const nobody = ['local', ''];

/** Names of access keys that are shown as this. */
function actorsShown(value: string, by: 'id' | 'arn'): readonly string[] {
  if (value === (by === 'id' ? accountId : rootArn)) return nobody;
  if (by === 'id') return [value];
  return value.startsWith(userPrefix) ? [value.slice(userPrefix.length)] : [];
}

function userContains({ field, by }: Extract<Property, { kind: 'user' }>, part: string): CheckedFilter {
  const isNobody = amongTexts(field, nobody);
  const named = by === 'id' ? matches(field, `%${literally(part)}%`) : slashedContains(field, userPrefix, part);
  const unnamed = constant((by === 'id' ? accountId : rootArn).includes(part));
  return any([all([not(isNobody), named]), all([isNobody, unnamed])]);
}

/** Is it so of a field? Those that are missing say no, not "unknown", so that the answer can be negated. */
const anyField = (fields: readonly TextField[], test: (field: TextField) => CheckedFilter): CheckedFilter =>
  any(fields.map((field) => all([exists(field), test(field)])));

function orOtherwise(
  { fields, unless, otherwise }: Extract<Property, { kind: 'given' }>,
  test: (field: TextField) => CheckedFilter,
  fits: (text: string) => boolean,
): CheckedFilter {
  return any([anyField(fields, test), all([not(exists(unless)), constant(otherwise.some(fits))])]);
}

/** A parameter is compared as a number where it is one and the value too; an order is one of numbers. */
function testParameter(field: TextField & NumberField, operator: Operator, name: string, value: string): CheckedFilter {
  switch (operator) {
    case 'Equals':
      return compareText(field, '=', value, numberFromText(value));
    case 'NotEquals':
      return compareText(field, '!=', value, numberFromText(value));
    case 'Contains':
      return matches(field, `%${literally(value)}%`);
    case 'In': {
      const texts = listOf(value);
      return amongTexts(
        field,
        texts,
        texts.map(numberFromText).filter((number) => number !== null),
      );
    }
    default:
      return compareNumber(field, orderOf(operator, name, 'number'), numberOf(name, value));
  }
}

/** As the names at this face are compared: they are of ASCII alone. */
const keyOf = (name: string): string => name.toLowerCase();

const listOf = (value: string): readonly string[] => value.split(',').map((text) => text.trim());

function orderOf(operator: Operator, name: string, type: 'time' | 'number'): OrderOperator {
  const order = orders[operator];
  if (order !== undefined) return order;
  throw unfit(operator, name, type, 'Equals, NotEquals, an order, Exists or NotExists');
}

const unfit = (operator: Operator, name: string, type: string, fitting: string): Error =>
  validationError(`The operator ${operator} does not fit ${name}, which is a ${type}. Use ${fitting}.`);

function numberOf(name: string, value: string): number {
  const number = numberFromText(value.trim());
  if (number !== null) return number;
  throw validationError(`The Value of the filter on ${name} is to be a number.`);
}

/** AWS writes `YYYY-mm-dd'T'HH:MM:SS`; a fraction, an offset or a day alone do as well. Without an offset it is UTC. */
function timeOf(name: string, value: string): EpochMs {
  const time = /^\d{4}-/.test(value) ? parseTime(value, 0 as EpochMs) : undefined;
  if (time !== undefined) return time;
  throw validationError(`The Value of the filter on ${name} is to be a time as 2026-11-01T10:00:00.`);
}

function holds(operator: OrderOperator, a: number, b: number): boolean {
  switch (operator) {
    case '=':
      return a === b;
    case '!=':
      return a !== b;
    case '<':
      return a < b;
    case '<=':
      return a <= b;
    case '>':
      return a > b;
    case '>=':
      return a >= b;
    default:
      return assertNever(operator);
  }
}
