import { isId } from '@assay/base';
import type { CheckedFilter, Field, NumberField, OrderOperator, TextField } from '@assay/core';
import { amongTexts, compareNumber, compareText, constant, exists, matches, not } from '../../filter-parts.ts';

/** What one kind of entity can be asked and ordered by. A row of each table says what a condition means to the core. */
export interface MlflowFields {
  /** In the plural, for messages: `runs`. */
  readonly entity: string;
  /** By every name that a client may use; a field that cannot be filtered by has no operators. */
  readonly attributes: Readonly<Record<string, MlflowField>>;
  /** Words that may stand before an attribute: `attributes.status`. */
  readonly attributeWords: readonly string[];
  /** What the other words before the first dot stand for: all keys that users chose, or a few of our own. */
  readonly families: Readonly<Record<string, MlflowFamily>>;
}

export type MlflowFamily = ((key: string) => MlflowField) | Readonly<Record<string, MlflowField>>;

export type MlflowField = MlflowTextField | MlflowNumberField;

export interface MlflowTextField {
  readonly value: 'text';
  readonly operators: readonly TextOperator[];
  readonly test: (condition: TextCondition) => CheckedFilter;
  /** What orders by it; without one it gives no order. */
  readonly order?: Field;
}

export interface MlflowNumberField {
  readonly value: 'number';
  /** A whole number may stand in quotes. */
  readonly mayBeQuoted?: true;
  readonly operators: readonly OrderOperator[];
  readonly test: (operator: OrderOperator, value: number) => CheckedFilter;
  readonly order?: Field;
}

export type TextOperator = '=' | '!=' | 'LIKE' | 'ILIKE' | 'IN' | 'NOT IN' | 'IS NULL' | 'IS NOT NULL';

export type TextCondition =
  | { readonly operator: '=' | '!=' | 'LIKE' | 'ILIKE'; readonly text: string }
  | { readonly operator: 'IN' | 'NOT IN'; readonly texts: readonly string[] }
  | { readonly operator: 'IS NULL' | 'IS NOT NULL' };

/** The condition with its texts changed: words of MLflow turned into those of the core. */
export function withTexts(condition: TextCondition, change: (text: string) => string): TextCondition {
  if ('texts' in condition) return { ...condition, texts: condition.texts.map(change) };
  return 'text' in condition ? { ...condition, text: change(condition.text) } : condition;
}

export const textOperators = ['=', '!=', 'LIKE', 'ILIKE'] as const satisfies readonly TextOperator[];
export const listOperators = [...textOperators, 'IN', 'NOT IN'] as const satisfies readonly TextOperator[];
export const nullOperators = [...textOperators, 'IS NULL', 'IS NOT NULL'] as const satisfies readonly TextOperator[];
export const numberOperators: readonly OrderOperator[] = ['=', '!=', '<', '<=', '>', '>='];

/** A field whose text the core has; it also gives an order. */
export const textField = (field: TextField, operators: readonly TextOperator[] = textOperators): MlflowTextField => ({
  value: 'text',
  operators,
  test: (condition) => testText(field, condition),
  order: field,
});

/** A field whose number (of a time, epoch milliseconds) the core has; it also gives an order. */
export const numberField = (field: NumberField): MlflowNumberField => ({
  value: 'number',
  operators: numberOperators,
  test: (operator, value) => compareNumber(field, operator, value),
  order: field,
});

/** A field that holds ids of the core, which are compared as such: a text that is none equals nobody's. */
export const idField = (field: TextField, operators: readonly TextOperator[] = listOperators): MlflowTextField => ({
  value: 'text',
  operators,
  test: (condition) => {
    switch (condition.operator) {
      case '=':
      case '!=':
        if (isId(condition.text)) break;
        return condition.operator === '=' ? constant(false) : exists(field);
      case 'IN':
      case 'NOT IN': {
        const ids = condition.texts.filter((text) => isId(text));
        return ids.length === 0 && condition.operator === 'NOT IN'
          ? exists(field)
          : testText(field, { operator: condition.operator, texts: ids });
      }
      default:
    }
    return testText(field, condition);
  },
  order: field,
});

/** Only to order by. */
export const orderOnly = (order: Field): MlflowNumberField => ({
  value: 'number',
  operators: [],
  test: () => constant(false),
  order,
});

/** MLflow's condition on a text of the core. Missing matches nothing, `!=` and `NOT IN` included. */
export function testText(field: TextField, condition: TextCondition): CheckedFilter {
  switch (condition.operator) {
    case '=':
    case '!=':
      return compareText(field, condition.operator, condition.text);
    case 'LIKE':
    case 'ILIKE':
      return matches(field, condition.text.replaceAll('\\', '\\\\'), condition.operator === 'ILIKE');
    case 'IN':
      return amongTexts(field, condition.texts);
    case 'NOT IN':
      return not(amongTexts(field, condition.texts));
    case 'IS NULL':
      return not(exists(field));
    case 'IS NOT NULL':
      return exists(field);
  }
}
