import { DatabaseSync } from 'node:sqlite';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { CommandInput } from '@assay/core';
import { TestStore } from './test-store.ts';

let store: TestStore;
beforeAll(async () => void (store = await TestStore.open()));
afterAll(() => store[Symbol.asyncDispose]());

type Change = Omit<CommandInput<'updateTrialComponent'>, 'name'>;
const update = (name: string, change: Change) => store.do('updateTrialComponent', { name, ...change });
const describeIt = (name: string) => store.ask('getTrialComponent', { name });

test('counts of parameters and artifacts stay true, whatever the keys are', async () => {
  const text = (value: string) => ({ value });
  const composed = '\u00e9';
  const decomposed = 'e\u0301';
  await store.do('createTrialComponent', {
    name: 'counted',
    parameters: { a: 1, b: 'x' },
    inputs: { [composed]: text('1'), 'a:b': text('2'), con: text('3') },
  });
  await update('counted', {
    inputs: { [decomposed]: text('4'), [composed]: text('5'), new: text('6'), gone: text('7') },
    removeInputs: ['a:b', 'gone', 'never'],
    outputs: { [decomposed]: text('8') },
    parameters: { b: 'y', c: 2, gone: 3 },
    removeParameters: ['a', 'gone', 'never'],
  });
  const shown = await describeIt('counted');
  const inputs = new Map(shown.inputs.map(([key, { value }]) => [key, value]));
  expect(inputs).toEqual(
    new Map([
      [composed, '5'],
      [decomposed, '4'],
      ['con', '3'],
      ['new', '6'],
    ]),
  );
  expect(shown.outputs).toEqual([[decomposed, { value: '8' }]]);
  expect(shown.parameters).toEqual([
    ['b', 'y'],
    ['c', 2],
  ]);
  expect(countsOf(shown.id)).toEqual({ parameter_count: 2, parameters: 2, artifact_count: 5, artifacts: 5 });
});

/** What the run's row says, and what there is. */
function countsOf(runId: string): unknown {
  using database = new DatabaseSync(store.databaseFile, { readOnly: true });
  const row = database
    .prepare(
      'SELECT parameter_count, (SELECT count(*) FROM parameter p WHERE p.run = r.n) AS parameters, ' +
        'artifact_count, (SELECT count(*) FROM artifact a WHERE a.run = r.n) AS artifacts FROM run r WHERE id = unhex(?)',
    )
    .get(runId);
  return { ...row };
}

test('an overwritten and a removed parameter leave their old values in the change log', async () => {
  await store.do('createTrialComponent', { name: 'logged', parameters: { lr: 0.1, old: 'text' } });
  const since = await store.cursor();
  await update('logged', { parameters: { lr: 0.2 }, removeParameters: ['old'] });
  const { changes } = await store.ask('followChanges', { since });
  expect(changes).toMatchObject([
    { kind: 'run.parameters', data: { added: [], overwritten: { lr: '0.1' }, removed: { old: 'text' } } },
  ]);
});

test('an echo writes nothing', async () => {
  await store.do('createTrialComponent', {
    name: 'echoed',
    status: { status: 'running', message: 'm' },
    startMs: 1,
    endMs: 2,
    parameters: { a: 1 },
    outputs: { o: { value: 's3://b/k', mediaType: 'text/csv' } },
  });
  const { displayName, statusMessage, parameters, outputs } = await describeIt('echoed');
  const since = await store.cursor();
  store.advance(1000);
  await update('echoed', {
    displayName,
    status: { status: 'running', message: statusMessage },
    startMs: 1,
    endMs: 2,
    parameters: Object.fromEntries(parameters),
    inputs: {},
    outputs: Object.fromEntries(outputs),
  });
  expect(await store.changesSince(since)).toEqual([]);
});

test('a deletion of an experiment moves the runs that stand elsewhere, and says so in its own order', async () => {
  for (const name of ['first', 'second']) {
    await store.do('createSagemakerExperiment', { name });
    await store.do('createSagemakerTrial', { name: `${name}-trial`, experimentName: name });
  }
  await store.do('createTrialComponent', { name: 'first-r' });
  for (const trialName of ['first-trial', 'second-trial'])
    await store.do('associateTrialComponent', { componentName: 'first-r', trialName });
  const { id: runId } = await describeIt('first-r');
  expect(await store.ask('getRun', { runId })).toMatchObject({ experimentName: 'first', name: 'r' });
  await store.do('disassociateTrialComponent', { componentName: 'first-r', trialName: 'first-trial' });
  expect(await store.ask('getRun', { runId })).toMatchObject({ experimentName: 'first' });
  await store.do('deleteSagemakerTrial', { name: 'first-trial' });
  await store.do('deleteSagemakerExperiment', { name: 'first' });
  expect(await store.ask('getRun', { runId })).toMatchObject({ experimentName: 'second', name: 'r', deletedMs: null });
});

test('an experiment with very many runs outside of its trials is deleted in portions', async () => {
  const { id: experimentId } = await store.do('createExperiment', { name: 'crowd' });
  const { groups } = await store.ask('listRunGroups', { experimentId });
  expect(groups).toEqual([]);
  for (let i = 0; i < 250; i++) {
    const { id: runId, groupIds } = await store.do('createRun', { experimentId, name: `r${i}` });
    await store.do('removeRunFromGroup', { groupId: groupIds[0] ?? '', runId });
  }
  await store.do('deleteSagemakerTrial', { name: 'Default-Run-Group-crowd' });
  await store.do('deleteSagemakerExperiment', { name: 'CROWD' });
  const { total } = await store.ask('searchRuns', { unassigned: true, countTotal: true, filter: 'name like "r%"' });
  expect(total).toBe(250);
});
