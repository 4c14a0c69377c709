import { spawn } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { runProcess } from '../../../../tools/process/run-process.ts';
import { pythonOf } from '../../../support/python-checks.ts';
import { freePort, startServer } from '../../../support/server.ts';
import { importInto } from '../../import/imported-runs.ts';
import { mlflowCommand, mlflowVariables, programPath } from './mlflow-programs.ts';

const set = 'mlflow-3';
const readyWithinMs = 120_000;

let folder: string;
let mlflow: ChildProcess;
let url: string;

async function runProgram(...args: readonly string[]): Promise<void> {
  const env = { ...mlflowVariables({ url }), MLFLOW_HTTP_REQUEST_MAX_RETRIES: '3' };
  const { code, output } = await runProcess(pythonOf(set), [programPath('moving_in.py'), ...args], {
    cwd: folder,
    env,
    timeoutMs: 180_000,
  });
  if (code !== 0) throw new Error(`moving_in.py answered ${code}:\n${output}`);
}

beforeAll(async () => {
  folder = await mkdtemp(path.join(os.tmpdir(), 'assay-import-live-'));
  const port = await freePort();
  url = `http://127.0.0.1:${port}`;
  const store = ['--backend-store-uri', 'sqlite:///mlflow.db', '--artifacts-destination', './mlartifacts'];
  const args = ['server', '--host', '127.0.0.1', '--port', String(port), '--workers', '1', ...store];
  mlflow = spawn(mlflowCommand(set), args, {
    cwd: folder,
    env: { ...process.env, ...mlflowVariables({ url }) },
    stdio: 'ignore',
    // Its workers are processes of their own, and end with the group.
    detached: true,
  });
  const deadline = performance.now() + readyWithinMs;
  const answers = (): Promise<boolean> =>
    fetch(`${url}/health`).then(
      ({ ok }) => ok,
      () => false,
    );
  while (!(await answers())) {
    if (mlflow.exitCode !== null || performance.now() > deadline) throw new Error('mlflow server does not answer.');
    await new Promise((resolve) => setTimeout(resolve, 200));
  }
  await runProgram('fill');
}, readyWithinMs + 200_000);

afterAll(async () => {
  if (mlflow.pid !== undefined) process.kill(-mlflow.pid, 'SIGKILL');
  await rm(folder, { recursive: true, force: true });
});

/** What MLflow's client sees differently on the server that was imported into. */
async function differencesTo(target: string): Promise<readonly string[]> {
  const report = path.join(folder, 'report.json');
  await runProgram('compare', url, target, report);
  return JSON.parse(await readFile(report, 'utf8')) as string[];
}

/** MLflow 3 shows the files of models apart from those of the run that logged them. */
const isModelFile = (difference: string): boolean => /^\/runs\/[0-9a-f]{32}\/files\/model\//.test(difference);

test.each(['the server', 'its database'])(
  'to its own client a store looks as before, imported from %s',
  async (from) => {
    await using server = await startServer();
    const source = from === 'the server' ? url : path.join(folder, 'mlflow.db');
    const { answer, result } = await importInto(server.url, 'mlflow', source);
    expect(result.code).toBe(0);
    expect(answer.brought).toMatchObject({ runs: 5, models: 1, modelVersions: 1 });
    const differences = await differencesTo(server.url);
    expect(differences.filter((each) => !isModelFile(each))).toEqual([]);
    const again = await importInto(server.url, 'mlflow', source);
    expect(again.answer.brought).toMatchObject({ experiments: 0, runs: 0, points: 0, artifacts: 0, modelVersions: 0 });
    // The other way to the same store finds the same runs.
    const other = from === 'the server' ? path.join(folder, 'mlflow.db') : url;
    const across = await importInto(server.url, 'mlflow', other);
    expect(across.answer.brought).toMatchObject({ experiments: 0, runs: 0, points: 0, artifacts: 0, modelVersions: 0 });
  },
  240_000,
);
