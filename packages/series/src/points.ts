/**
 * Points of one series as columns of equal length. A step is an integer within ±2^53, or NaN where the point was logged
 * without one (absent is never 0). Times are epoch milliseconds. Values may be NaN or infinite.
 */
export interface PointColumns {
  readonly steps: Float64Array;
  readonly timesMs: Float64Array;
  readonly values: Float64Array;
}

/** Points of several series in order of arrival: point i belongs to the series `names[nameIndex[i]]`. */
export interface PointBatch extends PointColumns {
  readonly names: readonly string[];
  readonly nameIndex: Uint32Array;
}

/** One point by itself, for callers that come one at a time. `step` null: without a step. */
export interface NamedPoint {
  readonly name: string;
  readonly step: number | null;
  readonly timeMs: number;
  readonly value: number;
}

/** Columns of the points, in their order. */
export function pointBatch(points: readonly NamedPoint[]): PointBatch {
  const index = new Map<string, number>();
  const nameIndex = new Uint32Array(points.length);
  const steps = new Float64Array(points.length);
  const timesMs = new Float64Array(points.length);
  const values = new Float64Array(points.length);
  points.forEach((point, i) => {
    let name = index.get(point.name);
    if (name === undefined) index.set(point.name, (name = index.size));
    nameIndex[i] = name;
    steps[i] = point.step ?? Number.NaN;
    timesMs[i] = point.timeMs;
    values[i] = point.value;
  });
  return { names: [...index.keys()], nameIndex, steps, timesMs, values };
}

/** The batch taken apart by name, each series in order of arrival. O(points). */
export function splitByName(batch: PointBatch): Map<string, PointColumns> {
  const { names, nameIndex } = batch;
  if (names.length === 1) return new Map([[names[0] ?? '', batch]]);
  const counts = new Uint32Array(names.length);
  for (const name of nameIndex) counts[name] = (counts[name] ?? 0) + 1;
  const parts = Array.from(counts, (count) => ({
    steps: new Float64Array(count),
    timesMs: new Float64Array(count),
    values: new Float64Array(count),
  }));
  const filled = new Uint32Array(names.length);
  for (let i = 0; i < nameIndex.length; i++) {
    const name = nameIndex[i] ?? 0;
    const part = parts[name];
    if (part === undefined) continue;
    const at = filled[name] ?? 0;
    part.steps[at] = batch.steps[i] ?? Number.NaN;
    part.timesMs[at] = batch.timesMs[i] ?? 0;
    part.values[at] = batch.values[i] ?? Number.NaN;
    filled[name] = at + 1;
  }
  const byName = new Map<string, PointColumns>();
  parts.forEach((part, i) => part.values.length > 0 && byName.set(names[i] ?? '', part));
  return byName;
}
