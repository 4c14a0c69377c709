import { invalidInput } from '@assay/base';

/** Deeper than anything that is taken; what is much deeper cannot be passed to a thread, nor walked through here. */
const maxDepth = 250;

/** Of long lists of texts, which as lists of names come again and again as the same array. */
const listCosts = new WeakMap<readonly unknown[], number>();
const longList = 64;

/** About how many bytes a message takes: what bounds the queue. InvalidInput when it nests too deep to be passed on. */
export function costOf(value: unknown, depth = 0): number {
  if (typeof value === 'string') return 16 + value.length * 2;
  if (typeof value !== 'object' || value === null) return 8;
  if (ArrayBuffer.isView(value)) return 64 + value.byteLength;
  if (depth > maxDepth) throw invalidInput('', `The input is nested more than ${maxDepth} levels deep. Flatten it.`);
  const list = Array.isArray(value) && value.length >= longList && typeof value[0] === 'string' ? value : undefined;
  const known = list === undefined ? undefined : listCosts.get(list);
  if (known !== undefined) return known;
  let cost = 32;
  const parts = Array.isArray(value) ? value : value instanceof Map ? [...value].flat() : Object.values(value);
  for (const part of parts) cost += costOf(part, depth + 1);
  if (list !== undefined) listCosts.set(list, cost);
  return cost;
}
