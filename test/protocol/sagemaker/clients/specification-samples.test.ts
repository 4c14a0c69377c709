import { chmod, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { createClient } from '@assay/sdk';
import { repositoryRoot, runProcess } from '../../../../tools/process/run-process.ts';
import { startServer } from '../../../support/server.ts';
import { awsVariables, userConfig } from './aws-variables.ts';
import { checksOf, pythonOf, quietPython, runChecks, scriptPath } from './python-checks.ts';
import type { ChecksOutcome } from './python-checks.ts';
import type { TestServer } from '../../../support/server.ts';

// The samples import what only the second generation of the package has.
const set = 'sagemaker-2';
const assay = path.join(repositoryRoot, 'packages', 'cli', 'bin', 'assay.mjs');

describe('the samples of the specification, as they stand there', () => {
  let server: TestServer;
  let outcome: ChecksOutcome;
  beforeAll(async () => {
    server = await startServer();
    outcome = await runChecks(set, 'samples-notebook.py', await awsVariables(server));
  }, 150_000);
  afterAll(() => server[Symbol.asyncDispose]());

  test.each(checksOf('samples-notebook.py'))('%s', (check) => expect(outcome.outcomes[check]).toBe('ok'));

  test('script mode, under assay exec', async () => {
    // The sample calls pip to bring its package up to date; which version is tried here is this set's business.
    const programs = server.dataDir;
    await writeFile(path.join(programs, 'pip'), '#!/bin/sh\necho "pip $*"\n');
    await chmod(path.join(programs, 'pip'), 0o755);
    const program = [pythonOf(set), scriptPath('samples-script-mode.py')];
    const args = ['exec', '--url', server.url, '--aws', '-e', 'script-mode', '-n', 'trained', '--', ...program];
    const { code, output } = await runProcess(process.execPath, ['--conditions=source', assay, ...args], {
      cwd: server.dataDir,
      env: {
        ...quietPython,
        ...userConfig(server.dataDir),
        PATH: `${programs}${path.delimiter}${process.env['PATH'] ?? ''}`,
      },
    });
    expect(code, output).toBe(0);
    expect(output).toContain('pip install -U sagemaker');
    const client = createClient({ url: server.url });
    const { runs } = await client.searchRuns({ body: { filter: 'params.dropout = 0.5 and params.epochs = 3' } });
    const run = runs.find(({ name }) => name === 'trained');
    expect(run).toMatchObject({ status: 'completed' });
    const params = { runId: run?.id ?? '' };
    const { metrics } = await client.listMetrics({ params });
    expect(metrics['loss']).toMatchObject({ count: 3 });
    expect(metrics['Final Test Loss']).toMatchObject({ count: 2 });
    const { artifacts } = await client.listArtifacts({ params });
    expect(artifacts.map(({ name, direction }) => `${direction} ${name}`)).toEqual(
      expect.arrayContaining(['input input_train.npy', 'input input_test_labels.npy']),
    );
  });
});
