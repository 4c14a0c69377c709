const boundary = /[\s\-_/.:|]/;

/** How many characters all names begin with alike, up to a boundary between words. None where they are all the same. */
export function sharedPrefix(names: readonly string[]): number {
  const [first = ''] = names;
  if (new Set(names).size < 2) return 0;
  const shortest = Math.min(...names.map((name) => name.length));
  let prefix = 0;
  while (prefix < shortest && names.every((name) => name[prefix] === first[prefix])) prefix++;
  while (prefix > 0 && !boundary.test(first[prefix - 1] ?? '')) prefix--;
  return prefix;
}
