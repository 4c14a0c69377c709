import { afterAll, beforeAll, expect, test } from 'vitest';
import { startTestServer } from './support/test-server.ts';
import type { TestServer } from './support/test-server.ts';

let server: TestServer;
beforeAll(async () => {
  server = await startTestServer();
});
afterAll(async () => server[Symbol.asyncDispose]());

test('the probes answer, and are not kept by anybody', async () => {
  for (const path of ['/healthz', '/readyz']) {
    const answer = await server.send('GET', path);
    expect([answer.status, answer.headers['cache-control']]).toEqual([200, 'no-store']);
    expect((await server.send('HEAD', path)).status).toBe(200);
  }
});

test('metrics follow the text format, by route and not by path', async () => {
  await server.call('GET', `/runs/${'0'.repeat(32)}`);
  await server.call('GET', '/no/such/path');
  await server.call('POST', '/experiments', { name: 'a' });
  const { text, headers } = await server.send('GET', '/metrics');
  expect(headers['content-type']).toContain('version=0.0.4');
  const sample = /^[a-z_]+(?:\{(?:[a-z]+="[^"\\\n]*",?)+\})? -?(?:[\d.]+(?:e[+-]?\d+)?|\+Inf)$/;
  for (const line of text.trimEnd().split('\n')) if (!line.startsWith('#')) expect(line).toMatch(sample);
  expect(text).toContain('assay_http_requests_total{method="GET",route="/api/v1/runs/:runId",status="404"} 1');
  expect(text).toContain('assay_http_requests_total{method="POST",route="/api/v1/experiments",status="201"} 1');
  expect(text).not.toContain('no/such/path');
  expect(text).toMatch(/^process_resident_memory_bytes \d+$/m);
  expect(text).toMatch(/^assay_store_\w+ [\d.]+$/m);
  const help = text.split('\n').filter((line) => line.startsWith('# TYPE'));
  expect(new Set(help).size).toBe(help.length);
});
