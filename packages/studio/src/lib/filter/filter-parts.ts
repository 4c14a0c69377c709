import { filterTokens } from './filter-tokens.ts';
import { quoteText } from './view-filter.ts';

/** The conditions that a filter joins by `and`; one part where it cannot be taken apart so. */
export function filterParts(text: string): readonly string[] {
  const parts: string[] = [];
  let depth = 0;
  let from = 0;
  for (const token of filterTokens(text)) {
    if (token.kind === 'open') depth++;
    else if (token.kind === 'close') depth--;
    else if (token.kind === 'word' && depth === 0) {
      const word = token.text.toLowerCase();
      if (word === 'or') return [text.trim()].filter((part) => part !== '');
      if (word === 'and') {
        parts.push(text.slice(from, token.from));
        from = token.to;
      }
    }
  }
  parts.push(text.slice(from));
  return parts.map((part) => part.trim()).filter((part) => part !== '');
}

export const joinParts = (parts: readonly string[]): string => parts.join(' and ');

/** A condition that a form can show: a field, how it is compared, and with what. */
export interface SimpleCondition {
  readonly field: string;
  readonly operator: string;
  /** As it stands in the filter; empty for `exists`. */
  readonly value: string;
}

export const simpleOperators = ['=', '!=', '<', '<=', '>', '>=', 'like', 'ilike', 'in', 'not in', 'exists'] as const;

/** Undefined where the condition is more than a form can show. */
export function simpleCondition(part: string): SimpleCondition | undefined {
  const tokens = filterTokens(part);
  const [field, ...rest] = tokens;
  if (field?.kind !== 'word' || field.text.toLowerCase() === 'not') return undefined;
  const after = part.slice(field.to).trim();
  const operator = [...simpleOperators]
    .sort((a, b) => b.length - a.length)
    .find((each) =>
      (/^\w/.test(each)
        ? new RegExp(`^${each.replace(' ', '\\s+')}(?!\\w)`, 'i')
        : { test: (t: string) => t.startsWith(each) }
      ).test(after),
    );
  if (operator === undefined || rest.length === 0) return undefined;
  const value = after
    .slice(/^\w/.test(operator) ? (/^(?:not\s+)?\w+/i.exec(after)?.[0].length ?? 0) : operator.length)
    .trim();
  return { field: field.text, operator, value };
}

export const printCondition = ({ field, operator, value }: SimpleCondition): string =>
  operator === 'exists' ? `${field} exists` : `${field} ${operator} ${value}`;

/** What a person typed as a value, as a filter takes it: numbers, true and false as they are, all else as text. */
export function valueText(typed: string, operator: string): string {
  const text = typed.trim();
  if (operator === 'in' || operator === 'not in') {
    if (text.startsWith('(')) return text;
    return `(${text
      .split(',')
      .map((each) => valueText(each, '='))
      .join(', ')})`;
  }
  const isNumber = text !== '' && Number.isFinite(Number(text));
  if (operator !== 'like' && operator !== 'ilike' && (isNumber || text === 'true' || text === 'false')) return text;
  return /^(["']).*\1$/s.test(text) ? text : quoteText(text);
}
