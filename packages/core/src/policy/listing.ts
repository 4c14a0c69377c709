/**
 * A listing of keys in the order of their UTF-8 bytes. With a delimiter, keys that share what goes up to the first delimiter behind the
 * prefix stand as one element, that common prefix. Listings go on behind an element: a common prefix counts as one, so
 * a place inside it lies behind it.
 */
export interface ListingScope {
  readonly prefix: string;
  /** Empty: none. */
  readonly delimiter: string;
}

/** Where reading begins: at this key, or behind it. */
export interface ListingStart {
  readonly key: string;
  readonly inclusive: boolean;
}

/** The common prefix that stands for the key; undefined where it stands for itself. The key begins with the scope's prefix. */
export function commonPrefixOf({ prefix, delimiter }: ListingScope, key: string): string | undefined {
  if (delimiter === '') return undefined;
  const at = key.indexOf(delimiter, prefix.length);
  return at < 0 ? undefined : key.slice(0, at + delimiter.length);
}

/** The least text that stands behind all texts that begin with `prefix`; undefined when there is none. */
export function behindPrefix(prefix: string): string | undefined {
  const points = Array.from(prefix, (character) => character.codePointAt(0) ?? 0);
  for (let last = points.pop(); last !== undefined; last = points.pop()) {
    if (last === 0x10ffff) continue;
    points.push(last === 0xd7ff ? 0xe000 : last + 1);
    return String.fromCodePoint(...points);
  }
  return undefined;
}

/** Where to begin for what comes after `after`; undefined when that is nothing. */
export function listingStart(
  scope: ListingScope,
  after: string,
  compare: (a: string, b: string) => number,
): ListingStart | undefined {
  const { prefix } = scope;
  if (after === '' || compare(after, prefix) < 0) return { key: prefix, inclusive: true };
  if (!after.startsWith(prefix)) return undefined;
  const within = commonPrefixOf(scope, after);
  return within === undefined ? { key: after, inclusive: false } : startBehind(within);
}

/** Where to begin for what does not begin with `prefix` any more. */
export function startBehind(prefix: string): ListingStart | undefined {
  const key = behindPrefix(prefix);
  return key === undefined ? undefined : { key, inclusive: true };
}
