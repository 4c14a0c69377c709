import { afterAll, beforeAll, expect, test } from 'vitest';
import { TestStore } from './test-store.ts';

let store: TestStore;
beforeAll(async () => void (store = await TestStore.open()));
afterAll(() => store[Symbol.asyncDispose]());

const suffix = '-[0-9a-f]{8}';

test('an experiment takes a name at every face, a run at two, a group at two', async () => {
  const { id: experimentId } = await store.do('createExperiment', { name: 'Größe der Ziffern (v2)' });
  expect(store.faceNames(experimentId)).toEqual([
    'mlflow  Größe der Ziffern (v2)',
    'native  Größe der Ziffern (v2)',
    // ß has no decomposition, so it is a character that SageMaker's names cannot hold.
    'sagemaker  gro-e-der-ziffern-v2',
  ]);
  const run = await store.do('createRun', { experimentId, name: 'Run #1' });
  expect(store.faceNames(run.id)).toEqual(['native … Run #1', 'sagemaker  gro-e-der-ziffern-v2-run-1']);
  expect(store.faceNames(run.groupIds[0] ?? '')).toEqual([
    'native … Default-Run-Group-gro-e-der-ziffern-v2',
    'sagemaker  Default-Run-Group-gro-e-der-ziffern-v2',
  ]);
  const alone = await store.do('createRun', { name: '实验' });
  expect(store.faceNames(alone.id)).toEqual(['native  实验', 'sagemaker  run']);
});

test('names that meet at a face get a random suffix there', async () => {
  const first = await store.do('createExperiment', { name: 'a b' });
  const second = await store.do('createExperiment', { name: 'a_b' });
  expect(store.faceNames(first.id)[2]).toBe('sagemaker  a-b');
  expect(store.faceNames(second.id)[2]).toMatch(new RegExp(`^sagemaker {2}a-b${suffix}$`));
  const long = await store.do('createExperiment', { name: 'x'.repeat(500) });
  const longer = await store.do('createExperiment', { name: 'x'.repeat(499) });
  expect(store.faceNames(long.id)[2]).toBe(`sagemaker  ${'x'.repeat(59)}`);
  expect(store.faceNames(longer.id)[2]).toMatch(new RegExp(`^sagemaker {2}x{50}${suffix}$`));
});

test('a rename changes the native name only', async () => {
  const { id: experimentId } = await store.do('createExperiment', { name: 'old name' });
  const run = await store.do('createRun', { experimentId, name: 'old run' });
  await store.do('updateExperiment', { experimentId, name: 'new name' });
  await store.do('updateRun', { runId: run.id, name: 'new run' });
  expect(store.faceNames(experimentId)).toEqual(['mlflow  old name', 'native  new name', 'sagemaker  old-name']);
  expect(store.faceNames(run.id)).toEqual(['native … new run', 'sagemaker  old-name-old-run']);
  const next = await store.do('createRun', { experimentId });
  expect(next.groupIds).toEqual(run.groupIds);
});

test('a deletion frees the native and the SageMaker name, MLflow keeps its own; a restore takes them back', async () => {
  const { id: experimentId } = await store.do('createExperiment', { name: 'freed' });
  const run = await store.do('createRun', { experimentId, name: 'r' });
  await store.do('deleteExperiment', { experimentId, cascade: true });
  expect(store.faceNames(experimentId)).toEqual([
    'mlflow  freed',
    'native released:… freed',
    'sagemaker released:… freed',
  ]);
  const other = await store.do('createExperiment', { name: 'Freed' });
  expect(store.faceNames(other.id)).toEqual(['mlflow  Freed', 'native  Freed', 'sagemaker  freed']);
  await store.do('restoreExperiment', { experimentId });
  expect(store.faceNames(experimentId).slice(0, 2)).toEqual(['mlflow  freed', 'native  freed (restored)']);
  expect(store.faceNames(experimentId)[2]).toMatch(new RegExp(`^sagemaker {2}freed${suffix}$`));
  expect(store.faceNames(run.id)).toEqual(['native … r', 'sagemaker  freed-r']);
  await store.do('deleteExperiment', { experimentId, cascade: true });
  await store.do('purgeExperiment', { experimentId });
  expect([...store.faceNames(experimentId), ...store.faceNames(run.id)]).toEqual([]);
});
