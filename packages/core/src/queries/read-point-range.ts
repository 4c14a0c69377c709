import { AssayError } from '@assay/base';
import { loadRun } from '../steps/load.ts';
import { checkBounds, readBounded } from '../steps/point-window.ts';
import type { PointBounds } from '../steps/point-window.ts';
import type { Query } from './query.ts';
import type { PointsPage, ReadPointsInput } from './read-points.ts';
import { readWindowCursor, writeWindowCursor } from './window-cursor.ts';

export interface ReadPointRangeInput extends ReadPointsInput, PointBounds {}

/**
 * Pages of the points within the bounds, in (step, time, arrival) order. The cost of a page follows its own points. With bounds of
 * both steps and times a page may hold fewer than `limit`, even none, and still have one behind it.
 */
export const readPointRange: Query<ReadPointRangeInput, PointsPage> = async (tx, input) => {
  const { name, limit = 10_000, cursor, fromStep, toStep, fromTimeMs, toTimeMs } = input;
  checkBounds(input);
  const run = await loadRun(tx, input.runId);
  const of = ['points', run.id, name, fromStep ?? null, toStep ?? null, fromTimeMs ?? null, toTimeMs ?? null];
  const after = readWindowCursor(of, cursor);
  const source = (await tx.openSeries(run.id, [name])).get(name);
  if (source === undefined)
    throw new AssayError('NotFound', `Run "${run.name}" has no points of a metric named "${name}".`, { path: 'name' });
  const { points, next } = readBounded(source, input, after, limit);
  return { name, ...points, nextCursor: writeWindowCursor(of, next) };
};
