import type { ProjectId, RunId } from '@assay/base';
import { concatPoints, mergeSeries } from '@assay/series';
import type { PointColumns } from '@assay/series';
import type { Connection } from '../connection.ts';
import { openSeries } from './open-series.ts';

/** The named series of the run, all points in (step, time, arrival) order. */
export function readSeries(
  connection: Connection,
  projectId: ProjectId,
  runId: RunId,
  names: readonly string[],
): Map<string, PointColumns> {
  const series = new Map<string, PointColumns>();
  for (const [name, { parts, tail }] of openSeries(connection, projectId, runId, names))
    series.set(name, concatPoints([...mergeSeries(parts, tail)]));
  return series;
}
