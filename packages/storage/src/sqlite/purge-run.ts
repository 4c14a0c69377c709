import type { ProjectId, RunId } from '@assay/base';
import type { Connection } from './connection.ts';
import { blobOfId } from './id-blob.ts';

const byRun = [
  'parameter',
  'metric_log',
  'metric_part',
  'run_log',
  'artifact',
  'client_batch',
  'client_sequence',
  'run_group_member',
  'run_environment',
  'run_pause',
  'logged_model_metric',
  'run_model',
  'dataset_input',
];

/** Removes all that hangs on the run, not the run itself. */
export function purgeRun(connection: Connection, projectId: ProjectId, run: number, runId: RunId): void {
  for (const table of byRun) connection.run(`DELETE FROM ${table} WHERE project_id = ? AND run = ?`, projectId, run);
  connection.run(
    'DELETE FROM metric_summary WHERE project_id = ?1 AND run = ?2 AND name IN ' +
      '(SELECT name FROM metric_summary INDEXED BY metric_summary_by_run WHERE run = ?2)',
    projectId,
    run,
  );
  const id = blobOfId(runId);
  connection.run("DELETE FROM tag WHERE project_id = ? AND kind = 'run' AND entity_id = ?", projectId, id);
  connection.run("DELETE FROM note WHERE project_id = ? AND kind = 'run' AND entity_id = ?", projectId, id);
  connection.run('DELETE FROM face_name WHERE project_id = ? AND entity_id = ?', projectId, id);
  connection.run('DELETE FROM face_detail WHERE project_id = ? AND entity_id = ?', projectId, id);
  connection.run(
    'DELETE FROM association WHERE project_id = ?1 AND (source_id = ?2 OR destination_id = ?2)',
    projectId,
    id,
  );
}
