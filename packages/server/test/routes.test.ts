import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { nativeOperations } from '@assay/wire';
import { createKey } from '@assay/server';
import { sendRaw } from './support/send-raw.ts';
import { signRequest } from './support/sign-request.ts';
import type { SigningKey } from './support/sign-request.ts';
import { startTestServer, temporaryFolder } from './support/test-server.ts';
import type { TestServer } from './support/test-server.ts';

/** Every registered route, tried with and without a key, under a foreign name, from a foreign page. */
const verbs = ['GET', 'HEAD', 'POST', 'PUT', 'PATCH', 'DELETE', 'OPTIONS', 'TRACE', 'PROPFIND'];
let open: TestServer;
let locked: TestServer;
let authorization: string;
let key: SigningKey;

beforeAll(async () => {
  open = await startTestServer();
  const dataDir = await temporaryFolder();
  key = await createKey(dataDir, { name: 'test' });
  authorization = `Bearer ${key.id}.${key.secret}`;
  locked = await startTestServer({ dataDir, maxFailedAttemptsPerMinute: 100_000 });
});
afterAll(async () => {
  await open[Symbol.asyncDispose]();
  await locked[Symbol.asyncDispose]();
});

const targetOf = (path: string): string =>
  path
    .replaceAll(/:kind\b/g, 'run')
    .replaceAll(/:\w+/g, '0'.repeat(32))
    .replace('*', 'experiments');
/** Routes that requests of AWS's clients are led to; as they stand, nobody can ask for them. */
const isAws = (path: string): boolean => path.startsWith('/.aws/');
const isStream = (path: string): boolean => path.endsWith('/changes');

test('every operation of the table is served, with the permission that it states', () => {
  const served = locked.running.routes.map(({ method, path, permission }) => `${method} ${path} ${permission}`);
  for (const { method, path, permission } of Object.values(nativeOperations))
    expect(served).toContain(`${method} /api/v1${path} ${permission}`);
});

test('nothing is public but the probes, and the version that clients of MLflow ask for', () => {
  const unguarded = locked.running.routes.filter(({ permission }) => permission === 'public').map(({ path }) => path);
  expect([...new Set(unguarded)].toSorted()).toEqual(['/health', '/healthz', '/readyz', '/version']);
});

test(
  'every route wants the key: none and wrong get the same 401, the right one does not',
  { timeout: 60_000 },
  async () => {
    const wrong = `Bearer AK${'0'.repeat(18)}.${'x'.repeat(40)}`;
    const wrongSecret = authorization.replace(/.$/, (last) => (last === 'A' ? 'B' : 'A'));
    for (const { method, path, permission } of locked.running.routes.filter((route) => !isAws(route.path))) {
      const target = targetOf(path);
      const say = `${method} ${target}`;
      if (permission === 'public') {
        expect((await locked.send(method, target)).status, say).toBe(200);
        continue;
      }
      const details = new Set<string>();
      for (const header of [undefined, wrong, wrongSecret, 'Bearer', 'Basic eDp5', 'AWS4-HMAC-SHA256 x']) {
        const answer = await locked.send(method, target, {
          headers: header === undefined ? {} : { authorization: header },
        });
        expect(answer.status, `${say} with ${header}`).toBe(401);
        expect(answer.headers['www-authenticate']).toContain('Basic');
        if (method !== 'HEAD') details.add(String(answer.json()['detail']));
      }
      expect(details.size).toBeLessThanOrEqual(1);
      const headers = { authorization, ...(isStream(path) ? { accept: 'application/json' } : {}) };
      expect((await locked.send(method, target, { headers })).status, `${say} with the key`).not.toBe(401);
    }
  },
);

/** How a client asks for such a route, and what its service answers who shows no key, a wrong one, or the wrong signature. */
const awsRoutes: Readonly<
  Record<
    string,
    {
      target: string;
      service: 'sagemaker' | 'sts' | 's3';
      headers: Record<string, string>;
      refusals: readonly string[];
    }
  >
> = {
  '/.aws/sagemaker': {
    target: '/',
    service: 'sagemaker',
    headers: { 'x-amz-target': 'SageMaker.Nothing', 'content-type': 'application/x-amz-json-1.1' },
    refusals: ['MissingAuthenticationToken', 'UnrecognizedClientException', 'InvalidSignatureException'],
  },
  '/.aws/metrics/BatchPutMetrics': {
    target: '/BatchPutMetrics',
    service: 'sagemaker',
    headers: { 'content-type': 'application/json' },
    refusals: ['MissingAuthenticationToken', 'UnrecognizedClientException', 'InvalidSignatureException'],
  },
  '/.aws/metrics/BatchGetMetrics': {
    target: '/BatchGetMetrics',
    service: 'sagemaker',
    headers: { 'content-type': 'application/json' },
    refusals: ['MissingAuthenticationToken', 'UnrecognizedClientException', 'InvalidSignatureException'],
  },
  '/.aws/sts': {
    target: '/',
    service: 'sts',
    headers: { 'content-type': 'application/x-www-form-urlencoded' },
    refusals: ['MissingAuthenticationToken', 'InvalidClientTokenId', 'SignatureDoesNotMatch'],
  },
  '/.aws/s3': {
    target: '/bucket/key',
    service: 's3',
    headers: {},
    // Without a signature nothing says that a request is meant for S3.
    refusals: ['Unauthenticated', 'InvalidAccessKeyId', 'SignatureDoesNotMatch'],
  },
};

test('every route of the AWS faces wants a right signature, over the very request and its body', async () => {
  const served = locked.running.routes.filter(({ path }) => isAws(path));
  expect([...new Set(served.map(({ path }) => path))].toSorted()).toEqual(Object.keys(awsRoutes).toSorted());
  const host = `127.0.0.1:${locked.running.port}`;
  for (const { method, path, permission } of served) {
    expect(permission).not.toBe('public');
    const { target, service, headers, refusals } = awsRoutes[path]!;
    const say = `${method} ${path}`;
    const body = method === 'GET' || method === 'HEAD' ? undefined : 'Action=GetCallerIdentity';
    const ask = async (given: Record<string, string>) =>
      locked.send(method, target, { headers: given, ...(body !== undefined && { body }) });
    const [missing, unknown, wrong] = refusals;
    const request = { method, target, headers: { ...headers, host }, ...(body !== undefined && { body }) };
    const expectRefused = async (given: Record<string, string>, code: string | undefined, how: string) => {
      const answer = await ask(given);
      expect([400, 401, 403], `${say} ${how}`).toContain(answer.status);
      if (method === 'HEAD') return;
      expect(answer.text, `${say} ${how}`).toContain(code);
      expect(answer.text).not.toContain(key.secret);
    };

    // Without credentials a request may be of no service; then it is the native gate that refuses it.
    await expectRefused({ ...headers, host }, method === 'GET' ? 'Unauthenticated' : missing, 'unsigned');
    const good = signRequest(key, service, request);
    const stranger = { id: `AK${'0'.repeat(18)}`, secret: key.secret };
    await expectRefused(signRequest(stranger, service, request), unknown, 'with an unknown key');
    const forger = { id: key.id, secret: 'x'.repeat(40) };
    await expectRefused(signRequest(forger, service, request), wrong, 'with a wrong secret');
    await expectRefused({ ...good, authorization: good['authorization']!.replace(/.$/, 'g') }, '', 'with a bad digit');
    if (body !== undefined && service !== 's3')
      await expectRefused(signRequest(key, service, { ...request, body: `${body}x` }), wrong, 'with another body');
    const answer = await ask(good);
    const seen = `${say}: ${answer.status} ${answer.text}`;
    for (const code of refusals) expect(seen).not.toContain(code);
    expect(answer.headers['x-amzn-requestid'] ?? answer.headers['x-amz-request-id'], seen).toBe(
      answer.headers['x-request-id'],
    );
    if (service === 's3') continue;
    for (const bearer of [authorization, authorization.replace(/.{3}$/, 'xyz')]) {
      if (service === 'sts' && method !== 'POST') continue;
      const text = (await ask({ ...headers, host, authorization: bearer })).text;
      if (bearer === authorization) for (const code of refusals) expect(text, say).not.toContain(code);
      else expect(text, say).toContain(unknown);
    }
  }
});

test('nobody reaches those routes by their inner names', async () => {
  for (const path of Object.keys(awsRoutes))
    for (const method of ['GET', 'POST', 'PUT'])
      expect((await open.send(method, path)).status, `${method} ${path}`).toBe(404);
});

test('paths that nobody serves want the key as well', async () => {
  for (const method of verbs.filter((verb) => verb !== 'TRACE')) {
    for (const target of ['/nothing', '/api/v1/nothing', '/api/v2/server', '/../etc/passwd', '/assets/x.js'])
      expect((await locked.send(method, target)).status, `${method} ${target}`).toBe(401);
  }
  expect((await locked.send('GET', '/%zz')).status).toBe(401);
});

test('basic credentials are taken too', async () => {
  const [id, secret] = authorization.slice('Bearer '.length).split('.');
  const basic = `Basic ${Buffer.from(`${id}:${secret}`).toString('base64')}`;
  const answer = await locked.send('GET', '/api/v1/server', { headers: { authorization: basic } });
  expect(answer.json()).toMatchObject({ authentication: 'key' });
});

describe('without a key', () => {
  test('a foreign or unclear host is refused on every verb and route', async () => {
    const targets = [...new Set(open.running.routes.map(({ path }) => targetOf(path))), '/nothing', '/api/v1/x'];
    for (const target of targets) {
      for (const method of verbs) {
        const answer = await open.send(method, target, { headers: { host: 'evil.test' } });
        expect(answer.status, `${method} ${target}`).toBe(421);
      }
    }
    for (const host of ['evil.test:4600', 'localhost.evil.test', '2130706433', '127.0.0.1.evil.test', 'localhost:x'])
      expect((await open.send('GET', '/api/v1/server', { headers: { host } })).status, host).toBe(421);
    for (const target of ['http://evil.test/api/v1/server', 'http://localhost/api/v1/server'])
      expect((await open.send('GET', target)).status, target).toBe(421);
    for (const hosts of ['Host: localhost\r\nHost: evil.test', 'Host: evil.test\r\nHost: localhost', ''])
      expect(
        await sendRaw(open.running.port, `GET /healthz HTTP/1.1\r\n${hosts}\r\nConnection: close\r\n\r\n`),
      ).toMatch(/^HTTP\/1\.1 4(?:00|21) /);
  });

  test('a foreign page is refused on every verb and route', { timeout: 60_000 }, async () => {
    const targets = [...new Set(open.running.routes.map(({ path }) => targetOf(path))), '/nothing'];
    const foreign = [{ origin: 'http://evil.test' }, { origin: 'null' }, { 'sec-fetch-site': 'cross-site' }];
    const asked = verbs.flatMap((method) => foreign.map((headers) => ({ method, headers })));
    for (const target of targets)
      await Promise.all(
        asked.map(async ({ method, headers }) => {
          const answer = await open.send(method, target, { headers });
          expect(answer.status, `${method} ${target} ${JSON.stringify(headers)}`).toBe(403);
        }),
      );
  });

  test('no answer gives other sites leave to read it', async () => {
    for (const headers of [{}, { origin: `http://127.0.0.1:${open.running.port}` }, { origin: 'http://evil.test' }]) {
      const answer = await open.send('OPTIONS', '/api/v1/experiments', { headers });
      expect(Object.keys(answer.headers).filter((name) => name.startsWith('access-control'))).toEqual([]);
    }
  });

  test('our own pages and programs pass', async () => {
    const origin = `http://127.0.0.1:${open.running.port}`;
    for (const headers of [{}, { origin }, { origin, 'sec-fetch-site': 'same-origin' }, { 'sec-fetch-site': 'none' }])
      expect((await open.call('POST', '/runs/search', {}, headers)).status, JSON.stringify(headers)).toBe(200);
  });
});
