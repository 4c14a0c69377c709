import { expect, test } from 'vitest';
import { TrackingRequests } from './tracking-requests.ts';

interface Change {
  readonly kind: string;
  readonly entityId: string;
  readonly data: Record<string, unknown>;
}

/** What the change log tells of an entity, from its beginning. */
async function changesOf(mlflow: TrackingRequests, id: string): Promise<Change[]> {
  const { json } = await mlflow.send('/api/v1/changes?since=0', { headers: { accept: 'application/json' } });
  return (json['changes'] as Change[]).filter(({ entityId }) => entityId === id);
}

test('who follows changes, as Studio does, sees all that MLflow’s clients do', async () => {
  await using mlflow = await TrackingRequests.start();
  const experiment_id = await mlflow.makeExperiment('followed');
  const run_id = await mlflow.makeRun({ experiment_id });
  await mlflow.succeed('runs/log-batch', {
    run_id,
    metrics: [{ key: 'loss', value: 1, timestamp: 1 }],
    params: [{ key: 'lr', value: '1' }],
    tags: [
      { key: 'a', value: 'b' },
      { key: 'mlflow.note.content', value: 'n' },
      { key: 'mlflow.runName', value: 'new' },
    ],
  });
  await mlflow.succeed('runs/log-parameter', { run_id, key: 'lr', value: '1' });
  await mlflow.succeed('runs/set-tag', { run_id, key: 'a', value: 'b' });
  await mlflow.succeed('runs/update', { run_id, status: 'FINISHED', end_time: 9_999_999_999_999 });
  await mlflow.succeed('runs/delete-tag', { run_id, key: 'a' });
  await mlflow.succeed('experiments/update', { experiment_id, new_name: 'renamed' });
  await mlflow.succeed('experiments/set-experiment-tag', { experiment_id, key: 'k', value: 'v' });
  await mlflow.succeed('experiments/delete', { experiment_id });
  await mlflow.succeed('experiments/restore', { experiment_id });
  const ofRun = (await changesOf(mlflow, run_id)).map(({ kind, data }) => [
    kind,
    data['fields'] ?? data['set'] ?? data['names'],
  ]);
  expect(ofRun).toEqual([
    ['run.created', undefined],
    ['run.parameters', undefined],
    ['run.metrics', ['loss']],
    ['note.changed', undefined],
    ['run.updated', ['name']],
    ['tags.changed', ['mlflow.runName', 'a']],
    ['run.updated', ['status', 'endedMs']],
    ['tags.changed', []],
    ['run.deleted', undefined],
    ['run.restored', undefined],
  ]);
  expect((await changesOf(mlflow, experiment_id)).map(({ kind }) => kind)).toEqual([
    'experiment.created',
    'experiment.updated',
    'tags.changed',
    'experiment.deleted',
    'experiment.restored',
  ]);
});
