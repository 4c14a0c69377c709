import type { ProjectId, RunId } from '@assay/base';
import type { SeriesSource } from '@assay/series';
import type { Connection } from '../connection.ts';
import { readSeries } from './read-series.ts';

/** The named series of the run. O(points of the run's log). */
export function openSeries(
  connection: Connection,
  projectId: ProjectId,
  runId: RunId,
  names: readonly string[],
): Map<string, SeriesSource> {
  const found = readSeries(connection, projectId, runId, names);
  return new Map(Array.from(found, ([name, tail]) => [name, { parts: [], tail }]));
}
