import { createServer } from 'node:net';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { Run, Session, createClient } from '../src/index.ts';
import type { SessionOptions } from '../src/index.ts';
import { freePort, startLiveServer } from './live-server.ts';
import type { LiveServer } from './live-server.ts';
import { into } from './warnings.ts';

let server: LiveServer;
beforeAll(async () => {
  server = await startLiveServer();
});
afterAll(() => server[Symbol.asyncDispose]());

const sleep = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));

/** On a busy machine a server takes its time to start: what waits for one waits as long as a test may take. */
const patience: SessionOptions = { finishTimeoutMs: 50_000 };

function sessionAt(url: string, options: SessionOptions = {}) {
  const warnings: string[] = [];
  const session = new Session({ url, warn: into(warnings), ...patience, ...options });
  return { session, warnings };
}

const read = (url: string, runId: string) => createClient({ url }).getRun({ params: { runId } });

async function valuesOf(url: string, runId: string, name: string): Promise<readonly (number | string)[]> {
  const page = await createClient({ url }).readPoints({ params: { runId }, query: { name, limit: 100_000 } });
  return page.values;
}

const upTo = (count: number) => Array.from({ length: count }, (_, i) => i);

describe('a server that is not there', () => {
  test('from the start: the run goes on, and nothing throws or waits', async () => {
    const { session, warnings } = sessionAt(`http://127.0.0.1:${await freePort()}`, { finishTimeoutMs: 300 });
    const run = await Run.start({ experiment: 'dead', session, capture: false });
    run.logParameters({ lr: 0.1 });
    run.logMetrics({ loss: 1, accuracy: 0.5 }, { step: 1 });
    run.setTag('a', 'b');
    run.logText('hello');
    await expect(run.logArtifact('notes', 'text')).resolves.toBeUndefined();
    await run.finish();
    expect(warnings[0]).toMatch(/the run goes on/i);
    expect(warnings.at(-1)).toContain('not everything reached');
    expect(warnings.filter((line) => line.includes('No answer'))).toHaveLength(1);
  });

  test('until it starts: everything arrives, under the id that the run had all along', async () => {
    const port = await freePort();
    const { session, warnings } = sessionAt(`http://127.0.0.1:${port}`);
    const run = await Run.start({ experiment: 'late', parameters: { lr: 0.1 }, session, capture: false });
    for (const i of upTo(3_000)) run.logMetric('loss', i, { step: i });
    run.logLine('before');
    const artifact = run.logArtifact('notes', 'kept');
    await using late = await startLiveServer({ port });
    await expect(artifact).resolves.toMatchObject({ value: 'kept' });
    await run.finish();
    const record = await read(late.url, run.id);
    expect(record).toMatchObject({ status: 'completed', experimentName: 'late', parameters: { lr: 0.1 } });
    expect(await valuesOf(late.url, run.id, 'loss')).toEqual(upTo(3_000));
    expect(warnings.some((line) => line.includes('answers again'))).toBe(true);
  });

  test('for a while in the middle, by a crash: every point is there once', async () => {
    await using unsteady = await startLiveServer();
    const { session } = sessionAt(unsteady.url);
    const run = await Run.start({ experiment: 'unsteady', session, capture: false });
    let next = 0;
    const log = (count: number): void => {
      for (const end = next + count; next < end; next++) run.logMetric('loss', next, { step: next });
    };
    const logging = (async () => {
      for (let i = 0; i < 60; i++) {
        log(200);
        await sleep(20);
      }
    })();
    await sleep(300);
    await unsteady.kill();
    await sleep(200);
    await unsteady.restart();
    await logging;
    await run.finish();
    expect(await valuesOf(unsteady.url, run.id, 'loss')).toEqual(upTo(next));
    expect(await read(unsteady.url, run.id)).toMatchObject({ status: 'completed', pointCount: next });
  });

  test('but a black hole: the start and the end are bounded', async () => {
    const hole = createServer(() => undefined);
    await new Promise<void>((resolve) => {
      hole.listen(0, '127.0.0.1', resolve);
    });
    const address = hole.address();
    const port = address !== null && typeof address === 'object' ? address.port : 0;
    const { session, warnings } = sessionAt(`http://127.0.0.1:${port}`, { finishTimeoutMs: 400 });
    {
      await using run = await Run.start({ experiment: 'hole', session });
      run.logMetric('loss', 1);
    }
    expect(warnings.at(-1)).toContain('not everything reached');
    hole.close();
  });
});

describe('a slow server', () => {
  test('gathers larger batches and loses nothing', async () => {
    let requests = 0;
    const slow: typeof fetch = async (input, init) => {
      requests += 1;
      await sleep(150);
      return fetch(input, init);
    };
    const { session, warnings } = sessionAt(server.url, { fetch: slow });
    const run = await Run.start({ experiment: 'slow', session, capture: false });
    for (const i of upTo(40)) {
      for (const j of upTo(100)) run.logMetric('loss', i * 100 + j, { step: i * 100 + j });
      await sleep(15);
    }
    await run.finish();
    expect(requests).toBeLessThan(15);
    expect(await valuesOf(server.url, run.id, 'loss')).toEqual(upTo(4_000));
    expect(warnings).toEqual([]);
  });
});

describe('an answer that is lost', () => {
  test('does not make anything twice', async () => {
    let losses = 0;
    let calls = 0;
    const forgetful: typeof fetch = async (input, init) => {
      const response = await fetch(input, init);
      calls += 1;
      if (calls % 2 === 1) {
        losses += 1;
        await response.arrayBuffer();
        throw new TypeError('the answer was lost');
      }
      return response;
    };
    const { session } = sessionAt(server.url, { fetch: forgetful });
    const run = await Run.start({ experiment: 'lost answers', session, capture: false });
    for (const round of upTo(5)) {
      for (const i of upTo(200)) run.logMetric('loss', round * 200 + i, { step: round * 200 + i });
      run.logParameter(`p${round}`, round);
      run.logLine(`line ${round}`);
      await run.flush();
    }
    await run.finish();
    expect(losses).toBeGreaterThan(3);
    const record = await read(server.url, run.id);
    expect(record).toMatchObject({ status: 'completed', pointCount: 1_000, logLineCount: 5 });
    expect(await valuesOf(server.url, run.id, 'loss')).toEqual(upTo(1_000));
    expect(run.problems).toEqual([]);
  });
});

describe('a write that the server refuses', () => {
  test('is the start: who starts the run is told, with the remedy', async () => {
    const body = { code: 'Unauthenticated', detail: 'An access key is needed.' };
    const { session, warnings } = sessionAt(server.url, { fetch: async () => Response.json(body, { status: 401 }) });
    await expect(Run.start({ experiment: 'refusals', session })).rejects.toThrow(
      'An access key is needed. Set ASSAY_KEY, or give the key to the Session.',
    );
    const parent = '0'.repeat(32);
    const orphan = Run.start({ experiment: 'refusals', parent, session: sessionAt(server.url).session });
    await expect(orphan).rejects.toMatchObject({ code: 'NotFound' });
    expect(warnings).toEqual([]);
  });

  test('is said once and kept in run.problems; what was sent along with it is stored', async () => {
    const { session, warnings } = sessionAt(server.url);
    const run = await Run.start({ experiment: 'refusals', parameters: { lr: 0.1 }, session, capture: false });
    run.logParameters({ before: 1, lr: 0.2, after: 2 });
    run.logParameter('lr', 0.3);
    await run.flush();
    await run.finish();
    const record = await read(server.url, run.id);
    expect(record).toMatchObject({ status: 'completed', parameters: { before: 1, lr: 0.1, after: 2 } });
    expect(run.problems).toMatchObject([
      { code: 'ParameterImmutable', what: 'parameter "lr"' },
      { code: 'ParameterImmutable', what: 'parameter "lr"' },
    ]);
    expect(warnings.filter((line) => line.includes('refused'))).toHaveLength(1);
  });

  test('a parameter may change where the run says so', async () => {
    const { session } = sessionAt(server.url);
    const run = await Run.start({ experiment: 'overwrites', parameterPolicy: 'overwrite', session, capture: false });
    run.logParameter('lr', 0.1);
    run.logParameter('lr', 0.2);
    await run.finish();
    expect((await read(server.url, run.id)).parameters).toEqual({ lr: 0.2 });
    expect(run.problems).toEqual([]);
  });

  test('one faulty artifact name is a problem, not an error', async () => {
    const { session } = sessionAt(server.url);
    const run = await Run.start({ experiment: 'refusals', session, capture: false });
    await expect(run.logArtifact('../up', 'x')).resolves.toBeUndefined();
    await run.finish();
    expect(run.problems).toMatchObject([{ code: 'InvalidInput', what: 'artifact "../up"' }]);
  });
});

describe('more points than the spool is given', () => {
  test('the newest are dropped, counted, and said on the run; the others arrive', async () => {
    const port = await freePort();
    const { session, warnings } = sessionAt(`http://127.0.0.1:${port}`, { maximumSpoolBytes: 200_000 });
    const run = await Run.start({ experiment: 'flood', session, capture: false });
    const total = 50_000;
    for (const round of upTo(100)) {
      for (const i of upTo(500)) run.logMetric('loss', round * 500 + i, { step: round * 500 + i });
      await sleep(5);
    }
    const { droppedPoints } = run.losses;
    expect(droppedPoints).toBeGreaterThan(10_000);
    await using late = await startLiveServer({ port });
    await run.finish();
    const values = await valuesOf(late.url, run.id, 'loss');
    expect(values.length).toBe(total - droppedPoints);
    expect(values).toEqual(upTo(values.length));
    const record = await read(late.url, run.id);
    expect(record.tags['assay.dropped_points']).toBe(String(droppedPoints));
    const { lines } = await createClient({ url: late.url }).readLog({ params: { runId: run.id } });
    expect(lines.map(({ text }) => text).join('\n')).toContain(`${droppedPoints} metric points were dropped`);
    expect(warnings.some((line) => line.includes(`${droppedPoints} metric points`))).toBe(true);
  });
});

test('the time of a logging call does not depend on the server', async () => {
  const timeOf = async (url: string): Promise<number> => {
    const { session } = sessionAt(url, { finishTimeoutMs: 2_000 });
    const run = await Run.start({ experiment: 'timing', session, capture: false });
    const begun = performance.now();
    for (let i = 0; i < 100_000; i++) run.logMetric('loss', i, { step: i });
    const elapsed = performance.now() - begun;
    await run.finish();
    return elapsed;
  };
  await timeOf(server.url);
  const alive = await timeOf(server.url);
  const dead = await timeOf(`http://127.0.0.1:${await freePort()}`);
  process.stdout.write(
    `100,000 logMetric calls: ${alive.toFixed(0)} ms with a server, ${dead.toFixed(0)} ms without\n`,
  );
  expect(alive + dead).toBeGreaterThan(0);
});
