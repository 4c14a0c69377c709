import { afterAll, beforeAll, expect, test } from 'vitest';
import { refusal, TrackingRequests } from '../tracking/tracking-requests.ts';
import { ModelRequests } from './model-requests.ts';

let mlflow: TrackingRequests;
let models: ModelRequests;
beforeAll(async () => {
  mlflow = await TrackingRequests.start();
  models = new ModelRequests(mlflow);
});
afterAll(() => mlflow[Symbol.asyncDispose]());

const iris = {
  name: 'iris',
  digest: 'd1',
  source_type: 'local',
  source: '{"uri":"/data/iris.csv"}',
  schema: '{"a":1}',
  profile: '{}',
};
const tagsOf = (context: string) => [{ key: 'mlflow.data.context', value: context }];
const inputsOf = async (id: string) =>
  (await mlflow.run(id)) as unknown as Record<'inputs' | 'outputs', Record<string, unknown>>;
const nativeArtifacts = async (id: string) =>
  (await mlflow.native('GET', `/runs/${id}/artifacts`))['artifacts'] as readonly Record<string, unknown>[];

test('data sets are kept once for each name and digest, the first as it was', async () => {
  const run = await mlflow.makeRun();
  const other = { name: 'iris', digest: 'd2', source_type: 'code', source: 'x' };
  const log = (datasets: readonly object[]) => mlflow.succeed('runs/log-inputs', { run_id: run, datasets });
  expect(
    await log([
      { dataset: iris, tags: tagsOf('training') },
      { dataset: { ...iris, source: 'later' }, tags: tagsOf('testing') },
      { dataset: other },
    ]),
  ).toEqual({});
  await log([{ dataset: { ...iris, schema: 'later' }, tags: tagsOf('testing') }]);
  expect((await inputsOf(run)).inputs['dataset_inputs']).toEqual([
    { dataset: iris, tags: tagsOf('training') },
    expect.objectContaining({ dataset: other }),
  ]);
});

test('runs that read the same data set see it each, also after one of them is purged', async () => {
  const [one, two] = [await mlflow.makeRun(), await mlflow.makeRun()];
  for (const run_id of [one, two])
    await mlflow.succeed('runs/log-inputs', { run_id, datasets: [{ dataset: iris, tags: tagsOf(run_id) }] });
  await mlflow.native('DELETE', `/runs/${one}`).catch(() => undefined);
  const purged = await fetch(`${mlflow.server.url}/api/v1/runs/${one}/purge`, { method: 'POST' });
  expect(purged.ok).toBe(true);
  expect((await inputsOf(two)).inputs['dataset_inputs']).toEqual([{ dataset: iris, tags: tagsOf(two) }]);
});

test('other faces see data sets as input artifacts', async () => {
  const run = await mlflow.makeRun();
  const datasets = [
    { dataset: iris, tags: tagsOf('training') },
    { dataset: { ...iris, digest: 'd2', source: 's3://bucket/iris.csv' } },
    { dataset: { ...iris, name: 'a/../b', digest: 'd3', source: '{"code":1,"uri":"x"}' } },
  ];
  await mlflow.succeed('runs/log-inputs', { run_id: run, datasets });
  expect(await nativeArtifacts(run)).toMatchObject([
    { name: 'a-..-b', direction: 'input', kind: 'value', value: '{"code":1,"uri":"x"}' },
    {
      name: 'iris',
      kind: 'uri',
      uri: '/data/iris.csv',
      metadata: { dataset: { digest: 'd1', context: 'training', sourceType: 'local' } },
    },
    { name: 'iris-d2', kind: 'uri', uri: 's3://bucket/iris.csv' },
  ]);
});

test('models that a run used and made', async () => {
  const run = await mlflow.makeRun();
  const made = (await models.make({ experiment_id: '0', name: 'forest', source_run_id: run })).info.model_id;
  const foreign = `m-${'e'.repeat(32)}`;
  await mlflow.succeed('runs/outputs', { run_id: run, models: [{ model_id: made, step: 7 }] });
  await mlflow.succeed('runs/outputs', {
    run_id: run,
    models: [
      { model_id: foreign, step: -1 },
      { model_id: made, step: 8 },
    ],
  });
  await mlflow.succeed('runs/log-inputs', { run_id: run, models: [{ model_id: made }] });
  const { inputs, outputs } = await inputsOf(run);
  expect(inputs['model_inputs']).toEqual([{ model_id: made }]);
  expect(outputs['model_outputs']).toHaveLength(2);
  expect(outputs['model_outputs']).toEqual(
    expect.arrayContaining([
      { model_id: foreign, step: -1 },
      { model_id: made, step: 8 },
    ]),
  );
  expect(await nativeArtifacts(run)).toMatchObject([
    { name: 'forest', direction: 'input', kind: 'uri', uri: `models:/${made}` },
    {
      name: 'forest',
      direction: 'output',
      kind: 'uri',
      uri: `models:/${made}`,
      metadata: { loggedModel: { id: made, step: 7 } },
    },
    { name: foreign, direction: 'output', kind: 'uri', uri: `models:/${foreign}` },
  ]);
});

test('a profile of 16 MB is taken, a longer one is not', async () => {
  const run = await mlflow.makeRun();
  const log = (profile: string) =>
    mlflow.post('runs/log-inputs', { run_id: run, datasets: [{ dataset: { ...iris, profile } }] });
  expect(await log('x'.repeat(16_777_216))).toEqual(
    refusal('INVALID_PARAMETER_VALUE', /profile' exceeds the maximum length of 16777215/),
  );
  expect(await log('x'.repeat(16_777_215))).toEqual({ status: 200, json: {} });
  const [input] = (await inputsOf(run)).inputs['dataset_inputs'] as [{ dataset: { profile: string } }];
  expect(input.dataset.profile).toHaveLength(16_777_215);
});

test.each([
  ['log-inputs', { datasets: [{}] }, /datasets\[0\]\.dataset/],
  ['log-inputs', { datasets: [{ dataset: { ...iris, name: '' } }] }, /datasets\[0\]\.dataset\.name/],
  [
    'log-inputs',
    { datasets: [{ dataset: { ...iris, name: 'x'.repeat(501) } }] },
    /name' exceeds the maximum length of 500/,
  ],
  ['log-inputs', { datasets: [{ dataset: { ...iris, digest: 'x'.repeat(37) } }] }, /digest' exceeds/],
  ['log-inputs', { datasets: [{ dataset: { ...iris, source: 'x'.repeat(65_536) } }] }, /source' exceeds/],
  [
    'log-inputs',
    { datasets: [{ dataset: iris, tags: [{ key: 'k', value: 'x'.repeat(501) }] }] },
    /tags\[0\]\.value' exceeds/,
  ],
  ['log-inputs', { datasets: [{ dataset: { ...iris, source: 'a\0b' } }] }, /U\+0000/],
  ['log-inputs', { datasets: Array.from({ length: 1001 }, () => ({ dataset: iris })) }, /at most 1000/],
  ['log-inputs', { models: [{}] }, /models\[0\]\.model_id/],
  ['outputs', { models: [{ model_id: 'm-1' }] }, /models\[0\]\.step/],
  ['outputs', { models: [{ model_id: 'm\n1', step: 1 }] }, /control character/],
])('%s with what it does not take is refused: %#', async (operation, fields, message) => {
  const run_id = await mlflow.makeRun();
  expect(await mlflow.post(`runs/${operation}`, { run_id, ...fields })).toEqual(
    refusal('INVALID_PARAMETER_VALUE', message),
  );
  expect((await inputsOf(run_id)).inputs?.['dataset_inputs'] ?? []).toEqual([]);
});

test('a run that is not there or deleted takes none', async () => {
  const body = { datasets: [{ dataset: iris }] };
  expect(await mlflow.post('runs/log-inputs', { run_id: 'f'.repeat(32), ...body })).toEqual(
    refusal('RESOURCE_DOES_NOT_EXIST', /not found/),
  );
  const run_id = await mlflow.makeRun();
  await mlflow.succeed('runs/delete', { run_id });
  for (const path of ['runs/log-inputs', 'runs/outputs'])
    expect(await mlflow.post(path, { run_id, ...body, models: [] })).toEqual(
      refusal('INVALID_PARAMETER_VALUE', /must be in the 'active' state/),
    );
});
