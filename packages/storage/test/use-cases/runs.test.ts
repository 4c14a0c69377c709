import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { codeOf, failureOf, TestStore } from './test-store.ts';

let store: TestStore;
beforeAll(async () => void (store = await TestStore.open()));
afterAll(() => store[Symbol.asyncDispose]());

const newExperiment = async (name: string): Promise<string> => (await store.do('createExperiment', { name })).id;

describe('createRun', () => {
  test('answers what getRun answers', async () => {
    const experimentId = await newExperiment('create');
    const parent = await store.do('createRun', { experimentId });
    const made = await store.do('createRun', {
      experimentId,
      name: 'first',
      description: 'd',
      parentRunId: parent.id,
      source: 'sdk-typescript',
      environment: { git: { commit: 'abc', dirty: true } },
      parameters: { lr: 0.001, optimizer: 'adam', nesterov: true, layers: [64, 64], nothing: null, big: 1e21 },
      tags: { team: 'a' },
    });
    expect(made).toMatchObject({
      name: 'first',
      experimentId,
      experimentName: 'create',
      parentRunId: parent.id,
      status: 'running',
      statusMessage: '',
      parameterPolicy: 'write-once',
      source: 'sdk-typescript',
      startedMs: store.nowMs,
      endedMs: null,
      createdBy: 'tester',
      version: 1,
      parameters: { lr: 0.001, optimizer: 'adam', nesterov: true, layers: [64, 64], nothing: null, big: 1e21 },
      tags: { team: 'a' },
      metrics: {},
      artifacts: [],
      childCount: 0,
      environment: { git: { commit: 'abc', dirty: true } },
      pointCount: 0,
      logLineCount: 0,
    });
    expect(await store.ask('getRun', { runId: made.id })).toEqual(made);
    expect((await store.ask('getRun', { runId: parent.id })).childCount).toBe(1);
  });

  test('without a name it gets one with the time in it, lower-case and never twice', async () => {
    const experimentId = await newExperiment('generated');
    const names = new Set<string>();
    for (let i = 0; i < 20; i++) names.add((await store.do('createRun', { experimentId })).name);
    expect(names.size).toBe(20);
    const stamp = new Date(store.nowMs).toISOString().toLowerCase().replace(/[t:.]/g, '-').replace('z', '');
    for (const name of names) expect(name).toMatch(new RegExp(`^run-${stamp}-[0-9a-f]{4}$`));
  });

  test('makes the experiment that it names, and finds it again whatever its case', async () => {
    const since = await store.cursor();
    const first = await store.do('createRun', { experimentName: 'On demand' });
    expect(await store.changesSince(since)).toEqual(['experiment.created', 'group.created', 'run.created']);
    const second = await store.do('createRun', { experimentName: 'ON DEMAND' });
    expect(second).toMatchObject({ experimentId: first.experimentId, experimentName: 'On demand' });
    expect(second.groupIds).toEqual(first.groupIds);
    const { groups } = await store.ask('listRunGroups', { runId: first.id });
    expect(groups).toMatchObject([{ name: 'Default-Run-Group-on-demand', runCount: 2 }]);
  });

  test('without an experiment it is unassigned and in no group', async () => {
    const run = await store.do('createRun', { name: 'alone' });
    expect(run).toMatchObject({ experimentId: null, experimentName: null, groupIds: [] });
    expect(await codeOf(store.do('createRun', { name: 'Alone' }))).toBe('AlreadyExists');
    const { runs } = await store.ask('searchRuns', { unassigned: true });
    expect(runs.map(({ name }) => name)).toContain('alone');
  });

  test('joins the groups that it names; the first one gives the experiment', async () => {
    const experimentId = await newExperiment('groups of a run');
    const { id: groupId } = await store.do('createRunGroup', { experimentId, name: 'one' });
    const run = await store.do('createRun', { groupIds: [groupId, groupId] });
    expect(run).toMatchObject({ experimentId, groupIds: [groupId] });
    const named = await store.do('createRun', { experimentId, groupName: 'two' });
    const again = await store.do('createRun', { experimentId, groupName: 'TWO' });
    expect(again.groupIds).toEqual(named.groupIds);
    expect(await codeOf(store.do('createRun', { groupName: 'three' }))).toBe('InvalidInput');
  });

  test('names are unique in their experiment only', async () => {
    const [a, b] = [await newExperiment('unique a'), await newExperiment('unique b')];
    const first = await store.do('createRun', { experimentId: a, name: 'Same' });
    expect(await codeOf(store.do('createRun', { experimentId: b, name: 'same' }))).toBeUndefined();
    const failure = await failureOf(store.do('createRun', { experimentId: a, name: 'SAME' }));
    expect(failure?.message).toBe(
      'A run named "SAME" exists already in experiment "unique a". Load it, or choose another name.',
    );
    expect(failure).toMatchObject({ code: 'AlreadyExists', details: { existingId: first.id } });
  });

  test('with an id of the client’s own it is idempotent', async () => {
    const id = 'a'.repeat(32);
    const input = { id, name: 'mine', experimentName: 'idempotent', parameters: { x: 1 } };
    const first = await store.do('createRun', input);
    expect(first.id).toBe(id);
    const since = await store.cursor();
    expect(await store.do('createRun', { ...input, experimentName: 'IDEMPOTENT' })).toEqual(first);
    expect(await store.changesSince(since)).toEqual([]);
    expect(await codeOf(store.do('createRun', { ...input, name: 'other' }))).toBe('Conflict');
    expect(await codeOf(store.do('createRun', { ...input, experimentName: 'elsewhere' }))).toBe('Conflict');
    expect((await store.ask('listExperiments', { name: 'elsewhere' })).experiments).toEqual([]);
    await store.do('deleteRun', { runId: id });
    expect(await codeOf(store.do('createRun', input))).toBe('Conflict');
  });

  test.each([
    ['an id that is none', { id: 'A'.repeat(32) }, 'InvalidInput'],
    ['both experiments', { experimentId: '0'.repeat(32), experimentName: 'x' }, 'InvalidInput'],
    ['an unknown experiment', { experimentId: '0'.repeat(32) }, 'NotFound'],
    ['an unknown parent', { parentRunId: '0'.repeat(32) }, 'NotFound'],
    ['an unknown group', { groupIds: ['0'.repeat(32)] }, 'NotFound'],
    ['a name with a tab', { name: 'a\tb' }, 'InvalidInput'],
    ['an empty experiment name', { experimentName: '' }, 'InvalidInput'],
    ['a parameter without a key', { parameters: { '': 1 } }, 'InvalidInput'],
    ['a parameter with NUL', { parameters: { a: 'x\0' } }, 'InvalidInput'],
    ['a tag with half a pair', { tags: { a: '\udc00' } }, 'InvalidInput'],
    ['too large an environment', { environment: 'x'.repeat(4 * 1024 * 1024) }, 'LimitExceeded'],
    ['too long a description', { description: 'x'.repeat(100_001) }, 'LimitExceeded'],
    ['too long a parameter', { parameters: { a: 'x'.repeat(65_537) } }, 'LimitExceeded'],
  ])('refuses %s', async (_, input, code) => {
    const { counts } = await store.ask('getServer', {});
    expect(await codeOf(store.do('createRun', input))).toBe(code);
    expect((await store.ask('getServer', {})).counts).toEqual(counts);
  });
});

describe('updateRun', () => {
  test('ends with a time, and is resumed by setting it to running', async () => {
    const { id: runId } = await store.do('createRun', { experimentName: 'update' });
    store.advance(1000);
    const failed = await store.do('updateRun', { runId, status: 'failed', statusMessage: 'out of memory' });
    expect(failed).toMatchObject({
      status: 'failed',
      statusMessage: 'out of memory',
      endedMs: store.nowMs,
      version: 2,
    });
    const conflict = await failureOf(store.do('updateRun', { runId, status: 'completed' }));
    expect(conflict?.code).toBe('Conflict');
    expect(conflict?.message).toContain('setting its status to running');
    const resumed = await store.do('updateRun', { runId, status: 'running' });
    expect(resumed).toMatchObject({ status: 'running', statusMessage: '', endedMs: null });
    const endedMs = store.nowMs - 500;
    const completed = await store.do('updateRun', { runId, status: 'completed', endedMs });
    expect(completed).toMatchObject({ status: 'completed', endedMs });
    const same = await store.do('updateRun', { runId, status: 'completed' });
    expect(same.version).toBe(completed.version);
    expect(await codeOf(store.do('updateRun', { runId, endedMs: 1 }))).toBe('InvalidInput');
  });

  test('renames, and checks the version', async () => {
    const run = await store.do('createRun', { experimentName: 'rename', name: 'a' });
    await store.do('createRun', { experimentName: 'rename', name: 'b' });
    const renamed = await store.do('updateRun', { runId: run.id, name: 'c', expectedVersion: 1 });
    expect(renamed).toMatchObject({ name: 'c', version: 2 });
    expect(await codeOf(store.do('updateRun', { runId: run.id, name: 'B' }))).toBe('AlreadyExists');
    expect(await codeOf(store.do('updateRun', { runId: run.id, name: 'd', expectedVersion: 1 }))).toBe(
      'PreconditionFailed',
    );
    expect(await codeOf(store.do('createRun', { experimentName: 'rename', name: 'a' }))).toBeUndefined();
  });

  test('moves to another experiment: out of the old groups, into the new default group', async () => {
    const [from, to] = [await newExperiment('move from'), await newExperiment('Move to')];
    const run = await store.do('createRun', { experimentId: from, name: 'mover', groupName: 'old' });
    await store.do('createRun', { experimentId: to, name: 'taken' });
    const since = await store.cursor();
    const moved = await store.do('updateRun', { runId: run.id, experimentId: to });
    expect(moved).toMatchObject({ experimentId: to, experimentName: 'Move to' });
    expect((await store.ask('listRunGroups', { runId: run.id })).groups.map(({ name }) => name)).toEqual([
      'Default-Run-Group-move-to',
    ]);
    const { changes } = await store.ask('followChanges', { since, experimentId: from });
    expect(changes.map(({ kind, data }) => [kind, data])).toEqual([
      ['run.updated', { fields: ['experimentId'], experimentId: to }],
    ]);
    expect(await codeOf(store.do('createRun', { experimentId: from, name: 'mover' }))).toBeUndefined();
    expect(await codeOf(store.do('createRun', { experimentId: to, name: 'mover' }))).toBe('AlreadyExists');
    expect(await codeOf(store.do('updateRun', { runId: run.id, name: 'taken', experimentId: from }))).toBeUndefined();
    expect(await codeOf(store.do('updateRun', { runId: run.id, experimentId: to }))).toBe('AlreadyExists');
    const out = await store.do('updateRun', { runId: run.id, experimentId: null });
    expect(out).toMatchObject({ experimentId: null, experimentName: null, groupIds: [] });
    expect(await codeOf(store.do('updateRun', { runId: run.id, experimentId: '0'.repeat(32) }))).toBe('NotFound');
  });

  test('parents: neither the run itself nor one below it', async () => {
    const [a, b, c] = [
      await store.do('createRun', {}),
      await store.do('createRun', {}),
      await store.do('createRun', {}),
    ];
    await store.do('updateRun', { runId: b.id, parentRunId: a.id });
    await store.do('updateRun', { runId: c.id, parentRunId: b.id });
    expect(await codeOf(store.do('updateRun', { runId: a.id, parentRunId: a.id }))).toBe('InvalidInput');
    expect(await codeOf(store.do('updateRun', { runId: a.id, parentRunId: c.id }))).toBe('InvalidInput');
    expect((await store.do('updateRun', { runId: b.id, parentRunId: null })).parentRunId).toBeNull();
  });

  test('a refused change changes nothing', async () => {
    const run = await store.do('createRun', { experimentName: 'refused', name: 'x' });
    const input = { runId: run.id, name: 'y', description: 'new', status: 'running', endedMs: 5 } as const;
    expect(await codeOf(store.do('updateRun', input))).toBe('InvalidInput');
    expect(await store.ask('getRun', { runId: run.id })).toEqual(run);
  });
});

describe('deletion', () => {
  test('of a deleted run nothing is logged or changed until it is restored', async () => {
    const run = await store.do('createRun', { experimentName: 'deleted run', name: 'r' });
    await store.do('deleteRun', { runId: run.id, expectedVersion: 1 });
    const attempts = [
      store.do('updateRun', { runId: run.id, description: 'x' }),
      store.do('logParameters', { runId: run.id, parameters: { a: 1 } }),
      store.logValues(run.id, 'loss', [1]),
      store.do('logArtifact', { runId: run.id, name: 'a', value: 'b' }),
      store.do('appendLog', { runId: run.id, lines: [{ timeMs: 1, stream: 'log', text: 'x' }] }),
      store.do('changeTags', { kind: 'run', id: run.id, set: { a: 'b' } }),
      store.do('setNote', { kind: 'run', id: run.id, text: 'x' }),
      store.do('cloneRun', { runId: run.id }),
      store.ask('checkArtifactUpload', { runId: run.id, name: 'a' }),
    ];
    for (const failure of await Promise.all(attempts.map(failureOf))) {
      expect(failure?.code).toBe('Conflict');
      expect(failure?.message).toBe('Run "r" is deleted. Restore it first.');
    }
    expect((await store.ask('searchRuns', { filter: 'name = "r"' })).runs).toEqual([]);
    expect((await store.ask('searchRuns', { filter: 'name = "r"', view: 'deleted' })).runs).toHaveLength(1);
    expect(await store.do('restoreRun', { runId: run.id })).toMatchObject({ name: 'r', deletedMs: null, version: 3 });
  });

  test('children stay without cascade, go and come back with it', async () => {
    const experimentId = await newExperiment('children');
    const parent = await store.do('createRun', { experimentId });
    const child = await store.do('createRun', { experimentId, parentRunId: parent.id });
    const grandchild = await store.do('createRun', { experimentId, parentRunId: child.id });
    const early = await store.do('createRun', { experimentId, parentRunId: parent.id });
    await store.do('deleteRun', { runId: early.id });
    const alive = async (): Promise<number> =>
      (await store.ask('searchRuns', { experimentIds: [experimentId] })).runs.length;
    await store.do('deleteRun', { runId: parent.id });
    expect(await alive()).toBe(2);
    await store.do('restoreRun', { runId: parent.id });
    await store.do('deleteRun', { runId: parent.id, cascade: true });
    expect(await alive()).toBe(0);
    await store.do('restoreRun', { runId: parent.id });
    expect(await alive()).toBe(3);
    expect((await store.ask('getRun', { runId: grandchild.id })).deletedMs).toBeNull();
    expect((await store.ask('getRun', { runId: early.id })).deletedMs).not.toBeNull();
  });

  test('a restored run gets a suffix where its name is taken by then', async () => {
    const run = await store.do('createRun', { experimentName: 'restored names', name: 'n' });
    await store.do('deleteRun', { runId: run.id });
    await store.do('createRun', { experimentName: 'restored names', name: 'N' });
    expect((await store.do('restoreRun', { runId: run.id })).name).toBe('n (restored)');
  });

  test('purging removes all of it, and its children lose their parent', async () => {
    const run = await store.do('createRun', { experimentName: 'purge run', parameters: { a: 1 } });
    const child = await store.do('createRun', { experimentName: 'purge run', parentRunId: run.id });
    const artifact = await store.do('logArtifact', { runId: run.id, name: 'a', value: 'b' });
    const edge = {
      sourceKind: 'artifact',
      sourceId: artifact.id,
      destinationKind: 'run',
      destinationId: child.id,
    } as const;
    await store.do('createAssociation', edge);
    expect(await codeOf(store.do('purgeRun', { runId: run.id }))).toBe('Conflict');
    await store.do('deleteRun', { runId: run.id });
    await store.do('purgeRun', { runId: run.id });
    expect(await codeOf(store.ask('getRun', { runId: run.id }))).toBe('NotFound');
    expect((await store.ask('getRun', { runId: child.id })).parentRunId).toBeNull();
    expect((await store.ask('listAssociations', { destinationId: child.id })).associations).toEqual([]);
  });

  test('what was deleted 30 days ago is purged, not earlier', async () => {
    await using own = await TestStore.open();
    const { id: experimentId } = await own.do('createExperiment', { name: 'expired' });
    for (let i = 0; i < 3; i++) await own.do('createRun', { experimentId });
    await own.do('createRun', { name: 'stays' });
    await own.do('deleteExperiment', { experimentId, cascade: true });
    const text = { name: 'of nothing', source: 'words', note: '', frozen: '{}', isFrozen: false };
    const { id: reportId } = await own.do('createReport', text);
    await own.do('deleteReport', { reportId });
    const day = 24 * 60 * 60 * 1000;
    own.advance(30 * day);
    expect(await own.do('purgeExpired', {})).toEqual({ purged: 0, more: false });
    own.advance(1);
    expect(await own.do('purgeExpired', { limit: 2 })).toEqual({ purged: 2, more: true });
    expect((await own.ask('searchRuns', { view: 'deleted' })).runs).toHaveLength(1);
    expect(await own.do('purgeExpired', {})).toEqual({ purged: 4, more: false });
    expect(await codeOf(own.ask('getReport', { reportId }))).toBe('NotFound');
    expect(await codeOf(own.ask('getExperiment', { experimentId }))).toBe('NotFound');
    expect((await own.ask('searchRuns', { view: 'all' })).runs.map(({ name }) => name)).toEqual(['stays']);
  });
});

describe('cloneRun', () => {
  test('carries parameters, tags and inputs over, and says where it comes from', async () => {
    const original = await store.do('createRun', {
      experimentName: 'clone run',
      name: 'origin',
      description: 'd',
      parameters: { lr: '1e-3', n: 3 },
      tags: { a: 'b' },
      environment: { host: 'h' },
      parameterPolicy: 'overwrite',
    });
    const runId = original.id;
    await store.do('logArtifact', { runId, name: 'data.csv', direction: 'input', uri: 's3://bucket/data.csv' });
    await store.do('logArtifact', { runId, name: 'out', value: 'result' });
    await store.logValues(runId, 'loss', [1]);
    await store.do('setNote', { kind: 'run', id: runId, text: 'note' });
    const clone = await store.do('cloneRun', { runId });
    expect(clone).toMatchObject({
      name: 'origin-copy',
      description: 'd',
      status: 'scheduled',
      startedMs: null,
      parameterPolicy: 'overwrite',
      parameters: { lr: '1e-3', n: 3 },
      tags: { a: 'b' },
      metrics: {},
      environment: {},
      artifacts: [{ name: 'data.csv', direction: 'input', uri: 's3://bucket/data.csv' }],
      pointCount: 0,
    });
    expect(clone.artifacts[0]?.id).not.toBe((await store.ask('listArtifacts', { runId })).artifacts[0]?.id);
    expect((await store.ask('getNote', { kind: 'run', id: clone.id })).text).toBe('');
    expect((await store.ask('listAssociations', { sourceId: runId })).associations).toMatchObject([
      { destinationId: clone.id, type: 'DerivedFrom' },
    ]);
    expect((await store.do('cloneRun', { runId })).name).toBe('origin-copy-2');
    const other = await newExperiment('clone target');
    const there = await store.do('cloneRun', { runId, experimentId: other, name: 'origin' });
    expect(there).toMatchObject({ experimentId: other, name: 'origin' });
    const begun = await store.do('updateRun', { runId: there.id, status: 'running' });
    expect(begun.startedMs).toBe(store.nowMs);
  });
});
