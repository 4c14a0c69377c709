import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { createClient } from '@assay/sdk';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { startServer } from '../../../test/support/server.ts';
import { runAssay } from '../../../test/support/run-assay.ts';
import type { AssayClient } from '@assay/sdk';
import type { Run, RunRow } from '@assay/wire';
import type { TestServer } from '../../../test/support/server.ts';
import type { AssayResult } from '../../../test/support/run-assay.ts';

let server: TestServer;
let client: AssayClient;
let folder: string;
const runs: Run[] = [];

const assay = (...args: readonly string[]): Promise<AssayResult> => runAssay(args, { url: server.url, cwd: folder });

beforeAll(async () => {
  server = await startServer();
  folder = await mkdtemp(path.join(os.tmpdir(), 'assay-cli-'));
  client = createClient({ url: server.url });
  for (const [i, lr] of [0.1, 0.2, 0.2].entries()) {
    const body = {
      experimentName: 'Digits',
      name: `run-${i}`,
      status: 'running',
      parameters: { lr, optimizer: 'sgd' },
    } as const;
    const run = await client.createRun({ body });
    const points = Array.from({ length: 50 }, (_, step) => ({ name: 'train/loss', step, value: Math.exp(-step * lr) }));
    await client.logMetrics({
      params: { runId: run.id },
      body: { points: [...points, { name: 'accuracy', value: 0.9 + i / 100 }] },
    });
    await client.updateRun({
      params: { runId: run.id },
      body: { status: i === 2 ? 'failed' : 'completed', endedMs: run.createdMs + 61_000 },
    });
    runs.push(run);
  }
});

afterAll(async () => {
  await server[Symbol.asyncDispose]();
  await rm(folder, { recursive: true, force: true });
});

describe('experiments', () => {
  test('create, list, show, delete, restore', async () => {
    const made = await assay(
      'experiments',
      'create',
      'Second',
      '--description',
      'what for',
      '--tag',
      'team=a=b',
      '--json',
    );
    expect(JSON.parse(made.stdout)).toMatchObject({ name: 'Second', description: 'what for', tags: { team: 'a=b' } });
    expect((await assay('experiments', 'list')).stdout).toMatch(/name +runs +running +failed/);
    const listed = JSON.parse((await assay('experiments', 'list', '--json')).stdout) as { name: string }[];
    expect(listed.map(({ name }) => name).toSorted()).toEqual(['Digits', 'Second']);
    expect((await assay('experiments', 'show', 'digits')).stdout).toMatch(
      /runs +3 \((2 completed, 1 failed|1 failed, 2 completed)\)/,
    );

    const refused = await assay('experiments', 'delete', 'Digits');
    expect(refused).toMatchObject({ code: 1, stdout: '' });
    expect(refused.stderr).toContain('3 runs');
    expect((await assay('experiments', 'delete', 'Digits', '--cascade')).code).toBe(0);
    expect((await assay('experiments', 'show', 'Digits')).code).toBe(3);
    expect((await assay('experiments', 'restore', 'Digits')).stdout).toContain('3 (');
  });
});

describe('runs list', () => {
  test('has what tells runs apart: the parameter that differs, and the metrics', async () => {
    const { stdout, code } = await assay('runs', 'list', '-e', 'digits', '--sort', 'name');
    const [head, ...rows] = stdout.trimEnd().split('\n');
    expect(code).toBe(0);
    expect(head?.split(/ {2,}/)).toEqual([
      'id',
      'name',
      'status',
      'started',
      'duration',
      'lr',
      'accuracy',
      'train/loss',
    ]);
    expect(rows.map((row) => row.split(/ {2,}/)[1])).toEqual(['run-0', 'run-1', 'run-2']);
    expect(rows[0]).toContain('1 min');
    expect(stdout).not.toContain('optimizer');
  });

  test('filter, order, columns and limit', async () => {
    const args = ['runs', 'list', '--filter', 'params.lr = 0.2', '--sort', 'metrics.accuracy.max desc', '--limit', '1'];
    const { stdout, stderr } = await assay(...args, '--columns', 'name,metrics."train/loss".min,params.lr,status');
    const [head, row] = stdout.trimEnd().split('\n');
    expect(head?.split(/ {2,}/)).toEqual(['id', 'name', 'train/loss.min', 'lr', 'status']);
    expect(row?.split(/ {2,}/).slice(1)).toEqual(['run-2', '5.545e-5', '0.2', 'failed']);
    expect(stderr).toContain('--limit shows more');
  });

  test('the best value of a metric is by its goal, which its name may tell', async () => {
    const columns = 'id,metrics.accuracy.best,metrics.accuracy.max,metrics.train/loss.best,metrics.train/loss.min';
    const { stdout, stderr } = await assay('runs', 'list', '-e', 'digits', '--columns', columns);
    const rows = stdout
      .trimEnd()
      .split('\n')
      .slice(1)
      .map((row) => row.split(/ {2,}/));
    expect(rows).toHaveLength(3);
    for (const [id, , accuracyBest, accuracyMax, lossBest, lossMin] of rows) {
      expect(id).toHaveLength(32);
      expect([accuracyBest, lossBest]).toEqual([accuracyMax, lossMin]);
      expect(Number(lossBest)).toBeGreaterThan(0);
    }
    expect(stderr).toBe('');
  });

  test('where nothing tells the goal, that is said', async () => {
    const { id } = await client.createRun({ body: { experimentName: 'goalless', name: 'only' } });
    await client.logMetrics({ params: { runId: id }, body: { points: [{ name: 'stuff', value: 1 }] } });
    const { stdout, stderr, code } = await assay('runs', 'list', '-e', 'goalless', '--columns', 'metrics.stuff.best');
    expect(code).toBe(0);
    expect(stdout.trimEnd().split('\n')[1]).toMatch(/^\w+ +only +–$/);
    expect(stderr).toContain('metrics.stuff.best: nothing says whether less or more of it is better');
    await client.deleteRun({ params: { runId: id } });
  });

  test('for programs: every parameter, tag and metric, as the API has them', async () => {
    const listed = JSON.parse((await assay('runs', 'list', '--json')).stdout) as RunRow[];
    expect(listed).toHaveLength(3);
    expect(listed[0]).toMatchObject({
      name: 'run-2',
      parameters: { lr: 0.2, optimizer: 'sgd' },
      metrics: { accuracy: { count: 1 } },
    });
  });

  test('is cut to the width that there is', async () => {
    const { stdout } = await runAssay(['runs', 'list'], { url: server.url, env: { COLUMNS: '60' } });
    expect(Math.max(...stdout.split('\n').map(({ length }) => length))).toBeLessThanOrEqual(60);
  });
});

describe('runs', () => {
  test('a run is found by its id, the beginning of it, experiment/name, and its name', async () => {
    const [run] = runs;
    const beginning = run!.id.slice(0, 20);
    for (const name of [run!.id, beginning, 'Digits/run-0', 'digits/run-0', 'run-0']) {
      const { stdout } = await assay('runs', 'show', name, '--json');
      expect((JSON.parse(stdout) as Run).id).toBe(run!.id);
    }
  });

  test('what is ambiguous is refused with the choices', async () => {
    const shared = [...runs[0]!.id].findIndex((digit, i) => runs.some(({ id }) => id[i] !== digit));
    const { code, stderr } = await assay('runs', 'show', runs[0]!.id.slice(0, shared));
    expect(code).toBe(2);
    for (const { id } of runs) expect(stderr).toContain(id);
  });

  test('show prints parameters, metrics and artifacts', async () => {
    const { stdout } = await assay('runs', 'show', 'digits/run-1');
    expect(stdout).toMatch(/^run-1\n/);
    expect(stdout).toMatch(/status +completed/);
    expect(stdout).toMatch(/\nParameters\nlr +0\.2\noptimizer +sgd\n/);
    expect(stdout).toMatch(/train\/loss +50 +/);
  });

  test('compare prints only what differs, with the difference to the baseline', async () => {
    const { stdout } = await assay('runs', 'compare', 'run-0', 'run-1', '--baseline', 'run-1');
    expect(stdout).toMatch(/lr +0\.2 +0\.1\n/);
    expect(stdout).toMatch(/accuracy +0\.91 +0\.9 {2}Δ -0\.01\n/);
    expect(stdout).not.toContain('optimizer');
    const json = JSON.parse((await assay('runs', 'compare', 'run-0', 'run-1', '--json')).stdout) as {
      parameters: object;
      metrics: Record<string, { values: number[]; differences: number[] }>;
    };
    expect(json.parameters).toEqual({ lr: [0.1, 0.2] });
    expect(json.metrics['accuracy']?.values).toEqual([0.9, 0.91]);
    expect(json.metrics['accuracy']?.differences[1]).toBeCloseTo(0.01);
  });

  test('tag sets and removes', async () => {
    expect((await assay('runs', 'tag', 'run-0', 'stage=best', 'owner=ada')).stdout).toBe('owner  ada\nstage  best\n');
    expect((await assay('runs', 'tag', 'run-0', '--remove', 'owner')).stdout).toBe('stage  best\n');
    expect(await assay('runs', 'tag', 'run-0')).toMatchObject({ code: 2, stdout: '' });
    expect(await assay('runs', 'tag', 'run-0', 'novalue')).toMatchObject({ code: 2 });
  });

  test('delete and restore; a slip in one name deletes nothing', async () => {
    expect((await assay('runs', 'delete', 'run-0', 'no-such-run')).code).toBe(3);
    expect((await assay('runs', 'show', 'run-0')).code).toBe(0);
    expect((await assay('runs', 'delete', 'run-0', 'run-1')).stdout).toContain('Deleted 2 runs');
    expect((await assay('runs', 'list', '--deleted')).stdout).toContain('run-1');
    expect((await assay('runs', 'restore', 'run-0', 'digits/run-1')).stdout).toBe(
      'Restored Digits/run-0\nRestored Digits/run-1\n',
    );
  });
});

describe('metrics', () => {
  test('all of them, with a curve each', async () => {
    const { stdout } = await assay('metrics', 'run-0');
    expect(stdout).toMatch(/train\/loss +█[▁▂▃▄▅▆▇█]+▁ +50 /);
    expect(stdout).toMatch(/accuracy +▄ +1 /);
  });

  test('one of them as a chart, its greatest value above and its least below', async () => {
    const lines = (await assay('metrics', 'run-0', 'train/loss')).stdout.split('\n');
    expect(lines[0]).toBe('train/loss');
    expect(lines[1]).toMatch(/^ +1 ┤[\u2800-\u28ff]+$/);
    expect(lines[10]).toMatch(/^0\.00744658 ┤[\u2800-\u28ff]+$/);
    expect(lines[11]).toMatch(/step 0 +step 49$/);
  });

  test('its points, and for programs', async () => {
    const { stdout } = await assay('metrics', 'run-0', 'train/loss', '--points');
    expect(stdout.trimEnd().split('\n')).toHaveLength(51);
    const json = JSON.parse((await assay('metrics', 'run-0', 'train/loss', '--json')).stdout) as {
      points: { values: number[] };
    };
    expect(json.points.values[49]).toBe(Math.exp(-4.9));
  });

  test('one that is not there: which ones are', async () => {
    const { code, stderr } = await assay('metrics', 'run-0', 'los');
    expect(code).toBe(3);
    expect(stderr).toContain('accuracy, train/loss');
  });
});

describe('artifacts', () => {
  test('what is put comes back the same, byte for byte', async () => {
    const bytes = Buffer.from(Array.from({ length: 100_000 }, (_, i) => (i * i) % 251));
    await writeFile(path.join(folder, 'weights.bin'), bytes);
    const put = await assay('artifacts', 'put', 'run-0', 'weights.bin', '--name', 'model/weights.bin');
    expect(put.stdout).toContain('weights.bin -> model/weights.bin (100 kB, SHA-256 ');
    expect((await assay('artifacts', 'list', 'run-0')).stdout).toMatch(
      /output +model\/weights\.bin +100 kB +application\/octet-stream/,
    );

    expect((await assay('artifacts', 'get', 'run-0', 'model/weights.bin', '-o', 'back.bin')).code).toBe(0);
    expect((await readFile(path.join(folder, 'back.bin'))).equals(bytes)).toBe(true);
    const again = await assay('artifacts', 'get', 'run-0', 'model/weights.bin', '-o', 'back.bin');
    expect(again).toMatchObject({ code: 1 });
    expect(again.stderr).toContain('--force');
    expect((await assay('artifacts', 'get', 'run-0', 'model/weights.bin', '-o', 'back.bin', '--force')).code).toBe(0);
  });

  test('a small value goes to another program', async () => {
    const body = { name: 'config', value: '{"depth":3}', mediaType: 'application/json' };
    await client.logArtifact({ params: { runId: runs[0]!.id }, body });
    expect((await assay('artifacts', 'get', 'run-0', 'config', '-o', '-')).stdout).toBe('{"depth":3}');
  });

  test('what is only an address is said to be one', async () => {
    await client.logArtifact({ params: { runId: runs[0]!.id }, body: { name: 'far', uri: 's3://bucket/far' } });
    const { code, stderr } = await assay('artifacts', 'get', 'run-0', 'far');
    expect(code).toBe(1);
    expect(stderr).toContain('s3://bucket/far');
  });

  test.each([
    ['a file that is not there', ['artifacts', 'put', 'run-0', 'no-such-file']],
    ['an artifact that is not there', ['artifacts', 'get', 'run-0', 'no-such-artifact']],
  ])('%s: 3', async (_, args) => {
    expect((await assay(...args)).code).toBe(3);
  });
});
