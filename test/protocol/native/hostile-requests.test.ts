import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { sendRaw, statusesIn } from '../../support/send-raw.ts';
import { startServer } from '../../support/server.ts';
import type { TestServer } from '../../support/server.ts';

let server: TestServer;
beforeAll(async () => {
  server = await startServer({ args: ['--log-level', 'error'] });
});
afterAll(async () => server[Symbol.asyncDispose]());

const send = async (text: string): Promise<readonly number[]> => statusesIn(await sendRaw(server.port, text));
const names = async (): Promise<readonly string[]> => {
  const answer = await fetch(`${server.url}/api/v1/experiments?limit=1000`);
  return ((await answer.json()) as { experiments: { name: string }[] }).experiments.map(({ name }) => name);
};

const body = '{"name":"smuggled"}';
const smuggled = `POST /api/v1/experiments HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\nContent-Length: ${body.length}\r\n\r\n${body}`;
const healthy = 'GET /healthz HTTP/1.1\r\nHost: localhost\r\n\r\n';

describe('where one request ends and the next begins', () => {
  const post = 'POST /api/v1/runs/search HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\n';
  test.each([
    ['two lengths', `${post}Content-Length: 2\r\nContent-Length: 40\r\n\r\n{}`],
    ['the same length twice', `${post}Content-Length: 2\r\nContent-Length: 2\r\n\r\n{}`],
    ['a list of lengths', `${post}Content-Length: 2, 2\r\n\r\n{}`],
    ['a signed length', `${post}Content-Length: +2\r\n\r\n{}`],
    ['a length beyond 64 bits', `${post}Content-Length: 18446744073709551618\r\n\r\n{}`],
    ['a length and chunks', `${post}Content-Length: 4\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n`],
    ['chunks under another name', `${post}Transfer-Encoding: xchunked\r\n\r\n0\r\n\r\n`],
    ['chunked not last', `${post}Transfer-Encoding: chunked, identity\r\n\r\n0\r\n\r\n`],
    ['a space before the colon', `${post}Transfer-Encoding : chunked\r\n\r\n0\r\n\r\n`],
    ['a chunk size that is none', `${post}Transfer-Encoding: chunked\r\n\r\n0x2\r\n{}\r\n0\r\n\r\n`],
    ['a chunk that is longer than it says', `${post}Transfer-Encoding: chunked\r\n\r\n1\r\n{}\r\n0\r\n\r\n`],
    ['a lone CR between headers', `${post}X-A: b\rContent-Length: 2\r\n\r\n{}`],
    ['NUL in a header', `${post}X-A: \u0000\r\nContent-Length: 2\r\n\r\n{}`],
    ['a folded header', `${post}Content-Length:\r\n 2\r\n\r\n{}`],
  ])('%s: the last answer is a 400, and nothing behind it is read', async (_, request) => {
    const statuses = await send(`${request}${smuggled}`);
    expect(statuses.at(-1)).toBe(400);
    expect(await names()).not.toContain('smuggled');
  });

  test.each([
    ['turned away at the gate', smuggled.replace('Host: localhost', 'Host: evil.test'), 421],
    ['of another site', smuggled.replace('\r\n\r\n', '\r\nOrigin: http://evil.test\r\n\r\n'), 403],
    ['of a type that is not taken', smuggled.replace('application/json', 'text/plain'), 415],
    ['that is no JSON, for nobody', smuggled.replace('/experiments', '/nothing'), 400],
  ])('a body %s is never read as a request of its own', async (_, request, status) => {
    const inner = healthy + ' '.repeat(3);
    const hidden = request.replace(/Content-Length: \d+/, `Content-Length: ${inner.length}`).replace(body, inner);
    const statuses = await send(hidden + healthy);
    // The connection goes on, or ends after the refusal.
    expect(statuses).toEqual([status, 200].slice(0, statuses.length === 1 ? 1 : 2));
    expect(await names()).not.toContain('smuggled');
  });

  test('requests one behind the other are answered in their order', async () => {
    const wrong = 'GET /api/v1/nothing HTTP/1.1\r\nHost: localhost\r\n\r\n';
    const search = `${post}Content-Length: 2\r\n\r\n{}`;
    expect(await send(healthy + wrong + search + wrong + healthy)).toEqual([200, 404, 200, 404, 200]);
  });

  test('who asks before sending a body is told to go on, who expects something else is not', async () => {
    const asking = `${post}Expect: 100-continue\r\nContent-Length: 2\r\n\r\n{}`;
    expect(await send(asking)).toEqual([100, 200]);
    expect(await send(asking.replace('100-continue', 'miracles'))).toEqual([417]);
  });

  test('old HTTP is answered, older is not', async () => {
    expect(await send('GET /healthz HTTP/1.0\r\nHost: localhost\r\n\r\n')).toEqual([200]);
    expect(await send('GET /healthz HTTP/1.0\r\n\r\n')).toEqual([421]);
    expect(await send('GET /healthz\r\n\r\n')).toEqual([421]);
    expect(await send('PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n')).toEqual([400]);
  });
});

describe('which host is meant', () => {
  const get = (target: string, headers: string): string =>
    `GET ${target} HTTP/1.1\r\nConnection: close\r\n${headers}\r\n`;
  test.each([
    'localhost',
    'LOCALHOST:4600',
    '127.0.0.1',
    '127.0.0.1:80',
    '[::1]',
    '[::1]:4600',
    '[::ffff:127.0.0.1]',
    '192.168.1.5:4600',
  ])('Host: %s is answered', async (host) => {
    for (const target of ['/healthz', '/api/v1/server', '/'])
      expect((await send(get(target, `Host: ${host}\r\n`)))[0]).not.toBe(421);
  });

  test.each([
    'evil.test',
    'evil.test:4600',
    'localhost.',
    '127.0.0.1.',
    'localhost.evil.test',
    '127.0.0.1.evil.test',
    '127.0.0.1.nip.io',
    '2130706433',
    '0x7f000001',
    '0177.0.0.1',
    '127.1',
    'localhost@evil.test',
    'evil.test#localhost',
    'evil.test, localhost',
    'localhost evil.test',
    'localhost/',
    'localhost:4600:4600',
    'localhost:x',
    '[::1',
    '[evil.test]',
    '[::1%25lo]',
    '::1',
    '',
    'xn--lcalhost-54a',
  ])('Host: %j is refused on pages, probes, API and streams', async (host) => {
    for (const target of ['/', '/healthz', '/metrics', '/api/v1/server', '/api/v1/changes', '/assets/x.js', '/nothing'])
      expect(await send(get(target, `Host: ${host}\r\n`)), target).toEqual([421]);
  });

  test('none, two, or one in the target', async () => {
    expect(await send(get('/healthz', ''))).toEqual([400]);
    expect(await send(get('/healthz', 'Host: localhost\r\nHost: localhost\r\n'))).toEqual([421]);
    expect(await send(get('/healthz', 'Host: localhost\r\nHOST: evil.test\r\n'))).toEqual([421]);
    expect(await send(get('http://evil.test/healthz', 'Host: localhost\r\n'))).toEqual([421]);
    expect(await send(get('http://localhost/healthz', 'Host: localhost\r\n'))).toEqual([421]);
    expect(await send(get('//evil.test/healthz', 'Host: localhost\r\n'))).toEqual([404]);
    const forwarded = 'Host: evil.test\r\nX-Forwarded-Host: localhost\r\nForwarded: host=localhost\r\n';
    expect(await send(get('/healthz', forwarded))).toEqual([421]);
  });
});

describe('verbs', () => {
  test('invented ones are no requests, known ones that are not offered are 404 or 405', async () => {
    for (const verb of ['STEAL', 'get', 'GETS', 'G ET'])
      expect(await send(healthy.replace('GET', verb)), verb).toEqual([400]);
    for (const verb of ['PROPFIND', 'MKCOL', 'TRACE', 'COPY', 'LOCK', 'PURGE', 'SEARCH', 'QUERY', 'M-SEARCH', 'PUT'])
      for (const target of ['/healthz', '/', '/api/v1/server', '/api/v1/experiments'])
        expect(verb === 'QUERY' ? [400] : [404, 405], `${verb} ${target}`).toContain(
          (
            await send(
              `${verb} ${target} HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\nContent-Length: 0\r\n\r\n`,
            )
          )[0],
        );
    expect(await send('CONNECT evil.test:80 HTTP/1.1\r\nHost: localhost\r\n\r\n')).not.toContain(200);
  });

  test('a header or a field cannot turn one verb into another', async () => {
    const create = await fetch(`${server.url}/api/v1/experiments`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: '{"name":"to stay"}',
    });
    const { id } = (await create.json()) as { id: string };
    const target = `/api/v1/experiments/${id}`;
    for (const name of ['X-HTTP-Method-Override', 'X-HTTP-Method', 'X-Method-Override', '_method'])
      for (const verb of ['GET', 'POST'])
        await send(
          `${verb} ${target} HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n${name}: DELETE\r\nContent-Length: 0\r\n\r\n`,
        );
    expect((await fetch(`${server.url}${target}?_method=DELETE`, { method: 'POST' })).status).toBe(405);
    expect(await names()).toContain('to stay');
  });

  test('an upgrade that is not offered is an ordinary request', async () => {
    const upgrade = 'Connection: Upgrade\r\nUpgrade: websocket\r\nSec-WebSocket-Key: AAAAAAAAAAAAAAAAAAAAAA==\r\n\r\n';
    expect(await send(healthy.replace('\r\n\r\n', `\r\n${upgrade}`))).toEqual([200]);
    expect(await send(healthy.replace('localhost\r\n\r\n', `evil.test\r\n${upgrade}`))).toEqual([421]);
  });
});

test('nothing of all this was a fault of the server', () => {
  expect(server.output()).not.toContain('request failed');
});
