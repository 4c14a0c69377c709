import {
  closeSync,
  existsSync,
  fstatSync,
  mkdirSync,
  mkdtempSync,
  openSync,
  readdirSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { once } from 'node:events';
import os from 'node:os';
import path from 'node:path';
import { Worker } from 'node:worker_threads';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { tellWorker } from '../src/node/spool/spool-host.ts';
import type { OpenMessage } from '../src/node/spool/worker-messages.ts';
import { Run, Session, createClient, listSpools, syncSpool } from '../src/index.ts';
import type { SessionOptions } from '../src/index.ts';
import { freePort, startLiveServer } from './live-server.ts';
import type { LiveServer } from './live-server.ts';
import { into } from './warnings.ts';

let server: LiveServer;
const root = mkdtempSync(path.join(os.tmpdir(), 'assay-spools-'));
beforeAll(async () => {
  server = await startLiveServer();
});
afterAll(async () => {
  await server[Symbol.asyncDispose]();
  rmSync(root, { recursive: true, force: true });
});

function sessionWith(options: SessionOptions) {
  const warnings: string[] = [];
  return { session: new Session({ url: server.url, warn: into(warnings), ...options }), warnings };
}

const upTo = (count: number) => Array.from({ length: count }, (_, i) => i);
async function valuesOf(runId: string, name: string): Promise<readonly (number | string)[]> {
  const page = await createClient({ url: server.url }).readPoints({
    params: { runId },
    query: { name, limit: 100_000 },
  });
  return page.values;
}

test('points travel as binary frames; to a server that does not take them, as JSON', async () => {
  for (const old of [false, true]) {
    const types: string[] = [];
    const spy: typeof fetch = async (input, init) => {
      const type = new Headers(init?.headers).get('content-type') ?? '';
      if (typeof input === 'string' && input.includes('/metrics')) types.push(type);
      if (old && type === 'application/vnd.assay.points') {
        return Response.json({ code: 'UnsupportedMediaType', detail: 'JSON only' }, { status: 415 });
      }
      return fetch(input, init);
    };
    const { session, warnings } = sessionWith({ fetch: spy });
    const run = await Run.start({ experiment: 'frames', session, capture: false });
    for (const i of upTo(2)) {
      run.logMetrics({ loss: i, nothing: Number.NaN, most: Infinity }, { step: 2 ** 53 - 1 - i });
      await run.flush();
    }
    run.logMetric('loss', 7);
    await run.finish();
    const binary = 'application/vnd.assay.points';
    expect(types).toEqual(old ? [binary, ...upTo(3).map(() => 'application/json')] : upTo(3).map(() => binary));
    expect([...(await valuesOf(run.id, 'loss'))].sort()).toEqual([0, 1, 7]);
    expect(await valuesOf(run.id, 'nothing')).toEqual(['NaN', 'NaN']);
    expect(await valuesOf(run.id, 'most')).toEqual(['Infinity', 'Infinity']);
    expect(warnings).toEqual([]);
  }
});

test('a server that asks for time gets it, whoever is in a hurry', async () => {
  const times: number[] = [];
  const busy: typeof fetch = async (input, init) => {
    if (typeof input !== 'string' || !input.includes('/metrics')) return fetch(input, init);
    times.push(performance.now());
    if (times.length > 1) return fetch(input, init);
    const headers = { 'retry-after': '1' };
    return Response.json({ code: 'TooManyRequests', detail: 'later' }, { status: 429, headers });
  };
  const { session } = sessionWith({ fetch: busy });
  const run = await Run.start({ experiment: 'busy', session, capture: false });
  run.logMetric('loss', 1);
  for (let done = false; !done;) done = await run.flush({ timeoutMs: 50 });
  await run.finish();
  expect(times).toHaveLength(2);
  expect((times[1] ?? 0) - (times[0] ?? 0)).toBeGreaterThanOrEqual(990);
  expect(await valuesOf(run.id, 'loss')).toEqual([1]);
});

test('a spool of many segments is sent in order, with the names that its first one gave out', async () => {
  const spool = path.join(root, 'segments');
  const nowhere = `http://127.0.0.1:${await freePort()}`;
  const { session } = sessionWith({ url: nowhere, spool, mode: 'offline', maximumSpoolBytes: 2 ** 22 });
  const run = await Run.start({ experiment: 'segments', session, capture: false });
  for (const i of upTo(60_000)) {
    run.logMetric(i % 2 === 0 ? 'even' : 'odd', i, { step: i });
    if (i % 2_000 === 0) await new Promise((resolve) => setTimeout(resolve, 10));
  }
  await run.finish();
  const [left, ...others] = listSpools({ spool });
  expect(others).toEqual([]);
  expect(left).toMatchObject({ url: nowhere, mode: 'offline', inUse: true, pid: process.pid });
  const folder = left?.folder ?? '';
  expect(readdirSync(folder).filter((name) => name.endsWith('.spool')).length).toBeGreaterThan(1);
  expect(await syncSpool(folder, { url: server.url })).toBeUndefined();
  // As if the process had ended.
  const owner = JSON.stringify({ ...left, format: 1, spoolId: folder.split('~').at(-1), started: 'long ago' });
  writeFileSync(path.join(folder, 'owner.json'), owner);
  const synced = await syncSpool(folder, { url: server.url });
  expect(synced).toMatchObject({ points: 60_000, problems: [] });
  expect(await valuesOf(run.id, 'even')).toEqual(upTo(30_000).map((i) => 2 * i));
  expect(await valuesOf(run.id, 'odd')).toEqual(upTo(30_000).map((i) => 2 * i + 1));
  expect(existsSync(folder)).toBe(false);
});

test('the spool is removed once all of it is with the server and no run writes to it', async () => {
  const spool = path.join(root, 'removed');
  const { session } = sessionWith({ spool });
  for (const i of upTo(3)) {
    const run = await Run.start({ experiment: 'removed', session, capture: false });
    run.logMetric('loss', i);
    await run.finish();
  }
  expect(readdirSync(spool)).toHaveLength(1);
  const givesUpAt = performance.now() + 15_000;
  while (readdirSync(spool).length > 0 && performance.now() < givesUpAt) {
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  expect(readdirSync(spool)).toEqual([]);
  const again = await Run.start({ experiment: 'removed', session, capture: false });
  again.logMetric('loss', 3);
  await again.finish();
  expect(await valuesOf(again.id, 'loss')).toEqual([3]);
});

test('a thread that has logged closes no file but its own when it ends', async () => {
  const spool = path.join(root, 'in-a-thread');
  const sdk = new URL('../src/index.ts', import.meta.url).href;
  const program = `
    const { parentPort } = require('node:worker_threads');
    import(${JSON.stringify(sdk)}).then(async ({ Run, Session }) => {
      const session = new Session({ url: ${JSON.stringify(server.url)}, spool: ${JSON.stringify(spool)} });
      const run = await Run.start({ experiment: 'thread', session, capture: false });
      run.logMetric('loss', 1);
      await run.finish();
      parentPort.once('message', () => process.exit(7));
    });`;
  const thread = new Worker(program, { eval: true });
  await expect.poll(() => existsSync(spool) && readdirSync(spool).length, { timeout: 30_000 }).toBe(1);
  await expect.poll(() => readdirSync(spool).length, { timeout: 30_000 }).toBe(0);
  // One of these has the number that the first segment's file had.
  const files = upTo(64).map(() => openSync(os.devNull, 'r'));
  thread.postMessage('end');
  await once(thread, 'exit');
  for (const file of files) {
    expect(fstatSync(file).isCharacterDevice()).toBe(true);
    closeSync(file);
  }
}, 90_000);

test('a worker that breaks is replaced, and nothing is lost', async () => {
  const spool = path.join(root, 'broken');
  const { session, warnings } = sessionWith({ spool });
  const run = await Run.start({ experiment: 'broken', session, capture: false });
  for (const i of upTo(1_000)) run.logMetric('loss', i, { step: i });
  const folder = listSpools({ spool })[0]?.folder ?? '';
  const nonsense: Partial<OpenMessage> = { kind: 'open', channel: 1_000, folder };
  tellWorker(nonsense as OpenMessage);
  for (const i of upTo(1_000)) run.logMetric('loss', 1_000 + i, { step: 1_000 + i });
  await new Promise((resolve) => setTimeout(resolve, 500));
  expect(await run.flush()).toBe(true);
  await run.finish();
  expect(await valuesOf(run.id, 'loss')).toEqual(upTo(2_000));
  expect(warnings).toEqual([expect.stringContaining('the thread that sends what is logged has stopped')]);
});

test('where no folder can be written, what is logged waits in memory, and it is said', async () => {
  const file = path.join(root, 'a-file');
  mkdirSync(root, { recursive: true });
  writeFileSync(file, '');
  const { session, warnings } = sessionWith({ spool: path.join(file, 'spool') });
  const run = await Run.start({ experiment: 'memory', session, capture: false });
  run.logMetrics({ loss: 1, accuracy: 2 });
  void run.logArtifact('notes', 'kept');
  await run.finish();
  expect(await valuesOf(run.id, 'loss')).toEqual([1]);
  expect(warnings).toEqual([
    expect.stringMatching(/no spool can be made in .* waits in memory only\. Set ASSAY_SPOOL/),
  ]);
});

test('wrong arguments of a call with several metrics throw before anything is taken', async () => {
  const { session } = sessionWith({ spool: path.join(root, 'wrong') });
  const run = await Run.start({ experiment: 'wrong', session, capture: false });
  const text: Record<string, unknown> = { good: 1, bad: '2' };
  expect(() => run.logMetrics(text as Record<string, number>)).toThrow('expected a number, got a string');
  expect(() => run.logMetrics({ good: 1, '': 2 })).toThrow('is empty');
  expect(() => run.logMetrics({ good: 1 }, { step: 1.5 })).toThrow('expected an integer, got 1.5');
  const nothing: unknown = null;
  expect(() => run.logMetrics(nothing as Record<string, number>)).toThrow('expected names and values, got null');
  run.logMetrics({});
  await run.finish();
  expect((await createClient({ url: server.url }).getRun({ params: { runId: run.id } })).pointCount).toBe(0);
});

test('ASSAY_MODE names a mode', () => {
  process.env['ASSAY_MODE'] = 'of-line';
  try {
    expect(() => new Session()).toThrow('ASSAY_MODE: expected online, offline or disabled, got "of-line"');
  } finally {
    delete process.env['ASSAY_MODE'];
  }
});
