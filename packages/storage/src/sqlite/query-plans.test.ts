import { DatabaseSync, type SQLInputValue } from 'node:sqlite';
import { expect, onTestFinished, test } from 'vitest';
import { newId, systemClock, systemRandomBytes } from '@assay/base';
import type { EpochMs, ExperimentId, Id, ProjectId, RunGroupId, RunId } from '@assay/base';
import { modelStages, parseField } from '@assay/core';
import type { CheckedFilter, DatasetContentId, LoggedModelId, ModelVersionId, UploadId } from '@assay/core';
import type { RegisteredModelId } from '@assay/core';
import { Connection } from './connection.ts';
import { recoverSummaries } from './metrics/recover-summaries.ts';
import { migrate } from './migrate.ts';
import { allMigrations } from './migrations/all-migrations.ts';
import { SqliteReadTransaction } from './sqlite-read-transaction.ts';
import { SqliteTransaction } from './sqlite-transaction.ts';
import { WriterMemory } from './writer-memory.ts';

/** Remembers the plan of every statement that it is asked to run. */
class PlannedConnection extends Connection {
  readonly plans: string[] = [];

  override get(sql: string, ...values: SQLInputValue[]) {
    this.#explain(sql, values);
    return super.get(sql, ...values);
  }

  override all(sql: string, ...values: SQLInputValue[]) {
    this.#explain(sql, values);
    return super.all(sql, ...values);
  }

  override allArrays(sql: string, ...values: SQLInputValue[]) {
    this.#explain(sql, values);
    return super.allArrays(sql, ...values);
  }

  override run(sql: string, ...values: SQLInputValue[]) {
    this.#explain(sql, values);
    return super.run(sql, ...values);
  }

  #explain(sql: string, values: SQLInputValue[]): void {
    if (!/^(?:SELECT|DELETE|UPDATE)/.test(sql)) return;
    for (const { detail } of this.database.prepare(`EXPLAIN QUERY PLAN ${sql}`).all(...values))
      this.plans.push(String(detail));
  }
}

const projectId = 1 as ProjectId;
const id = <T extends Id>(): T => newId<T>(systemClock, systemRandomBytes);

function open(): PlannedConnection {
  const connection = new PlannedConnection(new DatabaseSync(':memory:'));
  onTestFinished(() => connection[Symbol.dispose]());
  migrate(connection, allMigrations, 1, () => undefined);
  connection.plans.length = 0;
  return connection;
}

/** Steps that go through a whole table, or through all of a project (or all names of one kind) in it. */
const wide = (plans: readonly string[]): string[] =>
  plans.filter(
    (plan) =>
      /^SCAN (?!j\b|m\b VIRTUAL|json_each|x\b|\(|CONSTANT)/.test(plan) ||
      /\(project_id=\?\)$/.test(plan) ||
      /sqlite_autoindex_face_name_1 \(project_id=\? AND face=\? AND kind=\?\)/.test(plan) ||
      /USING PRIMARY KEY \(project_id=\?( AND face=\?)?( AND kind=\?)?\)$/.test(plan),
  );

const span = { start: 0, end: 0 };
const idIs = (name: string, value: string): CheckedFilter => ({
  kind: 'text-test',
  field: { kind: 'attribute', name, span },
  operator: '=',
  value,
  number: null,
  span,
});
/** What SageMaker's SDK asks whenever it opens a run. */
const componentInTrial = (runId: Id, groupId: Id): CheckedFilter => ({
  kind: 'and',
  terms: [idIs('id', runId), { kind: 'element', of: 'groups', filter: idIs('id', groupId) }],
});

const reads: Readonly<Record<string, (tx: SqliteReadTransaction) => Promise<unknown>>> = {
  'runs of an experiment': (tx) => tx.find('run', { experimentId: id<ExperimentId>(), deletedMs: null }, { limit: 9 }),
  'runs of an experiment, oldest first': (tx) =>
    tx.find('run', { experimentId: id<ExperimentId>() }, { orderBy: ['createdMs', 'id'] }),
  'runs of a parent': (tx) => tx.find('run', { parentRunId: id<RunId>() }, { limit: 9 }),
  'runs deleted with an experiment': (tx) => tx.find('run', { experimentId: id<ExperimentId>(), deletedWith: id() }),
  'runs by id': (tx) => tx.find('run', { id: [id<RunId>(), id<RunId>()] }),
  'children counted': (tx) => tx.count('run', { parentRunId: id<RunId>(), deletedMs: null }),
  'runs of an experiment counted': (tx) => tx.count('run', { experimentId: id<ExperimentId>(), deletedMs: null }),
  'children of many counted': (tx) => tx.childCounts([id<RunId>(), id<RunId>()]),
  'numbers of runs': (tx) => tx.runNumbers([id<RunId>(), id<RunId>()]),
  'groups of an experiment': (tx) => tx.find('runGroup', { experimentId: id<ExperimentId>(), deletedMs: null }),
  'groups of an experiment, newest first': (tx) =>
    tx.find('runGroup', { experimentId: id<ExperimentId>() }, { orderBy: ['-createdMs', '-id'], limit: 9 }),
  'groups of a run': (tx) => tx.find('runGroupMember', { runId: id<RunId>() }),
  'associations of a source': (tx) => tx.find('association', { sourceId: id() }, { orderBy: ['id'], limit: 9 }),
  'associations of a destination': (tx) => tx.find('association', { destinationId: id() }, { orderBy: ['id'] }),
  'one association': (tx) => tx.find('association', { sourceKind: 'run', sourceId: id(), destinationId: id() }),
  'associations of many': (tx) => tx.find('association', { sourceId: [id(), id()] }, { limit: 9 }),
  'a lineage entity by its key': (tx) => tx.find('lineageEntity', { kind: 'artifact', key: 'k' }, { limit: 1 }),
  'lineage entities by id': (tx) => tx.find('lineageEntity', { id: [id(), id()] }),
  'lineage entities of a source, newest first': (tx) =>
    tx.find('lineageEntity', { kind: 'artifact', sourceUri: 's' }, { orderBy: ['-createdMs', '-id'], limit: 9 }),
  'names at a face of many': (tx) => tx.find('faceName', { face: 'sagemaker', kind: 'run', entityId: [id(), id()] }),
  'artifacts of a run': (tx) => tx.find('artifact', { runId: id<RunId>() }, { orderBy: ['name', 'direction', 'id'] }),
  'artifacts of a run by name': (tx) => tx.find('artifact', { runId: id<RunId>(), name: 'a' }),
  'artifacts of the same bytes': (tx) => tx.find('artifact', { sha256: 'ab'.repeat(32) }, { limit: 9 }),
  'artifacts of the same URI': (tx) => tx.find('artifact', { uri: 's3://a/b', sha256: null }, { limit: 9 }),
  'inputs of runs': (tx) => tx.find('artifact', { runId: [id<RunId>(), id<RunId>()], direction: 'input' }),
  'runs of parents': (tx) => tx.find('run', { parentRunId: [id<RunId>(), id<RunId>()], deletedMs: null }, { limit: 9 }),
  'versions of runs': (tx) => tx.find('modelVersion', { runId: [id<RunId>(), id<RunId>()] }, { limit: 9 }),
  'a study': (tx) => tx.get('study', { id: id<RunGroupId>() }),
  'studies of an experiment, newest first': (tx) =>
    tx.find('study', { experimentId: id<ExperimentId>() }, { orderBy: ['-createdMs', '-id'], limit: 9 }),
  'studies in a state': (tx) =>
    tx.find('study', { state: 'running', deletedMs: null }, { orderBy: ['-createdMs', '-id'], limit: 9 }),
  'a trial': (tx) => tx.get('trial', { studyId: id<RunGroupId>(), number: 1 }),
  'trials of a study': (tx) => tx.find('trial', { studyId: id<RunGroupId>() }),
  'trials of a study in a state': (tx) =>
    tx.find('trial', { studyId: id<RunGroupId>(), state: 'complete' }, { orderBy: ['number'], limit: 9 }),
  'trials by their lease': (tx) =>
    tx.find(
      'trial',
      { studyId: id<RunGroupId>(), state: 'running' },
      { orderBy: ['leaseUntilMs', 'number'], limit: 9 },
    ),
  'trials of all studies by their lease': (tx) =>
    tx.find('trial', { state: 'running' }, { orderBy: ['leaseUntilMs', 'studyId', 'number'], limit: 9 }),
  'all studies in a state': (tx) =>
    tx.find('study', { state: 'running', deletedMs: null }, { orderBy: ['createdMs', 'id'] }),
  'trials that have changed': (tx) =>
    tx.find('trial', { studyId: id<RunGroupId>() }, { orderBy: ['revision'], after: { revision: 7 } }),
  'all trials of a study at once': (tx) => tx.trialHeads(id<RunGroupId>()),
  'trials of a study since a revision': (tx) => tx.trialHeads(id<RunGroupId>(), 7),
  'the trial of a run': (tx) => tx.find('trial', { runId: id<RunId>() }),
  'reports of trials': (tx) => tx.find('trialReport', { studyId: id<RunGroupId>(), number: [1, 2] }),
  'values reported in a study': (tx) =>
    tx.findColumns('trialReport', ['number', 'step', 'value'], { studyId: id<RunGroupId>() }),
  'values reported by trials': (tx) =>
    tx.findColumns('trialReport', ['number', 'step', 'value'], { studyId: id<RunGroupId>(), number: [1, 2] }),
  'outcomes of a study': (tx) =>
    tx.findColumns('trial', ['number', 'objectives'], { studyId: id<RunGroupId>(), state: 'complete' }),
  'pauses of a run': (tx) => tx.find('runPause', { runId: id<RunId>() }, { limit: 9 }),
  'tags of entities': (tx) => tx.find('tag', { kind: 'run', entityId: [id()] }),
  'names of an entity': (tx) => tx.find('faceName', { face: 'native', kind: 'run', entityId: id() }),
  'details of an entity': (tx) => tx.find('faceDetail', { entityId: [id()], face: 'sagemaker', kind: 'run' }),
  'names of entities at a face': (tx) =>
    tx.find('faceName', { face: 'sagemaker', kind: 'run', scope: '', entityId: [id(), id()] }),
  'names of a face, by key': (tx) =>
    tx.find('faceName', { face: 'sagemaker', kind: 'run', scope: '' }, { orderBy: ['-key'], after: { key: 'x' } }),
  'members of groups': (tx) => tx.find('runGroupMember', { groupId: [id<RunGroupId>(), id<RunGroupId>()] }),
  'views of an experiment': (tx) => tx.find('view', { experimentId: id<ExperimentId>() }, { orderBy: ['name', 'id'] }),
  'metadata of metrics': (tx) => tx.find('metricMetadata', { experimentId: id<ExperimentId>() }),
  'objects of a bucket': (tx) =>
    tx.find('storedObject', { bucket: 'b' }, { orderBy: ['key'], after: { key: 'k' }, limit: 9 }),
  'an object': (tx) => tx.get('storedObject', { bucket: 'b', key: 'k' }),
  'objects by their bytes': (tx) => tx.count('storedObject', { sha256: 'ab'.repeat(32) }),
  'parts by their bytes': (tx) => tx.count('objectUploadPart', { sha256: 'ab'.repeat(32) }),
  'parts of an upload': (tx) => tx.find('objectUploadPart', { uploadId: id<UploadId>() }, { orderBy: ['partNumber'] }),
  'uploads to a bucket': (tx) => tx.find('objectUpload', { bucket: 'b' }, { orderBy: ['key', 'id'] }),
  'a registered model by its name': (tx) => tx.find('registeredModel', { name: 'm' }, { limit: 1 }),
  'versions of a model': (tx) => tx.find('modelVersion', { modelId: id<RegisteredModelId>() }),
  'versions of a model in a stage': (tx) =>
    tx.find('modelVersion', { modelId: id<RegisteredModelId>(), stage: 'Staging' }),
  'a version by its number': (tx) => tx.find('modelVersion', { modelId: id<RegisteredModelId>(), number: 1 }),
  'the newest version': (tx) =>
    tx.find('modelVersion', { modelId: id<RegisteredModelId>() }, { orderBy: ['-number'], limit: 1 }),
  'versions by id': (tx) => tx.find('modelVersion', { id: [id<ModelVersionId>(), id<ModelVersionId>()] }),
  'the newest version of each stage': (tx) => tx.latestModelVersions([id<RegisteredModelId>()], modelStages),
  'aliases of models': (tx) => tx.find('modelAlias', { modelId: [id<RegisteredModelId>()] }),
  'history of a model': (tx) =>
    tx.find('modelEvent', { modelId: id<RegisteredModelId>() }, { orderBy: ['-sequence'], limit: 9 }),
  'versions searched by model': (tx) =>
    tx.searchModelVersions({ filter: idIs('model', 'm'), sort: [], view: 'all', limit: 9 }),
  'versions searched by run': (tx) =>
    tx.searchModelVersions({ filter: idIs('run', 'r'), sort: [], view: 'all', limit: 9 }),
  'versions searched by logged model': (tx) =>
    tx.searchModelVersions({ filter: idIs('logged_model', 'm-1'), sort: [], view: 'all', limit: 9 }),
  'artifacts of a run below a place': (tx) =>
    tx.find(
      'artifact',
      { runId: id<RunId>(), direction: 'output' },
      { orderBy: ['name'], after: { name: 'a/' }, limit: 9 },
    ),
  'logged models by id': (tx) => tx.find('loggedModel', { id: [id<LoggedModelId>()] }),
  'logged models of an experiment': (tx) => tx.find('loggedModel', { experimentId: id<ExperimentId>() }, { limit: 9 }),
  'parameters of logged models': (tx) => tx.find('loggedModelParameter', { modelId: [id<LoggedModelId>()] }),
  'metrics of logged models': (tx) => tx.find('loggedModelMetric', { modelId: [id<LoggedModelId>()] }),
  'files of a logged model below a place': (tx) =>
    tx.find(
      'loggedModelFile',
      { modelId: id<LoggedModelId>() },
      { orderBy: ['path'], after: { path: 'a/' }, limit: 9 },
    ),
  'files by their bytes': (tx) => tx.count('loggedModelFile', { sha256: 'ab'.repeat(32) }),
  'logged models searched by metric': (tx) =>
    tx.searchLoggedModels({
      experimentIds: [id<ExperimentId>()],
      order: [{ by: { metric: 'loss' }, direction: 'asc' }],
      limit: 9,
    }),
  'logged models deleted': (tx) => tx.deletedBefore('loggedModel', 1 as EpochMs, 9),
  'reports deleted': (tx) => tx.deletedBefore('report', 1 as EpochMs, 9),
  'models of runs': (tx) => tx.find('runModel', { runId: [id<RunId>(), id<RunId>()] }),
  'data sets of runs': (tx) => tx.find('datasetInput', { runId: [id<RunId>(), id<RunId>()] }),
  'data sets of a run by digest': (tx) => tx.find('datasetInput', { runId: id<RunId>(), digest: 'b' }, { limit: 1 }),
  'logged models of runs': (tx) => tx.find('loggedModel', { sourceRunId: [id(), id()], deletedMs: null }, { limit: 9 }),
  'model versions of logged models': (tx) => tx.find('modelVersion', { loggedModelId: ['a', 'b'] }, { limit: 9 }),
  'data sets by content': (tx) => tx.find('datasetInput', { contentId: id<DatasetContentId>() }, { limit: 1 }),
  'the last of a data set': (tx) =>
    tx.find('datasetInput', { name: 'a', digest: 'b' }, { orderBy: ['-contentId'], limit: 1 }),
  'a run': (tx) => tx.get('run', { id: id<RunId>() }),
  'parameters of runs': (tx) => tx.parametersOf([id<RunId>()]),
  'tags of runs': (tx) => tx.tagsOf([id<RunId>()]),
  'summaries of runs': (tx) => tx.metricSummaries([id<RunId>()]),
  'heads of runs': (tx) => tx.runHeads([id<RunId>()]),
  'parameters of runs as columns': (tx) => tx.namedTexts('parameters', [id<RunId>()]),
  'tags of runs as columns': (tx) => tx.namedTexts('tags', [id<RunId>()]),
  'last points of runs as columns': (tx) => tx.namedLastPoints([id<RunId>()]),
  'data sets of experiments': (tx) => tx.datasetUses([id<ExperimentId>()], 9),
  'a series': (tx) => tx.readSeries(id<RunId>(), ['loss']),
  'activity of experiments': (tx) => tx.experimentActivity([id<ExperimentId>()]),
  'counts of groups': (tx) => tx.runGroupCounts([id<RunGroupId>()]),
  'children searched': (tx) => tx.searchRuns({ parentRunId: id<RunId>(), sort: [], view: 'active', limit: 9 }),
  'a run searched by its id, in a group of an experiment': (tx) =>
    tx.searchRuns({ filter: componentInTrial(id(), id()), sort: [], view: 'active', limit: 9, countTotal: true }),
  'runs selected by their ids': (tx) => tx.selectRuns({ runIds: [id<RunId>()], sort: [], view: 'all' }),
  'members searched': (tx) => tx.searchRuns({ groupId: id<RunGroupId>(), sort: [], view: 'active', limit: 9 }),
};

const removals: Readonly<Record<string, (tx: SqliteTransaction) => Promise<unknown>>> = {
  'trials of a study': (tx) => tx.remove('trial', { studyId: id<RunGroupId>() }),
  'reports of a study': (tx) => tx.remove('trialReport', { studyId: id<RunGroupId>() }),
  'names of an entity': (tx) => tx.remove('faceName', { face: 'native', kind: 'run', entityId: id() }),
  'details of an entity': (tx) => tx.remove('faceDetail', { entityId: id(), kind: 'run' }),
  'tags of an entity': (tx) => tx.remove('tag', { kind: 'run', entityId: id() }),
  'edges from an entity': (tx) => tx.remove('association', { sourceId: [id()] }),
  'edges to an entity': (tx) => tx.remove('association', { destinationId: [id()] }),
  'memberships of a run': (tx) => tx.remove('runGroupMember', { runId: id<RunId>() }),
  'members of a group': (tx) => tx.remove('runGroupMember', { groupId: id<RunGroupId>() }),
  'artifacts of a run': (tx) => tx.remove('artifact', { runId: id<RunId>() }),
  'parameters of a run': (tx) => tx.remove('parameter', { runId: id<RunId>() }),
  'versions of a model': (tx) => tx.remove('modelVersion', { modelId: id<RegisteredModelId>() }),
  'history of a model': (tx) => tx.remove('modelEvent', { modelId: id<RegisteredModelId>() }),
  'a run': (tx) => tx.remove('run', { id: id<RunId>() }),
};

test.each(Object.entries(reads))('%s: no walk through the project', async (_, read) => {
  const connection = open();
  await read(new SqliteReadTransaction(connection, projectId));
  expect(connection.plans).not.toEqual([]);
  expect(wide(connection.plans)).toEqual([]);
});

test('values of a few runs are found without a walk through the project', async () => {
  const connection = open();
  for (const name of ['a', 'b']) connection.run('INSERT INTO name (project_id, text) VALUES (1, ?)', name);
  const tx = new SqliteReadTransaction(connection, projectId);
  const runs = await tx.selectRuns({ runIds: [id<RunId>()], sort: [], view: 'all' });
  for (const text of ['name', 'duration', 'experiment', 'parent', 'params.a', 'tags.b', 'metrics.a.min'])
    runs.column(parseField(text), runs.length);
  expect(connection.plans.length).toBeGreaterThan(10);
  expect(wide(connection.plans)).toEqual([]);
});

test('points come in, and are told again, without a walk through the project', async () => {
  const connection = open();
  const memory = new WriterMemory(connection);
  const source = { clientId: 'c', sequence: 1 };
  memory.sequences.note(projectId, 1, 'points', source, 0);
  memory.sequences.note(projectId, 1, 'points', { ...source, sequence: 0 }, 0);
  memory.summaries.open(projectId, 1);
  recoverSummaries(connection, memory.summaries, memory.touched);
  expect(connection.plans.length).toBeGreaterThan(5);
  expect(wide(connection.plans)).toEqual([]);
});

test.each(Object.entries(removals))('%s are removed without a walk through the project', async (_, remove) => {
  const connection = open();
  await remove(new SqliteTransaction(connection, projectId, new WriterMemory(connection), systemClock.now()));
  expect(connection.plans).not.toEqual([]);
  expect(wide(connection.plans)).toEqual([]);
});

test('the planner is told of every index', () => {
  const told = open()
    .all("SELECT name FROM sqlite_schema WHERE type = 'index' AND name NOT IN (SELECT idx FROM sqlite_stat1)")
    .map(({ name }) => name);
  expect(told).toEqual([]);
});

test('the search for walks finds them', async () => {
  const connection = open();
  const tx = new SqliteReadTransaction(connection, projectId);
  await tx.find('run', { name: 'x' });
  await tx.find('association', { type: 'SameAs' });
  expect(wide(connection.plans)).toHaveLength(2);
});
