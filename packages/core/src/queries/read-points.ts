import { AssayError } from '@assay/base';
import { readWindow } from '@assay/series';
import type { PointColumns } from '@assay/series';
import { loadRun } from '../steps/load.ts';
import type { Query } from './query.ts';
import { readWindowCursor, writeWindowCursor } from './window-cursor.ts';

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
 * The cost of a page follows its own points.
 */
export const readPoints: Query<ReadPointsInput, PointsPage> = async (tx, input) => {
  const { name, limit = 10_000 } = input;
  const { id, name: runName } = await loadRun(tx, input.runId);
  const of = ['points', id, name];
  const after = readWindowCursor(of, input.cursor);
  const source = (await tx.openSeries(id, [name])).get(name);
  if (source === undefined)
    throw new AssayError('NotFound', `Run "${runName}" has no points of a metric named "${name}".`, { path: 'name' });
  const { points, next } = readWindow(source, { axis: { kind: 'step' } }, after, limit);
  return { name, ...points, nextCursor: writeWindowCursor(of, next) };
};
