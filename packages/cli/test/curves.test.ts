import { createClient, Run, Session } from '@assay/sdk';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { CurvesAnalysis } from '@assay/wire';
import { startServer } from '../../../test/support/server.ts';
import { runAssay } from '../../../test/support/run-assay.ts';
import type { TestServer } from '../../../test/support/server.ts';
import type { AssayResult } from '../../../test/support/run-assay.ts';

let server: TestServer;
let session: Session;
const startedMs = 1_795_000_000_000;

const assay = (...args: readonly string[]): Promise<AssayResult> => runAssay(args, { url: server.url });

/** Two seconds a step. */
async function makeRun(name: string, curves: Readonly<Record<string, (i: number) => number>>): Promise<string> {
  const client = createClient({ url: server.url });
  const body = { experimentName: 'digits', name, status: 'running', startedMs, parameters: { price: 1800 } } as const;
  const { id } = await client.createRun({ body });
  const steps = Array.from({ length: 60 }, (_, i) => i + 1);
  const values = Object.fromEntries(Object.entries(curves).map(([metric, of]) => [metric, steps.map(of)]));
  const columns = [{ steps, timesMs: steps.map((step) => startedMs + 2000 * step), values }];
  await client.logMetrics({ params: { runId: id }, body: { columns } });
  return id;
}

beforeAll(async () => {
  server = await startServer();
  session = new Session({ url: server.url, warn: () => undefined });
  await makeRun('good', { 'train/loss': (i) => 2 ** (-i / 8), 'val/loss': (i) => 0.2 + 2 ** (-i / 8), odd: (i) => i });
  await makeRun('over', {
    'train/loss': (i) => 2 ** (-i / 8),
    'val/loss': (i) => 0.2 + 2 ** (-i / 8) + Math.max(0, i - 25) / 200,
  });
});
afterAll(async () => server[Symbol.asyncDispose]());

test('curves of one run: a table, and what they did in words', async () => {
  const { stdout, stderr, code } = await assay('curves', 'digits/good');
  expect([code, stderr]).toEqual([0, '']);
  expect(stdout).toMatch(/^run +metric +state +best +at step +last +flat from +noise +time +steps\/s$/m);
  expect(stdout).toMatch(/^good +train\/loss +plateau +0\.0055\d+ +60 +0\.0055\d+ +5\d +[\d.e-]+ +2 min 0 s +0\.5$/m);
  expect(stdout).toMatch(
    /^val\/loss stopped improving at step 5\d: the \d points after it \(\d+ s\) brought less than 0\.0\d+; best 0\.2055 at step 60\.$/m,
  );
  expect(stdout).not.toContain('odd');
});

test('of several runs, with a target and its cost', async () => {
  const args = ['-t', 'val/loss=0.5', '--price', 'params.price', '--currency', 'EUR'];
  const { stdout, stderr, code } = await assay('curves', 'digits/good', 'digits/over', ...args);
  expect([code, stderr]).toEqual([0, '']);
  expect(stdout).toMatch(/^over +val\/loss +worsened .* 60$/m);
  expect(stdout).toMatch(/^over: val\/loss overfits from step 3\d on; best .* while train\/loss went on improving\.$/m);
  expect(stdout).toMatch(/^ {2}It reached 0\.5 at step 14, after 28 s, 14\.00 EUR and stayed there\.$/m);
});

test('as JSON, and by the SDK', async () => {
  const { stdout, code } = await assay(
    'curves',
    'digits/good',
    '--metric',
    'odd',
    'val/loss',
    '--goal',
    'maximize',
    '--json',
  );
  expect(code).toBe(0);
  const { curves } = JSON.parse(stdout) as CurvesAnalysis;
  expect(curves).toMatchObject([
    { name: 'odd', state: 'improving' },
    { name: 'val/loss', state: 'diverged' },
  ]);
  const run = { id: curves[0]?.runId ?? '' };
  const asked = await session.analyzeCurves({ runs: [run], metrics: ['odd', { name: 'val/loss', target: 0.3 }] });
  expect(asked.curves).toMatchObject([{ state: 'unknown' }, { target: { reached: { step: 27 } } }]);
  await using live = await Run.start({ experiment: 'digits', name: 'live', session, capture: false });
  for (let step = 1; step <= 20; step++) live.logMetric('loss', 1 / step, { step });
  expect(await live.analyze('loss')).toMatchObject([{ name: 'loss', state: 'improving', pointCount: 20 }]);
});

test.each<[string, readonly string[], number, RegExp]>([
  ['an unknown run', ['digits/nobody'], 3, /run/],
  ['an unknown metric', ['digits/good', '-m', 'none'], 3, /None of the runs has points/],
  ['a target that is no number', ['digits/good', '-t', 'loss=low'], 2, /expected a number for loss, got "low"/],
  ['a target of another metric', ['digits/good', '-m', 'odd', '-t', 'val/loss=1'], 2, /Add --metric val\/loss/],
  ['no run', [], 2, /missing required argument/],
])('%s is refused', async (_, args, status, message) => {
  const { code, stderr } = await assay('curves', ...args);
  expect([code, stderr]).toEqual([status, expect.stringMatching(message)]);
});
