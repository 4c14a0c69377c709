import { AssayError, systemClock } from '@assay/base';
import type { AppendLog, LogMetrics, LogParameters, MetricPoint } from '@assay/wire';
import { describe, expect, test } from 'vitest';
import { createClient } from './client.ts';
import { Outbox } from './outbox.ts';
import { PointBudget } from './point-buffer.ts';
import type { RunProblem } from './point-sink.ts';
import { Reachability } from './reachability.ts';

interface Call {
  readonly method: string;
  readonly path: string;
  readonly body: unknown;
}

/** An outbox whose `fetch` answers by `reply`; undefined is success, null is no answer at all. */
function outboxWith(reply: (call: Call, number: number) => { status: number; code: string } | null | undefined) {
  const calls: Call[] = [];
  const problems: RunProblem[] = [];
  const client = createClient({
    url: 'http://h',
    fetch: async (url, init) => {
      const body: unknown = JSON.parse(init?.body as string);
      const call = { method: init?.method ?? '', path: new URL(url as string).pathname.slice(7), body };
      calls.push(call);
      const answer = reply(call, calls.length);
      if (answer === null) throw new TypeError('fetch failed');
      if (answer === undefined) return Response.json({}, { status: 200 });
      return Response.json({ code: answer.code, detail: `refused: ${answer.code}` }, { status: answer.status });
    },
  });
  const outbox = new Outbox({
    client,
    runId: 'r',
    create: undefined,
    budget: new PointBudget(100_000),
    clock: systemClock,
    reachability: new Reachability(systemClock, () => undefined),
    onProblem: (problem) => problems.push(problem),
    flushIntervalMs: 1,
    patienceWithFailures: 2,
  });
  return { outbox, calls, problems };
}

const soon = () => AbortSignal.timeout(30_000);
const batches = (calls: readonly Call[]) =>
  calls.filter(({ path }) => path.endsWith('/metrics')).map(({ body }) => body as LogMetrics);
const valuesOf = (points: readonly MetricPoint[]) => points.map(({ value }) => value);

describe('batches of points', () => {
  test('keep their order and count up', async () => {
    const { outbox, calls } = outboxWith(() => undefined);
    for (let i = 0; i < 12_000; i++) outbox.logPoint('loss', i, i, 1);
    expect(await outbox.flush(soon())).toBe(true);
    const sent = batches(calls);
    expect(sent.map(({ sequence }) => sequence)).toEqual(sent.map((_, i) => i));
    expect(new Set(sent.map(({ clientId }) => clientId)).size).toBe(1);
    expect(sent.flatMap(({ points }) => valuesOf(points))).toEqual(Array.from({ length: 12_000 }, (_, i) => i));
    expect(Math.max(...sent.map(({ points }) => points.length))).toBe(5_000);
  });

  test('are the same batch when the answer was lost, whatever was logged since', async () => {
    const { outbox, calls } = outboxWith((_, number) => (number <= 2 ? null : undefined));
    outbox.logPoint('loss', 1, null, 1);
    const flushed = outbox.flush(soon());
    await new Promise((resolve) => setTimeout(resolve, 5));
    outbox.logPoint('loss', 2, null, 1);
    await flushed;
    await outbox.flush(soon());
    const sent = batches(calls);
    expect(sent.map(({ sequence, points }) => [sequence, valuesOf(points)])).toEqual([
      [0, [1]],
      [0, [1]],
      [0, [1]],
      [1, [2]],
    ]);
  });

  test('non-finite values travel as text, a missing step not at all', async () => {
    const { outbox, calls } = outboxWith(() => undefined);
    outbox.logPoint('a', Number.NaN, null, 5);
    outbox.logPoint('a', -Infinity, -3, 6);
    await outbox.flush(soon());
    expect(batches(calls)[0]?.points).toEqual([
      { name: 'a', value: 'NaN', timeMs: 5 },
      { name: 'a', value: '-Infinity', step: -3, timeMs: 6 },
    ]);
  });

  test('one faulty point is found by halving; the rest is stored, in numbers without a gap', async () => {
    const stored: LogMetrics[] = [];
    const { outbox, problems } = outboxWith(({ body }) => {
      const batch = body as LogMetrics;
      if (batch.points.some(({ name }) => name === 'bad')) return { status: 400, code: 'InvalidInput' };
      stored.push(batch);
      return undefined;
    });
    for (let i = 0; i < 100; i++) outbox.logPoint(i === 37 ? 'bad' : 'good', i, i, 1);
    expect(await outbox.flush(soon())).toBe(true);
    expect(stored.flatMap(({ points }) => valuesOf(points))).toEqual(
      Array.from({ length: 100 }, (_, i) => i).filter((i) => i !== 37),
    );
    expect(stored.map(({ sequence }) => sequence)).toEqual(stored.map((_, i) => i));
    expect(problems).toMatchObject([{ code: 'InvalidInput', what: 'a point of metric "bad"' }]);
    expect(outbox.losses).toMatchObject({ refused: 1, waiting: 0 });
  });

  test('a server that always fails at one point does not hold up the others', async () => {
    const { outbox, problems } = outboxWith(({ body }) =>
      (body as LogMetrics).points.some(({ name }) => name === 'bad') ? { status: 500, code: 'Internal' } : undefined,
    );
    for (let i = 0; i < 4; i++) outbox.logPoint(i === 2 ? 'bad' : 'good', i, i, 1);
    expect(await outbox.flush(AbortSignal.timeout(15_000))).toBe(true);
    expect(problems).toMatchObject([{ code: 'Internal', what: 'a point of metric "bad"' }]);
    expect(outbox.losses).toMatchObject({ refused: 1, waiting: 0 });
  });

  test('a run that is gone does not make a storm of requests', async () => {
    const { outbox, calls, problems } = outboxWith(() => ({ status: 404, code: 'NotFound' }));
    for (let i = 0; i < 4_000; i++) outbox.logPoint('loss', i, i, 1);
    await outbox.flush(soon());
    expect(calls.length).toBe(1);
    expect(problems).toMatchObject([{ code: 'NotFound', what: '4000 metric points' }]);
  });

  test('all of them faulty: the search for the culprit is bounded', async () => {
    const { outbox, calls } = outboxWith(() => ({ status: 400, code: 'InvalidInput' }));
    for (let i = 0; i < 4_000; i++) outbox.logPoint('bad', i, i, 1);
    await outbox.flush(soon());
    expect(calls.length).toBeLessThan(200);
    expect(outbox.losses).toMatchObject({ refused: 4_000, waiting: 0 });
  });
});

describe('what is sent beside points', () => {
  test('a parameter that comes twice goes in two requests, in order', async () => {
    const { outbox, calls } = outboxWith(() => undefined);
    outbox.logParameters({ a: 1, b: 2 });
    outbox.logParameters({ a: 3 });
    await outbox.flush(soon());
    expect(calls.map(({ body }) => (body as LogParameters).parameters)).toEqual([{ a: 1, b: 2 }, { a: 3 }]);
  });

  test('tags are gathered, the last word counts', async () => {
    const { outbox, calls } = outboxWith(() => undefined);
    outbox.changeTags({ a: '1', b: '2' }, []);
    outbox.changeTags({ c: '3' }, ['a']);
    outbox.changeTags({ b: '4' }, []);
    await outbox.flush(soon());
    expect(calls).toEqual([{ method: 'PATCH', path: '/tags/run/r', body: { set: { b: '4', c: '3' }, remove: ['a'] } }]);
  });

  test('a body that is too large is halved until it fits', async () => {
    const { outbox, calls } = outboxWith(({ body }) =>
      (body as AppendLog).lines.length > 2 ? { status: 413, code: 'PayloadTooLarge' } : undefined,
    );
    for (const text of ['a', 'b', 'c', 'd', 'e']) outbox.logLine({ timeMs: 1, stream: 'log', text });
    expect(await outbox.flush(soon())).toBe(true);
    const taken = calls.map(({ body }) => body as AppendLog).filter(({ lines }) => lines.length <= 2);
    expect(taken.flatMap(({ lines }) => lines.map(({ text }) => text))).toEqual(['a', 'b', 'c', 'd', 'e']);
    expect(taken.map(({ sequence }) => sequence)).toEqual([0, 1, 2]);
  });

  test('the end comes last, and nothing after it', async () => {
    const { outbox, calls } = outboxWith(() => undefined);
    outbox.logPoint('loss', 1, null, 1);
    const ended = outbox.end({ status: 'completed' }, soon());
    outbox.logLine({ timeMs: 1, stream: 'log', text: 'too late' });
    expect(await ended).toBe(true);
    expect(calls.map(({ method, path }) => `${method} ${path}`)).toEqual(['POST /runs/r/metrics', 'PATCH /runs/r']);
  });
});

describe('no answer', () => {
  test('a flush ends with its signal', async () => {
    const { outbox, calls } = outboxWith(() => null);
    for (let i = 0; i < 3; i++) outbox.logPoint('loss', i, i, 1);
    outbox.logParameters({ a: 1 });
    expect(await outbox.flush(AbortSignal.timeout(30))).toBe(false);
    expect(calls.length).toBeGreaterThan(0);
    expect(outbox.losses.waiting).toBe(4);
    outbox.abandon();
    expect(outbox.losses).toMatchObject({ waiting: 1, refused: 3 });
  });

  test('a key that the server does not take is waited for, not thrown away', async () => {
    const { outbox, problems } = outboxWith((_, number) =>
      number < 3 ? { status: 401, code: 'Unauthenticated' } : undefined,
    );
    outbox.logPoint('loss', 1, null, 1);
    expect(await outbox.flush(soon())).toBe(true);
    expect(problems).toEqual([]);
  });

  test('a creation that is refused is told to who waits for it', async () => {
    const client = createClient({
      url: 'http://h',
      fetch: async () => Response.json({ code: 'AlreadyExists', detail: 'taken' }, { status: 409 }),
    });
    const outbox = new Outbox({
      client,
      runId: 'r',
      create: { name: 'x' },
      budget: new PointBudget(10),
      clock: systemClock,
      reachability: new Reachability(systemClock, () => undefined),
      onProblem: () => undefined,
    });
    const fault = await outbox.created;
    expect(fault).toBeInstanceOf(AssayError);
    expect(fault).toMatchObject({ code: 'AlreadyExists', message: 'taken' });
    outbox.logPoint('late', 1, null, 1);
    expect(outbox.losses.refused).toBe(1);
  });
});
