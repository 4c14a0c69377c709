import { mkdtemp, rm } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { GetObjectCommand, ListObjectsV2Command, PutObjectCommand } from '@aws-sdk/client-s3';
import { ListExperimentsCommand, SageMakerClient } from '@aws-sdk/client-sagemaker';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { createKey } from '@assay/server';
import { startServer } from '../../../support/server.ts';
import type { TestServer } from '../../../support/server.ts';
import { codeOf, send, signed } from './signed-request.ts';
import type { Answer, Key, SignedRequest } from './signed-request.ts';

/** Requests that AWS's own SDK signed, sent as they are and damaged in each of their parts, to a server that has a key. */
let dataDir: string;
let server: TestServer;
let key: Key;
beforeAll(async () => {
  dataDir = await mkdtemp(path.join(os.tmpdir(), 'assay-gate-'));
  key = await createKey(dataDir, { name: 'laptop' });
  server = await startServer({ dataDir, args: ['--log-level', 'info'] });
});
afterAll(async () => {
  await server[Symbol.asyncDispose]();
  await rm(dataDir, { recursive: true, force: true });
});

const sagemaker = async (options = {}) =>
  signed('sagemaker', server.url, key, new ListExperimentsCommand({ MaxResults: 5 }), options);
const s3Put = async (options = {}) =>
  signed(
    's3',
    server.url,
    key,
    new PutObjectCommand({ Bucket: 'box', Key: "a b/ü+(1)'*~.txt", Body: 'hello' }),
    options,
  );
const s3List = async () =>
  signed('s3', server.url, key, new ListObjectsV2Command({ Bucket: 'box', Prefix: "ä b+c/'()*&=", MaxKeys: 7 }));

const ask = async (request: SignedRequest): Promise<Answer> => send(server.port, request);
const faults: ReadonlySet<string | undefined> = new Set([
  'InvalidSignatureException',
  'SignatureDoesNotMatch',
  'UnrecognizedClientException',
  'InvalidAccessKeyId',
  'IncompleteSignature',
  'AuthorizationHeaderMalformed',
  'AccessDenied',
  'RequestTimeTooSkewed',
  'MissingAuthenticationToken',
]);
const isLetIn = (answer: Answer): boolean => answer.status !== 401 && !faults.has(codeOf(answer));

describe('as they are signed', () => {
  test('requests get past the gate', async () => {
    for (const request of [await sagemaker(), await s3Put(), await s3List()]) {
      const answer = await ask(request);
      expect(isLetIn(answer), `${request.method} ${request.target}: ${answer.text}`).toBe(true);
    }
  });

  test('an object comes back, under a name of odd characters', async () => {
    const put = async (target: string) => {
      const { CreateBucketCommand } = await import('@aws-sdk/client-s3');
      return ask(await signed('s3', server.url, key, new CreateBucketCommand({ Bucket: target })));
    };
    expect((await put('box')).status).toBe(200);
    expect((await ask(await s3Put())).status).toBe(200);
    const get = new GetObjectCommand({ Bucket: 'box', Key: "a b/ü+(1)'*~.txt" });
    expect(await ask(await signed('s3', server.url, key, get))).toMatchObject({ status: 200, text: 'hello' });
  });
});

type Damage = readonly [what: string, (request: SignedRequest) => SignedRequest];
const inAuthorization = (pattern: RegExp, text: string | ((found: string) => string)) => (request: SignedRequest) => ({
  ...request,
  headers: {
    ...request.headers,
    authorization: (request.headers['authorization'] ?? '').replace(pattern, text as string),
  },
});
const header = (name: string, value: string) => (request: SignedRequest) => ({
  ...request,
  headers: { ...request.headers, [name]: value },
});
const without = (name: string) => (request: SignedRequest) => ({
  ...request,
  headers: Object.fromEntries(Object.entries(request.headers).filter(([each]) => each !== name)),
});
const damages: readonly Damage[] = [
  [
    'the method',
    (request) => ({
      ...request,
      method: request.method === 'PUT' ? 'POST' : request.method === 'GET' ? 'DELETE' : 'POST',
      target: request.method === 'POST' ? `${request.target}?x` : request.target,
    }),
  ],
  [
    'the query',
    (request) => ({ ...request, target: `${request.target}${request.target.includes('?') ? '&' : '?'}x=1` }),
  ],
  ['the host', header('host', 'localhost')],
  ['the date', header('x-amz-date', '20200101T000000Z')],
  ['the date, which is gone', without('x-amz-date')],
  ['the key', inAuthorization(/Credential=[^/]+/, `Credential=AK${'0'.repeat(18)}`)],
  ['the day of the scope', inAuthorization(/\/\d{8}\//, '/20200101/')],
  ['the region', inAuthorization(/eu-north-1/, 'us-east-1')],
  ['the service', inAuthorization(/\/(?:s3|sagemaker)\//, '/sts/')],
  ['the signed headers, one fewer', inAuthorization(/;x-amz-date/, '')],
  ['the signed headers, without the host', inAuthorization(/;host/, '')],
  ['the signed headers, in another order', inAuthorization(/SignedHeaders=([^;]+);([^;,]+)/, 'SignedHeaders=$2;$1')],
  ['the signature', inAuthorization(/.$/, (last) => (last === '0' ? '1' : '0'))],
  ['the signature, cut', inAuthorization(/.$/, '')],
  ['the signature, which is gone', inAuthorization(/, ?Signature=.*/, '')],
  ['the algorithm', inAuthorization(/^AWS4-HMAC-SHA256/, 'AWS4-HMAC-SHA512')],
  ['a header that is not signed', header('x-amz-copy-source', '/other/secret')],
  ['the client’s name for the call', header('amz-sdk-invocation-id', '00000000-0000-0000-0000-000000000000')],
];

describe.each([
  ['sagemaker', sagemaker],
  ['s3, with a body', s3Put],
  ['s3, with a query', s3List],
] as const)('%s: altered in one part', (_, make) => {
  test.each(damages)('%s', async (what, damage) => {
    const request = await make();
    const damaged = damage(request);
    expect(damaged, 'something is altered').not.toEqual(request);
    const answer = await ask(damaged);
    expect(isLetIn(answer), `${what}: ${answer.status} ${answer.text}`).toBe(false);
    expect([400, 401, 403]).toContain(answer.status);
  });
});

test('a body other than the signed one is refused, and nothing of it is kept', async () => {
  const list = await sagemaker();
  expect(codeOf(await ask({ ...list, body: Buffer.from('{"MaxResults":6}') }))).toBe('InvalidSignatureException');
  const put = await signed(
    's3',
    server.url,
    key,
    new PutObjectCommand({ Bucket: 'box', Key: 'forged', Body: 'hello' }),
  );
  const forged = await ask({ ...put, body: Buffer.from('jello') });
  expect([400, 403], forged.text).toContain(forged.status);
  const get = await signed('s3', server.url, key, new GetObjectCommand({ Bucket: 'box', Key: 'forged' }));
  expect((await ask(get)).status).toBe(404);
});

test('a clock may be wrong by less than a quarter of an hour', async () => {
  for (const skewMs of [-14 * 60_000, 14 * 60_000]) {
    expect(isLetIn(await ask(await sagemaker({ skewMs })))).toBe(true);
    expect(isLetIn(await ask(await s3Put({ skewMs })))).toBe(true);
  }
  for (const skewMs of [-16 * 60_000, 16 * 60_000, 86_400_000 * 400]) {
    const answer = await ask(await sagemaker({ skewMs }));
    expect(codeOf(answer)).toBe('InvalidSignatureException');
    expect(answer.text).toMatch(/Signature expired|Signature not yet current/);
    expect(codeOf(await ask(await s3Put({ skewMs })))).toBe('RequestTimeTooSkewed');
  }
});

test('a client whose clock is wrong by an hour learns the time from the refusal', async () => {
  const client = new SageMakerClient({
    endpoint: server.url,
    region: 'eu-north-1',
    credentials: { accessKeyId: key.id, secretAccessKey: key.secret },
    systemClockOffset: 3_600_000,
  });
  await expect(client.send(new ListExperimentsCommand({}))).rejects.toThrow('Signature not yet current');
  expect((await client.send(new ListExperimentsCommand({}))).$metadata.httpStatusCode).toBe(200);
  client.destroy();
});

test('wrong keys show in the log, signatures and secrets do not', async () => {
  const { authorization = '' } = (await sagemaker()).headers;
  expect(server.output()).toContain('wrong access key');
  expect(server.output()).toContain('"operation":"SageMaker.ListExperiments"');
  expect(server.output()).not.toContain(key.secret);
  expect(server.output()).not.toContain(authorization.slice(0, 30));
  expect(server.output()).not.toContain('request failed');
});
