import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { codeOf, failureOf, TestStore } from './test-store.ts';

let store: TestStore;
beforeAll(async () => void (store = await TestStore.open()));
afterAll(() => store[Symbol.asyncDispose]());

const newExperiment = async (name: string): Promise<string> => (await store.do('createExperiment', { name })).id;

describe('run groups', () => {
  test('are made, read, changed, deleted, restored and purged; their runs stay', async () => {
    const experimentId = await newExperiment('life of a group');
    const made = await store.do('createRunGroup', { experimentId, name: 'Sweep', description: 'd', tags: { a: 'b' } });
    expect(made).toMatchObject({
      experimentId,
      name: 'Sweep',
      description: 'd',
      tags: { a: 'b' },
      runCount: 0,
      version: 1,
    });
    const groupId = made.id;
    expect(await store.ask('getRunGroup', { groupId })).toEqual(made);
    const run = await store.do('createRun', { groupIds: [groupId] });
    expect(await codeOf(store.do('createRunGroup', { experimentId, name: 'sweep' }))).toBe('AlreadyExists');
    const changed = await store.do('updateRunGroup', { groupId, name: 'Search', expectedVersion: 1 });
    expect(changed).toMatchObject({ name: 'Search', version: 2, runCount: 1 });
    expect(await codeOf(store.do('updateRunGroup', { groupId, name: '', expectedVersion: 2 }))).toBe('InvalidInput');
    expect(await codeOf(store.do('purgeRunGroup', { groupId }))).toBe('Conflict');
    expect(await codeOf(store.do('deleteRunGroup', { groupId, expectedVersion: 1 }))).toBe('PreconditionFailed');
    await store.do('deleteRunGroup', { groupId });
    await store.do('deleteRunGroup', { groupId });
    expect(await codeOf(store.do('addRunToGroup', { groupId, runId: run.id }))).toBe('Conflict');
    expect((await store.ask('listRunGroups', { experimentId })).groups).toEqual([]);
    expect((await store.ask('listRunGroups', { experimentId, view: 'deleted' })).groups).toHaveLength(1);
    await store.do('createRunGroup', { experimentId, name: 'Search' });
    expect(await store.do('restoreRunGroup', { groupId })).toMatchObject({ name: 'Search (restored)', runCount: 1 });
    await store.do('deleteRunGroup', { groupId });
    await store.do('purgeRunGroup', { groupId });
    expect(await codeOf(store.ask('getRunGroup', { groupId }))).toBe('NotFound');
    expect(await store.ask('getRun', { runId: run.id })).toMatchObject({ experimentId, groupIds: [], deletedMs: null });
  });

  test('a run stands in several; the first one of a run without an experiment is its home', async () => {
    const [a, b] = [await newExperiment('home a'), await newExperiment('home b')];
    const { id: groupA } = await store.do('createRunGroup', { experimentId: a, name: 'g' });
    const { id: groupB } = await store.do('createRunGroup', { experimentId: b, name: 'g' });
    const { id: runId } = await store.do('createRun', { name: 'guest' });
    await store.do('addRunToGroup', { groupId: groupA, runId });
    await store.do('addRunToGroup', { groupId: groupB, runId });
    const since = await store.cursor();
    await store.do('addRunToGroup', { groupId: groupB, runId });
    expect(await store.changesSince(since)).toEqual([]);
    const run = await store.ask('getRun', { runId });
    expect(run.experimentId).toBe(a);
    expect([...run.groupIds].sort()).toEqual([groupA, groupB].sort());
    expect((await store.ask('listRunGroups', { runId })).groups).toHaveLength(2);
    expect((await store.ask('searchRuns', { groupId: groupB })).runs.map(({ id }) => id)).toEqual([runId]);
    await store.do('removeRunFromGroup', { groupId: groupB, runId });
    await store.do('removeRunFromGroup', { groupId: groupA, runId });
    const failure = await failureOf(store.do('removeRunFromGroup', { groupId: groupA, runId }));
    expect(failure?.code).toBe('NotFound');
    expect((await store.ask('getRun', { runId })).experimentId).toBe(a);
    await store.do('deleteRun', { runId });
    expect((await store.ask('getRunGroup', { groupId: groupA })).runCount).toBe(0);
  });

  test('the home of a run that SageMaker made goes with its last group', async () => {
    const experimentId = await newExperiment('sagemaker home');
    const { id: groupId } = await store.do('createRunGroup', { experimentId, name: 'trial' });
    const { id: runId } = await store.do('createRun', { groupIds: [groupId], source: 'sagemaker' });
    await store.do('removeRunFromGroup', { groupId, runId });
    expect((await store.ask('getRun', { runId })).experimentId).toBeNull();
    await store.do('addRunToGroup', { groupId, runId });
    expect((await store.ask('getRun', { runId })).experimentId).toBe(experimentId);
  });

  test('a name that is taken at the new home is refused, and the run stays where it was', async () => {
    const experimentId = await newExperiment('taken home');
    const { id: groupId } = await store.do('createRunGroup', { experimentId, name: 'g' });
    await store.do('createRun', { experimentId, name: 'same' });
    const { id: runId } = await store.do('createRun', { name: 'same' });
    expect(await codeOf(store.do('addRunToGroup', { groupId, runId }))).toBe('AlreadyExists');
    expect(await store.ask('getRun', { runId })).toMatchObject({ experimentId: null, groupIds: [] });
  });

  test('are listed newest first, in pages', async () => {
    const experimentId = await newExperiment('many groups');
    for (let i = 0; i < 5; i++) {
      await store.do('createRunGroup', { experimentId, name: `g${i}` });
      store.advance(1);
    }
    const names: string[] = [];
    let cursor: string | null = null;
    do {
      const input = { experimentId, limit: 2, view: 'all', ...(cursor !== null && { cursor }) } as const;
      const page: { groups: { name: string }[]; nextCursor: string | null } = await store.ask('listRunGroups', input);
      names.push(...page.groups.map(({ name }) => name));
      cursor = page.nextCursor;
    } while (cursor !== null);
    expect(names).toEqual(['g4', 'g3', 'g2', 'g1', 'g0']);
  });
});
