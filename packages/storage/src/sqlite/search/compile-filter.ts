import { assert } from '@assay/base';
import type { CheckedElement, CheckedFilter } from '@assay/core';
import { compileTest } from './compile-test.ts';
import type { SearchContext } from './search-context.ts';

/** The condition of a filter over the entity's row `r`, values bound: 1, 0, or NULL for unknown. */
export function compileFilter(context: SearchContext, filter: CheckedFilter): string {
  switch (filter.kind) {
    case 'and':
      return balanced(
        filter.terms.map((term) => compileFilter(context, term)),
        ' AND ',
      );
    case 'or':
      return balanced(
        filter.terms.map((term) => compileFilter(context, term)),
        ' OR ',
      );
    case 'not':
      return `NOT (${compileFilter(context, filter.term)})`;
    case 'holds':
      return `((${compileFilter(context, filter.term)}) IS TRUE)`;
    case 'constant':
      return filter.value ? '1' : '0';
    case 'element':
      return compileElement(context, filter);
    default:
      return compileTest(context, filter);
  }
}

/** The element is `r` within, as every entity is to its filter; what the list hangs on is `r` to the keys. */
function compileElement(context: SearchContext, { of, filter }: CheckedElement): string {
  const list = context.entity.elements[of];
  assert(list !== undefined, `a ${context.entity.table} has no ${of}`);
  const entity = list.entity();
  const condition = compileFilter({ ...context, entity }, filter);
  return `EXISTS (SELECT 1 FROM (${list.keys}) x CROSS JOIN ${entity.table} r ON ${list.match} WHERE ${condition})`;
}

/** SQLite bounds the depth of expressions, and a row of ANDs is as deep as it is long. */
function balanced(terms: readonly string[], operator: string): string {
  if (terms.length < 8) return `(${terms.join(operator)})`;
  const half = terms.length >> 1;
  return `(${balanced(terms.slice(0, half), operator)}${operator}${balanced(terms.slice(half), operator)})`;
}
