import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { recordOf, refusal, TrackingRequests } from './tracking-requests.ts';
import type { Fields } from './tracking-requests.ts';

let mlflow: TrackingRequests;
beforeAll(async () => void (mlflow = await TrackingRequests.start()));
afterAll(() => mlflow[Symbol.asyncDispose]());

const countOf = async (run_id: string): Promise<unknown> =>
  (await mlflow.native('GET', `/runs/${run_id}`))['pointCount'];

describe('keys', () => {
  const good = [
    'a',
    'a.b-c_d/e f:g',
    'größe',
    '损失/训练',
    '__proto__',
    'constructor',
    'toString',
    'x'.repeat(250),
    'ü'.repeat(250),
    '.a',
    'a..b',
    '𝒂'.repeat(250),
  ];
  test.each(good.map((key) => [key.slice(0, 20), key]))('taken: %s', async (_, key) => {
    const run_id = await mlflow.makeRun();
    const metrics = [{ key, value: 1, timestamp: 1 }];
    await mlflow.succeed('runs/log-batch', {
      run_id,
      metrics,
      params: [{ key, value: '1' }],
      tags: [{ key, value: '1' }],
    });
    const { data } = await mlflow.run(run_id);
    expect(data.metrics.map((each) => each.key)).toEqual([key]);
    expect([recordOf(data.params)[key], recordOf(data.tags)[key]]).toEqual(['1', '1']);
  });

  const bad: readonly (readonly [string, RegExp])[] = [
    ['a*b', /Names may only contain alphanumerics/],
    ['a\nb', /Names may only contain alphanumerics/],
    ['a\u0000', /Names may only contain alphanumerics/],
    ['loss%', /Names may only contain alphanumerics/],
    ['/a', /must not resolve to other names/],
    ['a/', /must not resolve to other names/],
    ['a//b', /must not resolve to other names/],
    ['a/../b', /must not resolve to other names/],
    ['./a', /must not resolve to other names/],
    ['..', /must not resolve to other names/],
    ['..a', /must not resolve to other names/],
    ['.', /must not resolve to other names/],
    ['x'.repeat(251), /exceeds the maximum length of 250 characters/],
  ];
  test.each(bad)('refused as a metric, a parameter and a tag: %j', async (key, message) => {
    const run_id = await mlflow.makeRun();
    const refused = refusal('INVALID_PARAMETER_VALUE', message);
    expect(await mlflow.post('runs/log-metric', { run_id, key, value: 1, timestamp: 1 })).toEqual(refused);
    expect(await mlflow.post('runs/log-parameter', { run_id, key, value: '1' })).toEqual(refused);
    expect(await mlflow.post('runs/set-tag', { run_id, key, value: '1' })).toEqual(refused);
    expect(await mlflow.post('runs/create', { tags: [{ key, value: '1' }] })).toEqual(refused);
  });

  test('a batch says which one it is', async () => {
    const run_id = await mlflow.makeRun();
    const ok = { key: 'ok', value: 1, timestamp: 1 };
    const at = async (batch: Fields): Promise<unknown> =>
      (await mlflow.post('runs/log-batch', { run_id, ...batch })).json['message'];
    expect(await at({ metrics: [ok, { ...ok, key: 'a*' }] })).toMatch(
      /^Invalid value "a\*" for parameter 'metrics\[1\]\.name' supplied: /,
    );
    expect(await at({ metrics: [ok, { ...ok, timestamp: -2 }] })).toMatch(
      /^Invalid value -2 for parameter 'metrics\[1\]\.timestamp' supplied: metric 'ok' \(value=1\)/,
    );
    expect(await at({ metrics: [ok, { value: 1, timestamp: 1 }] })).toBe(
      "Missing value for required parameter 'metrics[1].key'.",
    );
    expect(await at({ metrics: [ok, { ...ok, value: null }] })).toBe(
      "Missing value for required parameter 'metrics[1].value'.",
    );
    expect(await at({ metrics: [{ ...ok, value: false }] })).toMatch(
      /^Invalid value false for parameter 'metrics\[0\]\.value' supplied/,
    );
    expect(await at({ params: [{ key: 'p', value: '1' }, { key: '/p' }] })).toMatch(
      /^Invalid value "\/p" for parameter 'params\[1\]\.key' supplied/,
    );
    expect(await at({ tags: [{ value: '1' }] })).toBe("Missing value for required parameter 'tags[0].key'.");
    expect(await at({ tags: 5 })).toMatch(/for parameter 'tags' supplied: expected a list/);
    expect(await countOf(run_id)).toBe(0);
  });
});
