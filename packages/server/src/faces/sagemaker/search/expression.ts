import type { CheckedFilter } from '@assay/core';
import type { Filter, NestedFilters, SagemakerMessages, SearchExpression } from '@assay/wire/sagemaker';
import { validationError } from '../../aws/aws-error.ts';
import { all, any, element, exists, not } from '../../filter-parts.ts';
import { readProperty } from './read-property.ts';
import type { ListOfRecord, SearchedResource } from './resources.ts';
import { testProperty } from './test-property.ts';

const maxElements = 20;
const maxElementsInAll = 50;

/** The core's filter of a search expression. ValidationException where it asks for something that is not there, or too much. */
export function compileExpression(
  expression: SearchExpression,
  resource: SearchedResource,
  region: string,
): CheckedFilter {
  checkSize(expression);
  checkContains(expression, resource);
  return compile(expression, resource, region);
}

function compile(expression: SearchExpression, resource: SearchedResource, region: string): CheckedFilter {
  const { Filters = [], NestedFilters = [], SubExpressions = [], Operator = 'And' } = expression;
  const terms = [
    ...Filters.map((filter) => testProperty(readProperty(resource, filter.Name), filter, region)),
    ...NestedFilters.map((nested) => compileNested(nested, resource, region)),
    ...SubExpressions.map((sub) => compile(sub, resource, region)),
  ];
  return Operator === 'And' ? all(terms) : any(terms);
}

/** One element of the list satisfies all. */
function compileNested(nested: NestedFilters, resource: SearchedResource, region: string): CheckedFilter {
  const { NestedPropertyName: name, Filters } = nested;
  const list = resource.lists.get(name.toLowerCase());
  if (list === undefined)
    throw validationError(
      `NestedPropertyName: ${name} is no list of ${resource.name}; these are: ${resource.listNames.join(', ')}.`,
    );
  const prefix = `${name.toLowerCase()}.`;
  const test = (properties: ListOfRecord['properties']): CheckedFilter =>
    all(
      Filters.map((filter) => {
        const path = filter.Name.toLowerCase();
        const property = path.startsWith(prefix) ? properties.get(path.slice(prefix.length)) : undefined;
        if (property === undefined) throw unknownProperty(filter.Name);
        return testProperty(property, filter, region);
      }),
    );
  const { of, properties, given } = list;
  const among = element(of, test(properties));
  return given === undefined ? among : any([among, all([not(exists(given.unless)), test(given.properties)])]);
}

const unknownProperty = (name: string): Error => validationError(`Unknown property name: ${name}`);

function checkSize(expression: SearchExpression): void {
  let total = 0;
  const pending = [expression];
  for (let next = pending.pop(); next !== undefined; next = pending.pop()) {
    const { Filters = [], NestedFilters = [], SubExpressions = [] } = next;
    const count = Filters.length + NestedFilters.length + SubExpressions.length;
    if (count === 0)
      throw validationError('A SearchExpression needs at least one filter, nested filter or subexpression.');
    if (count > maxElements)
      throw validationError(`A SearchExpression holds ${count} elements; at most ${maxElements} are allowed.`);
    total += count + NestedFilters.reduce((sum, nested) => sum + nested.Filters.length, 0);
    if (total > maxElementsInAll)
      throw validationError(
        `The SearchExpression holds more than ${maxElementsInAll} filters, nested filters and subexpressions in all.`,
      );
    pending.push(...SubExpressions);
  }
}

/** Text within a text may be looked for once, but for the properties that are meant for it. */
function checkContains(expression: SearchExpression, resource: SearchedResource): void {
  const limited = filtersOf(expression).filter(
    ({ Operator, Name }) => Operator === 'Contains' && !resource.isFreelyContained(Name),
  );
  if (limited.length > 1) throw validationError("'CONTAINS' operator usage limit of 1 exceeded.");
}

function filtersOf({ Filters = [], NestedFilters = [], SubExpressions = [] }: SearchExpression): readonly Filter[] {
  return [...Filters, ...NestedFilters.flatMap((nested) => nested.Filters), ...SubExpressions.flatMap(filtersOf)];
}

type VisibilityConditions = NonNullable<SagemakerMessages['Search']['input']['VisibilityConditions']>;

/** Only what has all of these tags is to be seen. */
export function compileVisibility(
  conditions: VisibilityConditions,
  resource: SearchedResource,
  region: string,
): CheckedFilter {
  const tests = conditions.map(({ Key = '', Value = '' }) => {
    if (!/^tags\../i.test(Key))
      throw validationError(`VisibilityConditions: the Key ${Key} is not of the form Tags.<key>.`);
    return testProperty(readProperty(resource, Key), { Name: Key, Operator: 'Equals', Value }, region);
  });
  return all(tests);
}
