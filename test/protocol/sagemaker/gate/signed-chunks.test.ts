import { createHash, createHmac } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { CreateBucketCommand, GetObjectCommand } from '@aws-sdk/client-s3';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { createKey } from '@assay/server';
import { startServer } from '../../../support/server.ts';
import type { TestServer } from '../../../support/server.ts';
import { codeOf, send, signed } from './signed-request.ts';
import type { Answer, Key } from './signed-request.ts';

/** Objects sent in chunks that are signed one by one, as older SDKs and streaming ones do, to a server that has a key. */
let dataDir: string;
let server: TestServer;
let key: Key;
beforeAll(async () => {
  dataDir = await mkdtemp(path.join(os.tmpdir(), 'assay-chunks-'));
  key = await createKey(dataDir, { name: 'laptop' });
  server = await startServer({ dataDir });
  await send(server.port, await signed('s3', server.url, key, new CreateBucketCommand({ Bucket: 'box' })));
});
afterAll(async () => {
  await server[Symbol.asyncDispose]();
  await rm(dataDir, { recursive: true, force: true });
});

const sha256 = (bytes: string | Buffer): string => createHash('sha256').update(bytes).digest('hex');
const hmac = (by: string | Buffer, text: string): Buffer => createHmac('sha256', by).update(text).digest();

interface Upload {
  readonly chunks: readonly string[];
  /** Value of `x-amz-checksum-sha256` behind the body. */
  readonly trailer?: string;
  /** What is sent in place of the chunks that were signed. */
  readonly sent?: readonly string[];
  readonly sizeBytes?: number;
}

/** By the recipe of AWS's documentation ("Signature Calculations for the Authorization Header: Transferring Payload in Multiple Chunks"). */
async function put(name: string, { chunks, trailer, sent = chunks, sizeBytes }: Upload): Promise<Answer> {
  const stamp = new Date().toISOString().replaceAll(/[:-]|\.\d{3}/g, '');
  const scope = [stamp.slice(0, 8), 'eu-north-1', 's3', 'aws4_request'];
  const signingKey = scope.reduce<string | Buffer>((made, part) => hmac(made, part), `AWS4${key.secret}`);
  const sign = (form: string, ...hashes: readonly string[]): string =>
    hmac(signingKey, [`AWS4-HMAC-SHA256${form}`, stamp, scope.join('/'), ...hashes].join('\n')).toString('hex');
  const payload = `STREAMING-AWS4-HMAC-SHA256-PAYLOAD${trailer === undefined ? '' : '-TRAILER'}`;
  const headers: Record<string, string> = {
    'content-encoding': 'aws-chunked',
    host: `127.0.0.1:${server.port}`,
    'x-amz-content-sha256': payload,
    'x-amz-date': stamp,
    'x-amz-decoded-content-length': String(sizeBytes ?? chunks.join('').length),
    ...(trailer !== undefined && { 'x-amz-trailer': 'x-amz-checksum-sha256' }),
  };
  const names = Object.keys(headers).join(';');
  const lines = Object.entries(headers).map(([each, value]) => `${each}:${value}\n`);
  const target = `/box/${name}`;
  const seed = sign('', sha256(['PUT', target, '', lines.join(''), names, payload].join('\n')));
  let previous = seed;
  const body = [...chunks, ''].map((chunk, i) => {
    previous = sign('-PAYLOAD', previous, sha256(''), sha256(chunk));
    const text = sent[i] ?? '';
    return `${text.length.toString(16)};chunk-signature=${previous}\r\n${text}${text === '' ? '' : '\r\n'}`;
  });
  if (trailer === undefined) body.push('\r\n');
  else {
    const line = `x-amz-checksum-sha256:${trailer}`;
    body.push(`${line}\r\nx-amz-trailer-signature:${sign('-TRAILER', previous, sha256(`${line}\n`))}\r\n\r\n`);
  }
  const authorization = `AWS4-HMAC-SHA256 Credential=${key.id}/${scope.join('/')}, SignedHeaders=${names}, Signature=${seed}`;
  return send(server.port, {
    method: 'PUT',
    target,
    headers: { ...headers, authorization },
    body: Buffer.from(body.join('')),
  });
}

const get = async (name: string): Promise<Answer> =>
  send(server.port, await signed('s3', server.url, key, new GetObjectCommand({ Bucket: 'box', Key: name })));

const chunks = ['a'.repeat(70_000), 'b'.repeat(9000)];
const whole = chunks.join('');
const checksum = Buffer.from(sha256(whole), 'hex').toString('base64');

test('an object comes whole, with and without a header behind it', async () => {
  expect((await put('plain', { chunks })).status).toBe(200);
  expect((await get('plain')).text === whole).toBe(true);
  expect((await put('checked', { chunks, trailer: checksum })).status).toBe(200);
  expect((await get('checked')).text === whole).toBe(true);
});

test.each<[string, Upload, string]>([
  ['another byte', { chunks, sent: [whole.slice(0, 69_999) + 'x', 'b'.repeat(9000)] }, 'SignatureDoesNotMatch'],
  ['chunks in another order', { chunks: ['a', 'b'], sent: ['b', 'a'] }, 'SignatureDoesNotMatch'],
  ['a chunk fewer', { chunks, sent: [chunks[0] ?? ''] }, 'SignatureDoesNotMatch'],
  ['less than announced', { chunks, sizeBytes: 79_001 }, 'IncompleteBody'],
  ['more than announced', { chunks, sizeBytes: 78_999 }, 'IncompleteBody'],
  ['a wrong checksum behind it', { chunks, trailer: Buffer.alloc(32).toString('base64') }, 'BadDigest'],
])('with %s nothing is kept', async (what, upload, code) => {
  const name = what.replaceAll(' ', '-');
  expect(codeOf(await put(name, upload))).toBe(code);
  expect((await get(name)).status).toBe(404);
});
