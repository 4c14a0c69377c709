import type { ObjectAnswer } from '@assay/core';
import { s3Error } from './s3-error.ts';
import { quoted } from './object-headers.ts';

interface Conditions {
  readonly ifMatch: string | undefined;
  readonly ifNoneMatch: string | undefined;
  readonly ifModifiedSince: string | undefined;
  readonly ifUnmodifiedSince: string | undefined;
}

/** Whether a tag is among those of a header (`*`, or a list, with or without quotes). */
const isAmong = (list: string, etag: string): boolean =>
  list.split(',').some((each) => {
    const tag = each.trim().replace(/^W\//, '');
    return tag === '*' || tag === etag || tag === quoted(etag);
  });

/** Objects change within a second, headers tell whole ones. */
const secondsOf = (timeMs: number): number => Math.floor(timeMs / 1000);

/**
 * How a read that bears conditions goes on (RFC 9110, section 13.2.2): `unchanged` is answered 304. A time that is none does not count.
 * Throws PreconditionFailed.
 */
export function readCondition(conditions: Conditions, { etag, modifiedMs }: ObjectAnswer): 'read' | 'unchanged' {
  const { ifMatch, ifNoneMatch, ifModifiedSince, ifUnmodifiedSince } = conditions;
  const modified = secondsOf(modifiedMs);
  const since = secondsOf(Date.parse(ifModifiedSince ?? ''));
  const until = secondsOf(Date.parse(ifUnmodifiedSince ?? ''));
  if (ifMatch === undefined ? modified > until : !isAmong(ifMatch, etag))
    throw conditionFailed(ifMatch === undefined ? 'If-Unmodified-Since' : 'If-Match');
  if (ifNoneMatch !== undefined) return isAmong(ifNoneMatch, etag) ? 'unchanged' : 'read';
  return modified <= since ? 'unchanged' : 'read';
}

export const conditionFailed = (condition: string): Error =>
  s3Error('PreconditionFailed', 'At least one of the pre-conditions you specified did not hold', {
    Condition: condition,
  });
