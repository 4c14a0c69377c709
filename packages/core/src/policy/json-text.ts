import { invalidInput } from '@assay/base';
import type { Limits } from '../limits.ts';
import { checkDepth } from './check-depth.ts';
import { checkLimit } from './limit.ts';
import type { LimitName } from './limit.ts';

/** Bytes of a well-formed text in UTF-8. */
export function byteLength(text: string): number {
  let bytes = 0;
  for (let i = 0; i < text.length; i++) {
    const unit = text.charCodeAt(i);
    // Half of a surrogate pair counts for two of its four bytes.
    bytes += unit < 0x80 ? 1 : unit < 0x800 || (unit >= 0xd800 && unit < 0xe000) ? 2 : 3;
  }
  return bytes;
}

/** A JSON value as the text that is stored, within a limit of bytes. */
export function jsonText(path: string, value: unknown, limits: Limits, limit: LimitName): string {
  checkDepth(path, value);
  const text: string | undefined = JSON.stringify(value);
  if (text === undefined) throw invalidInput(path, 'is no JSON value.');
  const bytes = byteLength(text);
  checkLimit(limits, limit, bytes, `${path} takes ${bytes} bytes as JSON`, path);
  return text;
}
