import type { Filter, NestedFilters, SearchExpression } from '@assay/wire/sagemaker';

/** A record of Search as it was answered. */
export type SearchRecord = Readonly<Record<string, unknown>>;

/** Does a record satisfy the expression? What it means, in the plainest words, of nothing but what the record shows. */
export function satisfies(record: SearchRecord, expression: SearchExpression): boolean {
  const { Filters = [], NestedFilters = [], SubExpressions = [], Operator = 'And' } = expression;
  const truths = [
    ...Filters.map((filter) => passes(record, filter)),
    ...NestedFilters.map((nested) => passesNested(record, nested)),
    ...SubExpressions.map((sub) => satisfies(record, sub)),
  ];
  return Operator === 'And' ? truths.every(Boolean) : truths.some(Boolean);
}

/** One element has all of it. */
function passesNested(record: SearchRecord, { NestedPropertyName: list, Filters }: NestedFilters): boolean {
  return listAt(record, list).some((element) => Filters.every((filter) => passes({ [list]: [element] }, filter)));
}

type Value = string | number;

function passes(record: SearchRecord, filter: Filter): boolean {
  const { Name: name, Operator: operator = 'Equals', Value: asked = '' } = filter;
  const values = valuesAt(record, name);
  const kind = kindOf(name);
  switch (operator) {
    case 'Exists':
      return values.length > 0;
    case 'NotExists':
      return values.length === 0;
    case 'Equals':
      return values.some((value) => equals(value, asked, kind));
    case 'NotEquals':
      return values.length > 0 && !values.some((value) => equals(value, asked, kind));
    case 'Contains':
      return values.some((value) => folded(String(value), kind).includes(folded(asked, kind)));
    case 'In':
      return values.some((value) => asked.split(',').some((each) => equals(value, each.trim(), kind)));
    default:
      return values.some((value) => ordered(value, operator, asked, kind));
  }
}

type Kind = 'name' | 'time' | 'number' | 'text';

function kindOf(name: string): Kind {
  if (/^(Parameters|Metrics)\./.test(name)) return 'number';
  if (/(TrialName|ExperimentName|TrialComponentName|Arn)$/.test(name)) return 'name';
  return name.endsWith('Time') ? 'time' : 'text';
}

const folded = (text: string, kind: Kind): string => (kind === 'name' ? text.toLowerCase() : text);

/** Of parameters, numbers are compared where both sides are some: a text that reads as a number counts as one. */
function equals(value: Value, asked: string, kind: Kind): boolean {
  if (kind === 'time') return value === Date.parse(`${asked}Z`) / 1000;
  const [a, b] = kind === 'number' ? [numeric(value), numeric(asked)] : [];
  if (a !== undefined && b !== undefined) return a === b;
  return folded(String(value), kind) === folded(asked, kind);
}

function ordered(value: Value, operator: string, asked: string, kind: Kind): boolean {
  const a = numeric(value);
  const b = kind === 'time' ? Date.parse(`${asked}Z`) / 1000 : Number(asked);
  if (a === undefined) return false;
  switch (operator) {
    case 'GreaterThan':
      return a > b;
    case 'GreaterThanOrEqualTo':
      return a >= b;
    case 'LessThan':
      return a < b;
    default:
      return a <= b;
  }
}

function numeric(value: Value): number | undefined {
  if (typeof value === 'number') return value;
  return /^[+-]?(\d+\.?\d*|\.\d+)(e[+-]?\d+)?$/i.test(value) ? Number(value) : undefined;
}

const listAt = (record: SearchRecord, list: string): readonly SearchRecord[] => (record[list] ?? []) as SearchRecord[];

/** All values that a record shows under a property's name. */
export function valuesAt(record: SearchRecord, name: string): readonly Value[] {
  const dot = name.indexOf('.');
  const [head, key] = dot < 0 ? [name, undefined] : [name.slice(0, dot), name.slice(dot + 1)];
  const member = (value: unknown, ...path: string[]): readonly Value[] => {
    let at: unknown = value;
    for (const each of path) at = typeof at === 'object' && at !== null ? Reflect.get(at, each) : undefined;
    return typeof at === 'string' || typeof at === 'number' ? [at] : [];
  };
  switch (head) {
    case 'Parameters':
      return ['NumberValue', 'StringValue'].flatMap((kind) => member(record, head, key ?? '', kind));
    case 'InputArtifacts':
    case 'OutputArtifacts': {
      if (key === undefined)
        return Object.entries(record[head] ?? {}).flatMap(([artifact, value]) => [artifact, ...member(value, 'Value')]);
      const isType = key.endsWith('.MediaType');
      return isType
        ? member(record, head, key.replace(/\.MediaType$/, ''), 'MediaType')
        : member(record, head, key, 'Value');
    }
    case 'Tags':
      if (key === undefined)
        return listAt(record, head).flatMap((tag) => [...member(tag, 'Key'), ...member(tag, 'Value')]);
      if (key === 'Key' || key === 'Value') return listAt(record, head).flatMap((tag) => member(tag, key));
      return listAt(record, head).flatMap((tag) => (tag['Key'] === key ? member(tag, 'Value') : []));
    case 'Metrics': {
      const [, metric = '', statistic = ''] = /^(.*)\.(\w+)$/.exec(key ?? '') ?? [];
      if (metric === '') return listAt(record, head).flatMap((each) => member(each, key ?? ''));
      return listAt(record, head).flatMap((each) => (each['MetricName'] === metric ? member(each, statistic) : []));
    }
    case 'Parents':
    case 'TrialComponentSummaries':
      return listAt(record, head).flatMap((each) => member(each, ...(key ?? '').split('.')));
    default:
      return member(record, ...name.split('.'));
  }
}
