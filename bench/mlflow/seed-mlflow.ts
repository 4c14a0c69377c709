import path from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { seededRun } from '../api/seeded-runs.ts';
import { MlflowServer } from '../support/mlflow/mlflow-server.ts';
import type { MlflowEnvironment } from '../support/mlflow/python-environment.ts';
import { callMlflow } from './sides.ts';

/**
 * Puts the seeded runs [from, to) into MLflow's database, in an experiment `bench search`. They are written into its tables as its
 * server would have written them: through its API that takes an hour.
 */
export async function seedMlflow(
  environment: MlflowEnvironment,
  folder: string,
  from: number,
  to: number,
): Promise<void> {
  if (from === 0) {
    await using server = await MlflowServer.start(environment, folder);
    await callMlflow(server.port, 'POST', 'experiments/create', { name: 'bench search' });
  }
  const database = new DatabaseSync(path.join(folder, 'mlflow.db'));
  try {
    const found = database.prepare("SELECT experiment_id FROM experiments WHERE name = 'bench search'").get();
    const experimentId = Number(found?.['experiment_id']);
    database.exec('PRAGMA synchronous = OFF; BEGIN');
    const insertRun = database.prepare(
      `INSERT INTO runs (run_uuid, name, source_type, source_name, entry_point_name, user_id, status, start_time, source_version,
         lifecycle_stage, artifact_uri, experiment_id)
       VALUES (?, ?, 'LOCAL', '', '', 'bench', 'RUNNING', ?, '', 'active', ?, ?)`,
    );
    const insertTag = database.prepare('INSERT INTO tags (key, value, run_uuid) VALUES (?, ?, ?)');
    const insertParam = database.prepare('INSERT INTO params (key, value, run_uuid) VALUES (?, ?, ?)');
    const insertMetric = database.prepare(
      'INSERT INTO metrics (key, value, timestamp, run_uuid, step, is_nan) VALUES (?, ?, ?, ?, ?, 0)',
    );
    const insertLatest = database.prepare(
      'INSERT INTO latest_metrics (key, value, timestamp, step, is_nan, run_uuid) VALUES (?, ?, ?, ?, 0, ?)',
    );
    for (let number = from; number < to; number++) {
      const { name, parameters, metrics } = seededRun(number);
      const id = (0x5eed0000 + number).toString(16).padStart(32, '0');
      const timeMs = 1_790_000_000_000 + number;
      insertRun.run(id, name, timeMs, `mlflow-artifacts:/${experimentId}/${id}/artifacts`, experimentId);
      insertTag.run('mlflow.runName', name, id);
      for (const [key, value] of Object.entries(parameters)) insertParam.run(key, String(value), id);
      for (const metric of metrics) {
        insertMetric.run(metric.name, metric.value, timeMs, id, metric.step);
        insertLatest.run(metric.name, metric.value, timeMs, metric.step, id);
      }
    }
    database.exec('COMMIT');
  } finally {
    database.close();
  }
}
