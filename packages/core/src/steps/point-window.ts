import { invalidInput } from '@assay/base';
import { readWindow } from '@assay/series';
import type { PointColumns, SeriesSource, Window, WindowCursor, WindowPage } from '@assay/series';

/** Bounds are inclusive; a point without a step stands at its ordinal, as on the step axis of a chart. */
export interface PointBounds {
  readonly fromStep?: number;
  readonly toStep?: number;
  readonly fromTimeMs?: number;
  readonly toTimeMs?: number;
}

/** Throws InvalidInput where no point can lie within the bounds. */
export function checkBounds({ fromStep, toStep, fromTimeMs, toTimeMs }: PointBounds): void {
  if (fromStep !== undefined && toStep !== undefined && fromStep > toStep)
    throw invalidInput('fromStep', `${fromStep} lies behind toStep, ${toStep}. Swap them.`);
  if (fromTimeMs !== undefined && toTimeMs !== undefined && fromTimeMs > toTimeMs)
    throw invalidInput('fromTimeMs', `${fromTimeMs} lies behind toTimeMs, ${toTimeMs}. Swap them.`);
}

/** The first points within the bounds behind `after`. With bounds of both steps and times they may be fewer than `limit`, even none, and still not the last. */
export function readBounded(
  source: SeriesSource,
  { fromStep, toStep, fromTimeMs, toTimeMs }: PointBounds,
  after: WindowCursor | null,
  limit: number,
): WindowPage {
  const bySteps = fromStep !== undefined || toStep !== undefined;
  const byTimes = fromTimeMs !== undefined || toTimeMs !== undefined;
  const window: Window =
    byTimes && !bySteps
      ? { axis: { kind: 'time', originMs: 0 }, from: fromTimeMs, to: toTimeMs }
      : { axis: { kind: 'step' }, from: fromStep, to: toStep };
  const { points, next } = readWindow(source, window, after, limit);
  return { points: bySteps && byTimes ? withinTimes(points, fromTimeMs ?? 0, toTimeMs ?? Infinity) : points, next };
}

function withinTimes(points: PointColumns, from: number, to: number): PointColumns {
  const { steps, timesMs, values } = points;
  const kept = Uint32Array.from(values.keys()).filter((i) => (timesMs[i] ?? 0) >= from && (timesMs[i] ?? 0) <= to);
  const pick = (column: Float64Array): Float64Array => Float64Array.from(kept, (i) => column[i] ?? Number.NaN);
  return { steps: pick(steps), timesMs: pick(timesMs), values: pick(values) };
}
