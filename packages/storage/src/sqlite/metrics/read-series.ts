import type { ProjectId, RunId } from '@assay/base';
import { concatPoints, decodeBatch, sortPoints, splitByName } from '@assay/series';
import type { PointColumns } from '@assay/series';
import type { Connection } from '../connection.ts';
import { blobOfId } from '../id-blob.ts';

/** The named series of the run out of its metric log, in (step, time, arrival) order. O(points of the run). */
export function readSeries(
  connection: Connection,
  projectId: ProjectId,
  runId: RunId,
  names: readonly string[],
): Map<string, PointColumns> {
  const parts = new Map<string, PointColumns[]>(names.map((name) => [name, []]));
  const rows = connection.all(
    'SELECT l.bytes FROM metric_log l WHERE l.run = (SELECT n FROM run WHERE project_id = ? AND id = ?) ORDER BY l.seq',
    projectId,
    blobOfId(runId),
  );
  for (const { bytes } of rows) {
    if (!(bytes instanceof Uint8Array)) throw new Error('metric_log.bytes: expected bytes');
    for (const [name, points] of splitByName(decodeBatch(bytes))) parts.get(name)?.push(points);
  }
  const series = new Map<string, PointColumns>();
  for (const [name, found] of parts) if (found.length > 0) series.set(name, sortPoints(concatPoints(found)));
  return series;
}
