import { writeCursor } from './cursor.ts';
import type { Query } from './query.ts';
import { readPoints } from './read-points.ts';
import type { PointsPage, ReadPointsInput } from './read-points.ts';

/** Bounds are inclusive; a bound of steps leaves out points without a step. */
export interface ReadPointRangeInput extends ReadPointsInput {
  readonly fromStep?: number;
  readonly toStep?: number;
  readonly fromTimeMs?: number;
  readonly toTimeMs?: number;
}

/**
 * Pages of the points within the bounds. A page may hold fewer than `limit`, even none, and still have one behind it: steps
 * are sought, times looked at one by one.
 */
export const readPointRange: Query<ReadPointRangeInput, PointsPage> = async (tx, input, context) => {
  const { fromStep, toStep, fromTimeMs = 0, toTimeMs = Infinity, cursor, ...question } = input;
  const { runId, name } = question;
  const first = cursor ?? (fromStep === undefined ? undefined : writeCursor(['points', runId, name], [fromStep, 0, 0]));
  const page = await readPoints(tx, first === undefined ? question : { ...question, cursor: first }, context);
  const { steps, timesMs, values } = page;
  const bySteps = fromStep !== undefined || toStep !== undefined;
  const [least, greatest] = [fromStep ?? -Infinity, toStep ?? Infinity];
  const isWithin = (i: number): boolean => {
    const step = steps[i] ?? Number.NaN;
    const timeMs = timesMs[i] ?? 0;
    return (!bySteps || (step >= least && step <= greatest)) && timeMs >= fromTimeMs && timeMs <= toTimeMs;
  };
  const isBehind = (steps.at(-1) ?? Number.NaN) > greatest;
  const kept = Uint32Array.from(values.keys()).filter(isWithin);
  const pick = (column: Float64Array): Float64Array =>
    kept.length === column.length ? column : Float64Array.from(kept, (i) => column[i] ?? Number.NaN);
  return {
    name: page.name,
    steps: pick(steps),
    timesMs: pick(timesMs),
    values: pick(values),
    nextCursor: isBehind ? null : page.nextCursor,
  };
};
