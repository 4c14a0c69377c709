import { concatPoints, decodeBatch } from '@assay/series';
import type { PointBatch, PointColumns } from '@assay/series';
import type { Connection } from '../connection.ts';

/** The points of the named series in the run's log behind row `after`, in order of arrival; names without any are left out. */
export function readTail(
  connection: Connection,
  run: number,
  after: number,
  names: readonly string[],
): Map<string, PointColumns> {
  const wanted = new Map<string, PointColumns[]>(names.map((name) => [name, []]));
  const rows = connection.allArrays('SELECT bytes FROM metric_log WHERE run = ? AND seq > ? ORDER BY seq', run, after);
  for (const [bytes] of rows) {
    if (!(bytes instanceof Uint8Array)) throw new Error('metric_log.bytes: expected bytes');
    const batch = decodeBatch(bytes);
    batch.names.forEach((name, index) => {
      const points = wanted.get(name) && pointsOf(batch, index);
      if (points !== undefined && points.values.length > 0) wanted.get(name)?.push(points);
    });
  }
  const found = new Map<string, PointColumns>();
  for (const [name, portions] of wanted) if (portions.length > 0) found.set(name, concatPoints(portions));
  return found;
}

/** Those of one name, without touching the others more than by a look at whose they are. */
function pointsOf(batch: PointBatch, name: number): PointColumns {
  const { names, nameIndex, steps, timesMs, values } = batch;
  if (names.length === 1) return batch;
  const at: number[] = [];
  for (let i = 0; i < nameIndex.length; i++) if (nameIndex[i] === name) at.push(i);
  const picked = {
    steps: new Float64Array(at.length),
    timesMs: new Float64Array(at.length),
    values: new Float64Array(at.length),
  };
  // One by one through subarrays: as a number, a NaN might lose its payload.
  at.forEach((from, to) => {
    picked.steps[to] = steps[from] ?? Number.NaN;
    picked.timesMs[to] = timesMs[from] ?? 0;
    picked.values.set(values.subarray(from, from + 1), to);
  });
  return picked;
}
