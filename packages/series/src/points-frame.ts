import type { PointBatch } from './points.ts';

/** The greatest time that a Date has, in milliseconds to both sides of 1970. */
const latestMs = 8_640_000_000_000_000;

/** Lists that were looked at; `NameLists` gives the same ones again and again. */
const distinct = new WeakSet<readonly string[]>();

/** Why a batch whose bytes are sound still cannot be stored, and where; its points counted from 0 in order of arrival. */
export interface BatchFault {
  readonly path: string;
  readonly message: string;
}

/**
 * What `decodeBatch` does not look at, because it reads back what was checked before it was written: needed for batches that
 * somebody else encoded. Names differ from each other and are at most as many as there are points; steps are integers within
 * ±(2^53 - 1) or absent, times integers from 0 to 8.64e15. Undefined when all is well. O(points).
 */
export function faultOfBatch({ names, steps, timesMs, values }: PointBatch): BatchFault | undefined {
  if (values.length === 0) return { path: 'points', message: 'expected at least one point, got none' };
  if (names.length > values.length)
    return { path: 'names', message: `expected at most one name for each point, got ${names.length} names` };
  if (!distinct.has(names)) {
    const seen = new Set<string>();
    for (let i = 0; i < names.length; i++) {
      const name = names[i] ?? '';
      if (seen.has(name))
        return { path: `names[${i}]`, message: `${JSON.stringify(name.slice(0, 60))} was listed before` };
      seen.add(name);
    }
    if (names.length > 1) distinct.add(names);
  }
  for (let i = 0; i < values.length; i++) {
    const step = steps[i] ?? Number.NaN;
    if (!Number.isSafeInteger(step) && !Number.isNaN(step))
      return { path: `steps[${i}]`, message: `expected an integer within ±(2^53 - 1), got ${step}` };
    const timeMs = timesMs[i] ?? Number.NaN;
    if (!Number.isInteger(timeMs) || timeMs < 0 || timeMs > latestMs)
      return {
        path: `timesMs[${i}]`,
        message: `expected epoch milliseconds, an integer from 0 to ${latestMs}, got ${timeMs}`,
      };
  }
  return undefined;
}
