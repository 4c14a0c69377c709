import { mkdtemp, rm } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, onTestFinished, test } from 'vitest';
import { recordOf, refusal, TrackingRequests } from './tracking-requests.ts';
import type { Answer, Fields } from './tracking-requests.ts';

let mlflow: TrackingRequests;
beforeAll(async () => void (mlflow = await TrackingRequests.start()));
afterAll(() => mlflow[Symbol.asyncDispose]());

const countOf = async (of: TrackingRequests, run_id: string): Promise<unknown> =>
  (await of.native('GET', `/runs/${run_id}`))['pointCount'];

describe('bodies', () => {
  const raw = (body: string | Uint8Array, type?: string): Promise<Answer> =>
    mlflow.send('/api/2.0/mlflow/runs/log-metric', {
      method: 'POST',
      body: body as string,
      ...(type !== undefined && { headers: { 'content-type': type } }),
    });
  const json = 'application/json; charset=utf-8';

  test('JSON in a JSON text is read as what it holds, as old clients send it', async () => {
    const run_id = await mlflow.makeRun();
    const body = JSON.stringify({ run_id, key: 'm', value: 1, timestamp: 1 });
    expect(await raw(JSON.stringify(body), json)).toEqual({ status: 200, json: {} });
    expect((await mlflow.run(run_id)).data.metrics).toHaveLength(1);
  });

  test('fields that nobody knows are passed over, camelCase is known, null is absent', async () => {
    const run_id = await mlflow.makeRun();
    await mlflow.succeed('runs/log-metric', {
      runId: run_id,
      key: 'm',
      value: 1,
      timestamp: 1,
      step: null,
      later: [{}],
    });
    expect((await mlflow.run(run_id)).data.metrics).toEqual([{ key: 'm', value: 1, timestamp: 1, step: 0 }]);
  });

  test('a body cut short anywhere is refused at once, and nothing of it kept', async () => {
    const run_id = await mlflow.makeRun({ run_name: 'whole' });
    const whole = JSON.stringify({
      run_id,
      metrics: [{ key: 'größe', value: 1.5, timestamp: 1 }],
      tags: [{ key: 'a', value: 'ü' }],
    });
    const bytes = Buffer.from(whole);
    for (let length = 1; length < bytes.length; length += 7) {
      const { status, json: answer } = await mlflow.send('/api/2.0/mlflow/runs/log-batch', {
        method: 'POST',
        headers: { 'content-type': json },
        body: bytes.subarray(0, length),
      });
      expect([length, status, answer['error_code']]).toEqual([length, 400, 'INVALID_PARAMETER_VALUE']);
    }
    const { data } = await mlflow.run(run_id);
    expect(data.metrics).toEqual([]);
    expect(recordOf(data.tags)).toEqual({ 'mlflow.runName': 'whole' });
  });

  test.each([
    ['a list', '[]', json, /must be a JSON object/],
    ['a number', '5', json, /must be a JSON object/],
    ['a text that is no JSON', '"x"', json, /not valid JSON/],
    ['bytes that are no UTF-8', new Uint8Array([0x7b, 0xff, 0x7d]), json, /not valid UTF-8/],
    ['half of a surrogate pair', '{"run_id":"\\ud800","key":"m","value":1,"timestamp":1}', json, /surrogate/],
    [
      'a list for a text',
      '{"run_id":["x"],"key":"m","value":1,"timestamp":1}',
      json,
      /'run_id' supplied: expected a text/,
    ],
    ['nothing', '', json, /Missing value for required parameter/],
  ])('%s', async (_, body, type, message) => {
    expect(await raw(body, type)).toEqual(refusal('INVALID_PARAMETER_VALUE', message));
  });

  test('another type of content', async () => {
    expect(await raw('a=b', 'application/x-www-form-urlencoded')).toEqual(
      refusal('BAD_REQUEST', /must be application\/json/),
    );
  });
});

describe('a repetition', () => {
  const send = async (of: TrackingRequests, run_id: string, bodies: readonly Fields[]): Promise<void> => {
    for (const body of bodies) await of.succeed('runs/log-batch', { run_id, ...body });
  };
  const batch = (i: number): Fields => ({
    metrics: [
      { key: 'a', value: i, timestamp: i, step: i },
      { key: 'b', value: i, timestamp: i, step: i },
    ],
    params: [{ key: `p${i}`, value: '1' }],
    tags: [{ key: 't', value: String(i) }],
  });

  test('of single metrics and of batches is answered, and stored once', async () => {
    const run_id = await mlflow.makeRun();
    const metric = { run_id, key: 'm', value: 0.5, timestamp: 7, step: 1 };
    for (let i = 0; i < 3; i++) await mlflow.succeed('runs/log-metric', metric);
    await send(mlflow, run_id, [batch(0), batch(1), batch(0), batch(1)]);
    expect(await countOf(mlflow, run_id)).toBe(5);
    await mlflow.succeed('runs/log-metric', { ...metric, timestamp: 8 });
    expect(await countOf(mlflow, run_id)).toBe(6);
  });

  test('that comes while the first still waits is one, too', async () => {
    const run_id = await mlflow.makeRun();
    await Promise.all(
      Array.from({ length: 40 }, (_, i) =>
        mlflow.succeed('runs/log-metric', { run_id, key: 'm', value: 1, timestamp: i % 4 }),
      ),
    );
    expect(await countOf(mlflow, run_id)).toBe(4);
  });

  test('of what was refused is no repetition', async () => {
    const run_id = await mlflow.makeRun();
    await mlflow.succeed('runs/log-parameter', { run_id, key: 'p0', value: 'other' });
    expect((await mlflow.post('runs/log-batch', { run_id, ...batch(0) })).status).toBe(400);
    expect((await mlflow.post('runs/log-batch', { run_id, ...batch(0) })).status).toBe(400);
    await mlflow.succeed('runs/delete', { run_id });
    const metric = { run_id, key: 'm', value: 1, timestamp: 1 };
    expect((await mlflow.post('runs/log-metric', metric)).status).toBe(400);
    await mlflow.succeed('runs/restore', { run_id });
    await mlflow.succeed('runs/log-metric', metric);
    expect(await countOf(mlflow, run_id)).toBe(1);
  });

  test('after the server was killed is known as well', async () => {
    const dataDir = await mkdtemp(path.join(os.tmpdir(), 'assay-retries-'));
    onTestFinished(() => rm(dataDir, { recursive: true, force: true }));
    const bodies = Array.from({ length: 30 }, (_, i) => batch(i));
    const first = await TrackingRequests.start({ dataDir });
    const run_id = await first.makeRun();
    await send(first, run_id, bodies);
    await first.server.stop('SIGKILL');
    await using second = await TrackingRequests.start({ dataDir });
    await send(second, run_id, [...bodies, batch(30)]);
    expect(await countOf(second, run_id)).toBe(62);
  });
});
