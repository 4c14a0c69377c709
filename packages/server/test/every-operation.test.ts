import { Compile } from 'typebox/compile';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { nativeOperations } from '@assay/wire';
import type { Artifact, Experiment, Model, ModelVersion, Run, RunGroup, View } from '@assay/wire';
import type { NativeOperation, NativeOperationName } from '@assay/wire';
import { comparisonOperations } from './support/comparison-operations.ts';
import { curveOperations } from './support/curve-operations.ts';
import { exportOperations } from './support/export-operations.ts';
import { loggedLineageOperations } from './support/logged-lineage-operations.ts';
import { reportOperations } from './support/report-operations.ts';
import { studyOperations } from './support/study-operations.ts';
import { startTestServer } from './support/test-server.ts';
import type { TestServer } from './support/test-server.ts';

/** Every operation of the table is done once with success, and its answer is held against its own schema. */
let server: TestServer;
beforeAll(async () => {
  server = await startTestServer();
});
afterAll(async () => server[Symbol.asyncDispose]());

const operations: Readonly<Record<NativeOperationName, NativeOperation>> = nativeOperations;
const done = new Set<NativeOperationName>();

interface Asked {
  readonly params?: Record<string, string>;
  readonly query?: Record<string, string | number | boolean>;
  readonly body?: unknown;
  readonly headers?: Record<string, string>;
}

let count = 0;
const lastChange = async (): Promise<number> =>
  (await server.call('GET', '/changes', undefined, { accept: 'application/json' })).json<{ cursor: number }>().cursor;

/** Changes are also repeated under their Idempotency-Key: the answer is the same, and nothing happens twice. Reads change nothing. */
async function succeed<T = unknown>(name: NativeOperationName, asked: Asked = {}): Promise<T> {
  const { method, path, response, status, permission } = operations[name];
  const { params = {}, query, body } = asked;
  const isChange = permission !== 'read';
  const repeatable = isChange ? { 'idempotency-key': `${name}-${++count}` } : {};
  const headers = { ...repeatable, ...asked.headers };
  const target = path.replaceAll(/:(\w+)/g, (_, key: string) => params[key] ?? `missing-${key}`);
  const search =
    query === undefined ? '' : `?${new URLSearchParams(Object.entries(query).map(([k, v]) => [k, String(v)]))}`;
  const before = isChange ? undefined : await lastChange();
  const answer = await server.call(method, `${target}${search}`, body, headers);
  expect(answer.status, `${name}: ${answer.text}`).toBe(status ?? (response === undefined ? 204 : 200));
  done.add(name);
  if (isChange) {
    const cursor = await lastChange();
    const again = await server.call(method, `${target}${search}`, body, headers);
    expect([again.status, again.text], `${name}, repeated under its key`).toEqual([answer.status, answer.text]);
    expect(await lastChange(), `${name} happened once`).toBe(cursor);
  } else expect(await lastChange(), `${name} needs the right to read, so it changes nothing`).toBe(before);
  if (response === undefined) {
    expect(answer.text).toBe('');
    return undefined as T;
  }
  const value = answer.json<T>();
  const faults = Compile(response).Errors(value);
  expect(faults, `${name} answers what its schema says: ${answer.text.slice(0, 500)}`).toEqual([]);
  return value;
}

test('every operation answers as its schema says', async () => {
  await succeed('getServer');
  const tags = { team: 'vision', 'with space': 'x"; DROP TABLE run; --' };
  const experiment = await succeed<Experiment>('createExperiment', {
    body: { name: 'digits', description: 'Which rate?', folder: 'vision/small', tags },
  });
  const ofExperiment = { params: { experimentId: experiment.id } };
  expect(await succeed('getExperiment', ofExperiment)).toEqual(experiment);
  await succeed('updateExperiment', { ...ofExperiment, body: { description: 'Which rate is best?', archived: false } });
  const page = await succeed<{ experiments: Experiment[] }>('listExperiments', {
    query: { name: 'DIGITS', view: 'active' },
  });
  expect(page.experiments.map(({ id }) => id)).toEqual([experiment.id]);
  await succeed('listFolders');

  const group = await succeed<RunGroup>('createRunGroup', {
    body: { experimentId: experiment.id, name: 'sweep', tags },
  });
  const ofGroup = { params: { groupId: group.id } };
  await succeed('getRunGroup', ofGroup);
  await succeed('updateRunGroup', { ...ofGroup, body: { description: 'rates' } });
  await succeed('listRunGroups', { query: { experimentId: experiment.id } });

  const run = await succeed<Run>('createRun', {
    body: {
      name: 'rate 0.1',
      experimentName: 'digits',
      status: 'running',
      parameters: { rate: 0.1, optimiser: 'adam', layers: [64, 32], nesterov: true, nothing: null },
      tags,
      environment: { git: { commit: 'abc', dirty: true } },
      source: 'test',
    },
  });
  expect(run.experimentId).toBe(experiment.id);
  const ofRun = { params: { runId: run.id } };
  const inGroup = { params: { groupId: group.id, runId: run.id } };
  await succeed('addRunToGroup', inGroup);
  await succeed('logParameters', { ...ofRun, body: { parameters: { epochs: 10 } } });
  await succeed('listParameters', ofRun);

  const points = [0, 1, 2].flatMap((step) => [
    { name: 'loss', step, timeMs: 1_795_000_000_000 + step, value: 1 / (step + 1) },
    { name: 'odd', step: null, value: ['NaN', 'Infinity', '-Infinity'][step] },
  ]);
  const batch = { clientId: 'c1', sequence: 1, points };
  expect(await succeed('logMetrics', { ...ofRun, body: batch })).toEqual({ accepted: 6, replayed: false });
  expect(await succeed('logMetrics', { ...ofRun, body: batch })).toEqual({ accepted: 6, replayed: true });
  const { metrics } = await succeed<Pick<Run, 'metrics'>>('listMetrics', ofRun);
  expect(metrics['loss']).toMatchObject({ count: 3, min: { step: 2 }, max: { value: 1 }, last: { step: 2 } });
  expect(await succeed('listMetricNames', { ...ofRun, query: { search: 'OD' } })).toEqual({
    names: ['odd'],
    nextCursor: null,
  });
  const tail = { query: { runIds: run.id, cursor: 0 }, headers: { accept: 'application/json' } };
  expect(await succeed('tailMetrics', tail)).toMatchObject({
    reset: false,
    series: [{ name: 'loss' }, { name: 'odd' }],
  });
  expect(metrics['odd']).toMatchObject({
    count: 3,
    nanCount: 1,
    min: null,
    mean: null,
    first: { step: null, value: 'NaN' },
  });
  const read = await succeed<{ values: unknown[]; steps: unknown[] }>('readPoints', {
    ...ofRun,
    query: { name: 'odd' },
  });
  expect(read).toMatchObject({ values: ['NaN', 'Infinity', '-Infinity'], steps: [null, null, null] });
  await succeed('queryMetrics', { body: { runIds: [run.id], names: ['loss', 'odd'], buckets: 10 } });
  await curveOperations(succeed, run.id);
  await succeed('setMetricMetadata', { ...ofExperiment, body: { name: 'loss', goal: 'minimize', unit: 'nats' } });
  await succeed('listMetricMetadata', ofExperiment);
  const fields = ['metrics.loss.min', 'params.rate', 'name'];
  expect(await succeed('queryRunValues', { body: { fields } })).toMatchObject({ total: 1, ids: [run.id] });
  await succeed('aggregateRuns', { body: { by: ['status'], fields: ['metrics.loss.min'] } });
  await succeed('describeRunFields', { body: { fields, values: 3 } });
  for (const name of await exportOperations(server, run.id)) done.add(name);
  expect(
    await succeed('changeRuns', { body: { runIds: [run.id], change: { kind: 'tag', set: { team: 'audio' } } } }),
  ).toEqual({ done: [run.id], failed: [] });

  await succeed<Artifact>('logArtifact', {
    ...ofRun,
    body: { name: 'notes/a.txt', value: 'small', direction: 'input' },
  });
  const search = new URLSearchParams({ name: 'plots/roc.json', metadata: '{"kind":"roc"}' });
  const target = `/api/v1/runs/${run.id}/artifacts/content?${search}`;
  const bytes = '{"curves":[]}';
  const uploaded = await server.send('PUT', target, { body: bytes, headers: { 'content-type': 'application/json' } });
  expect(uploaded.status, uploaded.text).toBe(201);
  expect(Compile(operations.uploadArtifact.response!).Errors(uploaded.json())).toEqual([]);
  done.add('uploadArtifact');
  const downloaded = await server.send('GET', target.replace(/&metadata.*/, ''));
  expect([downloaded.status, downloaded.text]).toEqual([200, bytes]);
  done.add('downloadArtifact');
  await succeed('listArtifacts', { ...ofRun, query: { direction: 'output' } });
  await succeed('deleteArtifact', { ...ofRun, query: { name: 'notes/a.txt', direction: 'input' } });

  const lines = [{ timeMs: 1_795_000_000_000, stream: 'stdout', text: 'epoch 1 \u001b[31mred' }];
  await succeed('appendLog', { ...ofRun, body: { lines } });
  expect(await succeed('readLog', { ...ofRun, query: { tail: 5 } })).toMatchObject({ lineCount: 1, lines });
  expect(await succeed('searchLog', { ...ofRun, query: { text: 'RED', direction: 'backward' } })).toEqual({
    lineCount: 1,
    hits: [0],
    timesMs: [1_795_000_000_000],
    next: null,
  });

  const ofEntity = { params: { kind: 'run', id: run.id } };
  await succeed('changeTags', { ...ofEntity, body: { set: { a: 'b' }, remove: ['team'] } });
  expect(await succeed('getTags', ofEntity)).toEqual({ tags: { a: 'b', 'with space': tags['with space'] } });
  await succeed('setNote', { ...ofEntity, body: { text: '# Seen\n<script>alert(1)</script>' } });
  await succeed('getNote', ofEntity);

  const full = await succeed<Run>('getRun', ofRun);
  expect(full).toMatchObject({ groupIds: expect.arrayContaining([group.id]) as unknown, pointCount: 6 });
  await succeed('updateRun', { ...ofRun, body: { status: 'completed', endedMs: Date.now() + 1000 } });
  const found = await succeed<{ runs: Run[]; total: number }>('searchRuns', {
    body: {
      filter: 'metrics.loss.min < 0.5 and params.optimiser = "adam"',
      sort: 'metrics.loss.last desc, created',
      experimentIds: [experiment.id],
      parameters: 'all',
      metrics: ['loss'],
      tags: 'all',
      countTotal: true,
    },
  });
  expect(found.runs.map(({ id }) => id)).toEqual([run.id]);
  await succeed('listRunColumns', { query: { experimentId: experiment.id } });
  const clone = await succeed<Run>('cloneRun', { ...ofRun, body: { name: 'again' } });
  expect(clone.metrics).toEqual({});
  await succeed('cloneExperiment', { ...ofExperiment, body: { name: 'digits 2' } });

  const edge = await succeed<{ id: string }>('createAssociation', {
    body: {
      sourceKind: 'run',
      sourceId: run.id,
      destinationKind: 'run',
      destinationId: clone.id,
      type: 'ContributedTo',
    },
  });
  await loggedLineageOperations(server, succeed, run.id);
  await succeed('listAssociations', { query: { sourceId: run.id } });
  await succeed('deleteAssociation', { params: { associationId: edge.id } });

  // Only SageMaker's face makes entities of the lineage graph.
  const action = { ActionName: 'train', Source: { SourceUri: 'git://x' }, ActionType: 'Training' };
  const made = await server.send('POST', '/', {
    headers: { 'content-type': 'application/x-amz-json-1.1', 'x-amz-target': 'SageMaker.CreateAction' },
    body: JSON.stringify(action),
  });
  expect(made.status, made.text).toBe(200);
  const { entities } = await succeed<{ entities: { id: string }[] }>('listLineageEntities', {
    query: { kind: 'action', type: 'Training' },
  });
  expect(entities).toHaveLength(1);
  const entity = await succeed('getLineageEntity', { params: { entityId: entities[0]?.id ?? '' } });
  expect(entity).toEqual(entities[0]);

  const view = await succeed<View>('createView', {
    body: { experimentId: experiment.id, name: 'mine', state: { columns: ['a'] } },
  });
  const ofView = { params: { viewId: view.id } };
  await succeed('getView', ofView);
  await succeed('updateView', { ...ofView, body: { state: { columns: ['b'] } } });
  await succeed('listViews', { query: { experimentId: experiment.id } });
  await succeed('deleteView', ofView);

  const model = await succeed<Model>('createModel', { body: { name: 'digits cnn', tags } });
  const ofModel = { params: { model: encodeURIComponent(model.name) } };
  await succeed('updateModel', { ...ofModel, body: { description: 'Reads digits.' } });
  await succeed('changeModelTags', { ...ofModel, body: { set: { a: 'b' }, remove: ['team'] } });
  const version = await succeed<ModelVersion>('createModelVersion', {
    ...ofModel,
    body: { source: `runs:/${run.id}/model`, runId: run.id, description: 'first', tags },
  });
  expect(version.run).toEqual({ id: run.id, name: run.name, experimentId: experiment.id });
  const ofVersion = { params: { ...ofModel.params, version: String(version.version) } };
  await succeed('updateModelVersion', {
    ...ofVersion,
    body: { stage: 'Production', archiveExisting: true, approval: 'Approved' },
  });
  await succeed('changeModelVersionTags', { ...ofVersion, body: { remove: ['team'] } });
  const ofAlias = { params: { ...ofModel.params, alias: 'champion' } };
  await succeed('setModelAlias', { ...ofAlias, body: { version: 1 } });
  const shown = await succeed<ModelVersion>('getModelVersion', ofVersion);
  expect(await succeed('getModelAlias', ofAlias)).toEqual(shown);
  expect((await succeed<Model>('getModel', ofModel)).latestVersions).toEqual([shown]);
  expect(await succeed('listModels', { query: { filter: 'alias = "champion"' } })).toMatchObject({ models: [{}] });
  const ofRunHere = { query: { model: model.name, filter: `run = "${run.id}"`, sort: 'version' } };
  expect(await succeed('listModelVersions', ofRunHere)).toMatchObject({ versions: [shown] });
  await succeed('listModelEvents', ofModel);
  await succeed('deleteModelAlias', ofAlias);
  await succeed('deleteModelVersion', ofVersion);
  await succeed('deleteModel', ofModel);

  await studyOperations(succeed, experiment);
  done.add(await reportOperations(succeed, server, experiment));
  await comparisonOperations(succeed, experiment);

  await succeed('followChanges', {
    query: { since: 0, experimentId: experiment.id },
    headers: { accept: 'application/json' },
  });

  await succeed('removeRunFromGroup', inGroup);
  await succeed('deleteRunGroup', ofGroup);
  await succeed('restoreRunGroup', ofGroup);
  await succeed('deleteRunGroup', ofGroup);
  await succeed('purgeRunGroup', ofGroup);
  await succeed('deleteRun', ofRun);
  await succeed('restoreRun', ofRun);
  await succeed('deleteRun', ofRun);
  await succeed('purgeRun', ofRun);
  await succeed('deleteExperiment', { ...ofExperiment, query: { cascade: true } });
  await succeed('restoreExperiment', ofExperiment);
  await succeed('deleteExperiment', { ...ofExperiment, query: { cascade: true } });
  await succeed('purgeExperiment', ofExperiment);

  expect(await lastChange()).toBeGreaterThan(30);
  expect([...done].toSorted()).toEqual(Object.keys(nativeOperations).toSorted());
});
