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

/** The cursor counts points, so a late point with an early step moves what comes after it on by one. */
export const readPoints: Query<ReadPointsInput, PointsPage> = async (tx, input) => {
  const { name, limit = 10_000 } = input;
  const { id, name: runName } = await loadRun(tx, input.runId);
  const of = ['points', id, name];
  const [position = 0] = readCursor(of, input.cursor, 1) ?? [];
  const from = Number(position);
  const points = (await tx.readSeries(id, [name])).get(name);
  if (points === undefined)
    throw new AssayError('NotFound', `Run "${runName}" has no points of a metric named "${name}".`, { path: 'name' });
  const to = from + limit;
  return {
    name,
    steps: points.steps.slice(from, to),
    timesMs: points.timesMs.slice(from, to),
    values: points.values.slice(from, to),
    nextCursor: to < points.values.length ? writeCursor(of, [to]) : null,
  };
};
