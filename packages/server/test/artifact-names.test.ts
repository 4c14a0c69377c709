import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import type { Run } from '@assay/wire';
import { expectProblem } from './support/expect-problem.ts';
import { startTestServer } from './support/test-server.ts';
import type { TestServer } from './support/test-server.ts';

let server: TestServer;
let runId: string;
beforeAll(async () => {
  server = await startTestServer();
  runId = (await server.call('POST', '/runs', { experimentName: 'names' })).json<Run>().id;
});
afterAll(async () => server[Symbol.asyncDispose]());

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
  expectProblem(upload);
  for (const [method, path] of [
    ['GET', target],
    ['DELETE', target.replace('/content', '')],
  ] as const) {
    const answer = await server.send(method, path);
    expect([400, 404, 422], `${method} ${answer.text}`).toContain(answer.status);
    expectProblem(answer);
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
