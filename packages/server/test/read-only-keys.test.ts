import { afterAll, beforeAll, expect, test } from 'vitest';
import { nativeOperations } from '@assay/wire';
import type { NativeOperation } from '@assay/wire';
import { isQueryOperation, mlflowEndpoints, servedOperations as servedByMlflow } from '@assay/wire/mlflow';
import type { MlflowOperation } from '@assay/wire/mlflow';
import { operationNames } from '@assay/wire/sagemaker';
import { createKey } from '@assay/server';
import type { Answer, RequestParts } from './support/send-request.ts';
import { signRequest } from './support/sign-request.ts';
import type { SigningKey } from './support/sign-request.ts';
import { startTestServer, temporaryFolder } from './support/test-server.ts';
import type { TestServer } from './support/test-server.ts';

/** Every way into the server with a key that only reads: what writes is refused, in the words of its face, and nothing changes. */
let server: TestServer;
let writer: SigningKey;
let reader: SigningKey;
beforeAll(async () => {
  const dataDir = await temporaryFolder();
  writer = await createKey(dataDir, { name: 'writer' });
  reader = await createKey(dataDir, { name: 'guest', permission: 'read' });
  server = await startTestServer({ dataDir });
  // The first call of MLflow's clients makes their default experiment, whoever calls.
  await sendAs(writer, 'GET', '/api/2.0/mlflow/experiments/get?experiment_id=0');
  await sendAs(writer, 'POST', '/api/v1/runs', json({ name: 'here', status: 'running' }));
});
afterAll(async () => server[Symbol.asyncDispose]());

const bearer = ({ id, secret }: SigningKey): string => `Bearer ${id}.${secret}`;
const json = (body: unknown): RequestParts => ({
  headers: { 'content-type': 'application/json' },
  body: JSON.stringify(body),
});

async function sendAs(key: SigningKey, method: string, target: string, parts: RequestParts = {}): Promise<Answer> {
  return server.send(method, target, { ...parts, headers: { ...parts.headers, authorization: bearer(key) } });
}

const cursor = async (): Promise<unknown> => (await sendAs(writer, 'GET', '/api/v1/server')).json()['changeCursor'];

const targetOf = (path: string): string =>
  path
    .replaceAll(/:kind\b/g, 'run')
    .replaceAll(/:version\([^)]*\)/g, '2.0')
    .replaceAll(/:\w+/g, '0'.repeat(32))
    .replace('*', 'experiments');
const isMlflow = (path: string): boolean => /^\/(?:api\/|v1\/traces|get-artifact)/.test(path) && !isNative(path);
const isNative = (path: string): boolean => path.startsWith('/api/v1/');

test('of all routes those that write are refused to a reader, and no others', { timeout: 60_000 }, async () => {
  const before = await cursor();
  const routes = server.running.routes.filter(({ path }) => !path.startsWith('/.aws/'));
  for (const { method, path, permission } of routes) {
    const target = targetOf(path);
    const headers = path.endsWith('/changes') ? { accept: 'application/json' } : {};
    const { status, text } = await sendAs(reader, method, target, { headers });
    const say = `${method} ${target} (${permission}): ${text}`;
    if (permission === 'public' || permission === 'read') {
      expect([401, 403], say).not.toContain(status);
      continue;
    }
    expect(status, say).toBe(403);
    const told: unknown = JSON.parse(text);
    const words = expect.stringMatching(/^The access key "guest" may only read.*Use a key that may write/) as string;
    if (isMlflow(path)) expect(told, say).toEqual({ error_code: 'PERMISSION_DENIED', message: words });
    else expect(told, say).toMatchObject({ code: 'Forbidden', status: 403, detail: words });
  }
  expect(await cursor()).toBe(before);
  for (const { method, path } of routes) {
    const headers = path.endsWith('/changes') ? { accept: 'application/json' } : {};
    const { status, text } = await sendAs(writer, method, targetOf(path), { headers });
    expect([401, 403], `${method} ${path}, by a writer: ${text}`).not.toContain(status);
  }
});

test('a method that is not safe reads only where it is said here', () => {
  const questions = Object.values<NativeOperation>(nativeOperations)
    .filter(({ method, permission }) => method === 'POST' && permission === 'read')
    .map(({ path }) => `POST /api/v1${path}`);
  const isServed = (name: string): name is MlflowOperation => (servedByMlflow as readonly string[]).includes(name);
  const ofMlflow = Object.entries(mlflowEndpoints).flatMap(([name, endpoints]) =>
    // What is not offered is answered so, with every key.
    endpoints.filter(() => !isServed(name) || isQueryOperation(name)).map(({ method, path }) => `${method} ${path}`),
  );
  const others = ['POST', 'PUT', 'PATCH', 'DELETE'].map((method) => `${method} /api/:version(^[23]\\.0$)/*`);
  const known = new Set([
    ...questions,
    ...ofMlflow,
    ...others,
    'POST /v1/traces',
    'POST /.aws/sts',
    'POST /.aws/metrics/BatchGetMetrics',
  ]);
  const reading = server.running.routes
    .filter(({ method, permission }) => !['GET', 'HEAD'].includes(method) && permission !== 'write')
    .filter(({ permission }) => permission !== 'admin')
    .map(({ method, path }) => `${method} ${path}`);
  expect(reading.filter((route) => !known.has(route))).toEqual([]);
});

const readByMlflow = [
  'artifacts.downloadArtifact',
  'artifacts.listArtifacts',
  'getExperiment',
  'getExperimentByName',
  'getLatestVersions',
  'getLoggedModel',
  'getMetricHistory',
  'getMetricHistoryBulkInterval',
  'getModelVersion',
  'getModelVersionByAlias',
  'getModelVersionDownloadUri',
  'getRegisteredModel',
  'getRun',
  'listArtifacts',
  'listLoggedModelArtifacts',
  'searchDatasets',
  'searchExperiments',
  'searchLoggedModels',
  'searchModelVersions',
  'searchRegisteredModels',
  'searchRuns',
];

test('of MLflow a reader may ask these operations', () => {
  expect(servedByMlflow.filter(isQueryOperation).toSorted()).toEqual(readByMlflow);
});

const readBySagemaker = new Set([
  'BatchGetMetrics',
  'DescribeAction',
  'DescribeArtifact',
  'DescribeContext',
  'DescribeExperiment',
  'DescribeHyperParameterTuningJob',
  'DescribeLineageGroup',
  'DescribeProcessingJob',
  'DescribeTrainingJob',
  'DescribeTransformJob',
  'DescribeTrial',
  'DescribeTrialComponent',
  'GetLineageGroupPolicy',
  'GetSearchSuggestions',
  'ListActions',
  'ListArtifacts',
  'ListAssociations',
  'ListContexts',
  'ListExperiments',
  'ListHyperParameterTuningJobs',
  'ListLineageGroups',
  'ListTags',
  'ListTrainingJobsForHyperParameterTuningJob',
  'ListTrialComponents',
  'ListTrials',
  'QueryLineage',
  'Search',
]);

const mediaType = 'application/x-amz-json-1.1';
const hostOf = (): string => `127.0.0.1:${server.running.port}`;

test('of SageMaker a reader may ask what describes, lists and searches', { timeout: 60_000 }, async () => {
  const before = await cursor();
  const body = JSON.stringify({ ExperimentName: 'by-a-reader', ResourceArn: 'x' });
  const odd = ['', 'Nothing', 'describeExperiment', 'toString', 'DescribeExperiment, SageMaker.DeleteExperiment'];
  for (const operation of new Set([...Object.values(operationNames).flat(), ...odd])) {
    const headers = { 'x-amz-target': `SageMaker.${operation}`, 'content-type': mediaType, host: hostOf() };
    const signed = signRequest(reader, 'sagemaker', { method: 'POST', target: '/', headers, body });
    const answers = [
      await server.send('POST', '/', { headers: signed, body }),
      await sendAs(reader, 'POST', '/', { headers, body }),
    ];
    for (const { status, text } of answers) {
      const told = JSON.parse(text) as { __type?: string; message?: string };
      if (readBySagemaker.has(operation)) expect(told.__type, operation).not.toBe('AccessDeniedException');
      else expect([status, told.__type, told.message], operation).toEqual([400, 'AccessDeniedException', refusal]);
    }
  }
  for (const [method, operation] of [
    ['PUT', 'BatchPutMetrics'],
    ['POST', 'BatchGetMetrics'],
  ] as const) {
    const headers = { 'content-type': 'application/json', host: hostOf() };
    const signed = signRequest(reader, 'sagemaker', { method, target: `/${operation}`, headers, body: '{}' });
    const { text } = await server.send(method, `/${operation}`, { headers: signed, body: '{}' });
    expect(text.includes('AccessDeniedException'), text).toBe(operation === 'BatchPutMetrics');
  }
  expect(await cursor()).toBe(before);
});

const refusal = expect.stringMatching(/^The access key "guest" may only read/) as string;

test('who cannot sign is told that, not what a key may do', async () => {
  const headers = { 'x-amz-target': 'SageMaker.CreateExperiment', 'content-type': mediaType, host: hostOf() };
  const forger = { id: reader.id, secret: writer.secret };
  const signed = signRequest(forger, 'sagemaker', { method: 'POST', target: '/', headers, body: '{}' });
  const answer = await server.send('POST', '/', { headers: signed, body: '{}' });
  expect(answer.json()['__type']).toBe('InvalidSignatureException');
});

test('STS says who a reader is', async () => {
  const headers = { 'content-type': 'application/x-www-form-urlencoded', host: hostOf() };
  const body = 'Action=GetCallerIdentity';
  const signed = signRequest(reader, 'sts', { method: 'POST', target: '/', headers, body });
  const { status, text } = await server.send('POST', '/', { headers: signed, body });
  expect([status, text]).toEqual([200, expect.stringContaining('user/guest')]);
});

test('objects of S3 are read and listed by a reader, and nothing else', async () => {
  const as = async (key: SigningKey, method: string, target: string, body = '', more = {}) => {
    const headers = { ...more, host: hostOf() };
    const signed = signRequest(key, 's3', { method, target, headers, body });
    return server.send(method, target, { headers: signed, ...(body !== '' && { body }) });
  };
  await as(writer, 'PUT', '/bucket');
  expect((await as(writer, 'PUT', '/bucket/key', 'kept')).status).toBe(200);
  const before = await cursor();
  for (const [method, target, body, more] of [
    ['PUT', '/bucket2'],
    ['DELETE', '/bucket'],
    ['PUT', '/bucket/key', 'other'],
    ['PUT', '/bucket/copy', '', { 'x-amz-copy-source': '/bucket/key' }],
    ['POST', '/bucket/key?uploads='],
    ['POST', '/bucket?delete=', '<Delete><Object><Key>key</Key></Object></Delete>'],
    ['DELETE', '/bucket/key'],
  ] as const) {
    const { status, text } = await as(reader, method, target, body, more);
    expect([status, text], `${method} ${target}`).toEqual([403, expect.stringContaining('<Code>AccessDenied</Code>')]);
    expect(text).toContain('may only read');
  }
  expect((await as(reader, 'GET', '/bucket/key')).text).toBe('kept');
  expect((await as(reader, 'HEAD', '/bucket/key')).status).toBe(200);
  expect((await as(reader, 'GET', '/bucket')).text).toContain('<Key>key</Key>');
  expect((await as(reader, 'GET', '/bucket/copy')).status).toBe(404);
  expect(await cursor()).toBe(before);
});

test('what nobody serves is not found, and what cannot be read is said to be so', async () => {
  expect((await sendAs(reader, 'POST', '/nothing')).status).toBe(404);
  expect((await sendAs(reader, 'POST', '/api/v1/server')).status).toBe(405);
  expect((await sendAs(reader, 'DELETE', '/%zz')).status).toBe(400);
});

test('each is told what it may do', async () => {
  const told = async (key: SigningKey) => (await sendAs(key, 'GET', '/api/v1/server')).json();
  expect(await told(reader)).toMatchObject({ caller: 'guest', permission: 'read' });
  expect(await told(writer)).toMatchObject({ caller: 'writer', permission: 'write' });
  await using open = await startTestServer();
  expect((await open.call('GET', '/server')).json()).toMatchObject({ caller: 'local', permission: 'write' });
});
