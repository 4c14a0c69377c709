import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { AssayClient } from '@assay/sdk';
import { expected, figuresOf, importData } from '../../../test/support/import-data.ts';
import { startServer } from '../../support/server.ts';
import type { TestServer } from '../../support/server.ts';
import { clientOf, importInto, pointsOf } from './imported-runs.ts';

let server: TestServer;
let client: AssayClient;
let folder: string;
beforeAll(async () => {
  server = await startServer({ args: ['--log-level', 'error'] });
  client = clientOf(server.url);
  folder = await mkdtemp(path.join(os.tmpdir(), 'assay-import-'));
});
afterAll(async () => {
  await server[Symbol.asyncDispose]();
  await rm(folder, { recursive: true });
});

const runNamed = async (name: string): Promise<string> => {
  const { runs } = await client.searchRuns({ body: { filter: `name = "${name}"` } });
  return runs[0]?.id ?? '';
};

test('event files of TensorBoard arrive whole, and once', async () => {
  const first = await importInto(server.url, 'tensorboard', importData('tensorboard'), '--experiment', 'boards');
  expect(first.result.code).toBe(0);
  expect(first.answer.brought).toMatchObject({ experiments: 1, runs: 4, points: 5976 });
  const again = await importInto(server.url, 'tensorboard', importData('tensorboard'), '--experiment', 'boards');
  expect(again.answer.brought).toMatchObject({ experiments: 0, runs: 0, points: 0 });
  for (const [file, series] of Object.entries(expected.tensorboard)) {
    const runId = await runNamed(path.posix.dirname(file));
    for (const [name, figures] of Object.entries(series))
      expect(figuresOf(await pointsOf(client, runId, name))).toEqual(figures);
  }
});

test('an event file that was cut arrives up to there, and the rest when it is whole', async () => {
  const name = 'events.out.tfevents.1653916437.host.31612.0';
  const bytes = await readFile(importData(`tensorboard/hpob/train/${name}`));
  // Another time at the beginning than that of the other test: another run. Its record is made anew by a cut behind it.
  const logs = path.join(folder, `${name}.copy`);
  await writeFile(logs, bytes.subarray(0, 60_000));
  const cut = await importInto(server.url, 'tensorboard', logs, '--experiment', 'cut');
  expect(cut.result.code).toBe(1);
  expect(cut.answer.leftOut).toMatchObject([{ kind: 'damaged', reason: 'event files that end early', count: 1 }]);
  expect(cut.answer.brought['points']).toBeGreaterThan(1000);
  await writeFile(logs, bytes);
  const whole = await importInto(server.url, 'tensorboard', logs, '--experiment', 'cut');
  expect(whole.result.code).toBe(0);
  expect((cut.answer.brought['points'] ?? 0) + (whole.answer.brought['points'] ?? 0)).toBe(2985);
});

test('run folders of W&B arrive whole, and once', async () => {
  const first = await importInto(server.url, 'wandb', importData('wandb'));
  expect(first.result.code).toBe(0);
  expect(first.answer.brought).toMatchObject({ experiments: 2, runs: 2 });
  const again = await importInto(server.url, 'wandb', importData('wandb'));
  expect(again.answer.brought).toMatchObject({ experiments: 0, runs: 0, points: 0, parameters: 0, logLines: 0 });
  const runId = await runNamed('tinylm_pretrain_512d_8L');
  const run = await client.getRun({ params: { runId } });
  expect(run).toMatchObject({
    experimentName: 'TinyLM',
    status: 'completed',
    startedMs: 1770783263682,
    logLineCount: 2147,
  });
  expect(run.parameters).toMatchObject({ lr: 0.0005, dtype: 'bfloat16', use_wandb: true });
  const { metrics } = expected.wandb['run-20260211_121423-kj3gdsjx']!;
  for (const name of ['train/loss', 'val/loss'])
    expect(figuresOf(await pointsOf(client, runId, name))).toEqual(metrics[name]);
  const crashed = await client.getRun({ params: { runId: await runNamed('rqje5t40') } });
  expect(crashed).toMatchObject({ status: 'failed', experimentName: 'uncategorized' });
  expect(crashed.statusMessage).toContain('W&B has no end of this run');
});

test('a .wandb file that was cut arrives up to there, and the rest when it is whole', async () => {
  const bytes = await readFile(importData('wandb/run-20260211_121423-kj3gdsjx/run-kj3gdsjx.wandb'));
  const file = path.join(folder, 'run-kj3gdsjx.wandb');
  const fresh = await startServer({ args: ['--log-level', 'error'] });
  await using _stopped = fresh;
  await writeFile(file, bytes.subarray(0, 700_000));
  const cut = await importInto(fresh.url, 'wandb', file);
  expect(cut.result.code).toBe(1);
  await writeFile(file, bytes);
  const whole = await importInto(fresh.url, 'wandb', file);
  expect(whole.result.code).toBe(0);
  const { runs } = await clientOf(fresh.url).searchRuns({ body: { metrics: ['train/loss'] } });
  expect(runs).toMatchObject([{ status: 'completed', metrics: { 'train/loss': { count: 2144 } } }]);
});
