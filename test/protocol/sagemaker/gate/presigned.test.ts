import { createHash, createHmac } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { CreateBucketCommand } from '@aws-sdk/client-s3';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { createKey } from '@assay/server';
import { startServer } from '../../../support/server.ts';
import type { TestServer } from '../../../support/server.ts';
import { codeOf, send, signed } from './signed-request.ts';
import type { Answer, Key } from './signed-request.ts';

/** URLs that carry their signature, for whoever holds them and for as long as they say. */
let dataDir: string;
let server: TestServer;
let key: Key;
let readOnly: Key;
beforeAll(async () => {
  dataDir = await mkdtemp(path.join(os.tmpdir(), 'assay-presigned-'));
  key = await createKey(dataDir, { name: 'laptop' });
  readOnly = await createKey(dataDir, { name: 'guest', permission: 'read' });
  server = await startServer({ dataDir });
  const create = await signed('s3', server.url, key, new CreateBucketCommand({ Bucket: 'box' }));
  await send(server.port, create);
});
afterAll(async () => {
  await server[Symbol.asyncDispose]();
  await rm(dataDir, { recursive: true, force: true });
});

const hmac = (with_: string | Buffer, text: string): Buffer => createHmac('sha256', with_).update(text).digest();

/** The target of a presigned URL, made by the recipe of AWS's documentation. */
function presign(
  method: string,
  target: string,
  {
    expires = '60',
    time = new Date(),
    query = {},
    by = key,
  }: { expires?: string; time?: Date; query?: Record<string, string>; by?: Key } = {},
): string {
  const stamp = time.toISOString().replaceAll(/[:-]|\.\d{3}/g, '');
  const scope = [stamp.slice(0, 8), 'eu-north-1', 's3', 'aws4_request'];
  const parts = {
    'X-Amz-Algorithm': 'AWS4-HMAC-SHA256',
    'X-Amz-Credential': `${by.id}/${scope.join('/')}`,
    'X-Amz-Date': stamp,
    'X-Amz-Expires': expires,
    'X-Amz-SignedHeaders': 'host',
    ...query,
  };
  const pairs = Object.entries(parts).map(([name, value]) => `${name}=${encodeURIComponent(value)}`);
  const text = pairs.toSorted().join('&');
  const canonical = [method, target, text, `host:127.0.0.1:${server.port}\n`, 'host', 'UNSIGNED-PAYLOAD'].join('\n');
  const hash = createHash('sha256').update(canonical).digest('hex');
  const signingKey = scope.reduce<string | Buffer>((made, part) => hmac(made, part), `AWS4${by.secret}`);
  const signature = hmac(signingKey, ['AWS4-HMAC-SHA256', stamp, scope.join('/'), hash].join('\n'));
  return `${target}?${text}&X-Amz-Signature=${signature.toString('hex')}`;
}

const ask = async (method: string, target: string, body = '', headers = {}): Promise<Answer> =>
  send(server.port, { method, target, headers, body: Buffer.from(body) });

test('an object is written and read by who holds the URL', async () => {
  expect((await ask('PUT', presign('PUT', '/box/notes.txt'), 'hello')).status).toBe(200);
  expect(await ask('GET', presign('GET', '/box/notes.txt'))).toMatchObject({ status: 200, text: 'hello' });
  const disposition = { 'response-content-disposition': 'attachment; filename="a b.txt"' };
  const answer = await ask('GET', presign('GET', '/box/notes.txt', { query: disposition }));
  expect(answer.headers['content-disposition']).toContain('attachment');
});

test('one made with a key that only reads opens what reads', async () => {
  const by = readOnly;
  expect((await ask('PUT', presign('PUT', '/box/kept.txt'), 'kept')).status).toBe(200);
  for (const method of ['PUT', 'POST', 'DELETE']) {
    const answer = await ask(method, presign(method, '/box/kept.txt', { by }), 'other');
    expect([answer.status, codeOf(answer)], method).toEqual([403, 'AccessDenied']);
  }
  expect(await ask('GET', presign('GET', '/box/kept.txt', { by }))).toMatchObject({ status: 200, text: 'kept' });
});

test('a URL is good for what it says, and nothing else', async () => {
  const target = presign('GET', '/box/notes.txt');
  for (const [how, altered, method] of [
    ['another verb', target, 'PUT'],
    ['another verb', target, 'DELETE'],
    ['another object', target.replace('notes', 'other'), 'GET'],
    ['another bucket', target.replace('/box/', '/bix/'), 'GET'],
    ['more in the query', `${target}&versionId=1`, 'GET'],
    ['less in the query', target.replace(/X-Amz-Expires=\d+&/, ''), 'GET'],
    ['a longer life', target.replace('Expires=60', 'Expires=600'), 'GET'],
    ['another time', target.replace(/(Date=\d{8}T)\d{6}/, '$1000000'), 'GET'],
    ['another region', target.replace('eu-north-1', 'us-east-1'), 'GET'],
    ['another signature', target.replace(/.$/, (last) => (last === '0' ? '1' : '0')), 'GET'],
  ] as const) {
    const answer = await ask(method, altered);
    expect([400, 403], `${how}: ${answer.text}`).toContain(answer.status);
    expect(answer.text).not.toContain('hello');
  }
  const copy = { 'x-amz-copy-source': '/box/notes.txt' };
  expect(codeOf(await ask('PUT', presign('PUT', '/box/copied'), '', copy))).toBe('AccessDenied');
});

test('a URL ends with its time, and has one', async () => {
  const past = (secondsAgo: number): Date => new Date(Date.now() - secondsAgo * 1000);
  const tell = async (options: Parameters<typeof presign>[2]): Promise<string | undefined> =>
    codeOf(await ask('GET', presign('GET', '/box/notes.txt', options)));
  expect(await tell({ time: past(120), expires: '60' })).toBe('AccessDenied');
  expect(await tell({ time: past(7 * 86_400 - 60), expires: '604800' })).toBeUndefined();
  expect(await tell({ time: past(7 * 86_400 + 60), expires: '604800' })).toBe('AccessDenied');
  expect(await tell({ time: past(-3600) })).toBe('RequestTimeTooSkewed');
  for (const expires of ['0', '604801', '-1', '', '1e3', '1.5'])
    expect(await tell({ expires }), expires).toBe('AuthorizationQueryParametersError');
});
