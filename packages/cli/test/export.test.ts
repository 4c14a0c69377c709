import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { createClient } from '@assay/sdk';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { startServer } from '../../../test/support/server.ts';
import { runAssay } from '../../../test/support/run-assay.ts';
import type { TestServer } from '../../../test/support/server.ts';
import type { AssayResult } from '../../../test/support/run-assay.ts';

let server: TestServer;
let folder: string;
const assay = (...args: readonly string[]): Promise<AssayResult> => runAssay(args, { url: server.url, cwd: folder });

beforeAll(async () => {
  server = await startServer();
  folder = await mkdtemp(path.join(os.tmpdir(), 'assay-export-'));
  const client = createClient({ url: server.url });
  const { id } = await client.createRun({
    body: { experimentName: 'digits', name: '@first', parameters: { lr: 0.1 } },
  });
  const points = [0, 1, 2].map((step) => ({ name: 'loss', step, timeMs: step, value: step / 2 }));
  await client.logMetrics({ params: { runId: id }, body: { points: [...points, { name: 'other', value: 1 }] } });
});
afterAll(async () => {
  await server[Symbol.asyncDispose]();
  await rm(folder, { recursive: true, force: true });
});

test('to a file by its name, once', async () => {
  const said = await assay('export', 'runs', '-e', 'digits', '--fields', 'name', 'params.*', '-o', 'runs.csv');
  expect(said).toMatchObject({ code: 0, stdout: '', stderr: 'runs.csv: 29 B\n' });
  expect(await readFile(path.join(folder, 'runs.csv'), 'utf8')).toBe("name,params.lr\r\n'@first,0.1\r\n");
  expect(await assay('export', 'runs', '-o', 'runs.csv')).toMatchObject({ code: 1 });
  expect(await assay('export', 'runs', '--force', '--no-escape', '--fields', 'name', '-o', 'runs.csv')).toMatchObject({
    code: 0,
  });
  expect(await readFile(path.join(folder, 'runs.csv'), 'utf8')).toBe('name\r\n@first\r\n');
  expect(await assay('export', 'runs', '-o', 'runs.parquet')).toMatchObject({ code: 0 });
  expect((await readFile(path.join(folder, 'runs.parquet'))).subarray(-4).toString()).toBe('PAR1');
});

test('to standard output', async () => {
  const said = await assay(
    'export',
    'points',
    'digits/@first',
    '--metric',
    'loss',
    '--from-step',
    '1',
    '--format',
    'jsonl',
  );
  const rows = said.stdout
    .trimEnd()
    .split('\n')
    .map((line) => JSON.parse(line) as Record<string, unknown>);
  expect(rows.map(({ step, value }) => [step, value])).toEqual([
    [1, 0.5],
    [2, 1],
  ]);
  expect(said.stderr).toBe('');
});

test('what is wrong is said, and no file is made', async () => {
  expect(await assay('export', 'runs', '-o', 'runs.xlsx')).toMatchObject({ code: 2 });
  expect(await assay('export', 'runs', '--fields', 'nonsense', '-o', 'bad.csv')).toMatchObject({ code: 2 });
  expect(await assay('export', 'points', 'nobody', '-o', 'bad.csv')).toMatchObject({ code: 3 });
  expect((await readdir(folder)).filter((name) => name.startsWith('bad') || name.endsWith('.part'))).toEqual([]);
});

test('a comparison of two sets: the pair, and the values', async () => {
  const client = createClient({ url: server.url });
  for (let i = 0; i < 12; i++)
    await client
      .createRun({
        body: { experimentName: 'pairs', name: `run ${i}`, parameters: { wide: i % 2 }, status: 'completed' },
      })
      .then(({ id }) =>
        client.logMetrics({
          params: { runId: id },
          body: { points: [{ name: 'accuracy', value: 0.5 + (i % 2) / 4 + i / 1000 }] },
        }),
      );
  const sets = ['-e', 'pairs', '-m', 'accuracy', '--set', 'wide=params.wide = 1', '--set', 'narrow=params.wide = 0'];
  const pairs = await assay('export', 'comparison', ...sets, '--baseline', 'narrow', '--format', 'json');
  expect(pairs.stderr).toBe('');
  expect(JSON.parse(pairs.stdout)).toMatchObject([{ a: 'narrow', b: 'wide' }]);
  const values = await assay('export', 'comparison', ...sets, '--table', 'values', '--format', 'jsonl');
  expect(values.stdout.trimEnd().split('\n')).toHaveLength(12);
  expect(await assay('export', 'comparison', '-m', 'accuracy')).toMatchObject({
    code: 2,
    stderr: expect.stringMatching(/--set/) as unknown,
  });
});
