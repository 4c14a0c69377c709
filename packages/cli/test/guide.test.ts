import { execFile } from 'node:child_process';
import { cp, mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { createClient } from '@assay/sdk';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { startServer } from '../../../test/support/server.ts';
import { importData } from '../../../test/support/import-data.ts';
import { starter } from '../../../test/support/run-assay.ts';
import type { TestServer } from '../../../test/support/server.ts';

let server: TestServer;
let folder: string;

beforeAll(async () => {
  server = await startServer();
  folder = await mkdtemp(path.join(os.tmpdir(), 'assay-guide-'));
  const client = createClient({ url: server.url });
  for (const [i, name] of ['first', 'second'].entries()) {
    const parameters = { learning_rate: 0.1 * (i + 1) };
    const run = await client.createRun({ body: { experimentName: 'digits', name, parameters, status: 'running' } });
    const points = [
      { name: 'train/loss', step: 0, value: 2 },
      { name: 'train/loss', step: 1, value: 1 - i / 10 },
      { name: 'test/accuracy', value: 0.96 + i / 100 },
    ];
    await client.logMetrics({ params: { runId: run.id }, body: { points } });
    await client.updateRun({ params: { runId: run.id }, body: { status: 'completed' } });
  }
  await writeFile(path.join(folder, 'report.md'), '# Report\n');
  await mkdir(path.join(folder, 'mlartifacts'));
  for (const [from, to] of Object.entries({ 'mlflow/mlruns': 'mlruns', tensorboard: 'logs', wandb: 'wandb' }))
    await cp(importData(from), path.join(folder, to), { recursive: true });
  await cp(importData('mlflow/mlflow.db'), path.join(folder, 'mlflow.db'));
});

afterAll(async () => {
  await server[Symbol.asyncDispose]();
  await rm(folder, { recursive: true, force: true });
});

test.each(['cli', 'import'])('every command of the guide %s works', { timeout: 120_000 }, async (page) => {
  const guide = await readFile(new URL(`../../../docs/guide/${page}.md`, import.meta.url), 'utf8');
  const blocks = Array.from(guide.matchAll(/^```sh\n(.*?)^```/gms), ([, block = '']) => block);
  expect(blocks.length).toBeGreaterThan(1);
  for (const block of blocks) {
    const script = `set -e\nassay() { "${process.execPath}" --conditions=source "${starter}" "$@"; }\n${block}`;
    const said = await runShell(script);
    expect(said, `${block}\n${said.output}`).toMatchObject({ code: 0 });
  }
});

function runShell(script: string): Promise<{ code: number; output: string }> {
  // The key that the guide makes is for another folder than the server's.
  const env = { ...process.env, ASSAY_URL: server.url, ASSAY_DATA: path.join(folder, 'data') };
  return new Promise((resolve) => {
    execFile('sh', ['-c', script], { cwd: folder, env }, (error, stdout, stderr) => {
      resolve({ code: typeof error?.code === 'number' ? error.code : error === null ? 0 : 1, output: stdout + stderr });
    });
  });
}
