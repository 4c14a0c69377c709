import { createHash, randomBytes } from 'node:crypto';
import { readdir } from 'node:fs/promises';
import http from 'node:http';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Artifact, ArtifactPage, Run } from '@assay/wire';
import { sendRaw } from './support/send-raw.ts';
import { startTestServer } from './support/test-server.ts';
import type { TestServer } from './support/test-server.ts';

let server: TestServer;
let runId: string;
const bytes = randomBytes(100_000);
const sha256 = createHash('sha256').update(bytes).digest('hex');
const contentOf = (name: string): string => `/api/v1/runs/${runId}/artifacts/content?name=${encodeURIComponent(name)}`;

beforeAll(async () => {
  server = await startTestServer();
  runId = (await server.call('POST', '/runs', { experimentName: 'artifacts' })).json<Run>().id;
  await server.send('PUT', `${contentOf('weights.bin')}&sha256=${sha256}`, { body: bytes });
});
afterAll(async () => server[Symbol.asyncDispose]());

const get = async (headers: Record<string, string> = {}, method = 'GET') =>
  server.send(method, contentOf('weights.bin'), { headers });

test('whole', async () => {
  const listed = await server.call('GET', `/runs/${runId}/artifacts`);
  const file = { name: 'weights.bin', sha256, sizeBytes: bytes.length, kind: 'file', direction: 'output' };
  expect(listed.json<ArtifactPage>().artifacts).toEqual([expect.objectContaining(file)]);
  const answer = await get();
  expect(answer.status).toBe(200);
  expect(answer.bytes.equals(bytes)).toBe(true);
  expect(answer.headers).toMatchObject({
    'content-length': '100000',
    etag: `"${sha256}"`,
    'accept-ranges': 'bytes',
    'content-type': 'application/octet-stream',
    'content-disposition': "attachment; filename*=UTF-8''weights.bin",
    'content-security-policy': "sandbox; default-src 'none'",
    'x-content-type-options': 'nosniff',
    'cross-origin-resource-policy': 'same-origin',
  });
});

test.each([
  ['bytes=0-9', 0, 10],
  ['bytes=99990-', 99_990, 100_000],
  ['bytes=-5', 99_995, 100_000],
  ['bytes=50000-200000', 50_000, 100_000],
])('the range %s', async (range, start, end) => {
  const answer = await get({ range });
  expect(answer.status).toBe(206);
  expect(answer.headers['content-range']).toBe(`bytes ${start}-${end - 1}/100000`);
  expect(answer.headers['content-length']).toBe(String(end - start));
  expect(answer.bytes.equals(bytes.subarray(start, end))).toBe(true);
});

test('a range outside is told the size', async () => {
  const answer = await get({ range: 'bytes=100000-' });
  expect([answer.status, answer.headers['content-range']]).toEqual([416, 'bytes */100000']);
  expect(answer.json()).toMatchObject({ code: 'RangeNotSatisfiable' });
});

test('several ranges, or one for another version, get the whole', async () => {
  expect((await get({ range: 'bytes=0-1,5-6' })).status).toBe(200);
  expect((await get({ range: 'bytes=0-1', 'if-range': '"other"' })).status).toBe(200);
  expect((await get({ range: 'bytes=0-1', 'if-range': `"${sha256}"` })).status).toBe(206);
});

test('what the client has is not sent again', async () => {
  const answer = await get({ 'if-none-match': `"${sha256}"` });
  expect([answer.status, answer.bytes.length]).toEqual([304, 0]);
});

test('HEAD tells without sending', async () => {
  const answer = await get({}, 'HEAD');
  expect([answer.status, answer.headers['content-length'], answer.bytes.length]).toEqual([200, '100000', 0]);
  const ranged = await get({ range: 'bytes=0-9' }, 'HEAD');
  expect([ranged.status, ranged.headers['content-length']]).toEqual([206, '10']);
  expect((await server.send('HEAD', contentOf('none'))).status).toBe(404);
});

test('small values are downloaded like files, references are not', async () => {
  await server.call('POST', `/runs/${runId}/artifacts`, { name: 'note.txt', value: 'häh', mediaType: 'text/plain' });
  const value = await server.send('GET', contentOf('note.txt'), { headers: { range: 'bytes=0-2' } });
  expect([value.status, value.text, value.headers['content-type']]).toEqual([206, 'hä', 'text/plain; charset=utf-8']);
  await server.call('POST', `/runs/${runId}/artifacts`, { name: 'far', uri: 'file:///etc/passwd' });
  const reference = await server.send('GET', contentOf('far'));
  expect(reference.status).toBe(409);
  expect(reference.text).not.toContain('root:');
});

test('pages and drawings are never shown in our own name', async () => {
  for (const [name, type] of [
    ['x.html', 'text/html'],
    ['x.svg', 'image/svg+xml'],
  ] as const) {
    const body = '<script>fetch("/api/v1/server")</script>';
    await server.send('PUT', contentOf(name), { body, headers: { 'content-type': type } });
    const answer = await server.send('GET', contentOf(name));
    expect(answer.headers['content-disposition']).toContain('attachment');
    expect(answer.headers['content-security-policy']).toContain('sandbox');
  }
});

describe('uploads that fail leave nothing', () => {
  const blobs = async (): Promise<string[]> =>
    (await readdir(path.join(server.dataDir, 'blobs'), { recursive: true })).toSorted();

  test('wrong checksum', async () => {
    const before = await blobs();
    const answer = await server.send('PUT', `${contentOf('wrong')}&sha256=${'0'.repeat(64)}`, {
      body: randomBytes(5_000_000),
    });
    expect([answer.status, answer.json()['code']]).toEqual([422, 'ChecksumMismatch']);
    expect(await blobs()).toEqual(before);
    expect((await server.send('GET', contentOf('wrong'))).status).toBe(404);
  });

  test('no such run: refused before the bytes are read', async () => {
    const before = await blobs();
    const target = contentOf('x').replace(runId, '0'.repeat(32));
    expect((await server.send('PUT', target, { body: randomBytes(1_000_000) })).status).toBe(404);
    expect(await blobs()).toEqual(before);
  });

  test('broken off half-way', async () => {
    const before = await blobs();
    const head = `PUT ${contentOf('half')} HTTP/1.1\r\nHost: localhost\r\nContent-Length: 1000000\r\n\r\n`;
    await sendRaw(server.running.port, head + 'x'.repeat(500_000), { endAfterMs: 200 });
    await expect.poll(blobs).toEqual(before);
    expect((await server.send('GET', contentOf('half'))).status).toBe(404);
  });

  test('compressed bytes are not taken for the artifact', async () => {
    const answer = await server.send('PUT', contentOf('zipped'), {
      body: 'x',
      headers: { 'content-encoding': 'gzip' },
    });
    expect(answer.status).toBe(415);
  });
});

test('a file over the limit is refused, by its length or as soon as it passes it, and nothing stays', async () => {
  await using small = await startTestServer({ limits: { artifactFileBytes: 100_000 } });
  const { id } = (await small.call('POST', '/runs', { experimentName: 'small' })).json<Run>();
  const target = `/api/v1/runs/${id}/artifacts/content?name=large`;
  const declared = await small.send('PUT', target, { body: randomBytes(100_001) });
  expect(declared.status).toBeGreaterThanOrEqual(400);
  expect(declared.json()['detail']).toContain('100000');
  const head = `PUT ${target} HTTP/1.1\r\nHost: localhost\r\nTransfer-Encoding: chunked\r\n\r\n`;
  const body = `10000\r\n${'x'.repeat(0x10000)}\r\n`.repeat(20);
  const answer = await sendRaw(small.running.port, `${head}${body}0\r\n\r\n`, { endAfterMs: 1000 });
  expect(answer).toMatch(/^HTTP\/1\.1 413 /);
  expect((await small.send('GET', target)).status).toBe(404);
  expect((await small.send('PUT', target, { body: randomBytes(100_000) })).status).toBe(201);
});

test('an empty file is a file', async () => {
  const answer = await server.send('PUT', contentOf('empty'), { body: '' });
  expect(answer.json<Artifact>()).toMatchObject({ sizeBytes: 0 });
  const read = await server.send('GET', contentOf('empty'));
  expect([read.status, read.headers['content-length'], read.bytes.length]).toEqual([200, '0', 0]);
});

test('300 MB go in and out, and memory stays flat', { timeout: 60_000 }, async () => {
  const chunk = randomBytes(1024 * 1024);
  const count = 300;
  const hash = createHash('sha256');
  for (let i = 0; i < count; i++) hash.update(chunk);
  const expected = hash.digest('hex');
  const before = process.memoryUsage();
  let peakBytes = 0;
  // Of this process, which is server, sender and reader in one.
  const watch = setInterval(() => (peakBytes = Math.max(peakBytes, process.memoryUsage.rss() - before.rss)), 20);
  try {
    const uploaded = await new Promise<Artifact>((resolve, reject) => {
      const { port } = server.running;
      const request = http.request({ port, host: '127.0.0.1', method: 'PUT', path: contentOf('large'), agent: false });
      request.on('error', reject).on('response', (response) => {
        response.setEncoding('utf8').on('data', (text: string) => resolve(JSON.parse(text) as Artifact));
      });
      let sent = 0;
      const send = (): void => {
        while (sent < count) {
          sent++;
          if (!request.write(chunk)) return;
        }
        if (!request.writableEnded) request.end();
      };
      request.on('drain', send);
      send();
    });
    expect(uploaded).toMatchObject({ sha256: expected, sizeBytes: count * chunk.length });
    const read = createHash('sha256');
    await new Promise<void>((resolve, reject) => {
      const { port } = server.running;
      http
        .get({ port, host: '127.0.0.1', path: contentOf('large'), agent: false }, (response) => {
          response
            .on('data', (part: Buffer) => read.update(part))
            .on('end', resolve)
            .on('error', reject);
        })
        .on('error', reject);
    });
    expect(read.digest('hex')).toBe(expected);
  } finally {
    clearInterval(watch);
  }
  expect(peakBytes / 1024 / 1024).toBeLessThan(150);
});
