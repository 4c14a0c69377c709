import { sharedPrefix } from './shared-prefix.ts';

const boundary = /[\s\-_/.:|]/;
const shortestPrefix = 8;
const shortestSuffix = 6;

/**
 * Names that stand beside each other without what all of them begin or end with: it tells nothing there, and hides what
 * differs. Cuts at a boundary between words only, and only where something worth the while is saved.
 */
export function shortNames(names: readonly string[]): readonly string[] {
  const [first = ''] = names;
  if (new Set(names).size < 2) return names;
  const shortest = Math.min(...names.map((name) => name.length));
  const prefix = sharedPrefix(names);
  let suffix = 0;
  while (suffix < shortest - prefix && names.every((name) => name.at(-1 - suffix) === first.at(-1 - suffix))) suffix++;
  while (suffix > 0 && !boundary.test(first.at(-suffix) ?? '')) suffix--;
  const start = prefix >= shortestPrefix ? prefix : 0;
  const end = suffix >= shortestSuffix ? suffix : 0;
  if (names.some((name) => name.length - start - end < 1)) return names;
  return names.map((name) => `${start > 0 ? '…' : ''}${name.slice(start, name.length - end)}${end > 0 ? '…' : ''}`);
}
