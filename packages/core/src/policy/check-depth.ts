import { invalidInput } from '@assay/base';

const maxDepth = 100;

/**
 * Bounds how deep a JSON value nests: what is deeper could be stored, but not be passed between threads any more, so that nobody could read
 * it again.
 */
export function checkDepth(path: string, value: unknown): void {
  if (deeperThan(value, maxDepth)) throw invalidInput(path, `is nested more than ${maxDepth} levels deep. Flatten it.`);
}

function deeperThan(value: unknown, depth: number): boolean {
  if (typeof value !== 'object' || value === null) return false;
  return depth === 0 || Object.values(value).some((inner) => deeperThan(inner, depth - 1));
}
