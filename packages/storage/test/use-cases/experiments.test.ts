import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { codeOf, failureOf, TestStore } from './test-store.ts';

let store: TestStore;
beforeAll(async () => void (store = await TestStore.open()));
afterAll(() => store[Symbol.asyncDispose]());

describe('createExperiment', () => {
  test('answers what getExperiment answers', async () => {
    const made = await store.do('createExperiment', {
      name: 'Digits of people',
      description: 'Which of them is it?\nAll ten.',
      folder: 'vision/digits',
      tags: { team: 'a', ['__proto__']: 'x' },
    });
    expect(made).toMatchObject({
      name: 'Digits of people',
      folder: 'vision/digits',
      archived: false,
      runCount: 0,
      runCountByStatus: {},
      createdMs: store.nowMs,
      lastActivityMs: store.nowMs,
      createdBy: 'tester',
      updatedBy: 'tester',
      deletedMs: null,
      version: 1,
    });
    expect(Object.entries(made.tags).sort()).toEqual([
      ['__proto__', 'x'],
      ['team', 'a'],
    ]);
    expect(await store.ask('getExperiment', { experimentId: made.id })).toEqual(made);
    expect(await store.ask('listFolders', {})).toEqual({ folders: [{ folder: 'vision/digits', experimentCount: 1 }] });
  });

  test('names are unique whatever their case and composition, and the message says what to do', async () => {
    await store.do('createExperiment', { name: 'Größe' });
    const failure = await failureOf(store.do('createExperiment', { name: 'GRO\u0308ßE' }));
    expect(failure?.code).toBe('AlreadyExists');
    expect(failure?.message).toBe(`An experiment named "GRO\u0308ßE" exists already. Load it, or choose another name.`);
  });

  test.each([
    ['empty', ''],
    ['blank', '  '],
    ['space before', ' a'],
    ['space behind', 'a '],
    ['line break', 'a\nb'],
    ['NUL', 'a\0b'],
    ['half a pair', 'a\ud800'],
  ])('refuses a name: %s', async (_, name) => {
    expect(await codeOf(store.do('createExperiment', { name }))).toBe('InvalidInput');
  });

  test.each(['/a', 'a/', 'a//b', 'a/../b', '.', ' a', 'a/ b'])('refuses the folder %j', async (folder) => {
    expect(await codeOf(store.do('createExperiment', { name: 'with a folder', folder }))).toBe('InvalidInput');
  });

  test('a name at its limit is taken, one character more is refused, counted as people count', async () => {
    const flag = '🏁';
    expect(await codeOf(store.do('createExperiment', { name: flag.repeat(500) }))).toBeUndefined();
    const failure = await failureOf(store.do('createExperiment', { name: flag.repeat(501) }));
    expect(failure).toMatchObject({ code: 'LimitExceeded', details: { name: 'nameLength', limit: 500, value: 501 } });
  });

  test('a refused one leaves nothing behind', async () => {
    expect(await codeOf(store.do('createExperiment', { name: 'nothing left', tags: { '': 'x' } }))).toBe(
      'InvalidInput',
    );
    expect((await store.ask('listExperiments', { name: 'nothing left', view: 'all' })).experiments).toEqual([]);
  });
});

describe('updateExperiment', () => {
  test('says who made the latest change, also of its tags', async () => {
    const { id } = await store.do('createExperiment', { name: 'of many hands' });
    const renamed = await store.do('updateExperiment', { experimentId: id, folder: 'shared' }, 'second');
    expect(renamed).toMatchObject({ createdBy: 'tester', updatedBy: 'second' });
    await store.do('changeTags', { kind: 'experiment', id, set: { a: 'b' } }, 'third');
    expect(await store.ask('getExperiment', { experimentId: id })).toMatchObject({ updatedBy: 'third' });
  });

  test('changes what is given, counts the version, and frees the old name', async () => {
    const { id } = await store.do('createExperiment', { name: 'before' });
    store.advance(10);
    const changed = await store.do('updateExperiment', {
      experimentId: id,
      expectedVersion: 1,
      name: 'after',
      archived: true,
    });
    expect(changed).toMatchObject({
      name: 'after',
      archived: true,
      description: '',
      version: 2,
      updatedMs: store.nowMs,
    });
    expect(await codeOf(store.do('createExperiment', { name: 'AFTER' }))).toBe('AlreadyExists');
    expect(await codeOf(store.do('createExperiment', { name: 'before' }))).toBeUndefined();
    const same = await store.do('updateExperiment', { experimentId: id, name: 'after' });
    expect(same.version).toBe(2);
    const recased = await store.do('updateExperiment', { experimentId: id, name: 'After' });
    expect(recased).toMatchObject({ name: 'After', version: 3 });
  });

  test('refuses a change meant for another version, and says which one it is at', async () => {
    const { id } = await store.do('createExperiment', { name: 'versioned' });
    const failure = await failureOf(
      store.do('updateExperiment', { experimentId: id, expectedVersion: 7, description: 'x' }),
    );
    expect(failure).toMatchObject({ code: 'PreconditionFailed', details: { expectedVersion: 7, currentVersion: 1 } });
  });

  test.each(['0'.repeat(32), 'nonsense', '../../etc/passwd'])('an unknown id %j is not found', async (experimentId) => {
    expect(await codeOf(store.do('updateExperiment', { experimentId, name: 'x' }))).toBe('NotFound');
    expect(await codeOf(store.ask('getExperiment', { experimentId }))).toBe('NotFound');
  });
});

describe('listExperiments', () => {
  test('newest first, in pages, by filter, by name whatever its case', async () => {
    for (const name of ['list a', 'list b', 'list c']) {
      store.advance(1);
      await store.do('createExperiment', { name, tags: { suite: 'list' } });
    }
    const filter = 'tags.suite = "list"';
    const first = await store.ask('listExperiments', { filter, limit: 2 });
    expect(first.experiments.map(({ name }) => name)).toEqual(['list c', 'list b']);
    const second = await store.ask('listExperiments', { filter, limit: 2, cursor: first.nextCursor ?? '' });
    expect(second.experiments.map(({ name }) => name)).toEqual(['list a']);
    expect(second.nextCursor).toBeNull();
    expect((await store.ask('listExperiments', { filter, sort: 'name' })).experiments[0]?.name).toBe('list a');
    expect((await store.ask('listExperiments', { name: 'LIST B' })).experiments.map(({ name }) => name)).toEqual([
      'list b',
    ]);
    expect((await store.ask('listExperiments', { name: 'list b', filter: 'tags.suite = "x"' })).experiments).toEqual(
      [],
    );
    expect((await store.ask('listExperiments', { name: 'no such' })).experiments).toEqual([]);
  });

  test.each([
    ['filter', { filter: 'params.x = 1' }],
    ['filter', { filter: 'name = "a' }],
    ['sort', { sort: 'nonsense' }],
  ])('a faulty %s is refused with its position', async (_, input) => {
    const failure = await failureOf(store.ask('listExperiments', input));
    expect(failure?.code).toBe('InvalidFilter');
    expect(failure?.details.position).toBeTypeOf('number');
  });

  test.each(['', 'x', 'e30', 'bnVsbA'])('a damaged cursor %j is refused', async (cursor) => {
    expect(await codeOf(store.ask('listExperiments', { cursor }))).toBe('InvalidInput');
  });
});

describe('deletion', () => {
  test('is refused while there are runs, and says how many', async () => {
    const { id } = await store.do('createExperiment', { name: 'in use' });
    await store.do('createRun', { experimentId: id });
    const one = await failureOf(store.do('deleteExperiment', { experimentId: id }));
    expect(one).toMatchObject({ code: 'ResourceInUse', details: { runCount: 1 } });
    await store.do('createRun', { experimentId: id });
    const two = await failureOf(store.do('deleteExperiment', { experimentId: id }));
    expect(two?.message).toContain('Delete its 2 runs first, or pass cascade');
    expect(await codeOf(store.do('deleteExperiment', { experimentId: id, expectedVersion: 9, cascade: true }))).toBe(
      'PreconditionFailed',
    );
  });

  test('of very many runs is done in portions, as are restoring and purging', async () => {
    const { id } = await store.do('createExperiment', { name: 'many' });
    const of = Array.from({ length: 250 }, () => store.do('createRun', { experimentId: id }));
    const runs = await Promise.all(of);
    const countIn = async (view: 'active' | 'deleted'): Promise<number | undefined> =>
      (await store.ask('searchRuns', { experimentIds: [id], view, countTotal: true, limit: 1 })).total;
    await store.do('deleteRun', { runId: runs[7]?.id ?? '' });
    const deleting = store.do('deleteExperiment', { experimentId: id, cascade: true });
    const between = store.do('createExperiment', { name: 'between' }).then(() => countIn('active'));
    expect(await between).toBeGreaterThan(0);
    await deleting;
    expect([await countIn('active'), await countIn('deleted')]).toEqual([0, 250]);
    expect(await store.do('restoreExperiment', { experimentId: id })).toMatchObject({ runCount: 249 });
    expect([await countIn('active'), await countIn('deleted')]).toEqual([249, 1]);
    await store.do('deleteExperiment', { experimentId: id, cascade: true });
    await store.do('purgeExperiment', { experimentId: id });
    expect(await codeOf(store.ask('getExperiment', { experimentId: id }))).toBe('NotFound');
    expect(await codeOf(store.ask('getRun', { runId: runs[249]?.id ?? '' }))).toBe('NotFound');
  });

  test('with cascade takes runs and groups along; restoring revives those and no others', async () => {
    const { id } = await store.do('createExperiment', { name: 'cascade' });
    const kept = await store.do('createRun', { experimentId: id, name: 'kept' });
    const gone = await store.do('createRun', { experimentId: id, name: 'gone' });
    await store.do('deleteRun', { runId: gone.id });
    store.advance(5);
    const since = await store.cursor();
    await store.do('deleteExperiment', { experimentId: id, cascade: true });
    expect(await store.changesSince(since)).toEqual(['experiment.deleted', 'group.deleted', 'run.deleted']);
    expect((await store.ask('getRun', { runId: kept.id })).deletedMs).toBe(store.nowMs);
    expect((await store.ask('listExperiments', { name: 'cascade' })).experiments).toEqual([]);
    expect((await store.ask('listExperiments', { name: 'cascade', view: 'deleted' })).experiments).toHaveLength(1);
    await store.do('deleteExperiment', { experimentId: id });

    expect(await codeOf(store.do('createRun', { experimentId: id }))).toBe('Conflict');
    expect(await codeOf(store.do('restoreRun', { runId: kept.id }))).toBe('Conflict');
    const restored = await store.do('restoreExperiment', { experimentId: id });
    expect(restored).toMatchObject({ name: 'cascade', deletedMs: null, runCount: 1 });
    expect((await store.ask('getRun', { runId: kept.id })).deletedMs).toBeNull();
    expect((await store.ask('getRun', { runId: gone.id })).deletedMs).not.toBeNull();
    expect((await store.ask('listRunGroups', { experimentId: id })).groups).toHaveLength(1);
    const again = await store.do('restoreExperiment', { experimentId: id });
    expect(again.version).toBe(restored.version);
  });

  test('frees the name; a restored one gets a suffix where it is taken by then', async () => {
    const ids = [];
    for (let i = 0; i < 3; i++) {
      const { id } = await store.do('createExperiment', { name: 'twice' });
      ids.push(id);
      if (i < 2) await store.do('deleteExperiment', { experimentId: id });
    }
    expect((await store.do('restoreExperiment', { experimentId: ids[0] ?? '' })).name).toBe('twice (restored)');
    expect((await store.do('restoreExperiment', { experimentId: ids[1] ?? '' })).name).toMatch(
      /^twice \(restored [0-9a-f]{8}\)$/,
    );
    expect(await codeOf(store.do('createExperiment', { name: 'Twice (Restored)' }))).toBe('AlreadyExists');
  });

  test('purging needs a deletion first, and leaves nothing', async () => {
    const { id } = await store.do('createExperiment', { name: 'purged', folder: 'purged', tags: { a: 'b' } });
    const run = await store.do('createRun', { experimentId: id, parameters: { x: 1 }, tags: { a: 'b' } });
    await store.logValues(run.id, 'loss', [1, 2]);
    await store.do('setNote', { kind: 'experiment', id, text: 'note' });
    await store.do('setMetricMetadata', { experimentId: id, name: 'loss', unit: 'nats' });
    await store.do('createView', { experimentId: id, name: 'view', state: {} });
    const failure = await failureOf(store.do('purgeExperiment', { experimentId: id }));
    expect(failure?.code).toBe('Conflict');
    expect(failure?.message).toContain('Delete it first');
    await store.do('deleteExperiment', { experimentId: id, cascade: true });
    await store.do('purgeExperiment', { experimentId: id });
    expect(await codeOf(store.ask('getExperiment', { experimentId: id }))).toBe('NotFound');
    expect(await codeOf(store.ask('getRun', { runId: run.id }))).toBe('NotFound');
    expect(await codeOf(store.do('purgeExperiment', { experimentId: id }))).toBe('NotFound');
    expect((await store.ask('listExperiments', { name: 'purged', view: 'all' })).experiments).toEqual([]);
    expect(await codeOf(store.do('createExperiment', { name: 'purged' }))).toBeUndefined();
  });
});

describe('metric metadata', () => {
  test('set ones, and guesses for those in use', async () => {
    const { id } = await store.do('createExperiment', { name: 'metadata' });
    const run = await store.do('createRun', { experimentId: id });
    await store.logValues(run.id, 'val_loss', [1]);
    await store.logValues(run.id, 'accuracy', [1]);
    await store.logValues(run.id, 'weight', [1]);
    const set = await store.do('setMetricMetadata', {
      experimentId: id,
      name: 'accuracy',
      goal: 'minimize',
      unit: '%',
    });
    expect(set).toEqual({ name: 'accuracy', goal: 'minimize', inferred: false, unit: '%', displayName: '' });
    expect(await store.ask('listMetricMetadata', { experimentId: id })).toEqual({
      metrics: [
        set,
        { name: 'val_loss', goal: 'minimize', inferred: true, unit: '', displayName: '' },
        { name: 'weight', goal: null, inferred: false, unit: '', displayName: '' },
      ],
    });
    const back = await store.do('setMetricMetadata', { experimentId: id, name: 'accuracy', goal: null, unit: '' });
    expect(back).toMatchObject({ goal: 'maximize', inferred: true });
    expect(await codeOf(store.do('setMetricMetadata', { experimentId: id, name: '' }))).toBe('InvalidInput');
  });
});

describe('cloneExperiment', () => {
  test('carries the set-up over, with runs, groups and nesting, and no results', async () => {
    const { id } = await store.do('createExperiment', { name: 'Original', folder: 'f', tags: { a: 'b' } });
    await store.do('setMetricMetadata', { experimentId: id, name: 'loss', unit: 'nats' });
    const group = await store.do('createRunGroup', { experimentId: id, name: 'sweep', tags: { g: '1' } });
    const parent = await store.do('createRun', { experimentId: id, name: 'parent', parameters: { lr: 0.1 } });
    await store.do('createRun', {
      experimentId: id,
      name: 'child',
      parentRunId: parent.id,
      groupIds: [group.id],
      tags: { t: 'u' },
    });
    await store.logValues(parent.id, 'loss', [1, 2]);
    await store.do('createRun', { experimentId: id, name: 'gone' });
    const { runs } = await store.ask('searchRuns', { experimentIds: [id], filter: 'name = "gone"' });
    await store.do('deleteRun', { runId: runs[0]?.id ?? '' });

    const clone = await store.do('cloneExperiment', { experimentId: id, name: 'Copy' });
    expect(clone).toMatchObject({ name: 'Copy', folder: 'f', tags: { a: 'b' }, runCount: 2, version: 1 });
    const copies = (
      await store.ask('searchRuns', {
        experimentIds: [clone.id],
        sort: 'name desc',
        parameters: 'all',
        tags: 'all',
        metrics: 'all',
      })
    ).runs;
    expect(copies).toMatchObject([
      { name: 'parent', status: 'scheduled', startedMs: null, parameters: { lr: 0.1 }, metrics: {} },
      { name: 'child', tags: { t: 'u' }, parentRunId: copies[0]?.id },
    ]);
    const { groups } = await store.ask('listRunGroups', { experimentId: clone.id });
    expect(groups.map(({ name, tags, runCount }) => [name, tags, runCount]).sort()).toEqual([
      ['Default-Run-Group-copy', {}, 1],
      ['sweep', { g: '1' }, 1],
    ]);
    expect((await store.ask('listMetricMetadata', { experimentId: clone.id })).metrics).toMatchObject([
      { name: 'loss', unit: 'nats' },
    ]);
    const bare = await store.do('cloneExperiment', { experimentId: id, name: 'Bare', includeRuns: false });
    expect(bare.runCount).toBe(0);
    expect(await codeOf(store.do('cloneExperiment', { experimentId: id, name: 'copy' }))).toBe('AlreadyExists');
  });
});
