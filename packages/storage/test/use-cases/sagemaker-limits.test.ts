import { limitPolicies } from '@assay/core';
import { pointBatch } from '@assay/series';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { codeOf, failureOf, TestStore } from './test-store.ts';

let store: TestStore;
beforeAll(async () => void (store = await TestStore.open(limitPolicies.sagemaker)));
afterAll(() => store[Symbol.asyncDispose]());

const newRun = async (): Promise<string> => (await store.do('createRun', { experimentName: 'limits' })).id;
const numbered = (count: number): [string, string][] => Array.from({ length: count }, (_, i) => [`k${i}`, 'v']);

describe('the policy of SageMaker’s documentation', () => {
  test.each(['a', '9', 'customer-churn_prediction', 'a--b__c', 'A'.repeat(120)])('takes the name %j', async (name) => {
    expect(await codeOf(store.do('createExperiment', { name }))).toBeUndefined();
  });

  test.each([
    ['a b', 'InvalidInput'],
    ['-a', 'InvalidInput'],
    ['a_', 'InvalidInput'],
    ['größe', 'InvalidInput'],
    ['a.b', 'InvalidInput'],
    ['a'.repeat(121), 'LimitExceeded'],
  ])('refuses the name %j', async (name, code) => {
    expect(await codeOf(store.do('createExperiment', { name }))).toBe(code);
    expect(await codeOf(store.do('createRun', { name }))).toBe(code);
    expect(await codeOf(store.do('createRun', { experimentName: name }))).toBe(code);
  });

  test('names that are made up keep to it', async () => {
    const run = await store.do('createRun', { experimentName: 'E'.repeat(120) });
    const { groups } = await store.ask('listRunGroups', { runId: run.id });
    for (const name of [run.name, groups[0]?.name]) expect(name).toMatch(/^[a-zA-Z0-9](?:[-_]*[a-zA-Z0-9]){0,119}$/);
    const { id: experimentId } = await store.do('createExperiment', { name: 'restored' });
    await store.do('deleteExperiment', { experimentId });
    await store.do('createExperiment', { name: 'Restored' });
    expect((await store.do('restoreExperiment', { experimentId })).name).toBe('restored-restored');
  });

  test('300 parameters a run, over all calls', async () => {
    const runId = await newRun();
    await store.do('logParameters', { runId, parameters: Object.fromEntries(numbered(300)) });
    await store.do('logParameters', { runId, parameters: { k7: 'v' } });
    const failure = await failureOf(store.do('logParameters', { runId, parameters: { more: 'v' } }));
    expect(failure).toMatchObject({
      code: 'LimitExceeded',
      details: { name: 'parametersPerRun', limit: 300, value: 301 },
    });
    expect(failure?.message).toContain('at most 300 are allowed');
    const parameters = Object.fromEntries(numbered(301));
    expect(await codeOf(store.do('createRun', { parameters }))).toBe('LimitExceeded');
  });

  test('256 characters a parameter, 3,072 a description, 50 tags, 30 artifacts', async () => {
    const runId = await newRun();
    const log = (text: string) =>
      codeOf(store.do('logParameters', { runId, parameters: { [text.slice(0, 9)]: text } }));
    expect(await log('é'.repeat(256))).toBeUndefined();
    expect(await log('x'.repeat(257))).toBe('LimitExceeded');
    const describeAs = (length: number) => codeOf(store.do('updateRun', { runId, description: 'x'.repeat(length) }));
    expect([await describeAs(3072), await describeAs(3073)]).toEqual([undefined, 'LimitExceeded']);
    const tag = (count: number) =>
      codeOf(store.do('changeTags', { kind: 'run', id: runId, set: Object.fromEntries(numbered(count)) }));
    expect([await tag(50), await tag(51)]).toEqual([undefined, 'LimitExceeded']);
    for (let i = 0; i < 30; i++) await store.do('logArtifact', { runId, name: `a${i}`, value: '' });
    expect(await codeOf(store.do('logArtifact', { runId, name: 'a7', value: 'again' }))).toBeUndefined();
    expect(await codeOf(store.do('logArtifact', { runId, name: 'a30', value: '' }))).toBe('LimitExceeded');
  });

  test('500,000 points a run; a batch over it leaves nothing, a replay at the limit is answered', async () => {
    const runId = await newRun();
    const values = (count: number) =>
      pointBatch(Array.from({ length: count }, (_, step) => ({ name: 'm', step, timeMs: 1, value: 0 })));
    for (let sequence = 0; sequence < 4; sequence++)
      await store.do('logMetrics', { runId, clientId: 'c', sequence, batch: values(124_999) });
    const before = await store.ask('listMetrics', { runId });
    const failure = await failureOf(store.do('logMetrics', { runId, clientId: 'c', sequence: 4, batch: values(5) }));
    expect(failure).toMatchObject({ code: 'LimitExceeded', details: { limit: 500_000, value: 500_001 } });
    expect(await store.ask('listMetrics', { runId })).toEqual(before);
    expect(await store.do('logMetrics', { runId, clientId: 'c', sequence: 4, batch: values(4) })).toMatchObject({
      replayed: false,
    });
    expect(await store.do('logMetrics', { runId, clientId: 'c', sequence: 3, batch: values(124_999) })).toMatchObject({
      replayed: true,
    });
  });

  test('counts of experiments, of metrics and of log lines are bounded too', async () => {
    await using small = await TestStore.open({ experiments: 2, metricNamesPerRun: 3, logLinesPerRun: 2 });
    await small.do('createExperiment', { name: 'a' });
    const { id: experimentId } = await small.do('createExperiment', { name: 'b' });
    expect(await codeOf(small.do('createExperiment', { name: 'c' }))).toBe('LimitExceeded');
    expect(await codeOf(small.do('createRun', { experimentName: 'c' }))).toBe('LimitExceeded');
    await small.do('deleteExperiment', { experimentId });
    expect(await codeOf(small.do('createExperiment', { name: 'c' }))).toBeUndefined();
    expect(await codeOf(small.do('restoreExperiment', { experimentId }))).toBe('LimitExceeded');
    const { id: runId } = await small.do('createRun', {});
    const log = (...names: string[]) =>
      codeOf(
        small.do('logMetrics', {
          runId,
          batch: pointBatch(names.map((name) => ({ name, step: 0, timeMs: 1, value: 0 }))),
        }),
      );
    expect([await log('a', 'b'), await log('a', 'b', 'c'), await log('a', 'd'), await log('c')]).toEqual([
      undefined,
      undefined,
      'LimitExceeded',
      undefined,
    ]);
    const lines = (count: number) =>
      Array.from({ length: count }, () => ({ timeMs: 1, stream: 'log', text: '' }) as const);
    expect(await codeOf(small.do('appendLog', { runId, lines: lines(3) }))).toBe('LimitExceeded');
    expect(await codeOf(small.do('appendLog', { runId, lines: lines(2) }))).toBeUndefined();
    expect((await small.ask('readLog', { runId })).lineCount).toBe(2);
  });
});
