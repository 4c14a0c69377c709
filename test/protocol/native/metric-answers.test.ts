import { tableFromIPC } from 'apache-arrow';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { decodeBatch, decodeBucketsFrame } from '@assay/series';
import type { MetricsAnswer } from '@assay/wire';
import { MetricRequests } from '../../support/metric-requests.ts';
import { startServer } from '../../support/server.ts';
import type { TestServer } from '../../support/server.ts';

const frameType = 'application/vnd.assay.buckets';
const streamType = 'application/vnd.assay.points-stream';
const arrowType = 'application/vnd.apache.arrow.stream';
const count = 40_000;
const odd = 'odd, "name"';

let server: TestServer;
let run: MetricRequests;
const valueAt = (step: number): number => Math.sin(step / 100) + step / 7;
beforeAll(async () => {
  server = await startServer({ args: ['--log-level', 'error'] });
  run = await MetricRequests.start(server);
  const steps = Array.from({ length: count }, (_, i) => i);
  const timesMs = steps.map((step) => 1_000_000 + step * 10);
  const { status } = await run.log({ columns: [{ steps, timesMs, values: { loss: steps.map(valueAt) } }] });
  if (status !== 200) throw new Error(`the points were answered by ${status}`);
  const values = [1.5, 'NaN', 'Infinity', '-Infinity', 2];
  await run.log({ columns: [{ steps: [0, 1, 2, null, 10_000], timesMs: [1, 2, 3, 4, 5], values: { [odd]: values } }] });
});
afterAll(async () => server[Symbol.asyncDispose]());

const bytesOf = async (answer: Response): Promise<Uint8Array<ArrayBuffer>> =>
  new Uint8Array(await answer.arrayBuffer());
const isProblem = (answer: Response): boolean =>
  answer.headers.get('content-type')?.includes('application/problem+json') === true;

describe('curves', () => {
  const question = { names: ['loss', odd], buckets: 100 };

  test('a frame holds just what JSON does', async () => {
    const json = (await (await run.curves(question)).json()) as MetricsAnswer;
    const answer = await run.curves(question, frameType);
    expect(answer.headers.get('content-type')).toBe(frameType);
    expect(answer.headers.get('cache-control')).toBe('no-store');
    const frame = decodeBucketsFrame(await bytesOf(answer));
    expect(frame).toMatchObject({ axis: json.x, from: json.from, to: json.to, buckets: json.buckets });
    expect(json.series.map(({ name }) => name)).toEqual(['loss', odd]);
    const wire = (value: number) => (Number.isFinite(value) ? value : String(value));
    const orNull = (value: number) => (Number.isFinite(value) ? value : null);
    json.series.forEach((series, i) => {
      const curve = frame.curves[i];
      expect(curve).toMatchObject({ runId: series.runId, name: series.name, pointCount: series.pointCount });
      for (const name of ['index', 'count', 'lastX'] as const)
        expect(Array.from(curve?.[name] ?? [])).toEqual(series[name]);
      for (const name of ['min', 'max', 'mean'] as const)
        expect(Array.from(curve?.[name] ?? [], orNull)).toEqual(series[name]);
      for (const name of ['first', 'last'] as const)
        expect(Array.from(curve?.[name] ?? [], wire)).toEqual(series[name]);
    });
  });

  test('only the columns that were asked for', async () => {
    const some = { ...question, columns: ['min', 'max'] };
    const frame = decodeBucketsFrame(await bytesOf(await run.curves(some, frameType)));
    expect(Object.keys(frame.curves[0] ?? {})).not.toContain('mean');
    expect(frame.curves[0]?.max).toHaveLength(100);
    const { series } = (await (await run.curves(some)).json()) as MetricsAnswer;
    expect(series[0]).toMatchObject({ mean: [], first: [], last: [], count: [], lastX: [] });
    expect(series[0]?.min).toHaveLength(100);
    expect(await (await run.curves(some, 'text/csv')).text()).toMatch(/^runId,name,bucket,x,min,max\r\n/);
  });

  test('CSV: a line for each bucket, names quoted', async () => {
    const answer = await run.curves({ ...question, columns: ['min', 'last'] }, 'text/csv');
    expect(answer.headers.get('content-type')).toBe('text/csv; charset=utf-8; header=present');
    const lines = (await answer.text()).split('\r\n');
    expect(lines).toHaveLength(1 + 100 + 2 + 1);
    expect(lines.at(-3)).toBe(`${run.runId},"odd, ""name""",0,0,1.5,Infinity`);
    expect(lines[2]).toMatch(new RegExp(`^${run.runId},loss,1,`));
  });

  test('Arrow: a row for each bucket', async () => {
    const answer = await run.curves(question, arrowType);
    expect(answer.headers.get('content-type')).toBe(arrowType);
    const table = tableFromIPC(await bytesOf(answer));
    expect(table.numRows).toBe(102);
    expect(table.getChild('runId')?.get(0)).toBe(run.runId);
    expect(table.getChild('name')?.get(101)).toBe(odd);
    const json = (await (await run.curves(question)).json()) as MetricsAnswer;
    expect(Array.from({ length: 100 }, (_, i) => table.getChild('mean')?.get(i) as number)).toEqual(
      json.series[0]?.mean,
    );
  });

  test('over time, over another metric, and every point raw: JSON and frame agree', async () => {
    const both = await MetricRequests.start(server);
    const steps = Array.from({ length: 5000 }, (_, i) => i);
    const values = { loss: steps.map((step) => 1 / (step + 1)), epoch: steps.map((step) => Math.floor(step / 1000)) };
    await both.log({ columns: [{ steps, timesMs: steps.map((step) => 7_000 + step), values }] });
    for (const more of [{ x: 'time' }, { x: 'relativeTime' }, { x: { metric: 'epoch' } }, { raw: true, buckets: 7 }]) {
      const asked = { names: ['loss'], buckets: 5, ...more };
      const json = (await (await both.curves(asked)).json()) as MetricsAnswer;
      const frame = decodeBucketsFrame(await bytesOf(await both.curves(asked, frameType)));
      expect([frame.axis, frame.xName, frame.from, frame.to]).toEqual([json.x, json.xName, json.from, json.to]);
      expect(frame.curves[0]?.snapped).toBe(json.series[0]?.snapped);
      expect(Array.from(frame.curves[0]?.count ?? [])).toEqual(json.series[0]?.count);
      expect(json.series[0]?.count.reduce((sum, n) => sum + n, 0)).toBe(5000);
    }
    const over = (await (
      await both.curves({ names: ['loss'], x: { metric: 'epoch' }, buckets: 5 })
    ).json()) as MetricsAnswer;
    expect(over).toMatchObject({ x: 'metric', xName: 'epoch', from: 0, to: 4 });
    expect(over.series[0]).toMatchObject({ count: [1000, 1000, 1000, 1000, 1000], nonFinite: [0, 0, 0, 0, 0] });
    expect((await both.curves({ names: ['loss'], x: { metrics: 'epoch' } })).status).toBe(400);
  });

  test('curves that do not exist leave whole, empty answers', async () => {
    const nothing = { names: ['no such metric'] };
    expect(decodeBucketsFrame(await bytesOf(await run.curves(nothing, frameType))).curves).toEqual([]);
    expect(await (await run.curves(nothing, 'text/csv')).text()).toMatch(/^runId,name,bucket,x/);
    expect(tableFromIPC(await bytesOf(await run.curves(nothing, arrowType))).numRows).toBe(0);
  });

  test('what likes JSON, or nothing that there is, gets JSON; a problem is one for everybody', async () => {
    for (const accept of [
      '*/*',
      'application/*',
      'image/png',
      `${frameType};q=0, */*`,
      `${frameType};q=0.2,application/json`,
    ])
      expect((await run.curves(question, accept)).headers.get('content-type'), accept).toContain('application/json');
    const unknown = await run.curves({ runIds: ['0'.repeat(32)], names: ['a'] }, frameType);
    expect([unknown.status, isProblem(unknown)]).toEqual([404, true]);
    const wrong = await run.curves({ names: ['a'], columns: ['median'] }, frameType);
    expect([wrong.status, isProblem(wrong)]).toEqual([400, true]);
  });
});

describe('all points of a metric as a stream', () => {
  test('CSV', async () => {
    const text = await (await run.stream('loss', 'text/csv')).text();
    const lines = text.split('\r\n');
    expect(lines).toHaveLength(count + 2);
    expect(lines.slice(0, 2)).toEqual(['step,timeMs,value', '0,1000000,0']);
    expect(lines.at(-2)).toBe(`${count - 1},${1_000_000 + (count - 1) * 10},${valueAt(count - 1)}`);
    expect(await (await run.stream(odd, 'text/csv')).text()).toContain('\r\n,4,-Infinity\r\n0,1,1.5\r\n');
  });

  test('frames, each behind its length, and a length of 0 at the end', async () => {
    const answer = await run.stream('loss', streamType);
    expect(answer.headers.get('content-type')).toBe(streamType);
    const bytes = await bytesOf(answer);
    const view = new DataView(bytes.buffer);
    const steps: number[] = [];
    const values: number[] = [];
    let at = 0;
    for (let length = view.getUint32(at, true); length > 0; length = view.getUint32(at, true)) {
      const batch = decodeBatch(bytes.subarray(at + 4, at + 4 + length));
      expect(batch.names).toEqual(['loss']);
      steps.push(...batch.steps);
      values.push(...batch.values);
      at += 4 + length;
    }
    expect(at + 4).toBe(bytes.length);
    expect(steps).toEqual(Array.from({ length: count }, (_, i) => i));
    expect(values).toEqual(steps.map(valueAt));
  });

  test('Arrow', async () => {
    const table = tableFromIPC(await bytesOf(await run.stream('loss', arrowType)));
    expect(table.numRows).toBe(count);
    expect(Array.from(table.getChild('value')?.toArray() as Float64Array)).toEqual(
      Array.from({ length: count }, (_, i) => valueAt(i)),
    );
    expect(table.getChild('step')?.get(count - 1)).toBe(BigInt(count - 1));
    const strange = tableFromIPC(await bytesOf(await run.stream(odd, arrowType)));
    expect(strange.getChild('step')?.get(0)).toBeNull();
    expect(Number(strange.getChild('time')?.get(0))).toBe(4);
  });

  test('a range of steps or times, as stream and as pages', async () => {
    const lines = async (query: string) =>
      (await (await run.stream('loss', 'text/csv', query)).text()).split('\r\n').slice(1, -1);
    expect(await lines('&fromStep=39990&toStep=39992')).toHaveLength(3);
    expect((await lines('&fromStep=39998'))[0]).toMatch(/^39998,/);
    expect(await lines('&toStep=-1')).toEqual([]);
    expect((await lines('&fromTimeMs=1000500&toTimeMs=1000520')).map((line) => line.split(',')[0])).toEqual([
      '50',
      '51',
      '52',
    ]);
    expect((await run.points('loss', '&fromStep=100&toStep=101')).steps).toEqual([100, 101]);
    // A point without a step stands at its ordinal.
    expect((await run.points(odd, '&toStep=0')).steps).toEqual([null, 0]);
    expect((await run.points(odd, '&fromStep=1&toStep=2&fromTimeMs=3')).steps).toEqual([2]);
    expect((await run.stream('loss', 'text/csv', '&fromStep=2&toStep=1')).status).toBe(400);
    expect((await run.stream('loss', 'text/csv', '&fromStep=1.5')).status).toBe(400);
  });

  test('a metric that is not there is a problem, whatever was liked', async () => {
    for (const accept of ['application/json', 'text/csv', streamType, arrowType]) {
      const answer = await run.stream('nothing', accept);
      expect([answer.status, isProblem(answer)]).toEqual([404, true]);
    }
  });

  test('who leaves in mid-stream costs nothing; of those who stay there is a bound', async () => {
    const controllers = Array.from({ length: 24 }, () => new AbortController());
    const steps = Array.from({ length: 100_000 }, (_, i) => i);
    for (let i = 0; i < 4; i++)
      await run.log({ columns: [{ steps: steps.map((step) => step + i * 1e5), values: { long: steps } }] });
    // Answers that nobody reads fill what lies between server and client, then wait.
    const answers = await Promise.all(controllers.map(({ signal }) => run.stream('long', 'text/csv', '', signal)));
    const statuses = answers.map(({ status }) => status);
    expect(new Set(statuses)).toEqual(new Set([200, 429]));
    expect(statuses.filter((status) => status === 200).length).toBeLessThanOrEqual(16);
    const refused = answers.find(({ status }) => status === 429);
    expect(refused?.headers.get('retry-after')).toBe('5');
    for (const controller of controllers) controller.abort();
    await expect.poll(async () => (await run.stream(odd, 'text/csv')).status).toBe(200);
    expect(server.output()).not.toContain('request failed');
  });
});

describe('names of metrics', () => {
  test('by page, and by a part of them in any case', async () => {
    const many = await MetricRequests.start(server);
    const names = Array.from({ length: 2500 }, (_, i) => `layer/${String(i).padStart(4, '0')}/Grad`);
    await many.log({
      columns: [{ values: Object.fromEntries([...names, 'Ümlaut', '😀', 'ｚ'].map((name) => [name, [1]])) }],
    });
    const list = async (query: string) =>
      (await (await fetch(`${many.api}/runs/${many.runId}/metric-names${query}`)).json()) as {
        names: string[];
        nextCursor: string | null;
      };
    const found: string[] = [];
    for (let cursor = ''; ;) {
      const page = await list(`?limit=1000${cursor}`);
      found.push(...page.names);
      if (page.nextCursor === null) break;
      cursor = `&cursor=${page.nextCursor}`;
    }
    // In the order of code points, which is not that of UTF-16.
    expect(found).toEqual([...names, 'Ümlaut', 'ｚ', '😀']);
    expect(await list('?search=/0042/gRAD')).toEqual({ names: ['layer/0042/Grad'], nextCursor: null });
    expect((await list('?search=ÜM')).names).toEqual(['Ümlaut']);
    const { nextCursor } = await list('?limit=1');
    const wrong = await fetch(`${many.api}/runs/${many.runId}/metric-names?search=x&cursor=${nextCursor}`);
    expect(wrong.status).toBe(400);
  });
});
