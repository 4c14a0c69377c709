import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Model, ModelEventPage, ModelPage, ModelVersion, ModelVersionPage } from '@assay/wire';
import { startServer } from '../../support/server.ts';
import type { TestServer } from '../../support/server.ts';

let server: TestServer;
beforeAll(async () => {
  server = await startServer({ args: ['--log-level', 'error'] });
});
afterAll(async () => server[Symbol.asyncDispose]());

async function call(method: string, path: string, body?: unknown): Promise<{ status: number; json: unknown }> {
  const answer = await fetch(`${server.url}/api/v1${path}`, {
    method,
    ...(body !== undefined && { body: JSON.stringify(body), headers: { 'content-type': 'application/json' } }),
  });
  const text = await answer.text();
  return { status: answer.status, json: text === '' ? undefined : JSON.parse(text) };
}

async function succeed<T>(method: string, path: string, body?: unknown): Promise<T> {
  const { status, json } = await call(method, path, body);
  expect(status, JSON.stringify(json)).toBeLessThan(300);
  return json as T;
}

/** A model of this name with versions `s3://models/<n>`. */
async function register(name: string, versions: number): Promise<string> {
  await succeed('POST', '/models', { name });
  const path = `/models/${encodeURIComponent(name)}`;
  for (let n = 1; n <= versions; n++) await succeed('POST', `${path}/versions`, { source: `s3://models/${n}` });
  return path;
}

test('which version is in production, where it is from, and who put it there', async () => {
  const run = await succeed<{ id: string }>('POST', '/runs', { name: 'train', experimentName: 'digits' });
  const path = await register('digits', 2);
  await succeed('POST', `${path}/versions`, { source: `runs:/${run.id}/model`, runId: run.id });
  await succeed('PATCH', `${path}/versions/1`, { stage: 'Production' });
  const promoted = await succeed<ModelVersion>('PATCH', `${path}/versions/3`, {
    stage: 'Production',
    archiveExisting: true,
    approval: 'Approved',
  });
  await succeed('PUT', `${path}/aliases/champion`, { version: 3 });
  expect(promoted).toMatchObject({ stage: 'Production', approval: 'Approved', run: { id: run.id, name: 'train' } });
  const model = await succeed<Model>('GET', path);
  expect(model.aliases).toEqual([{ alias: 'champion', version: 3 }]);
  expect(model.latestVersions.map(({ stage, version }) => `${stage} ${version}`)).toEqual([
    'Production 3',
    'None 2',
    'Archived 1',
  ]);
  const { events } = await succeed<ModelEventPage>('GET', `${path}/events?limit=4`);
  expect(events.map(({ kind, version, actor, data }) => [kind, version, actor, data])).toEqual([
    ['alias.set', 3, 'local', { alias: 'champion', from: null }],
    ['approval', 3, 'local', { from: null, to: 'Approved' }],
    ['stage', 3, 'local', { from: 'None', to: 'Production' }],
    ['stage', 1, 'local', { from: 'Production', to: 'Archived' }],
  ]);
  const found = await succeed<ModelPage>('GET', `/models?${new URLSearchParams({ filter: 'stage = "Production"' })}`);
  expect(found.models).toEqual([model]);
  const ofRun = new URLSearchParams({ filter: `run = "${run.id}"` });
  const { versions } = await succeed<ModelVersionPage>('GET', `/model-versions?${ofRun}`);
  expect(versions.map(({ version, aliases }) => [version, aliases])).toEqual([[3, ['champion']]]);
});

test.each([
  ['Ein Modell mit Raum', 'Ein Modell mit Raum'],
  ['漢字 🎲', '漢字 🎲'],
  ['"quoted" %2F & ?#', '"quoted" %2F & ?#'],
  ['500 letters', 'x'.repeat(500)],
  ['500 of three bytes', '漢'.repeat(500)],
])('a model is reached by its name: %s', async (_, name) => {
  const path = await register(name, 1);
  expect(await succeed('GET', path)).toMatchObject({ name, lastVersion: 1 });
  expect(await succeed('GET', `${path}/aliases/latest`)).toMatchObject({ model: name, version: 1 });
  const query = new URLSearchParams({ model: name });
  expect(await succeed('GET', `/model-versions?${query}`)).toMatchObject({ versions: [{ model: name }] });
  await succeed('DELETE', path);
  expect((await call('GET', path)).status).toBe(404);
});

test('a number is given once', async () => {
  const path = await register('numbers', 2);
  await succeed('DELETE', `${path}/versions/2`);
  expect(await succeed('POST', `${path}/versions`, { source: 's3://x' })).toMatchObject({ version: 3 });
  expect(await succeed('POST', `${path}/versions`, { source: 's3://x', version: 10 })).toMatchObject({ version: 10 });
  const taken = await call('POST', `${path}/versions`, { source: 's3://x', version: 7 });
  expect(taken).toMatchObject({ status: 409, json: { code: 'AlreadyExists', path: 'version' } });
  await Promise.all(Array.from({ length: 20 }, () => succeed('POST', `${path}/versions`, { source: 's3://x' })));
  const { versions } = await succeed<ModelVersionPage>('GET', '/model-versions?model=numbers&sort=version');
  expect(versions.map(({ version }) => version)).toEqual([1, 3, 10, ...Array.from({ length: 20 }, (_, i) => i + 11)]);
});

test('what is wrong is told by name', async () => {
  const path = await register('faults', 1);
  const cases: readonly [string, string, unknown, number, object][] = [
    ['POST', '/models', { name: 'faults' }, 409, { code: 'AlreadyExists' }],
    ['POST', '/models', { name: 'a/b' }, 400, { code: 'InvalidInput', path: 'name' }],
    ['POST', '/models', { name: 'a:b' }, 400, { code: 'InvalidInput', path: 'name' }],
    ['POST', `${path}/versions`, {}, 400, { code: 'InvalidInput', path: 'source' }],
    ['POST', `${path}/versions`, { source: 'models:/faults/7' }, 404, { code: 'NotFound' }],
    ['POST', `${path}/versions`, { source: 'x', stage: 'production' }, 400, { path: 'stage' }],
    ['PATCH', `${path}/versions/1`, { archiveExisting: true }, 400, { path: 'archiveExisting' }],
    ['GET', `${path}/versions/0`, undefined, 400, { path: 'version' }],
    ['GET', `${path}/versions/x`, undefined, 400, { path: 'version' }],
    ['GET', `${path}/versions/99`, undefined, 404, { code: 'NotFound' }],
    ['GET', `${path}/aliases/nobody`, undefined, 404, { code: 'NotFound' }],
    ['PUT', `${path}/aliases/v1`, { version: 1 }, 400, { path: 'alias' }],
    ['PUT', `${path}/aliases/a`, { version: 9 }, 404, { code: 'NotFound' }],
    ['PATCH', `${path}/tags`, { set: { a: 'x'.repeat(100_001) } }, 422, { code: 'LimitExceeded' }],
    ['GET', '/models?filter=colour%20%3D%201', undefined, 400, { code: 'InvalidFilter' }],
    ['GET', '/model-versions?sort=alias', undefined, 400, { code: 'InvalidFilter' }],
    ['GET', '/model-versions?cursor=x', undefined, 400, { path: 'cursor' }],
    ['GET', '/models/nobody', undefined, 404, { code: 'NotFound' }],
  ];
  for (const [method, target, body, status, problem] of cases) {
    const answer = await call(method, target, body);
    expect([answer.status, answer.json], `${method} ${target}`).toEqual([status, expect.objectContaining(problem)]);
  }
});
