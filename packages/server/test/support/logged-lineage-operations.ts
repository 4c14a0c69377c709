import { expect } from 'vitest';
import type { LineageGraph, NativeOperationName } from '@assay/wire';
import type { TestServer } from './test-server.ts';

interface Asked {
  readonly params?: Record<string, string>;
  readonly query?: Record<string, string | number | boolean>;
}

type Succeed = <T>(name: NativeOperationName, asked: Asked) => Promise<T>;

/** What only MLflow's face logs, data sets and models, read back by way of the lineage of a run. */
export async function loggedLineageOperations(server: TestServer, succeed: Succeed, runId: string): Promise<void> {
  const mlflow = async (path: string, body: object): Promise<Record<string, string>> => {
    const answer = await server.send('POST', `/api/2.0/mlflow/${path}`, {
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(body),
    });
    expect(answer.status, answer.text).toBe(200);
    return JSON.parse(answer.text) as Record<string, string>;
  };
  const dataset = { name: 'iris', digest: 'd1', source_type: 'code', source: 'by hand' };
  await mlflow('runs/log-inputs', { run_id: runId, datasets: [{ dataset, tags: [] }] });
  const { experiment_id } = await mlflow('experiments/create', { name: 'models' });
  await mlflow('logged-models', { experiment_id, name: 'forest', source_run_id: runId });
  const { nodes } = await succeed<LineageGraph>('readLineage', { query: { id: runId, depth: 2 } });
  const idOf = (kind: string): string => nodes.find((each) => each.kind === kind)?.id ?? '';
  expect(await succeed('getDataset', { params: { datasetId: idOf('dataset') } })).toMatchObject({
    name: 'iris',
    digest: 'd1',
    sourceType: 'code',
    source: 'by hand',
  });
  expect(await succeed('getLoggedModel', { params: { modelId: idOf('loggedModel') } })).toMatchObject({
    name: 'forest',
    sourceRunId: runId,
    uri: `models:/m-${idOf('loggedModel')}`,
  });
}
