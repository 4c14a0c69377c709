import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Experiment, Run } from '@assay/wire';
import { expectProblem } from './support/expect-problem.ts';
import type { Answer } from './support/send-request.ts';
import { startTestServer } from './support/test-server.ts';
import type { TestServer } from './support/test-server.ts';

let server: TestServer;
let runId: string;
beforeAll(async () => {
  server = await startTestServer();
  const run = await server.call('POST', '/runs', { name: 'target', experimentName: 'bad input' });
  runId = run.json<Run>().id;
});
afterAll(async () => server[Symbol.asyncDispose]());

const json = { 'content-type': 'application/json' };
const post = async (path: string, body: string | Uint8Array, headers: Record<string, string> = json): Promise<Answer> =>
  server.send('POST', `/api/v1${path}`, { headers, body });

describe('bodies', () => {
  test.each([
    ['{"nam":"a"}', 400, 'nam', 'nam: unknown field; did you mean "name"?'],
    ['{"name":5}', 400, 'name', 'name: expected text, got 5'],
    ['{"name":"a","tags":{"a":1}}', 400, 'tags.a', 'tags.a: expected text, got 1'],
    ['{"name":"a","tags":{"__proto__":"x"}}', 400, 'tags.__proto__', 'not allowed'],
    ['{"name":"a","tags":{"constructor":"x"}}', 400, 'tags.constructor', 'not allowed'],
    ['{"__proto__":{"name":"a"}}', 400, '__proto__', 'unknown field'],
    ['{"name":""}', 400, 'name', 'name'],
    ['{"name":"\\ud800"}', 400, 'name', 'Unicode'],
    ['{}', 400, 'name', 'required'],
    ['[]', 400, undefined, 'expected an object'],
    ['null', 400, undefined, 'expected an object, got null'],
    ['{"name":"a"', 400, undefined, 'not valid JSON'],
    ['{"name":NaN}', 400, undefined, 'not valid JSON'],
    ["{'name':'a'}", 400, undefined, 'not valid JSON'],
    ['', 400, undefined, 'empty'],
    ['\u0000', 400, undefined, 'not valid JSON'],
  ])('%s', async (body, status, path, words) => {
    const answer = await post('/experiments', body);
    expect(answer.status).toBe(status);
    const { path: told, detail } = expectProblem(answer);
    expect(told).toBe(path);
    expect(detail).toContain(words);
  });

  test('bytes that are not UTF-8', async () => {
    expect(expectProblem(await post('/experiments', Buffer.from('{"name":"\xff"}', 'latin1'))).detail).toContain(
      'UTF-8',
    );
  });

  test('deep nesting is refused, not a crash', async () => {
    const deep = `${'['.repeat(100_000)}${']'.repeat(100_000)}`;
    expect(expectProblem(await post('/runs', `{"environment":${deep}}`)).detail).toContain('nested deeper');
  });

  test.each([
    ['1e999', 'points[0].value'],
    ['-1e999', 'points[0].value'],
    ['"nan"', 'points[0].value'],
    ['"inf"', 'points[0].value'],
    ['null', 'points[0].value'],
    ['true', 'points[0].value'],
  ])('a metric value of %s', async (value, path) => {
    const answer = await post(`/runs/${runId}/metrics`, `{"points":[{"name":"loss","value":${value}}]}`);
    expect(answer.status).toBe(400);
    expect(expectProblem(answer).path).toBe(path);
  });

  test.each(['2.5', '"1"', '9007199254740993', '-9007199254740993', '1e300'])('a step of %s', async (step) => {
    const answer = await post(`/runs/${runId}/metrics`, `{"points":[{"name":"loss","value":1,"step":${step}}]}`);
    expect(answer.status).toBe(400);
    expect(expectProblem(answer).path).toBe('points[0].step');
  });

  test('NaN and the infinities come back as they went in', async () => {
    const points = ['NaN', 'Infinity', '-Infinity', -0.0, 5e-324, 1.7976931348623157e308].map((value, step) => ({
      name: 'extremes',
      step,
      value,
    }));
    expect((await server.call('POST', `/runs/${runId}/metrics`, { points })).status).toBe(200);
    const read = (await server.call('GET', `/runs/${runId}/points?name=extremes`)).json<{ values: unknown[] }>();
    expect(read.values).toEqual(['NaN', 'Infinity', '-Infinity', 0, 5e-324, 1.7976931348623157e308]);
  });

  test('only JSON is taken, and only as such', async () => {
    for (const type of [
      'text/plain',
      'application/x-www-form-urlencoded',
      'multipart/form-data; boundary=x',
      'text/json',
    ]) {
      const answer = await post('/experiments', '{"name":"form"}', { 'content-type': type });
      expect([answer.status, expectProblem(answer).code], type).toEqual([415, 'UnsupportedMediaType']);
    }
    for (const type of [
      'application/jsonx',
      'application/json-patch+json',
      'application/json, text/plain',
      'application/',
    ])
      expect((await post('/experiments', '{"name":"form"}', { 'content-type': type })).status, type).toBe(415);
    for (const type of ['application/json; charset=utf-8', 'Application/JSON'])
      expect((await post('/runs/search', '{}', { 'content-type': type })).status, type).toBe(200);
    const none = await post('/experiments', '{"name":"none"}', {});
    expect(none.status).toBe(415);
    expect((await server.call('GET', '/experiments?name=form')).json()).toMatchObject({ experiments: [] });
  });
});

describe('paths and queries', () => {
  test.each([
    ['GET', '/experiments/xyz', 400, 'experimentId'],
    ['GET', `/experiments/${'A'.repeat(32)}`, 400, 'experimentId'],
    ['GET', `/experiments/${'0'.repeat(32)}`, 404, undefined],
    ['GET', `/runs/${'0'.repeat(32)}`, 404, undefined],
    ['GET', '/tags/planet/00000000000000000000000000000000', 400, 'kind'],
    ['GET', '/experiments?limit=0', 400, 'limit'],
    ['GET', '/experiments?limit=ten', 400, 'limit'],
    ['GET', '/experiments?limit=1&limit=2', 400, 'limit'],
    ['GET', '/experiments?limits=1', 400, 'limits'],
    ['GET', '/experiments?cursor=garbage', 400, 'cursor'],
    ['GET', '/experiments?view=gone', 400, 'view'],
    ['GET', '/experiments?name=%ff', 400, 'query'],
    ['GET', '/server?verbose=1', 400, 'verbose'],
    ['GET', '/nothing', 404, undefined],
    ['GET', '', 404, undefined],
    ['GET', '/experiments/', 400, 'experimentId'],
    ['GET', '/%2e%2e/%2e%2e/etc/passwd', 404, undefined],
    ['PUT', '/experiments', 405, undefined],
    ['DELETE', '/experiments', 405, undefined],
    ['PROPFIND', '/server', 405, undefined],
    ['GET', '/runs', 405, undefined],
    ['GET', '/runs/search', 400, 'runId'],
  ])('%s %s', async (method, target, status, path) => {
    const answer = await server.call(method, target);
    expect(answer.status, answer.text).toBe(status);
    const told = expectProblem(answer);
    expect(told.path).toBe(path);
    if (status === 405) expect(answer.headers['allow']).toMatch(/GET|POST/);
  });

  test.each([
    `params.opt = "a'; DROP TABLE run; --"`,
    `params.opt = 'x' or 1=1; delete from run`,
    `metrics.loss.min < 0.1)) union select 1`,
    `name = "\u0000"`,
    `${'('.repeat(5000)}name = "a"${')'.repeat(5000)}`,
    `not `.repeat(3000),
    `name like "%${'_%'.repeat(200)}x"`,
    `tags.__proto__ = "x"`,
    `constructor = 1`,
  ])('the filter %.40s is a filter or a fault with a place, never more', async (filter) => {
    const answer = await server.call('POST', '/runs/search', { filter });
    if (answer.status === 200) expect(answer.json<{ runs: unknown[] }>().runs.length).toBeLessThanOrEqual(1);
    else {
      expect(answer.status).toBe(400);
      const told = expectProblem(answer);
      expect(['InvalidFilter', 'InvalidInput']).toContain(told.code);
      if (told.code === 'InvalidFilter') expect(told.position).toBeTypeOf('number');
    }
    expect((await server.call('GET', `/runs/${runId}`)).status, 'the run is still there').toBe(200);
  });
});

describe('change streams', () => {
  test.each([
    ['?since=x', {}],
    ['?since=-1', {}],
    ['', { 'last-event-id': 'x' }],
    ['?runId=x', {}],
  ])('%s %j is refused as a problem, not as a stream', async (query, headers) => {
    const answer = await server.call('GET', `/changes${query}`, undefined, headers);
    expect([answer.status, answer.headers['content-type']]).toEqual([400, 'application/problem+json; charset=utf-8']);
  });
});

describe('what the server says about itself', () => {
  test('a sane request id is kept, another is replaced', async () => {
    const id = async (given: string): Promise<string | undefined> =>
      (await server.send('GET', '/healthz', { headers: { 'x-request-id': given } })).headers['x-request-id'];
    expect(await id('trace-1.2:3')).toBe('trace-1.2:3');
    for (const given of ['a b', 'x'.repeat(200), '<script>', '']) expect(await id(given)).toMatch(/^[0-9a-f]{12}-/);
  });

  test('a name that is taken is a conflict, and nothing of the second stays', async () => {
    const { id } = (await server.call('POST', '/experiments', { name: 'twice' })).json<Experiment>();
    const again = await server.call('POST', '/experiments', { name: 'TWICE' });
    expect([again.status, expectProblem(again).code]).toEqual([409, 'AlreadyExists']);
    const found = await server.call('GET', '/experiments?name=twice');
    expect(found.json<{ experiments: Experiment[] }>().experiments.map((one) => one.id)).toEqual([id]);
  });

  test('nothing of the database shows when something fails inside', async () => {
    const answer = await server.call('POST', '/runs', { experimentId: '0'.repeat(32), name: 'x' });
    expect(answer.status).toBe(404);
    expectProblem(answer);
  });
});
