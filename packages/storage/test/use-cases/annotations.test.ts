import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { codeOf, failureOf, TestStore } from './test-store.ts';

let store: TestStore;
let experimentId: string;
beforeAll(async () => {
  store = await TestStore.open();
  experimentId = (await store.do('createExperiment', { name: 'annotations' })).id;
});
afterAll(() => store[Symbol.asyncDispose]());

const newRun = async (): Promise<string> => (await store.do('createRun', { experimentId })).id;

describe('tags', () => {
  test('are set and removed on everything that can have them; removal wins', async () => {
    const runId = await newRun();
    const { groupIds } = await store.ask('getRun', { runId });
    const entities = [
      { kind: 'run', id: runId },
      { kind: 'group', id: groupIds[0] ?? '' },
      { kind: 'experiment', id: experimentId },
    ] as const;
    for (const entity of entities) {
      await store.do('changeTags', { ...entity, set: { a: '1', b: '2' } });
      const since = await store.cursor();
      const { tags } = await store.do('changeTags', {
        ...entity,
        set: { b: '3', c: '4', d: '5' },
        remove: ['a', 'd', 'x'],
      });
      expect(tags).toEqual({ b: '3', c: '4' });
      expect(await store.ask('getTags', entity)).toEqual({ tags });
      const { changes } = await store.ask('followChanges', { since });
      expect(changes).toMatchObject([
        {
          kind: 'tags.changed',
          entityId: entity.id,
          experimentId,
          data: { kind: entity.kind, set: ['b', 'c'], removed: ['a'] },
        },
      ]);
      await store.do('changeTags', { ...entity, set: { b: '3' }, remove: ['a'] });
      expect(await store.changesSince(changes[0]?.cursor ?? 0)).toEqual([]);
    }
    expect((await store.ask('getRun', { runId })).tags).toEqual({ b: '3', c: '4' });
  });

  test.each([
    ['an empty key', { '': 'x' }, 'InvalidInput'],
    ['a key with NUL', { 'a\0': 'x' }, 'InvalidInput'],
    ['half a pair as value', { a: '\ud800' }, 'InvalidInput'],
    ['a long key', { ['k'.repeat(501)]: 'x' }, 'LimitExceeded'],
    ['a long value', { k: 'v'.repeat(65_537) }, 'LimitExceeded'],
    ['too many', Object.fromEntries(Array.from({ length: 2001 }, (_, i) => [`k${i}`, ''])), 'LimitExceeded'],
  ])('refuse %s', async (_, set, code) => {
    const id = await newRun();
    expect(await codeOf(store.do('changeTags', { kind: 'run', id, set: { good: 'x', ...set } }))).toBe(code);
    expect(await store.ask('getTags', { kind: 'run', id })).toEqual({ tags: {} });
  });

  test('of what is not there are not found', async () => {
    const id = '0'.repeat(32);
    for (const kind of ['run', 'group', 'experiment'] as const) {
      expect(await codeOf(store.ask('getTags', { kind, id }))).toBe('NotFound');
      expect(await codeOf(store.do('changeTags', { kind, id, set: {} }))).toBe('NotFound');
      expect(await codeOf(store.do('setNote', { kind, id, text: 'x' }))).toBe('NotFound');
    }
  });
});

describe('notes', () => {
  test('are written, replaced, and removed by an empty text', async () => {
    const id = await newRun();
    const note = { kind: 'run', id } as const;
    expect(await store.ask('getNote', note)).toEqual({ text: '', updatedMs: null });
    await store.do('setNote', { ...note, text: '# one' });
    const written = await store.do('setNote', { ...note, text: '# two\n' });
    expect(written).toEqual({ text: '# two\n', updatedMs: store.nowMs });
    expect(await store.ask('getNote', note)).toEqual(written);
    await store.do('setNote', { ...note, text: '' });
    expect(await store.ask('getNote', note)).toEqual({ text: '', updatedMs: null });
    const long = store.do('setNote', { ...note, text: 'x'.repeat(1024 * 1024 + 1) });
    expect(await codeOf(long)).toBe('LimitExceeded');
  });
});

describe('associations', () => {
  test('join runs, artifacts and experiments, once', async () => {
    const [a, b] = [await newRun(), await newRun()];
    const artifact = await store.do('logArtifact', { runId: a, name: 'x', value: 'y' });
    const edge = { sourceKind: 'artifact', sourceId: artifact.id, destinationKind: 'run', destinationId: b } as const;
    const made = await store.do('createAssociation', edge);
    expect(made).toMatchObject({ ...edge, type: 'AssociatedWith', createdMs: store.nowMs });
    expect(await codeOf(store.do('createAssociation', edge))).toBe('AlreadyExists');
    store.advance(1);
    const typed = await store.do('createAssociation', { ...edge, type: 'ContributedTo' });
    const up = { sourceKind: 'run', sourceId: b, destinationKind: 'experiment', destinationId: experimentId } as const;
    await store.do('createAssociation', up);
    expect((await store.ask('listAssociations', { destinationId: b })).associations).toEqual([made, typed]);
    expect((await store.ask('listAssociations', { sourceId: b })).associations).toMatchObject([up]);
    expect((await store.ask('listAssociations', { sourceId: artifact.id, destinationId: a })).associations).toEqual([]);
    await store.do('deleteAssociation', { associationId: made.id });
    expect(await codeOf(store.do('deleteAssociation', { associationId: made.id }))).toBe('NotFound');
    expect((await store.ask('listAssociations', { destinationId: b })).associations).toEqual([typed]);
  });

  test('need two different ends that are there', async () => {
    const runId = await newRun();
    const own = { sourceKind: 'run', sourceId: runId } as const;
    const self = await failureOf(
      store.do('createAssociation', { ...own, destinationKind: 'run', destinationId: runId }),
    );
    expect(self?.code).toBe('InvalidInput');
    for (const destinationKind of ['run', 'artifact', 'experiment'] as const) {
      const edge = { ...own, destinationKind, destinationId: '0'.repeat(32) };
      expect(await codeOf(store.do('createAssociation', edge))).toBe('NotFound');
    }
    const wrongKind = { ...own, destinationKind: 'run', destinationId: experimentId } as const;
    expect(await codeOf(store.do('createAssociation', wrongKind))).toBe('NotFound');
  });
});

describe('views', () => {
  test('are saved, changed and deleted, of an experiment or of none', async () => {
    const state = { columns: ['a', null], sort: { ['__proto__']: 1 } };
    const made = await store.do('createView', { experimentId, name: 'mine', state });
    expect(made).toMatchObject({ experimentId, name: 'mine', shared: false, createdBy: 'tester', version: 1 });
    expect(JSON.stringify(made.state)).toBe(JSON.stringify(state));
    const viewId = made.id;
    expect(await store.ask('getView', { viewId })).toEqual(made);
    const changed = await store.do('updateView', { viewId, expectedVersion: 1, state: null, shared: true });
    expect(changed).toMatchObject({ name: 'mine', shared: true, state: null, version: 2 });
    expect(await codeOf(store.do('updateView', { viewId, expectedVersion: 1, name: 'x' }))).toBe('PreconditionFailed');
    const everywhere = await store.do('createView', { name: 'everywhere', state: [] });
    expect((await store.ask('listViews', { experimentId })).views).toEqual([changed]);
    expect((await store.ask('listViews', {})).views).toEqual([everywhere, changed]);
    await store.do('deleteView', { viewId });
    expect(await codeOf(store.ask('getView', { viewId }))).toBe('NotFound');
    expect(await codeOf(store.do('createView', { name: 'large', state: 'x'.repeat(1024 * 1024) }))).toBe(
      'LimitExceeded',
    );
    expect(await codeOf(store.do('createView', { name: '', state: 1 }))).toBe('InvalidInput');
  });

  test('that are not shared are their maker’s alone', async () => {
    const { id: viewId } = await store.do('createView', { name: 'private', state: 1 }, 'ann');
    expect(await codeOf(store.ask('getView', { viewId }, 'bob'))).toBe('NotFound');
    expect(await codeOf(store.do('updateView', { viewId, shared: true }, 'bob'))).toBe('NotFound');
    expect(await codeOf(store.do('deleteView', { viewId }, 'bob'))).toBe('NotFound');
    const names = async (actor: string) => (await store.ask('listViews', {}, actor)).views.map(({ name }) => name);
    expect(await names('bob')).not.toContain('private');
    expect(await names('ann')).toContain('private');
    await store.do('updateView', { viewId, shared: true }, 'ann');
    expect(await names('bob')).toContain('private');
  });
});

describe('changes', () => {
  test('are followed from a cursor, of everything, an experiment or a run', async () => {
    const begin = await store.cursor();
    const other = await store.do('createRun', { experimentName: 'other' });
    const runId = await newRun();
    await store.do('logParameters', { runId, parameters: { a: 1 } });
    const all = await store.ask('followChanges', { since: begin });
    expect(all.reset).toBe(false);
    expect(all.changes.map(({ kind }) => kind)).toEqual([
      'experiment.created',
      'group.created',
      'run.created',
      'run.created',
      'run.parameters',
    ]);
    expect(all.cursor).toBe(await store.cursor());
    const ofRun = await store.ask('followChanges', { since: begin, runId });
    expect(ofRun.changes.map(({ kind, entityId }) => [kind, entityId])).toEqual([
      ['run.created', runId],
      ['run.parameters', runId],
    ]);
    const first = await store.ask('followChanges', { since: begin, experimentId, limit: 1 });
    expect(first.changes).toMatchObject([{ kind: 'run.created', entityId: runId, experimentId }]);
    const second = await store.ask('followChanges', { since: first.cursor, experimentId, limit: 1 });
    expect(second.changes).toMatchObject([{ kind: 'run.parameters' }]);
    expect(await store.ask('followChanges', {})).toEqual({ changes: [], cursor: all.cursor, reset: false });
    expect(other.experimentId).not.toBe(experimentId);
  });

  test('the server counts what is not deleted', async () => {
    const { counts: before, limits } = await store.ask('getServer', {});
    const { id: runId } = await store.do('createRun', {});
    expect((await store.ask('getServer', {})).counts).toEqual({
      ...before,
      runs: before.runs + 1,
      unassignedRuns: before.unassignedRuns + 1,
    });
    await store.do('deleteRun', { runId });
    expect((await store.ask('getServer', {})).counts).toEqual(before);
    expect(limits).toMatchObject({ nameLength: 500, pointsPerRun: null });
    expect(Object.values(limits).every((limit) => limit === null || typeof limit === 'number')).toBe(true);
  });
});
