import { expect, test } from 'vitest';
import { createClient } from '@assay/sdk';
import { runProcess } from '../../../../tools/process/run-process.ts';
import { startServer } from '../../../support/server.ts';
import { describeProgram, mlflowCommand, mlflowSets, mlflowVariables } from './mlflow-programs.ts';

describeProgram('commands.py', mlflowSets);

test('the mlflow program itself lists a run that was made natively', async () => {
  await using server = await startServer();
  const client = createClient({ url: server.url });
  const { id, experimentId } = await client.createRun({ body: { experimentName: 'by hand', name: 'native' } });
  const args = ['runs', 'list', '--experiment-id', String(experimentId)];
  const env = { ...mlflowVariables(server), COLUMNS: '200' };
  const { code, output } = await runProcess(mlflowCommand('mlflow-3'), args, { env, timeoutMs: 100_000 });
  expect(code, output).toBe(0);
  expect(output).toMatch(new RegExp(`native +${id}`));
});
