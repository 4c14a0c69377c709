import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { decodeBucketsFrame } from '@assay/series';
import type { MetricsAnswer } from '@assay/wire';
import { MetricRequests } from '../../support/metric-requests.ts';
import { startServer } from '../../support/server.ts';
import type { TestServer } from '../../support/server.ts';

const frameType = 'application/vnd.assay.buckets';

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
