import type { CheckedFilter } from '@assay/core';
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
    default:
      return compileTest(context, filter);
  }
}

/** SQLite bounds the depth of expressions, and a row of ANDs is as deep as it is long. */
function balanced(terms: readonly string[], operator: string): string {
  if (terms.length < 8) return `(${terms.join(operator)})`;
  const half = terms.length >> 1;
  return `(${balanced(terms.slice(0, half), operator)}${operator}${balanced(terms.slice(half), operator)})`;
}
