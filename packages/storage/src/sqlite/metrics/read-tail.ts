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
    pick(decodeBatch(bytes), wanted);
  }
  const found = new Map<string, PointColumns>();
  for (const [name, portions] of wanted) if (portions.length > 0) found.set(name, concatPoints(portions));
  return found;
}

/** Adds the batch's points of each wanted name; the others cost no memory. O(points + names). */
function pick(batch: PointBatch, wanted: ReadonlyMap<string, PointColumns[]>): void {
  const { names, nameIndex, steps, timesMs, values } = batch;
  const takers = names.map((name) => wanted.get(name));
  if (names.length === 1) {
    takers[0]?.push(batch);
    return;
  }
  const counts = new Uint32Array(names.length);
  for (const name of nameIndex) counts[name] = (counts[name] ?? 0) + 1;
  const taken = takers.map((taker, name) => {
    const count = counts[name] ?? 0;
    if (taker === undefined || count === 0) return undefined;
    const points = {
      steps: new Float64Array(count),
      timesMs: new Float64Array(count),
      values: new Float64Array(count),
    };
    taker.push(points);
    return { points, bits: new Uint32Array(points.values.buffer), at: 0 };
  });
  // As numbers, NaNs might lose their payload.
  const bits = new Uint32Array(values.buffer, values.byteOffset, values.length * 2);
  for (let i = 0; i < nameIndex.length; i++) {
    const into = taken[nameIndex[i] ?? 0];
    if (into === undefined) continue;
    into.points.steps[into.at] = steps[i] ?? Number.NaN;
    into.points.timesMs[into.at] = timesMs[i] ?? 0;
    into.bits[into.at * 2] = bits[i * 2] ?? 0;
    into.bits[into.at * 2 + 1] = bits[i * 2 + 1] ?? 0;
    into.at++;
  }
}
