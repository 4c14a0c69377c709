import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { MetricRequests } from '../../support/metric-requests.ts';
import { startServer } from '../../support/server.ts';
import type { TestServer } from '../../support/server.ts';

const page = readFileSync(new URL('../../../docs/reference/frames.md', import.meta.url), 'utf8');
const scripts = [...page.matchAll(/```python\n(.*?)```/gs)].map(([, code = '']) => code);
// The scripts of the page are Python's: without it there is nothing to run. `npm test` lists what is left out.
const hasPython = spawnSync('python3', ['--version']).status === 0;

let server: TestServer;
beforeAll(async () => {
  server = await startServer({ args: ['--log-level', 'error'] });
});
afterAll(async () => server[Symbol.asyncDispose]());

test('the page has both scripts', () => {
  expect(scripts).toHaveLength(2);
});

test.skipIf(!hasPython)("the page's scripts make and read frames (skipped where there is no python3)", async () => {
  const run = await MetricRequests.start(server);
  const play = (code: string): string => {
    const env = { ...process.env, ASSAY_URL: server.url, RUN_ID: run.runId, PYTHONIOENCODING: 'utf-8' };
    const { status, stdout, stderr } = spawnSync('python3', ['-'], {
      input: code,
      env,
      encoding: 'utf8',
      timeout: 30_000,
    });
    expect(stderr).toBe('');
    expect(status).toBe(0);
    return stdout;
  };
  const [write = '', read = ''] = scripts;
  expect(play(write)).toBe("{'accepted': 4, 'replayed': False}\n");
  expect(play(write)).toBe("{'accepted': 4, 'replayed': True}\n");
  expect(await run.points('loss')).toMatchObject({
    steps: [1, 2, 2, 3],
    timesMs: [1700000000000, 1700000000001, 1700000000003, 1700000000002],
    values: [0.9, 0.5, 0.7, 'NaN'],
  });
  expect(play(read)).toMatch(
    /^loss \{'bucket': \([\d, ]+\), 'count': \(1, 2, 1\), 'min': \(0\.9, 0\.5, nan\), 'mean': \(0\.9, 0\.6, nan\)\}\n$/,
  );
});
