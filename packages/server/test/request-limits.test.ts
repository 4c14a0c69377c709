import { gzipSync, zstdCompressSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Run } from '@assay/wire';
import { expectProblem } from './support/expect-problem.ts';
import { sendRaw } from './support/send-raw.ts';
import type { Answer } from './support/send-request.ts';
import { startTestServer } from './support/test-server.ts';
import type { TestServer } from './support/test-server.ts';

let server: TestServer;
let runId: string;
beforeAll(async () => {
  server = await startTestServer();
  runId = (await server.call('POST', '/runs', { experimentName: 'limits' })).json<Run>().id;
});
afterAll(async () => server[Symbol.asyncDispose]());

const json = { 'content-type': 'application/json' };
const post = async (path: string, body: string | Uint8Array, headers: Record<string, string> = json): Promise<Answer> =>
  server.send('POST', `/api/v1${path}`, { headers, body });

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
    expect(expectProblem(answer).detail).toContain('larger than 10 MB');
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
    expect(expectProblem(over).detail).toContain('500');
    const huge = await server.call('POST', '/experiments', { name: 'x'.repeat(9_000_000) });
    expect(huge.status).toBeGreaterThanOrEqual(400);
    expectProblem(huge);
  });

  test('headers have a limit', async () => {
    const request = `GET /healthz HTTP/1.1\r\nHost: localhost\r\nX-Long: ${'x'.repeat(20_000)}\r\n\r\n`;
    expect(await sendRaw(server.running.port, request)).toMatch(/^HTTP\/1\.1 431 /);
  });
});

test('many connections that never finish their headers do not keep others out', async () => {
  const half = Array.from({ length: 300 }, async () =>
    sendRaw(server.running.port, 'GET /healthz HTTP/1.1\r\nHost: local', { endAfterMs: 1500 }),
  );
  for (let i = 0; i < 20; i++) expect((await server.send('GET', '/healthz')).status).toBe(200);
  await Promise.all(half);
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
