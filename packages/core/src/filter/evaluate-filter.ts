import { assertNever } from '@assay/base';
import type { ParameterKind } from '../entities/run.ts';
import type { ArtifactField, Field, Statistic } from './ast.ts';
import type { CheckedFilter, CheckedTest, ElementList, OrderOperator } from './checked-filter.ts';
import { compareCodePoints } from './code-point-order.ts';
import { likePattern } from './like-pattern.ts';

/** One entity with all that a filter can ask of it. What is absent, null or undefined is missing. */
export interface FilterRecord {
  /** Times in epoch ms, durations in seconds; a list where the schema says `many`. */
  readonly attributes: Readonly<Record<string, AttributeValue>>;
  readonly parameters: ReadonlyMap<string, ParameterRecord>;
  readonly tags: ReadonlyMap<string, string>;
  /** By name. A statistic may be NaN or infinite. */
  readonly metrics: ReadonlyMap<string, Readonly<Partial<Record<Statistic, number | null>>>>;
  /** By name, of each artifact of that name its value or URI; null of one that has neither. */
  readonly artifacts: ReadonlyMap<string, readonly ArtifactValue[]>;
  readonly elements?: Readonly<Partial<Record<ElementList, readonly FilterRecord[]>>>;
}

export interface ParameterRecord {
  readonly text: string;
  readonly number: number | null;
  readonly kind?: ParameterKind;
}

/** An artifact's value or URI; with its direction and type where fields ask for these. */
export type ArtifactValue =
  | string
  | null
  | { readonly direction: 'input' | 'output'; readonly text: string | null; readonly mediaType: string };

export type AttributeValue = string | number | boolean | readonly string[] | null | undefined;

/**
 * Does the filter select the record? The plain definition of what filters mean: storage's SQL is held against it. Not fast,
 * but good enough for a few thousand records in a browser.
 */
export const evaluateFilter = (filter: CheckedFilter, record: FilterRecord): boolean =>
  truthOf(filter, record) === true;

/** True, false, or null for unknown. */
export function truthOf(filter: CheckedFilter, record: FilterRecord): boolean | null {
  switch (filter.kind) {
    case 'and': {
      const truths = filter.terms.map((term) => truthOf(term, record));
      return truths.includes(false) ? false : truths.includes(null) ? null : true;
    }
    case 'or': {
      const truths = filter.terms.map((term) => truthOf(term, record));
      return truths.includes(true) ? true : truths.includes(null) ? null : false;
    }
    case 'not': {
      const truth = truthOf(filter.term, record);
      return truth === null ? null : !truth;
    }
    case 'holds':
      return truthOf(filter.term, record) === true;
    case 'constant':
      return filter.value;
    case 'element':
      return (record.elements?.[filter.of] ?? []).some((element) => evaluateFilter(filter.filter, element));
    default:
      return truthOfTest(filter, record);
  }
}

function truthOfTest(test: CheckedTest, record: FilterRecord): boolean | null {
  const values = valuesOf(test.field, record);
  switch (test.kind) {
    case 'existence-test':
      return values.length > 0;
    case 'flag-test':
      return anyOf(
        values.filter((value) => typeof value === 'boolean'),
        false,
        (value) => value === test.value,
      );
    case 'number-test': {
      const operator = positive(test.operator);
      return anyOf(numbersIn(values), operator !== test.operator, (number) => holds(operator, number - test.value));
    }
    case 'number-membership':
      return anyOf(numbersIn(values), test.negated, (number) => test.values.includes(number));
    case 'text-test': {
      const operator = positive(test.operator);
      return anyOf(textsIn(values), operator !== test.operator, ({ text, number }) =>
        holds(
          operator,
          number !== null && test.number !== null ? number - test.number : compareCodePoints(text, test.value),
        ),
      );
    }
    case 'text-membership':
      return anyOf(
        textsIn(values),
        test.negated,
        ({ text, number }) => test.texts.includes(text) || (number !== null && test.numbers.includes(number)),
      );
    case 'pattern-test': {
      const matches = likePattern(test.pattern, test.ignoreCase);
      return anyOf(textsIn(values), false, ({ text }) => matches(text));
    }
    default:
      return assertNever(test);
  }
}

type Value = string | number | boolean | null | { readonly text: string; readonly number: number | null };

/** What the record holds under the field: nothing, one value, or several. Null is a value that is only known to exist. */
function valuesOf(field: Field, record: FilterRecord): readonly Value[] {
  switch (field.kind) {
    case 'attribute': {
      const value = record.attributes[field.name] ?? [];
      return typeof value === 'object' ? value : [value];
    }
    case 'parameter': {
      const parameter = record.parameters.get(field.key);
      if (parameter === undefined) return [];
      return field.booleans === 'numbers' && parameter.kind === 'boolean'
        ? [{ text: parameter.text, number: parameter.text === 'true' ? 1 : 0 }]
        : [parameter];
    }
    case 'tag': {
      const tag = record.tags.get(field.key);
      return tag === undefined ? [] : [tag];
    }
    case 'metric': {
      const value = record.metrics.get(field.name)?.[field.statistic] ?? null;
      return value === null ? [] : [value];
    }
    case 'artifact':
      return artifactValues(field, record.artifacts.get(field.name) ?? []);
    default:
      return assertNever(field);
  }
}

const artifactValues = (
  { direction, part }: ArtifactField,
  values: readonly ArtifactValue[],
): readonly (string | null)[] =>
  values.flatMap((value) => {
    if (value === null || typeof value === 'string') return [value];
    if (direction !== undefined && direction !== value.direction) return [];
    return [part === 'mediaType' ? value.mediaType : value.text];
  });

const numbersIn = (values: readonly Value[]): readonly number[] =>
  values
    .map((value) => (typeof value === 'object' && value !== null ? value.number : value))
    .filter((value) => typeof value === 'number')
    .filter((value) => !Number.isNaN(value));

const textsIn = (values: readonly Value[]): readonly { text: string; number: number | null }[] =>
  values
    .map((value) => (typeof value === 'string' ? { text: value, number: null } : value))
    .filter((value) => typeof value === 'object' && value !== null);

function anyOf<T>(values: readonly T[], negated: boolean, test: (value: T) => boolean): boolean | null {
  return values.length === 0 ? null : values.some(test) !== negated;
}

const positive = (operator: OrderOperator): OrderOperator => (operator === '!=' ? '=' : operator);

/** Does the operator hold for two values whose difference has this sign? */
function holds(operator: OrderOperator, difference: number): boolean {
  switch (operator) {
    case '=':
      return difference === 0;
    case '!=':
      return difference !== 0;
    case '<':
      return difference < 0;
    case '<=':
      return difference <= 0;
    case '>':
      return difference > 0;
    case '>=':
      return difference >= 0;
    default:
      return assertNever(operator);
  }
}
