import type { Field } from './ast.ts';
import { readField } from './read-field.ts';
import { TokenCursor } from './token-cursor.ts';

/** Reads one field as filters and sorts name it: `metrics.loss.min`. Throws InvalidFilter. */
export function parseField(text: string): Field {
  const cursor = new TokenCursor(text);
  const field = readField(cursor);
  if (cursor.current.kind !== 'end') throw cursor.unexpected('the end', 'One field stands alone.');
  return field;
}
