import { invalidInput } from '@assay/base';
import type { Limits } from '../limits.ts';
import { checkLimit } from './limit.ts';
import type { LimitName } from './limit.ts';

// The Unicode class Cc, and the two characters that break a line without being in it.
const controlCharacter = /[\p{Cc}\u2028\u2029]/u;

/** Characters of a text: code points, as people count them, not UTF-16 units. Counted only when it may matter. */
function lengthUpTo(text: string, limit: number): number {
  if (text.length <= limit) return text.length;
  let length = 0;
  for (const _ of text) length++;
  return length;
}

/** Any text that storage and JSON can hold: well-formed Unicode without U+0000, within the named limit. */
export function checkText(path: string, text: string, limits: Limits, limit: LimitName): void {
  if (!text.isWellFormed())
    throw invalidInput(path, 'is not well-formed Unicode: it holds half a surrogate pair. Send whole characters.');
  if (text.includes('\0')) throw invalidInput(path, 'holds the character U+0000, which no text here may.');
  const length = lengthUpTo(text, limits[limit] ?? Infinity);
  checkLimit(limits, limit, length, `${path} has ${length} characters`, path);
}

/** A text of one line that names something: a parameter key, tag key or metric name. */
export function checkKey(path: string, key: string, limits: Limits, limit: LimitName): void {
  if (key.trim() === '') throw invalidInput(path, 'is empty. Give it at least one visible character.');
  if (controlCharacter.test(key))
    throw invalidInput(path, `${JSON.stringify(key.slice(0, 80))} holds a control character or line break. Remove it.`);
  checkText(path, key, limits, limit);
}

/** Lists whose keys were all found good, and for which limit: stores and faces pass the same list again and again. */
const goodLists = new WeakMap<readonly string[], number | null>();

/** `checkKey` for each of a list that is not changed any more. */
export function checkKeys(path: string, keys: readonly string[], limits: Limits, limit: LimitName): void {
  if (goodLists.get(keys) === limits[limit]) return;
  for (const [i, key] of keys.entries()) checkKey(`${path}[${i}]`, key, limits, limit);
  if (keys.length > 1) goodLists.set(keys, limits[limit]);
}
