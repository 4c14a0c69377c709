/** The GLOB pattern (case kept) of a LIKE pattern with `\` as its escape. */
export function globOfLike(pattern: string): string {
  let glob = '';
  let escaped = false;
  for (const character of pattern) {
    if (!escaped && character === '\\') {
      escaped = true;
      continue;
    }
    if (!escaped && character === '%') glob += '*';
    else if (!escaped && character === '_') glob += '?';
    else glob += '*?['.includes(character) ? `[${character}]` : character;
    escaped = false;
  }
  return glob;
}
