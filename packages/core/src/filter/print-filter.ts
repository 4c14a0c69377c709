import { assertNever } from '@assay/base';
import type { Field, FilterNode, Literal, SortKey } from './ast.ts';
import { isStatistic } from './read-field.ts';

/** The canonical text of a filter: `parseFilter(printFilter(node))` equals `node` but for the spans. */
export function printFilter(node: FilterNode): string {
  switch (node.kind) {
    case 'or':
      return node.terms.map((term) => (term.kind === 'or' ? inParentheses(term) : printFilter(term))).join(' or ');
    case 'and':
      return node.terms.map((term) => (isJunction(term) ? inParentheses(term) : printFilter(term))).join(' and ');
    case 'not':
      return `not ${isJunction(node.term) ? inParentheses(node.term) : printFilter(node.term)}`;
    case 'comparison':
      return `${printField(node.field)} ${node.operator} ${printLiteral(node.literal)}`;
    case 'membership':
      return `${printField(node.field)} ${node.negated ? 'not in' : 'in'} (${node.literals.map(printLiteral).join(', ')})`;
    case 'existence':
      return `${printField(node.field)} exists`;
    default:
      return assertNever(node);
  }
}

/** The canonical text of an order; `parseSort` is its inverse. */
export const printSort = (keys: readonly SortKey[]): string =>
  keys.map((key) => printField(key.field) + (key.direction === 'desc' ? ' desc' : '')).join(', ');

/** The canonical text of a field: quotes only where they are needed, `.last` left out. */
export function printField(field: Field): string {
  switch (field.kind) {
    case 'attribute':
      return field.name;
    case 'parameter':
      return `params.${printKey(field.key)}`;
    case 'tag':
      return `tags.${printKey(field.key)}`;
    case 'artifact':
      return `artifacts.${printKey(field.name)}`;
    case 'metric': {
      const looksLikeStatistic = isStatistic(field.name.split('.').at(-1));
      const name = looksLikeStatistic ? quote(field.name) : printKey(field.name);
      return `metrics.${name}${field.statistic === 'last' ? '' : `.${field.statistic}`}`;
    }
    default:
      return assertNever(field);
  }
}

const isJunction = (node: FilterNode): boolean => node.kind === 'and' || node.kind === 'or';

const inParentheses = (node: FilterNode): string => `(${printFilter(node)})`;

const unquotedKey = /^[\p{L}\p{M}\p{N}_\-/:@.]*[\p{L}\p{M}\p{N}_\-/:@]$/u;

const printKey = (key: string): string => (unquotedKey.test(key) ? key : quote(key));

function printLiteral(literal: Literal): string {
  return literal.kind === 'text' ? quote(literal.value) : String(literal.value);
}

const quote = (text: string): string => `"${text.replaceAll(/[\\"]/g, '\\$&')}"`;
