import { notFound } from '@assay/base';
import type { ProjectId, RunId } from '@assay/base';
import type { Connection } from '../connection.ts';
import { blobOfId } from '../id-blob.ts';

/** The number that stands for a run in its log; NotFound when there is no such run. */
export function runNumber(connection: Connection, projectId: ProjectId, runId: RunId): number {
  const run = connection.get('SELECT n FROM run WHERE project_id = ? AND id = ?', projectId, blobOfId(runId))?.['n'];
  if (run === undefined) throw notFound('run', runId);
  return Number(run);
}
