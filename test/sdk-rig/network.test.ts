/** A network and a server that misbehave: every point arrives, and none twice. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { startServer } from '../support/server.ts';
import type { TestServer } from '../support/server.ts';
import { startChaosProxy } from './chaos-proxy.ts';
import type { Mischief } from './chaos-proxy.ts';
import { readRun, runIdIn, upTo, valuesOf } from './read-run.ts';
import { assay, freshFolder, startTraining } from './training.ts';

let server: TestServer;
beforeAll(async () => {
  server = await startServer();
});
afterAll(() => server[Symbol.asyncDispose]());

const points = 6_000;
const training = `
const run = await Run.start(options);
console.log('id', run.id);
for (let i = 0; i < ${points}; i++) {
  run.logMetric('loss', i, { step: i });
  if (i % 500 === 0) { run.logLine('line ' + i); run.logParameter('p' + i, i); await sleep(40); }
}
await run.finish();
console.log(JSON.stringify({ losses: run.losses, problems: run.problems }));
`;

const every = (turns: readonly Mischief[]) => (connection: number) => turns[connection % turns.length] ?? turns[0]!;
const none: Mischief = { kind: 'none' };

describe.each<[string, (connection: number) => Mischief]>([
  ['answers are lost', (n) => (n % 3 === 0 ? none : { kind: 'lose the answer' })],
  [
    'connections are cut in mid-request',
    (n) => (n % 3 === 0 ? none : { kind: 'cut', afterBytes: 100 + ((n * 7919) % 20_000) }),
  ],
  ['everything is slow', () => ({ kind: 'slow', delayMs: 120 })],
  [
    'all of it in turn',
    every([{ kind: 'cut', afterBytes: 900 }, { kind: 'slow', delayMs: 60 }, { kind: 'lose the answer' }, none]),
  ],
])('%s', (_, mischief) => {
  test('every point is there once', async () => {
    using spool = freshFolder();
    await using proxy = await startChaosProxy(server.port, mischief);
    const env = { ASSAY_URL: proxy.url, ASSAY_SPOOL: spool.path };
    const ended = await startTraining(training, env).ended;
    expect(ended.code, ended.stderr).toBe(0);
    const runId = runIdIn(ended.stdout);
    // Where the end's 10 s were not enough, the rest is here.
    await assay(['sync', '--url', server.url], env);
    const run = await readRun(server.url, runId);
    expect(run).toMatchObject({ status: 'completed', pointCount: points, logLineCount: points / 500 });
    expect(Object.keys(run.parameters)).toHaveLength(points / 500);
    expect(await valuesOf(server.url, runId)).toEqual(upTo(points));
    expect(ended.stdout).toContain('"problems":[]');
    expect(Object.values(proxy.counts).reduce((sum, count) => sum + count, 0)).toBeGreaterThan(1);
  });
});

test('killed while answers are lost: what the server had taken is not taken again', async () => {
  using spool = freshFolder();
  await using proxy = await startChaosProxy(server.port, (n) => (n <= 3 ? none : { kind: 'lose the answer' }));
  const env = { ASSAY_URL: proxy.url, ASSAY_SPOOL: spool.path };
  const victim = startTraining(
    `const run = await Run.start(options);
    console.log('id', run.id);
    for (let i = 0; ; i++) { run.logMetric('loss', i, { step: i }); if (i % 20 === 0) await sleep(2); }`,
    env,
  );
  await victim.printed('id ');
  await new Promise((resolve) => setTimeout(resolve, 1_500));
  victim.process.kill('SIGKILL');
  const runId = runIdIn((await victim.ended).stdout);
  const before = (await valuesOf(server.url, runId)).length;
  const synced = await assay(['sync', '--url', server.url], env);
  expect(synced.code, synced.stderr).toBe(0);
  const values = await valuesOf(server.url, runId);
  expect(values.length).toBeGreaterThanOrEqual(before);
  expect(values.length).toBeGreaterThan(1_000);
  expect(values).toEqual(upTo(values.length));
});
