import type { Field, FilterNode } from './ast.ts';
import { printField } from './print-filter.ts';

/** The fields that a filter asks about, each once, in the order of their first appearance. */
export function fieldsOf(node: FilterNode): readonly Field[] {
  const fields = new Map<string, Field>();
  const pending: FilterNode[] = [node];
  for (let next = pending.pop(); next !== undefined; next = pending.pop()) {
    if (next.kind === 'and' || next.kind === 'or') pending.push(...next.terms.toReversed());
    else if (next.kind === 'not') pending.push(next.term);
    else if (!fields.has(printField(next.field))) fields.set(printField(next.field), next.field);
  }
  return [...fields.values()];
}
