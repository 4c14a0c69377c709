import type { SortKey } from './ast.ts';
import { filterFault } from './filter-fault.ts';
import { filterLimits } from './limits.ts';
import { readField } from './read-field.ts';
import { TokenCursor } from './token-cursor.ts';

/** Reads `metrics.acc.max desc, name`: fields as in filters, ascending where nothing is said. Throws InvalidFilter. */
export function parseSort(text: string): readonly SortKey[] {
  const cursor = new TokenCursor(text);
  const keys: SortKey[] = [];
  do {
    const token = cursor.current;
    if (keys.length === filterLimits.sortKeys)
      throw filterFault('Too many sort keys', token, `At most ${filterLimits.sortKeys} are read.`);
    const field = readField(cursor);
    const descending = cursor.take('desc');
    if (!descending) cursor.take('asc');
    keys.push({
      field,
      direction: descending ? 'desc' : 'asc',
      span: { start: token.start, end: cursor.previousEnd },
    });
  } while (cursor.take(','));
  if (cursor.current.kind !== 'end') throw cursor.unexpected('asc, desc, "," or the end');
  return keys;
}
