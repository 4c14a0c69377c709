import { assertNever } from '@assay/base';
import type { EpochMs } from '@assay/base';
import type { ComparisonNode, FilterNode, Literal, MembershipNode, SortKey, Span } from './ast.ts';
import { checkField } from './check-field.ts';
import type { FieldType } from './check-field.ts';
import { booleanOf, booleanTexts, numberOf, patternOf, refuseOperator, textOf } from './check-literal.ts';
import type { CheckedFilter, CheckedTest, NumberField, OrderOperator, TextField } from './checked-filter.ts';
import { filterFault } from './filter-fault.ts';
import type { FilterSchema } from './filter-schema.ts';
import { filterLimits } from './limits.ts';
import { numberFromText } from './number-from-text.ts';

/**
 * Resolves a filter against what the entity has: fields exist, literals have their fields' types, times become epoch
 * milliseconds (relative ones counted from `now`) and durations seconds. Throws InvalidFilter with the position of the first
 * fault. Also for trees that no text was parsed for; their depth is bounded here.
 */
export function checkFilter(node: FilterNode, schema: FilterSchema, now: EpochMs): CheckedFilter {
  return checkNode(node, { schema, now }, 0);
}

/** Holds an order against what the entity has. Fields that may have several values give no order. */
export function checkSort(keys: readonly SortKey[], schema: FilterSchema): readonly SortKey[] {
  for (const { field } of keys) {
    const type = checkField(field, schema);
    if (field.kind === 'artifact' || ('many' in type && type.many))
      throw filterFault('A field that may have several values gives no order', field.span, 'Sort by another.');
  }
  return keys;
}

interface Context {
  readonly schema: FilterSchema;
  readonly now: EpochMs;
}

function checkNode(node: FilterNode, context: Context, depth: number): CheckedFilter {
  if (depth > 2 * filterLimits.depth)
    throw filterFault('Nested too deeply', node.span, `At most ${filterLimits.depth} levels of ( ) and not are taken.`);
  switch (node.kind) {
    case 'and':
    case 'or':
      return { kind: node.kind, terms: node.terms.map((term) => checkNode(term, context, depth + 1)) };
    case 'not':
      return { kind: 'not', term: checkNode(node.term, context, depth + 1) };
    case 'existence':
      checkField(node.field, context.schema);
      return { kind: 'existence-test', field: node.field, span: node.span };
    case 'comparison':
      return checkComparison(node, checkField(node.field, context.schema), context);
    case 'membership':
      return checkMembership(node, checkField(node.field, context.schema), context);
    default:
      return assertNever(node);
  }
}

function checkComparison(node: ComparisonNode, type: FieldType, { now }: Context): CheckedTest {
  const { field, operator, literal, span } = node;
  if (operator === 'like' || operator === 'ilike') {
    if (type.type !== 'text' && type.type !== 'id' && type.type !== 'parameter') refuseOperator(node, type);
    const pattern = patternOf(field, literal);
    return { kind: 'pattern-test', field: field as TextField, pattern, ignoreCase: operator === 'ilike', span };
  }
  const equality = operator === '=' || operator === '!=';
  switch (type.type) {
    case 'boolean':
      if (!equality || field.kind !== 'attribute') return refuseOperator(node, type);
      return { kind: 'flag-test', field, value: booleanOf(field, literal) === (operator === '='), span };
    case 'number':
    case 'time':
    case 'duration':
      return {
        kind: 'number-test',
        field: field as NumberField,
        operator,
        value: numberOf(field, type, literal, now),
        span,
      };
    case 'id':
    case 'choice':
      if (!equality) return refuseOperator(node, type);
      return {
        kind: 'text-test',
        field: field as TextField,
        operator,
        value: textOf(field, type, literal),
        number: null,
        span,
      };
    case 'parameter':
    case 'text':
      if (literal.kind === 'boolean' && !equality) return refuseOperator(node, { type: 'boolean' });
      return type.type === 'parameter' && literal.kind === 'number'
        ? { kind: 'number-test', field: field as NumberField, operator, value: literal.value, span }
        : checkText(field as TextField, operator, type, literal, span);
    default:
      return assertNever(type);
  }
}

function checkText(
  field: TextField,
  operator: OrderOperator,
  type: FieldType,
  literal: Literal,
  span: Span,
): CheckedTest {
  if (literal.kind === 'boolean') {
    const texts = booleanTexts(literal.value);
    return { kind: 'text-membership', field, negated: operator === '!=', texts, numbers: [], span };
  }
  const value = textOf(field, type, literal);
  return { kind: 'text-test', field, operator, value, number: shadowOf(field, value), span };
}

function checkMembership(node: MembershipNode, type: FieldType, { now }: Context): CheckedTest {
  const { field, negated, literals, span } = node;
  const [first] = literals;
  const odd = literals.find((literal) => literal.kind !== first?.kind);
  if (first === undefined) throw filterFault('A list without values', span, 'It holds at least one.');
  if (odd !== undefined)
    throw filterFault(
      `A list of ${first.kind}s holds a ${odd.kind}`,
      odd.span,
      'All values of a list are of one kind.',
    );
  switch (type.type) {
    case 'boolean':
      return refuseOperator({ ...node, operator: 'in' }, type);
    case 'number':
    case 'time':
    case 'duration': {
      const values = literals.map((literal) => numberOf(field, type, literal, now));
      return { kind: 'number-membership', field: field as NumberField, negated, values, span };
    }
    case 'parameter':
      if (first.kind === 'number') {
        const values = literals.map((literal) => numberOf(field, { type: 'number' }, literal, now));
        return { kind: 'number-membership', field: field as NumberField, negated, values, span };
      }
      break;
    default:
  }
  const texts = literals.flatMap((literal) =>
    literal.kind === 'boolean' && (type.type === 'text' || type.type === 'parameter')
      ? booleanTexts(literal.value)
      : [textOf(field, type, literal)],
  );
  const numbers = texts.map((text) => shadowOf(field as TextField, text)).filter((number) => number !== null);
  return { kind: 'text-membership', field: field as TextField, negated, texts, numbers, span };
}

const shadowOf = (field: TextField, text: string): number | null =>
  field.kind === 'parameter' ? numberFromText(text) : null;
