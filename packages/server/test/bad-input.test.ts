import { gzipSync, zstdCompressSync } from 'node:zlib';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { ProblemSchema } from '@assay/wire';
import type { Experiment, Problem, Run } from '@assay/wire';
import { Compile } from 'typebox/compile';
import { sendRaw } from './support/send-raw.ts';
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

const problemSchema = Compile(ProblemSchema);

/** A clear answer: problem details with a code, a request id, and words for people. */
function problem(answer: Answer): Problem {
  expect(answer.headers['content-type'], answer.text).toContain('application/problem+json');
  const body = answer.json<Problem>();
  expect(problemSchema.Errors(body)).toEqual([]);
  expect(body.requestId).toBe(answer.headers['x-request-id']);
  expect(body.status).toBe(answer.status);
  expect(body.detail.length).toBeLessThan(600);
  expect(answer.text).not.toMatch(/node_modules|\.ts:\d|SQLITE|at async/);
  return body;
}

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
    const { path: told, detail } = problem(answer);
    expect(told).toBe(path);
    expect(detail).toContain(words);
  });

  test('bytes that are not UTF-8', async () => {
    expect(problem(await post('/experiments', Buffer.from('{"name":"\xff"}', 'latin1'))).detail).toContain('UTF-8');
  });

  test('deep nesting is refused, not a crash', async () => {
    const deep = `${'['.repeat(100_000)}${']'.repeat(100_000)}`;
    expect(problem(await post('/runs', `{"environment":${deep}}`)).detail).toContain('nested deeper');
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
    expect(problem(answer).path).toBe(path);
  });

  test.each(['2.5', '"1"', '9007199254740993', '-9007199254740993', '1e300'])('a step of %s', async (step) => {
    const answer = await post(`/runs/${runId}/metrics`, `{"points":[{"name":"loss","value":1,"step":${step}}]}`);
    expect(answer.status).toBe(400);
    expect(problem(answer).path).toBe('points[0].step');
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
      expect([answer.status, problem(answer).code], type).toEqual([415, 'UnsupportedMediaType']);
    }
    const none = await post('/experiments', '{"name":"none"}', {});
    expect(none.status).toBe(415);
    expect((await server.call('GET', '/experiments?name=form')).json()).toMatchObject({ experiments: [] });
  });
});

describe('sizes', () => {
  test('a body of 10 MB is taken, a larger one is refused with the limit', async () => {
    const points = Array.from({ length: 100_000 }, (_, step) => ({
      name: 'long',
      step,
      value: step / 3,
      timeMs: 1_795_000_000_000 + step,
    }));
    const text = JSON.stringify({ points });
    expect(text.length).toBeLessThan(10 * 1024 * 1024);
    const padded = text + ' '.repeat(10 * 1024 * 1024 - text.length);
    const right = await post(`/runs/${runId}/metrics`, padded);
    expect([right.status, right.text]).toEqual([200, '{"accepted":100000,"replayed":false}']);
    const answer = await post(`/runs/${runId}/metrics`, `${padded} `);
    expect(answer.status).toBe(413);
    expect(problem(answer).detail).toContain('larger than 10 MB');
  });

  test('so is one of unknown length', async () => {
    const chunk = 'x'.repeat(1024 * 1024);
    const head =
      'POST /api/v1/experiments HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\nTransfer-Encoding: chunked\r\n\r\n';
    const body = Array.from({ length: 11 }, () => `${chunk.length.toString(16)}\r\n${chunk}\r\n`).join('');
    expect(await sendRaw(server.running.port, `${head}${body}0\r\n\r\n`, { endAfterMs: 500 })).toMatch(
      /^HTTP\/1\.1 413 /,
    );
  });

  test('compressed bodies are taken, bombs are not', async () => {
    const body = JSON.stringify({ name: 'squeezed' });
    const send = async (bytes: Buffer, encoding: string): Promise<Answer> =>
      post('/experiments', bytes, { ...json, 'content-encoding': encoding });
    expect((await send(gzipSync(body), 'gzip')).status).toBe(201);
    expect((await send(zstdCompressSync(body.replace('squeezed', 'squeezed 2')), 'zstd')).status).toBe(201);
    const bomb = Buffer.alloc(200 * 1024 * 1024, ' ');
    expect((await send(gzipSync(bomb), 'gzip')).status).toBe(413);
    expect((await send(zstdCompressSync(bomb), 'zstd')).status).toBe(413);
    expect((await send(Buffer.from('not gzip'), 'gzip')).status).toBe(400);
    for (const encoding of ['br', 'deflate', 'gzip, gzip', '__proto__'])
      expect((await send(Buffer.from(body), encoding)).status, encoding).toBe(415);
  });

  test('a body that breaks off leaves nothing', async () => {
    const body = JSON.stringify({ name: 'half' });
    const head = `POST /api/v1/experiments HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\nContent-Length: ${body.length}\r\n\r\n`;
    await sendRaw(server.running.port, head + body.slice(0, -2), { endAfterMs: 100 });
    expect((await server.call('GET', '/experiments?name=half')).json()).toMatchObject({ experiments: [] });
  });

  test('names at and over the limit', async () => {
    const at = await server.call('POST', '/experiments', { name: 'é'.repeat(500) });
    expect(at.status).toBe(201);
    const over = await server.call('POST', '/experiments', { name: 'é'.repeat(501) });
    expect(over.status).toBeGreaterThanOrEqual(400);
    expect(problem(over).detail).toContain('500');
    const huge = await server.call('POST', '/experiments', { name: 'x'.repeat(9_000_000) });
    expect(huge.status).toBeGreaterThanOrEqual(400);
    problem(huge);
  });

  test('headers have a limit', async () => {
    const request = `GET /healthz HTTP/1.1\r\nHost: localhost\r\nX-Long: ${'x'.repeat(20_000)}\r\n\r\n`;
    expect(await sendRaw(server.running.port, request)).toMatch(/^HTTP\/1\.1 431 /);
  });
});

describe('requests that are not quite HTTP', () => {
  test.each([
    ['two lengths', 'Content-Length: 3\r\nContent-Length: 4'],
    ['a length and chunks', 'Content-Length: 3\r\nTransfer-Encoding: chunked'],
    ['a folded header', 'X-A: b\r\n c: d\r\nContent-Length: x'],
  ])('%s', async (_, headers) => {
    const request = `POST /api/v1/experiments HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\n${headers}\r\n\r\n0\r\n\r\n`;
    expect(await sendRaw(server.running.port, request)).toMatch(/^HTTP\/1\.1 400 /);
  });

  test('garbage', async () => {
    expect(await sendRaw(server.running.port, '\u0016\u0003\u0001 hello\r\n\r\n')).toMatch(/^HTTP\/1\.1 400 /);
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
    const told = problem(answer);
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
      const told = problem(answer);
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

describe('artifact names', () => {
  const tricks = [
    '../../etc/passwd',
    '..',
    '.',
    '',
    '/etc/passwd',
    'a/../../b',
    'a//b',
    'a/./b',
    'a/',
    '..\\..\\windows',
    'C:\\x',
    'C:/x',
    'a\u0000b',
    'a\nb',
    'x'.repeat(5000),
    `${'d/'.repeat(600)}x`,
    'nul/../x',
  ];
  const legal = ['%2e%2e/x', '%252e%252e%252fx', 'a;b', 'a?b#c', 'ünï/ćode.txt', 'a b+c&d=e', 'a\u2024\u2024/b'];
  let before: string;
  beforeEach(async () => {
    before = (await server.call('GET', `/runs/${runId}/artifacts?limit=1000`)).text;
  });

  test.each(tricks)('%j is refused everywhere', async (name) => {
    const target = `/api/v1/runs/${runId}/artifacts/content?name=${encodeURIComponent(name)}`;
    const upload = await server.send('PUT', target, { body: 'x' });
    expect(upload.status, upload.text).toBeGreaterThanOrEqual(400);
    expect(upload.status).toBeLessThan(500);
    problem(upload);
    for (const [method, path] of [
      ['GET', target],
      ['DELETE', target.replace('/content', '')],
    ] as const) {
      const answer = await server.send(method, path);
      expect([400, 404, 422], `${method} ${answer.text}`).toContain(answer.status);
      problem(answer);
    }
    expect((await server.call('POST', `/runs/${runId}/artifacts`, { name, value: 'x' })).status).toBeLessThan(500);
    expect((await server.call('GET', `/runs/${runId}/artifacts?limit=1000`)).text).toBe(before);
  });

  test.each(legal)('%j is only a name, decoded exactly once', async (name) => {
    const target = `/api/v1/runs/${runId}/artifacts/content?name=${encodeURIComponent(name)}`;
    const upload = await server.send('PUT', target, { body: `bytes of ${name}` });
    if (upload.status !== 201) {
      expect(upload.status, upload.text).toBe(400);
      return;
    }
    expect(upload.json()).toMatchObject({ name });
    expect((await server.send('GET', target)).text).toBe(`bytes of ${name}`);
  });

  test('the same trick, encoded twice and three times, is another name and opens nothing', async () => {
    for (const encoded of [
      '%252e%252e%252fkeys.json',
      '%25252e%25252e%25252fkeys.json',
      '..%c0%afkeys.json',
      '%2e%2e%2fserver.key',
    ]) {
      const answer = await server.send('GET', `/api/v1/runs/${runId}/artifacts/content?name=${encoded}`);
      expect([400, 404], answer.text).toContain(answer.status);
    }
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
    expect([again.status, problem(again).code]).toEqual([409, 'AlreadyExists']);
    const found = await server.call('GET', '/experiments?name=twice');
    expect(found.json<{ experiments: Experiment[] }>().experiments.map((one) => one.id)).toEqual([id]);
  });

  test('nothing of the database shows when something fails inside', async () => {
    const answer = await server.call('POST', '/runs', { experimentId: '0'.repeat(32), name: 'x' });
    expect(answer.status).toBe(404);
    problem(answer);
  });
});
