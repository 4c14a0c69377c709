import fc from 'fast-check';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { createKey, revokeKey } from '@assay/server';
import type { Answer } from './support/send-request.ts';
import { signRequest } from './support/sign-request.ts';
import type { SigningKey } from './support/sign-request.ts';
import { startTestServer, temporaryFolder } from './support/test-server.ts';
import type { TestServer } from './support/test-server.ts';

/** Signed requests beside the other ways in, and what the gate does with whoever has no right key. */
let server: TestServer;
let key: SigningKey;
beforeAll(async () => {
  const dataDir = await temporaryFolder();
  key = await createKey(dataDir, { name: 'laptop' });
  server = await startTestServer({ dataDir, maxFailedAttemptsPerMinute: 5 });
});
afterAll(async () => server[Symbol.asyncDispose]());

const target = { 'x-amz-target': 'SageMaker.CreateExperiment', 'content-type': 'application/x-amz-json-1.1' };

async function call(by: SigningKey, body: string, headers: Record<string, string> = {}): Promise<Answer> {
  const host = `127.0.0.1:${server.running.port}`;
  const request = { method: 'POST', target: '/', headers: { ...target, ...headers, host }, body };
  return server.send('POST', '/', { headers: signRequest(by, 'sagemaker', request), body });
}
const codeOf = (answer: Answer): unknown => answer.json()['__type'];

test('what is not signed rightly is not read', async () => {
  expect(codeOf(await call(key, '{ no JSON'))).toBe('SerializationException');
  expect(codeOf(await call({ ...key, secret: 'x' }, '{ no JSON'))).toBe('InvalidSignatureException');
});

test('a key sent as it is opens the face as well, and is named in what it makes', async () => {
  const headers = { ...target, authorization: `Bearer ${key.id}.${key.secret}` };
  const answer = await server.send('POST', '/', { headers, body: '{"ExperimentName":"by-bearer"}' });
  expect([answer.status, answer.text]).toEqual([200, expect.stringContaining('us-east-1')]);
  expect((await call(key, '{"ExperimentName":"by-signature"}')).text).toContain('eu-north-1');
  const sts = { ...headers, 'content-type': 'application/x-www-form-urlencoded' };
  const { 'x-amz-target': _, ...form } = sts;
  const who = await server.send('POST', '/', { headers: form, body: 'Action=GetCallerIdentity' });
  expect(who.text).toContain('user/laptop');
});

test('a native route does not take a signature', async () => {
  const host = `127.0.0.1:${server.running.port}`;
  const headers = signRequest(key, 'sagemaker', { method: 'GET', target: '/api/v1/server', headers: { host } });
  expect((await server.send('GET', '/api/v1/server', { headers })).status).toBe(401);
});

test('garbage in the place of a signature is refused, and nothing breaks', async () => {
  const words = [
    'AWS4-HMAC-SHA256',
    'Credential=',
    'SignedHeaders=',
    'Signature=',
    key.id,
    'host',
    ';',
    ',',
    '/',
    ' ',
    '%',
    '20261121',
    'us-east-1',
    'sagemaker',
    's3',
    'aws4_request',
    '0'.repeat(64),
    '=',
    'é',
  ];
  const text = fc
    .array(fc.oneof(fc.constantFrom(...words), fc.string({ maxLength: 5 })), { maxLength: 14 })
    .map((parts) => parts.join('').replaceAll(/[^\x20-\x7e\xa0-\xff]/g, ''));
  const dates = fc.oneof(text, fc.constantFrom('20261121T000000Z', '99999999T999999Z', '00000000T000000Z', ''));
  await fc.assert(
    fc.asyncProperty(text, dates, fc.boolean(), async (authorization, date, inQuery) => {
      const query = `?X-Amz-Algorithm=AWS4-HMAC-SHA256&X-Amz-Credential=${encodeURIComponent(authorization)}&X-Amz-Date=${encodeURIComponent(date)}&X-Amz-Expires=60`;
      const headers = {
        ...target,
        'x-amz-date': date,
        ...(!inQuery && { authorization: `AWS4-HMAC-SHA256 ${authorization}` }),
      };
      const { status } = await server.send('POST', inQuery ? `/${query}` : '/', {
        headers,
        body: '{"ExperimentName":"never"}',
      });
      expect([400, 401, 403]).toContain(status);
    }),
    { numRuns: 150 },
  );
  const found = await call(key, '{"ExperimentName":"never"}');
  expect(found.status, found.text).toBe(200);
});

test('an address that guesses has to wait, a right signature has not', async () => {
  const codes: unknown[] = [];
  for (let i = 0; i < 8; i++) codes.push(codeOf(await call({ ...key, secret: `guess ${i}` }, '{}')));
  for (const code of codes) expect(['InvalidSignatureException', 'ThrottlingException']).toContain(code);
  expect(codes.at(-1)).toBe('ThrottlingException');
  expect((await call(key, '{"ExperimentName":"still-in"}')).status).toBe(200);
});

test('a revoked key signs nothing any more', async () => {
  const other = await createKey(server.dataDir, { name: 'other' });
  await expect.poll(async () => (await call(other, '{"ExperimentName":"other"}')).text).toContain('other');
  await revokeKey(server.dataDir, other.id);
  await expect
    .poll(async () => codeOf(await call(other, '{}')))
    .toMatch(/^(?:UnrecognizedClient|Throttling)Exception$/);
});
