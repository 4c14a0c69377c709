import http from 'node:http';
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import type { ArrivedPoints, ArrivedSeries } from '@assay/wire';
import { MetricRequests } from '../../support/metric-requests.ts';
import { startServer } from '../../support/server.ts';
import type { TestServer } from '../../support/server.ts';

let server: TestServer;
const open: Tail[] = [];
beforeAll(async () => {
  server = await startServer({ args: ['--log-level', 'error'] });
});
afterEach(() => {
  for (const tail of open.splice(0)) tail.close();
});
afterAll(async () => server[Symbol.asyncDispose]());

interface Event {
  readonly type: string;
  readonly id: number;
  readonly series: readonly ArrivedSeries[];
}

interface Tail {
  readonly response: http.IncomingMessage;
  /** Whole events that have come so far; the bare id at the beginning is one of type `open`. */
  readonly events: () => Event[];
  readonly values: (runId: string, name: string) => unknown[];
  readonly close: () => void;
}

const urlOf = (run: MetricRequests, query: string): string => `${run.api}/metrics/tail?${query}`;

async function follow(run: MetricRequests, query: string, lastEventId?: number): Promise<Tail> {
  const headers = {
    accept: 'text/event-stream',
    ...(lastEventId !== undefined && { 'last-event-id': String(lastEventId) }),
  };
  const request = http.get(urlOf(run, query), { headers, agent: false });
  const response = await new Promise<http.IncomingMessage>((resolve, reject) => {
    request.once('response', resolve).once('error', reject);
  });
  request.on('error', () => undefined);
  let text = '';
  response.setEncoding('utf8').on('data', (part: string) => (text += part));
  response.on('error', () => undefined);
  const events = (): Event[] =>
    text
      .split('\n\n')
      .slice(0, -1)
      .map((event) => ({
        type: /^event: (.*)$/m.exec(event)?.[1] ?? 'open',
        id: Number(/^id: (\d+)$/m.exec(event)?.[1]),
        series: (JSON.parse(/^data: (.*)$/m.exec(event)?.[1] ?? '{}') as Partial<ArrivedPoints>).series ?? [],
      }));
  const tail: Tail = {
    response,
    events,
    values: (runId, name) =>
      events().flatMap(({ series }) =>
        series.filter((s) => s.runId === runId && s.name === name).flatMap((s) => s.values),
      ),
    close: () => request.destroy(),
  };
  open.push(tail);
  await expect.poll(() => events().length).toBeGreaterThan(0);
  return tail;
}

const page = async (run: MetricRequests, query: string): Promise<ArrivedPoints> =>
  (await (await fetch(urlOf(run, query), { headers: { accept: 'application/json' } })).json()) as ArrivedPoints;

test('brings what is new, of the runs and metrics that were asked for, and nothing else', async () => {
  const [one, two, other] = [
    await MetricRequests.start(server),
    await MetricRequests.start(server),
    await MetricRequests.start(server),
  ];
  await one.log({ points: [{ name: 'loss', value: -1, step: 0 }] });
  const tail = await follow(one, `runIds=${one.runId},${two.runId}&names=loss,acc`);
  await one.log({ columns: [{ steps: [1, null], timesMs: [5, 6], values: { loss: [1, 'NaN'], noise: [0, 0] } }] });
  await two.log({ columns: [{ steps: [3], timesMs: [7], values: { acc: [0.5] } }] });
  await other.log({ points: [{ name: 'loss', value: 99, step: 1 }] });
  await expect.poll(() => tail.values(two.runId, 'acc')).toEqual([0.5]);
  expect(tail.values(one.runId, 'loss')).toEqual([1, 'NaN']);
  const series = tail.events().flatMap((event) => event.series);
  expect(series.map(({ name }) => name).toSorted()).toEqual(['acc', 'loss']);
  expect(series.find(({ name }) => name === 'loss')).toMatchObject({ steps: [1, null], timesMs: [5, 6] });
  expect(tail.response.headers).toMatchObject({
    'content-type': 'text/event-stream; charset=utf-8',
    'cache-control': 'no-store',
  });
});

test('without names all metrics come; names with commas are given as JSON', async () => {
  const run = await MetricRequests.start(server);
  const all = await follow(run, `runIds=${run.runId}`);
  const one = await follow(run, `runIds=${run.runId}&names=${encodeURIComponent(JSON.stringify(['a,b']))}`);
  await run.log({ columns: [{ values: { 'a,b': [1], c: [2] } }] });
  await expect.poll(() => [all.values(run.runId, 'a,b'), all.values(run.runId, 'c')]).toEqual([[1], [2]]);
  await expect.poll(() => one.values(run.runId, 'a,b')).toEqual([1]);
  expect(one.values(run.runId, 'c')).toEqual([]);
});

test('many commits come in few events, in order, each point once', async () => {
  const run = await MetricRequests.start(server);
  const tail = await follow(run, `runIds=${run.runId}`);
  const beganMs = performance.now();
  for (let i = 0; i < 150; i++) await run.log({ points: [{ name: 'loss', value: i, step: i }] });
  await expect.poll(() => tail.values(run.runId, 'loss').length).toBe(150);
  expect(tail.values(run.runId, 'loss')).toEqual(Array.from({ length: 150 }, (_, i) => i));
  const tenths = (performance.now() - beganMs) / 100;
  expect(tail.events().filter(({ type }) => type === 'points').length).toBeLessThanOrEqual(Math.ceil(tenths) + 2);
});

test('is resumed after its last event, by header or cursor, without loss or repetition', async () => {
  const run = await MetricRequests.start(server);
  const first = await follow(run, `runIds=${run.runId}`);
  await run.log({ points: [{ name: 'loss', value: 1 }] });
  await expect.poll(() => first.values(run.runId, 'loss')).toEqual([1]);
  const last = first.events().at(-1)?.id ?? -1;
  first.close();
  await run.log({ points: [{ name: 'loss', value: 2 }] });
  const second = await follow(run, `runIds=${run.runId}`, last);
  await expect.poll(() => second.values(run.runId, 'loss')).toEqual([2]);
  const third = await follow(run, `runIds=${run.runId}&cursor=${last}`);
  await run.log({ points: [{ name: 'loss', value: 3 }] });
  await expect.poll(() => third.values(run.runId, 'loss')).toEqual([2, 3]);
  await expect.poll(() => second.values(run.runId, 'loss')).toEqual([2, 3]);
});

test('pages as JSON lead through everything by their cursors', async () => {
  const run = await MetricRequests.start(server);
  const query = `runIds=${run.runId}&limit=30`;
  let { cursor } = await page(run, query);
  for (let i = 0; i < 10; i++)
    await run.log({ columns: [{ values: { loss: Array.from({ length: 10 }, (_, k) => i * 10 + k) } }] });
  const found: unknown[] = [];
  for (let pages = 0; pages < 10 && found.length < 100; pages++) {
    const next = await page(run, `${query}&cursor=${cursor}`);
    expect(next.reset).toBe(false);
    found.push(...next.series.flatMap(({ values }) => values));
    ({ cursor } = next);
  }
  expect(found).toEqual(Array.from({ length: 100 }, (_, i) => i));
  expect((await page(run, `${query}&cursor=${cursor}`)).series).toEqual([]);
});

test('two hundred runs with all their metrics come in pages that are bounded', async () => {
  const runs = await Promise.all(Array.from({ length: 200 }, async () => MetricRequests.start(server, 'many')));
  const names = Array.from({ length: 20 }, (_, i) => `layer ${i}/norm`);
  const query = `runIds=${runs.map(({ runId }) => runId).join(',')}`;
  const [first] = runs;
  if (first === undefined) throw new Error('no run');
  let { cursor } = await page(first, query);
  const values = Object.fromEntries(names.map((name, i) => [name, [i]]));
  await Promise.all(runs.map(async (run) => run.log({ columns: [{ steps: [1], values }] })));
  const seen = new Set<string>();
  for (let pages = 0; seen.size < 200 * 20 && pages < 20; pages++) {
    const answer = await page(first, `${query}&limit=500&cursor=${cursor}`);
    const points = answer.series.reduce((sum, series) => sum + series.values.length, 0);
    // Whole batches come: at most one of them goes beyond the limit.
    expect(points).toBeLessThan(500 + names.length);
    expect(answer.reset).toBe(false);
    const before = seen.size;
    for (const { runId, name } of answer.series) seen.add(`${runId} ${name}`);
    expect(seen.size - before).toBe(points);
    expect(answer.cursor).toBeGreaterThan(cursor);
    cursor = answer.cursor;
  }
  expect(seen.size).toBe(200 * 20);
  expect((await page(first, `${query}&cursor=${cursor}`)).series).toEqual([]);
});

test('who is too far behind, or has a cursor of elsewhere, is told to read anew', async () => {
  const run = await MetricRequests.start(server);
  await run.log({ points: [{ name: 'loss', value: 0 }] });
  const { cursor } = await page(run, `runIds=${run.runId}`);
  const values = Array.from({ length: 100_000 }, (_, i) => i);
  for (let i = 0; i < 4; i++) await run.log({ columns: [{ values: { loss: values } }] });
  const late = await follow(run, `runIds=${run.runId}`, cursor);
  await expect.poll(() => late.events().map(({ type }) => type)).toContain('reset');
  await run.log({ points: [{ name: 'loss', value: 7 }] });
  await expect.poll(() => late.values(run.runId, 'loss')).toEqual([7]);
  const strange = await page(run, `runIds=${run.runId}&cursor=999999999`);
  expect(strange).toMatchObject({ series: [], reset: true });
  expect((await page(run, `runIds=${run.runId}&cursor=${strange.cursor}`)).reset).toBe(false);
});

test('questions that cannot be answered are problems, before any stream begins', async () => {
  const run = await MetricRequests.start(server);
  const status = async (query: string, headers: Record<string, string> = {}): Promise<number> => {
    const answer = await fetch(urlOf(run, query), { headers });
    await answer.body?.cancel();
    return answer.status;
  };
  expect(await status(`runIds=${'0'.repeat(32)}`)).toBe(404);
  expect(await status('runIds=nonsense')).toBe(400);
  expect(await status('')).toBe(400);
  expect(await status(`runIds=${run.runId}&cursor=-1`)).toBe(400);
  expect(await status(`runIds=${run.runId}`, { 'last-event-id': 'x' })).toBe(400);
  expect(await status(`runIds=${Array.from({ length: 201 }, () => run.runId).join()}`)).toBe(400);
  expect(await status(`runIds=${run.runId}&names=[1]`)).toBe(400);
});

test('a server that stops ends its streams', async () => {
  await using other = await startServer({ args: ['--log-level', 'error'] });
  const run = await MetricRequests.start(other);
  const tail = await follow(run, `runIds=${run.runId}`);
  const ended = new Promise((resolve) => tail.response.once('close', resolve));
  const { code } = await other.stop();
  await ended;
  expect(code).toBe(0);
});

test('while points are sealed, merged and leave the log, a live tail misses none; an old cursor is told', async () => {
  const eager = { duePoints: 60, dueRows: 6, dueMs: 200, tickMs: 25, sweepMs: 100, keepRowsMs: 1500, share: 1 };
  await using other = await startServer({
    args: ['--log-level', 'error'],
    env: { ASSAY_COMPACTION: JSON.stringify(eager) },
  });
  const run = await MetricRequests.start(other);
  await run.log({ columns: [{ values: { loss: [-1] } }] });
  const { cursor } = await page(run, `runIds=${run.runId}`);
  const tail = await follow(run, `runIds=${run.runId}`, cursor);
  const count = 120;
  for (let i = 0; i < count; i++) await run.log({ columns: [{ values: { loss: [2 * i, 2 * i + 1], noise: [i, i] } }] });
  await expect.poll(() => tail.values(run.runId, 'loss').length).toBe(2 * count);
  expect(tail.values(run.runId, 'loss')).toEqual(Array.from({ length: 2 * count }, (_, i) => i));
  expect(tail.events().map(({ type }) => type)).not.toContain('reset');
  // Once its rows are gone, and not before, the first cursor is too old.
  await expect
    .poll(async () => (await page(run, `runIds=${run.runId}&cursor=${cursor}`)).reset, { timeout: 30_000 })
    .toBe(true);
  const last = tail.events().findLast(({ type }) => type === 'points')?.id ?? -1;
  expect((await page(run, `runIds=${run.runId}&cursor=${last}`)).reset).toBe(false);
  // Sealed or not, all of them are read.
  expect((await run.points('loss', '&limit=1000')).values).toHaveLength(2 * count + 1);
});

test('goes on exactly where the curves that were asked for meanwhile end', async () => {
  const run = await MetricRequests.start(server);
  const total = 120;
  const writing = (async () => {
    for (let i = 0; i < total; i++) await run.log({ points: [{ name: 'loss', value: i, step: i }] });
  })();
  const answers: { count: number; cursor: number }[] = [];
  let isWriting = true;
  void writing.finally(() => (isWriting = false));
  while (isWriting) {
    const answer = await run.curves({ runIds: [run.runId], names: ['loss'] });
    const { series } = (await answer.json()) as { series: { count: number[] }[] };
    const count = series[0]?.count.reduce((sum, each) => sum + each, 0) ?? 0;
    answers.push({ count, cursor: Number(answer.headers.get('tail-cursor')) });
  }
  await writing;
  expect(answers.length).toBeGreaterThan(2);
  for (const { count, cursor } of answers) {
    const { series } = await page(run, `runIds=${run.runId}&cursor=${cursor}`);
    const rest = series.flatMap(({ values }) => values);
    expect(rest).toEqual(Array.from({ length: total - count }, (_, i) => count + i));
  }
});
