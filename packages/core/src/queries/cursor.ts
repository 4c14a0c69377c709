import { crc32 } from '@assay/series';
import { invalidInput } from '@assay/base';

export type CursorValue = string | number | boolean | null;

/**
 * Where a page ended, as an opaque text. It is bound to its question: `of` is what was asked, without limit and cursor, and
 * a cursor given with another question is refused.
 */
export function writeCursor(of: unknown, position: readonly CursorValue[]): string {
  const bytes = new TextEncoder().encode(JSON.stringify([fingerprint(of), ...position]));
  const base64 = btoa(Array.from(bytes, (byte) => String.fromCharCode(byte)).join(''));
  return base64.replaceAll('+', '-').replaceAll('/', '_').replace(/=+$/, '');
}

/** The position in a cursor of this question, undefined without one; InvalidInput when it is damaged or another's. */
export function readCursor(of: unknown, cursor: string | undefined, length: number): CursorValue[] | undefined {
  if (cursor === undefined) return undefined;
  const damaged = () =>
    invalidInput('cursor', 'is not one that this server gave out. Take nextCursor of the page before, unchanged.');
  let values: unknown;
  try {
    const binary = atob(cursor.replaceAll('-', '+').replaceAll('_', '/'));
    values = JSON.parse(new TextDecoder().decode(Uint8Array.from(binary, (character) => character.charCodeAt(0))));
  } catch {
    throw damaged();
  }
  if (!Array.isArray(values) || values.length !== length + 1) throw damaged();
  if (values[0] !== fingerprint(of))
    throw invalidInput('cursor', 'belongs to another question. Use it only with the same filters and order.');
  const position: unknown[] = values.slice(1);
  if (!position.every(isCursorValue)) throw damaged();
  return position;
}

const isCursorValue = (value: unknown): value is CursorValue => value === null || typeof value !== 'object';

const fingerprint = (of: unknown): number => crc32(new TextEncoder().encode(JSON.stringify(of)));
