import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { refusal, TrackingRequests } from './tracking-requests.ts';

let mlflow: TrackingRequests;
beforeAll(async () => void (mlflow = await TrackingRequests.start()));
afterAll(() => mlflow[Symbol.asyncDispose]());

const noRun = '0'.repeat(31) + '1';

describe('deleting', () => {
  test('a deleted run is shown, takes no writes, and comes back', async () => {
    const run_id = await mlflow.makeRun();
    const child = await mlflow.makeRun({ tags: [{ key: 'mlflow.parentRunId', value: run_id }] });
    await mlflow.succeed('runs/delete', { run_id });
    await mlflow.succeed('runs/delete', { run_id });
    expect((await mlflow.run(run_id)).info).toMatchObject({ lifecycle_stage: 'deleted' });
    expect((await mlflow.run(child)).info).toMatchObject({ lifecycle_stage: 'active' });
    const writes = {
      'runs/update': { status: 'FAILED' },
      'runs/log-metric': { key: 'm', value: 1, timestamp: 1 },
      'runs/log-parameter': { key: 'p', value: '1' },
      'runs/set-tag': { key: 't', value: '1' },
      'runs/delete-tag': { key: 'mlflow.runName' },
      'runs/log-batch': { metrics: [{ key: 'm', value: 1, timestamp: 1 }] },
    };
    for (const [path, fields] of Object.entries(writes))
      expect([path, await mlflow.post(path, { run_id, ...fields })]).toEqual([
        path,
        refusal('INVALID_PARAMETER_VALUE', /The run \w{32} must be in the 'active' state. Current state is deleted/),
      ]);
    await mlflow.succeed('runs/restore', { run_id });
    await mlflow.succeed('runs/restore', { run_id });
    expect((await mlflow.run(run_id)).info).toMatchObject({ lifecycle_stage: 'active' });
  });

  test('what is not there cannot be deleted, nor restored, nor written to', async () => {
    for (const path of [
      'delete',
      'restore',
      'update',
      'log-metric',
      'log-parameter',
      'set-tag',
      'delete-tag',
      'log-batch',
    ])
      expect(await mlflow.post(`runs/${path}`, { run_id: noRun, key: 'k', value: '1', timestamp: 1 })).toEqual(
        refusal('RESOURCE_DOES_NOT_EXIST', /^Run with id=0{31}1 not found$/),
      );
  });
});
