import { comparePlaces } from '@assay/series';
import type { PointColumns } from '@assay/series';
import type { Query } from './query.ts';
import { AssayError } from '@assay/base';
import { loadRun } from '../steps/load.ts';
import { readCursor, writeCursor } from './cursor.ts';

export interface ReadPointsInput {
  readonly runId: string;
  readonly name: string;
  readonly cursor?: string;
  readonly limit?: number;
}

/** Points in (step, time, arrival) order, as columns; a step is NaN where the point was logged without one. */
export interface PointsPage extends PointColumns {
  readonly name: string;
  readonly nextCursor: string | null;
}

/**
 * The cursor is the place of the last point given and how many points of that very place were given. Points that arrive
 * between two pages neither shift what follows nor come twice; one that belongs before the cursor is not seen any more.
 */
export const readPoints: Query<ReadPointsInput, PointsPage> = async (tx, input) => {
  const { name, limit = 10_000 } = input;
  const { id, name: runName } = await loadRun(tx, input.runId);
  const of = ['points', id, name];
  const position = readCursor(of, input.cursor, 3);
  const points = (await tx.readSeries(id, [name])).get(name);
  if (points === undefined)
    throw new AssayError('NotFound', `Run "${runName}" has no points of a metric named "${name}".`, { path: 'name' });
  const { steps, timesMs, values } = points;
  const firstAt = (step: number, timeMs: number): number => firstOfPlace(points, step, timeMs);
  let from = 0;
  if (position !== undefined) {
    const [step, timeMs, given] = position;
    // Points of one place stay in the order of their arrival: later ones come behind those given.
    from = firstAt(step === null ? Number.NaN : Number(step), Number(timeMs)) + Number(given);
  }
  const to = Math.min(from + limit, values.length);
  let nextCursor: string | null = null;
  if (to < values.length && to > 0) {
    const [step = Number.NaN, timeMs = 0] = [steps[to - 1], timesMs[to - 1]];
    nextCursor = writeCursor(of, [Number.isNaN(step) ? null : step, timeMs, to - firstAt(step, timeMs)]);
  }
  return {
    name,
    steps: steps.slice(from, to),
    timesMs: timesMs.slice(from, to),
    values: values.slice(from, to),
    nextCursor,
  };
};

/** Where the points of a place begin, or would: a binary search. O(log n). */
function firstOfPlace({ steps, timesMs }: PointColumns, step: number, timeMs: number): number {
  let low = 0;
  let high = steps.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (comparePlaces(steps[middle] ?? Number.NaN, timesMs[middle] ?? 0, step, timeMs) < 0) low = middle + 1;
    else high = middle;
  }
  return low;
}
