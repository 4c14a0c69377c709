import { createHash } from 'node:crypto';
import { invalidInput } from '@assay/base';

/**
 * `"<version>.<hash>"`: the version alone would not do, because an answer also holds what changes without one (counts,
 * metric summaries), and a browser's cache compares the whole tag.
 */
export const versionTag = (version: number, body: string): string =>
  `"${version}.${createHash('sha256').update(body).digest('base64url').slice(0, 12)}"`;

/** The version that an If-Match demands, of `"3"` or of a tag as answered; undefined where any will do. */
export function expectedVersion(ifMatch: string | undefined): number | undefined {
  if (ifMatch === undefined || ifMatch === '*') return undefined;
  const version = /^"(\d{1,15})(?:\.[\w-]{1,32})?"$/.exec(ifMatch)?.[1];
  if (version === undefined) throw invalidInput('If-Match', 'expected one ETag as a read answered it, or e.g. "3"');
  return Number(version);
}

/** Whether the client has this very version already (If-None-Match, weakly compared). */
export function isUnchanged(ifNoneMatch: string | undefined, etag: string): boolean {
  if (ifNoneMatch === undefined) return false;
  if (ifNoneMatch.trim() === '*') return true;
  const strong = (tag: string): string => tag.trim().replace(/^W\//, '');
  return ifNoneMatch.split(',').some((part) => strong(part) === strong(etag));
}

/** The key under which a client may repeat a change safely. */
export function idempotencyKey(header: string | string[] | undefined): string | undefined {
  if (header === undefined) return undefined;
  if (typeof header === 'string' && /^[\x21-\x7e]{1,255}$/.test(header)) return header;
  throw invalidInput('Idempotency-Key', 'expected 1 to 255 visible ASCII characters');
}
