import { createHash } from 'node:crypto';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { ChangePage, Experiment, Run } from '@assay/wire';
import { startTestServer } from './support/test-server.ts';
import type { TestServer } from './support/test-server.ts';

let server: TestServer;
beforeAll(async () => {
  server = await startTestServer();
});
afterAll(async () => server[Symbol.asyncDispose]());

/** One key a test. */
const keyed = (): Record<string, string> => ({
  'idempotency-key': createHash('sha1')
    .update(expect.getState().currentTestName ?? '')
    .digest('hex'),
});

test('a change that is repeated under its key happens once, across a restart too', async () => {
  const body = { experimentName: 'retries', parameters: { rate: 0.1 } };
  const first = await server.call('POST', '/runs', body, keyed());
  expect(first.status).toBe(201);
  const again = await server.call('POST', '/runs', body, keyed());
  expect([again.status, again.text]).toEqual([201, first.text]);
  await server.restart();
  const later = await server.call('POST', '/runs', body, keyed());
  expect([later.status, later.text]).toEqual([201, first.text]);
  const { runs } = (await server.call('POST', '/runs/search', { filter: 'experiment = "retries"' })).json<{
    runs: Run[];
  }>();
  expect(runs).toHaveLength(1);
});

test('repeats at the same moment happen once', async () => {
  const asked = Array.from({ length: 10 }, async () => server.call('POST', '/experiments', { name: 'race' }, keyed()));
  const answers = await Promise.all(asked);
  expect(new Set(answers.map(({ status }) => status))).toEqual(new Set([201]));
  expect(new Set(answers.map(({ text }) => text)).size).toBe(1);
});

test('the same key with another request is refused', async () => {
  await server.call('POST', '/experiments', { name: 'a2' }, keyed());
  for (const [method, path, body] of [
    ['POST', '/experiments', { name: 'b2' }],
    ['POST', '/runs', { name: 'a2' }],
  ] as const) {
    const answer = await server.call(method, path, body, keyed());
    expect([answer.status, answer.json()['code']]).toEqual([422, 'IdempotencyMismatch']);
  }
});

test('an operation without a body is repeated safely too', async () => {
  const { id } = (await server.call('POST', '/experiments', { name: 'a3' })).json<Experiment>();
  for (const _ of [1, 2])
    expect((await server.call('DELETE', `/experiments/${id}`, undefined, keyed())).status).toBe(204);
  const log = await server.call('GET', `/changes?since=0&experimentId=${id}`, undefined, {
    accept: 'application/json',
  });
  const kinds = log.json<ChangePage>().changes.map(({ kind }) => kind);
  expect(kinds).toEqual(['experiment.created', 'experiment.deleted']);
});

test('a refused change can be tried again under its key once it can succeed', async () => {
  const body = { name: 'late', experimentId: '0'.repeat(32) };
  expect((await server.call('POST', '/runs', body, keyed())).status).toBe(404);
  expect((await server.call('POST', '/runs', body, keyed())).status).toBe(404);
});

test('an upload is repeated safely too; other bytes under its key are refused', async () => {
  const { id } = (await server.call('POST', '/runs', { experimentName: 'uploads' })).json<Run>();
  const upload = async (body: string) =>
    server.send('PUT', `/api/v1/runs/${id}/artifacts/content?name=a.txt`, { body, headers: keyed() });
  const first = await upload('same');
  const again = await upload('same');
  expect([first.status, again.status, again.text]).toEqual([201, 201, first.text]);
  const other = await upload('other');
  expect([other.status, other.json()['code']]).toEqual([422, 'IdempotencyMismatch']);
  expect((await server.send('GET', `/api/v1/runs/${id}/artifacts/content?name=a.txt`)).text).toBe('same');
});

test('a key must be one', async () => {
  for (const key of ['a b', 'x'.repeat(300)])
    expect((await server.call('POST', '/experiments', { name: 'a5' }, { 'idempotency-key': key })).status).toBe(400);
});

test('If-Match lets a change through only for the version it was made for', async () => {
  const { id } = (await server.call('POST', '/experiments', { name: 'a6' })).json<Experiment>();
  const path = `/experiments/${id}`;
  const etag = (await server.call('GET', path)).headers['etag'] ?? '';
  expect(etag).toMatch(/^"1\.[\w-]+"$/);
  const changed = await server.call('PATCH', path, { description: 'one' }, { 'if-match': etag });
  expect([changed.status, changed.json()['version']]).toEqual([200, 2]);
  const lost = await server.call('PATCH', path, { description: 'two' }, { 'if-match': etag });
  expect([lost.status, lost.json()['code']]).toEqual([412, 'PreconditionFailed']);
  expect((await server.call('DELETE', path, undefined, { 'if-match': '"1"' })).status).toBe(412);
  expect((await server.call('PATCH', path, { description: 'two' }, { 'if-match': 'two' })).status).toBe(400);
  expect((await server.call('DELETE', path, undefined, { 'if-match': '"2"' })).status).toBe(204);
  const elsewhere = await server.call('POST', '/experiments', { name: 'b6' }, { 'if-match': '"1"' });
  expect(elsewhere.status, 'a precondition that would not be looked at is refused').toBe(400);
});

test('If-None-Match spares an answer that is known, and never hides one that is not', async () => {
  const { id } = (await server.call('POST', '/runs', { name: 'a7', experimentName: 'e7' })).json<Run>();
  const get = async (etag: string) => server.call('GET', `/runs/${id}`, undefined, { 'if-none-match': etag });
  const first = await get('"none"');
  const etag = first.headers['etag'] ?? '';
  const second = await get(etag);
  expect([first.status, second.status, second.text]).toEqual([200, 304, '']);
  await server.call('POST', `/runs/${id}/metrics`, { points: [{ name: 'loss', value: 1 }] });
  const third = await get(etag);
  expect([third.status, third.json<Run>().metrics['loss']?.count]).toEqual([200, 1]);
});
