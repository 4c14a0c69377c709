import { createClient } from '@assay/sdk';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Filter } from '@assay/wire/sagemaker';
import { startServer } from '../../../support/server.ts';
import type { TestServer } from '../../../support/server.ts';
import { SearchClient } from './search-client.ts';
import { searchAll } from './search-all.ts';

let server: TestServer;
let client: SearchClient;

beforeAll(async () => {
  server = await startServer({ args: ['--log-level', 'error'] });
  client = new SearchClient(server.url);
});
afterAll(async () => server[Symbol.asyncDispose]());

test('a run that was logged natively is found by what Search shows of it', async () => {
  const native = createClient({ url: server.url });
  const run = await native.createRun({
    body: {
      experimentName: 'Größen_Vergleich',
      name: 'Erster Lauf',
      parameters: { amp: true, frozen: false, lr: 0.1, layers: [1, 2], note: 'plain' },
      tags: { team: 'vision', odd_key: 'x' },
    },
  });
  const params = { runId: run.id };
  const points = [1, 2, 6].map((value, step) => ({ name: 'val/acc', value, step }));
  await native.logMetrics({ params, body: { points: [...points, { name: 'val/acc', value: 'NaN', step: 3 }] } });
  await native.updateRun({ params, body: { status: 'failed', statusMessage: 'out of memory' } });

  const [record, ...others] = await searchAll(client, { Resource: 'ExperimentTrialComponent' });
  expect(others).toEqual([]);
  expect(record).toMatchObject({
    TrialComponentName: 'gro-en-vergleich-erster-lauf',
    RunName: 'Erster Lauf',
    Status: { PrimaryStatus: 'Failed', Message: 'out of memory' },
    Parameters: { amp: { NumberValue: 1 }, frozen: { NumberValue: 0 }, lr: { NumberValue: 0.1 } },
    Metrics: [{ MetricName: 'val/acc', Min: 1, Max: 6, Avg: 3, Count: 4, StdDev: Math.sqrt(7) }],
    Parents: [{ TrialName: 'Default-Run-Group-gro-en-vergleich', ExperimentName: 'gro-en-vergleich' }],
  });

  const found = async (filter: Filter): Promise<boolean> =>
    (await searchAll(client, { Resource: 'ExperimentTrialComponent', SearchExpression: { Filters: [filter] } }))
      .length === 1;
  for (const filter of [
    { Name: 'Parameters.amp', Value: '1' },
    { Name: 'Parameters.amp', Operator: 'GreaterThan', Value: '0.5' },
    { Name: 'Parameters.frozen', Operator: 'NotEquals', Value: '1' },
    { Name: 'Parameters.layers', Operator: 'Contains', Value: '1' },
    { Name: 'Metrics.val/acc.Avg', Value: '3' },
    { Name: 'Metrics.val/acc.Count', Value: '4' },
    { Name: 'Metrics.val/acc.StdDev', Operator: 'GreaterThan', Value: '2.6' },
    { Name: 'Metrics.val/acc.Last', Operator: 'NotEquals', Value: '6' },
    { Name: 'Status.PrimaryStatus', Operator: 'In', Value: 'Stopped,Failed' },
    { Name: 'RunName', Value: 'Erster Lauf' },
    { Name: 'Tags.odd_key', Value: 'x' },
    { Name: 'Parents.ExperimentName', Value: 'GRO-EN-VERGLEICH' },
  ] satisfies Filter[]) {
    const expected = filter.Name !== 'Metrics.val/acc.Last';
    expect(await found(filter), JSON.stringify(filter)).toBe(expected);
  }
});
