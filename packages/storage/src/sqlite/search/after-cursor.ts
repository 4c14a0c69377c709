import type { Bindings } from '../bindings.ts';
import type { CursorValues } from './search-cursor.ts';
import type { OrderTerm } from './sort-order.ts';

/** The condition that a row comes after the cursor's, over the columns `o0`, `o1`, … of the order. */
export function afterCursor(terms: readonly OrderTerm[], values: CursorValues, bindings: Bindings): string {
  const alternatives: string[] = [];
  const equal: string[] = [];
  terms.forEach((term, i) => {
    const column = `o${i}`;
    const value = values[i] ?? null;
    if (value === null) {
      equal.push(`${column} IS NULL`);
      return;
    }
    const bound = bindings.add(value);
    const beyond = `${column} ${term.descending ? '<' : '>'} ${bound}`;
    alternatives.push([...equal, term.nullable ? `(${beyond} OR ${column} IS NULL)` : beyond].join(' AND '));
    equal.push(`${column} = ${bound}`);
  });
  return `(${alternatives.map((alternative) => `(${alternative})`).join(' OR ')})`;
}
