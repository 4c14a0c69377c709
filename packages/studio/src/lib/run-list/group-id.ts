import type { RunValue } from '@assay/wire';

/** A group's place in a view (hidden, open, a colour): a text of the form of a run's id, made from the group's key. */
export function groupId(by: readonly string[], key: readonly RunValue[]): string {
  const text = JSON.stringify([by, key]);
  return [0x811c9dc5, 0x01234567, 0x89abcdef, 0x0badf00d].map((seed) => hexHash(text, seed)).join('');
}

/** FNV-1a, 32 bits, with a last stir (murmur3's) so that the four parts differ. */
function hexHash(text: string, seed: number): string {
  let hash = seed;
  for (let i = 0; i < text.length; i++) hash = Math.imul(hash ^ text.charCodeAt(i), 0x01000193);
  hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b);
  hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35);
  return ((hash ^ (hash >>> 16)) >>> 0).toString(16).padStart(8, '0');
}
