import { AssayError, invalidInput } from '@assay/base';
import { readWindow } from '@assay/series';
import type { PointColumns, Window } from '@assay/series';
import { loadRun } from '../steps/load.ts';
import type { Query } from './query.ts';
import type { PointsPage, ReadPointsInput } from './read-points.ts';
import { readWindowCursor, writeWindowCursor } from './window-cursor.ts';

/** Bounds are inclusive; a point without a step stands at its ordinal, as on the step axis of a chart. */
export interface ReadPointRangeInput extends ReadPointsInput {
  readonly fromStep?: number;
  readonly toStep?: number;
  readonly fromTimeMs?: number;
  readonly toTimeMs?: number;
}

/**
 * Pages of the points within the bounds, in (step, time, arrival) order. The cost of a page follows its own points. With bounds of
 * both steps and times a page may hold fewer than `limit`, even none, and still have one behind it.
 */
export const readPointRange: Query<ReadPointRangeInput, PointsPage> = async (tx, input) => {
  const { name, limit = 10_000, cursor, fromStep, toStep, fromTimeMs, toTimeMs } = input;
  if (fromStep !== undefined && toStep !== undefined && fromStep > toStep)
    throw invalidInput('fromStep', `${fromStep} lies behind toStep, ${toStep}. Swap them.`);
  if (fromTimeMs !== undefined && toTimeMs !== undefined && fromTimeMs > toTimeMs)
    throw invalidInput('fromTimeMs', `${fromTimeMs} lies behind toTimeMs, ${toTimeMs}. Swap them.`);
  const run = await loadRun(tx, input.runId);
  const of = ['points', run.id, name, fromStep ?? null, toStep ?? null, fromTimeMs ?? null, toTimeMs ?? null];
  const after = readWindowCursor(of, cursor);
  const source = (await tx.openSeries(run.id, [name])).get(name);
  if (source === undefined)
    throw new AssayError('NotFound', `Run "${run.name}" has no points of a metric named "${name}".`, { path: 'name' });
  const bySteps = fromStep !== undefined || toStep !== undefined;
  const byTimes = fromTimeMs !== undefined || toTimeMs !== undefined;
  const window: Window =
    byTimes && !bySteps
      ? { axis: { kind: 'time', originMs: 0 }, from: fromTimeMs, to: toTimeMs }
      : { axis: { kind: 'step' }, from: fromStep, to: toStep };
  const { points, next } = readWindow(source, window, after, limit);
  const kept = bySteps && byTimes ? withinTimes(points, fromTimeMs ?? 0, toTimeMs ?? Infinity) : points;
  return { name, ...kept, nextCursor: writeWindowCursor(of, next) };
};

function withinTimes(points: PointColumns, from: number, to: number): PointColumns {
  const { steps, timesMs, values } = points;
  const kept = Uint32Array.from(values.keys()).filter((i) => (timesMs[i] ?? 0) >= from && (timesMs[i] ?? 0) <= to);
  const pick = (column: Float64Array): Float64Array => Float64Array.from(kept, (i) => column[i] ?? Number.NaN);
  return { steps: pick(steps), timesMs: pick(timesMs), values: pick(values) };
}
