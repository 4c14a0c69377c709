import type { ProjectId, RunId } from '@assay/base';
import type { PointColumns, SeriesPart, SeriesSource } from '@assay/series';
import { partsOfRun } from '../compaction/part-row.ts';
import type { Connection } from '../connection.ts';
import { blobOfId } from '../id-blob.ts';
import { readTail } from './read-tail.ts';
import { sealedPartsOf } from './sealed-parts.ts';

const noPoints: PointColumns = {
  steps: new Float64Array(0),
  timesMs: new Float64Array(0),
  values: new Float64Array(0),
};

/**
 * The named series of the run: its sealed parts, to be read piece by piece, and what is in its log behind them. O(parts of the run · names),
 * and O(points of the log that are not sealed). Throws Unavailable, saying what and where, when a part cannot be read.
 */
export function openSeries(
  connection: Connection,
  projectId: ProjectId,
  runId: RunId,
  names: readonly string[],
): Map<string, SeriesSource> {
  const run = connection.get('SELECT n FROM run WHERE project_id = ? AND id = ?', projectId, blobOfId(runId));
  if (run === undefined) return new Map();
  const wanted = [...new Set(names)];
  const rows = partsOfRun(connection, Number(run['n']));
  const tail = readTail(connection, Number(run['n']), rows.at(-1)?.lastSeq ?? 0, wanted);
  const sealed = sealedPartsOf(connection);
  const found = new Map<string, SeriesSource>();
  for (const name of wanted) {
    const key = rows.length === 0 ? undefined : nameNumber(connection, projectId, name);
    const parts: SeriesPart[] = [];
    if (key !== undefined)
      for (const row of rows) {
        const part = sealed.series(row, runId, name, key);
        if (part !== undefined) parts.push(part);
      }
    const unsealed = tail.get(name);
    if (parts.length > 0 || unsealed !== undefined) found.set(name, { parts, tail: unsealed ?? noPoints });
  }
  return found;
}

function nameNumber(connection: Connection, projectId: ProjectId, name: string): number | undefined {
  const row = connection.get('SELECT n FROM name WHERE project_id = ? AND text = ?', projectId, name);
  return row === undefined ? undefined : Number(row['n']);
}
