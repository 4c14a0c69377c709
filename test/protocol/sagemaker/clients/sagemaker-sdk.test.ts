import { execFile } from 'node:child_process';
import path from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { createClient } from '@assay/sdk';
import { repositoryRoot } from '../../../../tools/process/run-process.ts';
import { startServer } from '../../../support/server.ts';
import { awsVariables, createKey, userConfig } from './aws-variables.ts';
import { checksOf, pythonOf, quietPython, runChecks, scriptPath } from './python-checks.ts';
import type { ChecksOutcome } from './python-checks.ts';
import type { TestServer } from '../../../support/server.ts';

const run = promisify(execFile);
const assay = path.join(repositoryRoot, 'packages', 'cli', 'bin', 'assay.mjs');

// The server has a key, so that every signature counts; the samples of the specification are tried on one without.
describe.each(['sagemaker-2', 'sagemaker-3'] as const)('%s, the server locked', (set) => {
  let server: TestServer;
  let key: string;
  let outcome: ChecksOutcome;
  beforeAll(async () => {
    server = await startServer();
    key = await createKey(server.dataDir);
    outcome = await runChecks(set, 'sdk-runs.py', await awsVariables(server, key));
  }, 150_000);
  afterAll(() => server[Symbol.asyncDispose]());

  test.each(checksOf('sdk-runs.py'))('%s', (check) => expect(outcome.outcomes[check]).toBe('ok'));

  test('the native face shows the run: its parameters, its curve, its charts as charts, its file as an input', async () => {
    const client = createClient({ url: server.url, key });
    const { runs } = await client.searchRuns({ body: { filter: 'params.n = 3' } });
    expect(runs).toMatchObject([{ name: 'run-a', status: 'completed' }]);
    const params = { runId: runs[0]?.id ?? '' };
    const { metrics } = await client.listMetrics({ params });
    expect(metrics['loss']).toMatchObject({ count: 12, min: { value: 1 / 12 } });
    const { artifacts } = await client.listArtifacts({ params });
    const shown = artifacts.map(({ name, direction, mediaType }) => ({ name, direction, mediaType }));
    expect(shown).toEqual(
      expect.arrayContaining([
        { name: 'data', direction: 'input', mediaType: 'text/plain' },
        { name: 'model', direction: 'output', mediaType: 'application/x-tar' },
        { name: 'cm', direction: 'output', mediaType: 'application/vnd.assay.confusion-matrix+json' },
        { name: 'roc', direction: 'input', mediaType: 'application/vnd.assay.roc-curve+json' },
        { name: 'pr', direction: 'output', mediaType: 'application/vnd.assay.precision-recall+json' },
      ]),
    );
  });

  test('load_run() in a program under assay exec is the run that assay exec records', async () => {
    const args = ['--conditions=source', assay, 'exec', '--url', server.url, '--aws', '-e', 'Wrapped', '-n', 'Child'];
    const { stdout } = await run(process.execPath, [...args, '--', pythonOf(set), scriptPath('sdk-load-run.py')], {
      env: {
        ...process.env,
        ...quietPython,
        ...userConfig(server.dataDir),
        ASSAY_KEY: key,
      },
    });
    expect(stdout).toContain('in wrapped child');
    const client = createClient({ url: server.url, key });
    const { runs } = await client.searchRuns({ body: { filter: 'params.param1 = "value1"' } });
    expect(runs).toMatchObject([{ name: 'Child', status: 'completed' }]);
    const { metrics } = await client.listMetrics({ params: { runId: runs[0]?.id ?? '' } });
    expect(metrics['loss']).toMatchObject({ count: 3 });
  });
});

test('the analytics of sagemaker 2 read a study as a tuning job', async () => {
  await using server = await startServer();
  const client = createClient({ url: server.url });
  const { id: studyId } = await client.createStudy({
    body: {
      experimentName: 'analysed',
      name: 'analysed-search',
      space: {
        lr: { kind: 'float', low: 0.001, high: 0.1, scale: 'log' },
        opt: { kind: 'categorical', choices: ['adam', 'sgd'] },
      },
      objectives: [{ metric: 'loss', direction: 'minimize' }],
      sampler: { kind: 'random' },
    },
  });
  const { trials } = await client.askTrials({ params: { studyId }, body: { worker: 'w', count: 12 } });
  for (const { number } of trials.slice(1))
    await client.tellTrial({ params: { studyId, number }, body: { state: 'complete', objectives: [number / 4] } });
  const script = [scriptPath('sdk-tuning-analytics.py'), 'analysed-search'];
  const { stdout } = await run(pythonOf('sagemaker-2'), script, {
    env: { ...process.env, ...quietPython, ...(await awsVariables(server)) },
  });
  expect(JSON.parse(stdout.trim().split('\n').at(-1) ?? '')).toMatchObject({
    columns: expect.arrayContaining(['FinalObjectiveValue', 'TrainingElapsedTimeSeconds', 'lr', 'opt']),
    values: Array.from({ length: 11 }, (_, i) => (i + 1) / 4),
    statuses: [...Array.from({ length: 11 }, () => 'Completed'), 'InProgress'],
    learning_rates: 12,
    ranges: { lr: { MinValue: '0.001', MaxValue: '0.1' }, opt: { Values: ['adam', 'sgd'] } },
  });
});
