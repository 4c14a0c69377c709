import { spawn } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { createClient } from '@assay/sdk';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { freePort, startServer } from '../../../test/support/server.ts';

const main = fileURLToPath(new URL('main.ts', import.meta.url));
let folder: string;

beforeEach(async () => {
  folder = await mkdtemp(path.join(os.tmpdir(), 'assay-demo-'));
});

afterEach(async () => {
  await rm(folder, { recursive: true, force: true });
});

function startDemo(port: number, ...args: readonly string[]): ChildProcess & { readonly output: () => string } {
  const env = Object.fromEntries(Object.entries(process.env).filter(([name]) => !name.startsWith('ASSAY_')));
  const flags = ['--conditions=source', '--disable-warning=ExperimentalWarning'];
  const child = spawn(process.execPath, [...flags, main, '--port', String(port), '--data', folder, ...args], { env });
  let output = '';
  child.stdout.on('data', (bytes: Buffer) => (output += bytes.toString()));
  child.stderr.on('data', (bytes: Buffer) => (output += bytes.toString()));
  return Object.assign(child, { output: () => output });
}

const endOf = (child: ChildProcess): Promise<number | null> => new Promise((resolve) => child.once('close', resolve));

test('killed in the middle and started again it works again: twelve runs, compared', { timeout: 120_000 }, async () => {
  const port = await freePort();
  const killed = startDemo(port);
  const gone = endOf(killed);
  await expect.poll(killed.output, { timeout: 30_000 }).toContain('Open it to watch');
  killed.kill('SIGKILL');
  await gone;

  const demo = startDemo(port, '--quick', '--exit');
  expect(await endOf(demo), demo.output()).toBe(0);
  expect(demo.output()).toMatch(/\[12\/12\] .* completed/);
  expect(demo.output()).toMatch(/0\.1 +128 +2 +9\d\.\d\d ± \d\.\d\d/);
  expect(demo.output()).toMatch(/Best run: lr-0\.1-hidden-\d+-seed-\d[-,]/);

  await using server = await startServer({ dataDir: folder });
  const client = createClient({ url: server.url });
  const { runs } = await client.searchRuns({ body: { filter: 'status = "completed"', sort: 'name', limit: 100 } });
  expect(runs).toHaveLength(12);
  const run = await client.getRun({
    params: { runId: runs.find(({ name }) => name.startsWith('lr-0.01-hidden-32-seed-1'))!.id },
  });
  expect(run.parameters).toMatchObject({ learning_rate: 0.01, hidden: 32, seed: 1, optimizer: 'sgd' });
  expect(run.metrics['train/loss']?.count).toBe(136);
  expect(run.metrics['validation/accuracy']?.count).toBe(4);
  expect(run.metrics['test/accuracy']?.last.value).toBeGreaterThan(0.8);
  const artifacts = Object.fromEntries(run.artifacts.map((artifact) => [artifact.name, artifact]));
  expect(artifacts['digits.csv']).toMatchObject({
    direction: 'input',
    sha256: expect.stringMatching(/^[0-9a-f]{64}$/) as string,
  });
  for (const name of ['confusion-matrix', 'roc-curve', 'weights.safetensors']) {
    expect(artifacts[name]).toMatchObject({ direction: 'output' });
  }
  expect(run.environment).toMatchObject({
    git: { commit: expect.any(String) as string },
    hardware: { cores: os.cpus().length },
  });
});
