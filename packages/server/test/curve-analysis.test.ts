import { afterAll, beforeAll, expect, test } from 'vitest';
import type { AnalyzeCurves, CurvesAnalysis, Run } from '@assay/wire';
import { expectProblem } from './support/expect-problem.ts';
import { startTestServer } from './support/test-server.ts';
import type { TestServer } from './support/test-server.ts';

let server: TestServer;
beforeAll(async () => {
  server = await startTestServer();
});
afterAll(async () => server[Symbol.asyncDispose]());

const startMs = 1_795_000_000_000;

async function makeRun(parameters: Record<string, unknown> = {}, experimentName = 'curves'): Promise<string> {
  const body = { experimentName, status: 'running', startedMs: startMs, parameters };
  const answer = await server.call('POST', '/runs', body);
  expect(answer.status, answer.text).toBe(201);
  return answer.json<Run>().id;
}

/** A second a step, without a step where `steps` is null. */
async function log(runId: string, name: string, values: readonly (number | string)[], steps: 'count' | null = 'count') {
  const columns = {
    ...(steps !== null && { steps: values.map((_, i) => i + 1) }),
    timesMs: values.map((_, i) => startMs + 1000 * (i + 1)),
    values: { [name]: values },
  };
  const answer = await server.call('POST', `/runs/${runId}/metrics`, { columns: [columns] });
  expect(answer.status, answer.text).toBe(200);
}

async function analyze(body: AnalyzeCurves): Promise<CurvesAnalysis> {
  const answer = await server.call('POST', '/metrics/analysis', body);
  expect(answer.status, answer.text).toBe(200);
  return answer.json<CurvesAnalysis>();
}

const falling = (count: number, half: number, floor = 0): number[] =>
  Array.from({ length: count }, (_, i) => floor + 2 ** (-i / half));

test('overfitting is told beside the training curve that the name suggests, costs from the field of each run', async () => {
  const runId = await makeRun({ price: 3600 });
  await log(runId, 'train/loss', falling(60, 10));
  await log(
    runId,
    'validation/loss',
    falling(60, 10, 0.3).map((value, i) => value + Math.max(0, i - 20) / 100),
  );
  await log(runId, 'test/loss', [5]);
  const { curves } = await analyze({
    runIds: [runId],
    metrics: [
      { name: 'validation/loss', target: 1 },
      { name: 'validation/loss', goal: 'maximize' },
    ],
    price: { perHour: 'params.price', currency: 'EUR' },
  });
  expect(curves[0]).toMatchObject({
    goal: 'minimize',
    state: 'worsened',
    blockPoints: 1,
    last: { step: 60, elapsedMs: 60_000, cost: 60 },
    overfitting: { training: { name: 'train/loss', trend: 'improved' } },
    target: { value: 1, reached: { step: 7, elapsedMs: 7000, cost: 7 }, lasting: { step: 7 } },
    throughput: { stepsPerSecond: 1 },
  });
  expect(curves[0]?.words).toEqual([
    expect.stringMatching(
      /^validation\/loss overfits from step \d+ on; best [\d.]+ at step \d+; it has worsened by 0\.\d+ since while train\/loss went on improving\.$/,
    ),
    'It reached 1 at step 7, after 7 s, 7.00 EUR and stayed there.',
  ]);
  expect(curves[1]?.goal).toBe('maximize');
});

test('the goal of the experiment goes before the name; pauses take no time', async () => {
  const runId = await makeRun({}, 'goals');
  const { experimentId } = (await server.call('GET', `/runs/${runId}`)).json<Run>();
  await log(runId, 'loss', [1, 2, 3, 4, 5, 6, 7, 8]);
  await server.call('PUT', `/experiments/${experimentId}/metrics`, { name: 'loss', goal: 'maximize' });
  const pause = { status: 'stopped', endedMs: startMs + 4500 };
  expect((await server.call('PATCH', `/runs/${runId}`, pause)).status).toBe(200);
  const resumed = { status: 'running', resumedMs: startMs + 6500 };
  expect((await server.call('PATCH', `/runs/${runId}`, resumed)).status).toBe(200);
  const { curves } = await analyze({ runIds: [runId], metrics: [{ name: 'loss' }] });
  expect(curves[0]).toMatchObject({ goal: 'maximize', best: { value: 8, step: 8, elapsedMs: 6000 } });
});

test('points without a step stand at their ordinals, and beside points with one they are left out', async () => {
  const runId = await makeRun();
  await log(runId, 'a/loss', falling(12, 2), null);
  await log(runId, 'b/loss', [9, 8, 7], null);
  await log(runId, 'b/loss', falling(12, 2));
  const { curves, missing } = await analyze({
    runIds: [runId],
    metrics: [{ name: 'a/loss' }, { name: 'b/loss' }, { name: 'c/loss' }],
  });
  expect(curves).toMatchObject([
    { pointCount: 12, best: { step: 11 } },
    { pointCount: 12, first: { step: 1, value: 1 }, best: { step: 12 } },
  ]);
  expect(missing).toEqual([{ runId, name: 'c/loss' }]);
});

test('values at the ends of a double are answered, never null', async () => {
  const runId = await makeRun();
  await log(runId, 'loss', [1e308, -1e308, 1e308, -1e308, 1e308, 1e308, 1e308, 1e308, 'Infinity', 1e308]);
  const { curves } = await analyze({ runIds: [runId], metrics: [{ name: 'loss' }] });
  expect(curves[0]?.nonFinite).toMatchObject({ value: 'Infinity', step: 9, recovered: true });
  for (const part of [curves[0]?.plateau, curves[0]?.worsening])
    for (const [key, value] of Object.entries(part ?? {}))
      if (!/cost|ofGain/i.test(key)) expect(value, key).toEqual(expect.any(Number));
});

test('a long curve is told from means of blocks, its facts from its points', async () => {
  const runId = await makeRun();
  const values = Array.from({ length: 50_000 }, (_, i) => Math.max(0.1, 1 - i / 30_000) + 0.01 * Math.sin(i * 12.9898));
  values[40_001] = -1;
  await log(runId, 'loss', values);
  const { curves } = await analyze({ runIds: [runId], metrics: [{ name: 'loss' }] });
  expect(curves[0]).toMatchObject({ state: 'plateau', blockPoints: 4, best: { step: 40_002, value: -1 } });
  expect(curves[0]?.words.at(-1)).toMatch(/^Told from means of 4 points each/);
});

test('bad questions are refused with their place', async () => {
  const runId = await makeRun();
  const ask = (body: object) => server.call('POST', '/metrics/analysis', body);
  const metrics = [{ name: 'loss' }];
  expect(expectProblem(await ask({ runIds: [runId.replaceAll(/./g, '0')], metrics }))).toMatchObject({
    status: 404,
    code: 'NotFound',
  });
  expect(expectProblem(await ask({ runIds: [], metrics }))).toMatchObject({ status: 400, code: 'InvalidInput' });
  expect(expectProblem(await ask({ runIds: [runId], metrics, tolerance: 2 }))).toMatchObject({
    status: 400,
    code: 'InvalidInput',
  });
  expect(expectProblem(await ask({ runIds: [runId], metrics, price: { perHour: 'params.price' } }))).toMatchObject({
    status: 400,
    code: 'InvalidInput',
  });
  expect(expectProblem(await ask({ runIds: [runId], metrics, price: { perHour: 'nonsense.price' } }))).toMatchObject({
    status: 400,
    code: 'InvalidFilter',
  });
});
