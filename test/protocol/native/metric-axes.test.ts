import { tableFromIPC } from 'apache-arrow';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { decodeBucketsFrame } from '@assay/series';
import type { MetricsAnswer } from '@assay/wire';
import { MetricRequests } from '../../support/metric-requests.ts';
import { startServer } from '../../support/server.ts';
import type { TestServer } from '../../support/server.ts';

const frameType = 'application/vnd.assay.buckets';
const arrowType = 'application/vnd.apache.arrow.stream';

let server: TestServer;
let run: MetricRequests;
beforeAll(async () => {
  server = await startServer({ args: ['--log-level', 'error'] });
  run = await MetricRequests.start(server);
  const steps = Array.from({ length: 100 }, (_, step) => step);
  const loss = steps.map((step) => (step === 7 ? 'NaN' : 100 - step));
  await run.log({ columns: [{ steps, values: { loss, examples: steps.map((step) => step * 64) } }] });
});
afterAll(async () => server[Symbol.asyncDispose]());

describe('curves over another metric', () => {
  const question = { names: ['loss'], x: { metric: 'examples' }, buckets: 10 };

  test('as JSON and as a frame', async () => {
    const json = (await (await run.curves(question)).json()) as MetricsAnswer;
    expect(json).toMatchObject({ x: 'metric', xName: 'examples', from: 0, to: 6336, buckets: 10 });
    expect(json.series[0]).toMatchObject({
      pointCount: 100,
      snapped: false,
      count: Array.from({ length: 10 }, () => 10),
      nonFinite: [1, 0, 0, 0, 0, 0, 0, 0, 0, 0],
      lastX: Array.from({ length: 10 }, (_, i) => (i * 10 + 9) * 64),
    });
    const frame = decodeBucketsFrame(new Uint8Array(await (await run.curves(question, frameType)).arrayBuffer()));
    expect(frame).toMatchObject({ axis: 'metric', xName: 'examples', from: 0, to: 6336, buckets: 10 });
    expect([...(frame.curves[0]?.max ?? [])]).toEqual(json.series[0]?.max);
  });

  test.each([{ metric: 1 }, { metrics: 'examples' }, 'examples'])('the axis %j is refused by name', async (x) => {
    const answer = await run.curves({ ...question, x });
    expect(answer.status).toBe(400);
    expect(((await answer.json()) as { path: string }).path).toMatch(/^x(\.|$)/);
  });
});

test('a window of few steps has a bucket for each', async () => {
  const json = (await (await run.curves({ names: ['loss'], from: 10, to: 19 })).json()) as MetricsAnswer;
  expect(json).toMatchObject({ from: 10, to: 19, buckets: 10 });
  expect(json.series[0]?.last).toEqual([90, 89, 88, 87, 86, 85, 84, 83, 82, 81]);
  const raw = (await (await run.curves({ names: ['loss'], from: 10, to: 19, raw: true })).json()) as MetricsAnswer;
  expect(raw.series).toEqual(json.series);
});

describe('a logarithmic grid', () => {
  const question = { names: ['loss'], scale: 'log', buckets: 4 };

  test('begins above 0 and counts what it leaves out, in each format', async () => {
    const json = (await (await run.curves(question)).json()) as MetricsAnswer;
    expect(json).toMatchObject({ x: 'step', scale: 'log', from: 1, to: 99, buckets: 4 });
    // Edges: 1, 3.15, 9.95, 31.4, 99; step 0 has no place, and step 7 is NaN.
    expect(json.series[0]).toMatchObject({
      pointCount: 100,
      outside: 1,
      index: [0, 1, 2, 3],
      count: [3, 6, 22, 68],
      first: [99, 96, 90, 68],
      lastX: [3, 9, 31, 99],
      nonFinite: [0, 1, 0, 0],
    });
    const frame = decodeBucketsFrame(new Uint8Array(await (await run.curves(question, frameType)).arrayBuffer()));
    expect(frame).toMatchObject({ scale: 'log', from: 1, to: 99, buckets: 4 });
    expect(frame.curves[0]).toMatchObject({ outside: 1, index: Uint32Array.of(0, 1, 2, 3) });
    const csv = await (await run.curves({ ...question, columns: ['count'] }, 'text/csv')).text();
    const edges = csv
      .trim()
      .split('\r\n')
      .slice(1)
      .map((row) => Number(row.split(',')[3]));
    edges.forEach((edge, i) => expect(edge).toBeCloseTo(99 ** (i / 4), 9));
    const arrow = tableFromIPC(new Uint8Array(await (await run.curves(question, arrowType)).arrayBuffer()));
    expect([...(arrow.getChild('count') ?? [])]).toEqual([3, 6, 22, 68]);
  });

  test('over another metric', async () => {
    const over = { ...question, x: { metric: 'examples' } };
    const json = (await (await run.curves(over)).json()) as MetricsAnswer;
    expect(json).toMatchObject({ scale: 'log', from: 64, to: 6336 });
    expect(json.series[0]).toMatchObject({ outside: 1, count: [3, 6, 22, 68] });
  });

  test.each([{ from: 0 }, { from: -1, to: 5 }, { to: 0 }])('%j has no place on it', async (ends) => {
    const answer = await run.curves({ ...question, ...ends });
    expect(answer.status).toBe(400);
    expect(((await answer.json()) as { path: string }).path).toBe(Object.keys(ends)[0]);
  });
});

test('process time stands still while a run is not running, whoever takes it up again', async () => {
  const resumed = await MetricRequests.start(server);
  const update = async (target: string, method: string, body: object) => {
    const headers = { 'content-type': 'application/json' };
    const answer = await fetch(`${server.url}${target}`, { method, headers, body: JSON.stringify(body) });
    expect(answer.status, await answer.clone().text()).toBe(200);
    return (await answer.json()) as { startedMs: number; endedMs: number };
  };
  const native = `/api/v1/runs/${resumed.runId}`;
  const start = 1_700_000_000_000;
  await update(native, 'PATCH', { startedMs: start });
  // Ended at 1 s and resumed now; ended again, in the same way by MLflow's clients.
  await update(native, 'PATCH', { status: 'failed', endedMs: start + 1_000 });
  await update(native, 'PATCH', { status: 'running' });
  const secondEnd = Date.now() + 1;
  await update(native, 'PATCH', { status: 'completed', endedMs: secondEnd });
  await new Promise((resolve) => setTimeout(resolve, 20));
  await update('/api/2.0/mlflow/runs/update', 'POST', { run_id: resumed.runId, status: 'RUNNING' });
  const now = Date.now();
  const timesMs = [start + 500, start + 5_000, start + 6_000, now + 1_000, now + 1_500];
  await resumed.log({ columns: [{ steps: [0, 1, 2, 3, 4], timesMs, values: { loss: [5, 4, 3, 2, 1] } }] });
  const question = { names: ['loss'], x: 'processTime', buckets: 4000 };
  const json = (await (await resumed.curves(question)).json()) as MetricsAnswer;
  expect(json).toMatchObject({ x: 'processTime', from: 500 });
  const lastX = json.series[0]?.lastX ?? [];
  // Two points lie in the pause, at its begin; what follows the second resumption is as far apart as it was.
  expect(lastX.slice(0, 2)).toEqual([500, 1_000]);
  expect(json.series[0]?.count).toEqual([1, 2, 1, 1]);
  expect((lastX[3] ?? 0) - (lastX[2] ?? 0)).toBe(500);
  expect(lastX[2]).toBeGreaterThanOrEqual(2_000);
  expect(lastX[2]).toBeLessThan(60_000);
  const frame = decodeBucketsFrame(new Uint8Array(await (await resumed.curves(question, frameType)).arrayBuffer()));
  expect(frame.axis).toBe('processTime');
});
