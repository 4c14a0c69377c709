import { expect, test } from 'vitest';
import { createClient } from '@assay/sdk';
import { startServer } from '../../../support/server.ts';

test('an experiment Default that was made natively before keeps its name, and experiment 0 is there beside it', async () => {
  await using server = await startServer({ args: ['--log-level', 'error'] });
  const { id } = await createClient({ url: server.url }).createExperiment({ body: { name: 'Default' } });
  const read = async (query: string): Promise<unknown> => {
    const answer = await fetch(`${server.url}/api/2.0/mlflow/experiments/${query}`);
    expect(answer.status).toBe(200);
    return answer.json();
  };
  expect(await read('get?experiment_id=0')).toMatchObject({ experiment: { experiment_id: '0', name: 'Default-0' } });
  expect(await read('get-by-name?experiment_name=Default')).toMatchObject({ experiment: { experiment_id: id } });
  const made = await fetch(`${server.url}/api/2.0/mlflow/runs/create`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: '{}',
  });
  expect(await made.json()).toMatchObject({ run: { info: { experiment_id: '0' } } });
});
