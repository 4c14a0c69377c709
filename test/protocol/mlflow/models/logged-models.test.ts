import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { ArtifactRequests } from '../artifacts/artifact-requests.ts';
import { recordOf, refusal, TrackingRequests } from '../tracking/tracking-requests.ts';
import { ModelRequests, pairs } from './model-requests.ts';

let mlflow: TrackingRequests;
let models: ModelRequests;
let artifacts: ArtifactRequests;
beforeAll(async () => {
  mlflow = await TrackingRequests.start();
  models = new ModelRequests(mlflow);
  artifacts = new ArtifactRequests(mlflow);
});
afterAll(() => mlflow[Symbol.asyncDispose]());

describe('a logged model', () => {
  test('is made, finished, read and deleted', async () => {
    const run = await mlflow.makeRun();
    const made = await models.make({
      experiment_id: '0',
      name: 'forest',
      model_type: 'agent',
      source_run_id: run,
      params: pairs({ depth: '3', 'ünï key': '' }),
      tags: pairs({ team: 'blue' }),
    });
    const { model_id: id } = made.info;
    expect(id).toMatch(/^m-[0-9a-f]{32}$/);
    expect(made.info).toMatchObject({
      experiment_id: '0',
      name: 'forest',
      model_type: 'agent',
      source_run_id: run,
      status: 'LOGGED_MODEL_PENDING',
      artifact_uri: `mlflow-artifacts:/0/models/${id}/artifacts`,
    });
    expect(recordOf(made.data.params)).toEqual({ depth: '3', 'ünï key': '' });
    expect(recordOf(made.info.tags)).toEqual({ team: 'blue' });
    expect(await models.get(id)).toEqual(made);
    expect((await models.model('PATCH', `/${id}`, { status: 'LOGGED_MODEL_READY' })).info).toMatchObject({
      status: 'LOGGED_MODEL_READY',
    });
    expect((await models.model('PATCH', `/${id}`, { status: 3 })).info['status']).toBe('LOGGED_MODEL_UPLOAD_FAILED');
    expect(await models.ask('DELETE', `/${id}`)).toEqual({ status: 200, json: {} });
    for (const [method, path, fields] of [
      ['GET', '', undefined],
      ['DELETE', '', undefined],
      ['PATCH', '', { status: 'LOGGED_MODEL_READY' }],
      ['PATCH', '/tags', { tags: [] }],
      ['DELETE', '/tags/team', undefined],
      ['POST', '/params', { params: [] }],
      ['GET', '/artifacts/directories', undefined],
    ] as const)
      expect(await models.ask(method, `/${id}${path}`, fields), `${method} ${path}`).toEqual(
        refusal('RESOURCE_DOES_NOT_EXIST', new RegExp(`Logged model with ID '${id}' not found`)),
      );
  });

  test('two that are made alike are two', async () => {
    const fields = { experiment_id: '0', name: 'twin' };
    const ids = [await models.make(fields), await models.make(fields)].map(({ info }) => info.model_id);
    expect(new Set(ids).size).toBe(2);
  });

  test('without a name gets one; names that clients could not use in a URI are refused', async () => {
    expect((await models.make({ experiment_id: '0' })).info.name).toMatch(/^[a-z]+-[a-z]+-\d{1,3}$/);
    for (const name of ['a/b', 'a:b', 'a.b', 'a%b', 'a"b', "a'b", 'x'.repeat(501), 'a\nb', ' '])
      expect((await models.ask('POST', '', { experiment_id: '0', name })).json, name).toMatchObject({
        error_code: 'INVALID_PARAMETER_VALUE',
      });
  });

  test('stands in an experiment that is there, and at its location', async () => {
    expect(await models.ask('POST', '', { name: 'x' })).toEqual(
      refusal('INVALID_PARAMETER_VALUE', /Missing value for required parameter 'experiment_id'/),
    );
    for (const experiment_id of ['f'.repeat(32), '17', 'unassigned'])
      expect((await models.ask('POST', '', { experiment_id })).status).toBe(404);
    const located = await mlflow.makeExperiment('located models', { artifact_location: 's3://bucket/there/' });
    const { info } = await models.make({ experiment_id: located });
    expect(info.artifact_uri).toBe(`s3://bucket/there/models/${info.model_id}/artifacts`);
    await mlflow.succeed('experiments/delete', { experiment_id: located });
    expect((await models.ask('POST', '', { experiment_id: located })).status).toBe(400);
  });

  test('parameters are added and never changed', async () => {
    const { model_id: id } = (await models.make({ experiment_id: '0', params: pairs({ a: '1' }) })).info;
    const log = (of: Record<string, string>) => models.ask('POST', `/${id}/params`, { params: pairs(of) });
    const many = Object.fromEntries(Array.from({ length: 250 }, (_, i) => [`p${i}`, `v${i}`]));
    for (const of of [many, { ...many, a: '1', long: 'x'.repeat(20_000) }])
      expect(await log(of)).toEqual({ status: 200, json: {} });
    expect(await log({ fresh: '1', a: '2' })).toEqual(refusal('INVALID_PARAMETER_VALUE', /key='a'.*value='1'/));
    const params = recordOf((await models.get(id)).data.params);
    expect(Object.keys(params)).toHaveLength(252);
    expect(params['fresh']).toBeUndefined();
  });

  test('tags are set and removed', async () => {
    const { model_id: id } = (await models.make({ experiment_id: '0', tags: pairs({ a: '1', b: '2' }) })).info;
    const long = 'x'.repeat(50_000);
    await models.model('PATCH', `/${id}/tags`, { tags: pairs({ b: '3', 'mlflow.c/d': long }) });
    expect(await models.ask('DELETE', `/${id}/tags/a`)).toEqual({ status: 200, json: {} });
    expect(await models.ask('DELETE', `/${id}/tags/a`)).toEqual(
      refusal('RESOURCE_DOES_NOT_EXIST', /No tag with key 'a'/),
    );
    expect(await models.ask('DELETE', `/${id}/tags/${encodeURIComponent('mlflow.c/d')}`)).toMatchObject({
      status: 200,
    });
    expect(recordOf((await models.get(id)).info.tags)).toEqual({ b: '3' });
  });

  test.each([
    ['GET', '/none'],
    ['GET', `/m-${'f'.repeat(32)}`],
    ['GET', `/${'f'.repeat(32)}`],
    ['DELETE', '/m-1'],
  ])('%s %s is not found', async (method, path) => {
    expect((await models.ask(method, path)).json).toMatchObject({ error_code: 'RESOURCE_DOES_NOT_EXIST' });
  });

  test.each([
    { experiment_id: '0', params: 'x' },
    { experiment_id: '0', params: [{ key: '', value: 'v' }] },
    { experiment_id: '0', params: [{ key: 'k\0', value: 'v' }] },
    { experiment_id: '0', tags: [{ key: 'k', value: 'v\0' }] },
    { experiment_id: '0', tags: [null] },
    { experiment_id: '0', name: 7 },
    { experiment_id: '0', source_run_id: 'x'.repeat(501) },
  ])('%j is refused', async (fields) => {
    expect((await models.ask('POST', '', fields)).json).toMatchObject({ error_code: 'INVALID_PARAMETER_VALUE' });
  });
});

describe('files of a logged model', () => {
  test('are kept as they are named, apart from those of its run', async () => {
    const { id: run, root } = await artifacts.run();
    const { info } = await models.make({ experiment_id: '0', name: 'filed', source_run_id: run });
    const place = info.artifact_uri.slice('mlflow-artifacts:/'.length);
    await artifacts.put(`${place}/MLmodel`, 'flavors: {}');
    await artifacts.put(`${place}/code/e\u0301.py`, 'decomposed');
    await artifacts.put(`${place}/code/\u00e9.py`, 'composed');
    expect(await artifacts.text(`${place}/code/e\u0301.py`)).toBe('decomposed');
    expect(await artifacts.list(root)).toEqual([]);
    expect((await artifacts.list(`${place}/code`)).map(({ path }) => path)).toEqual(['e\u0301.py', '\u00e9.py']);
    const { json } = await models.ask('GET', `/${info.model_id}/artifacts/directories?artifact_directory_path=code`);
    expect(json).toEqual({
      root_uri: info.artifact_uri,
      files: [
        { path: 'code/e\u0301.py', is_dir: false, file_size: 10 },
        { path: 'code/\u00e9.py', is_dir: false, file_size: 8 },
      ],
    });
    const file = `/ajax-api/2.0/mlflow/logged-models/${info.model_id}/artifacts/files?artifact_file_path=MLmodel`;
    expect(await (await fetch(mlflow.server.url + file)).text()).toBe('flavors: {}');
    await artifacts.send('DELETE', `${place}/code`);
    expect(await artifacts.list(place)).toEqual([{ path: 'MLmodel', is_dir: false, file_size: 11 }]);
    await models.ask('DELETE', `/${info.model_id}`);
    expect((await artifacts.send('GET', `${place}/MLmodel`)).status).toBe(404);
    expect((await artifacts.send('PUT', `${place}/MLmodel`, { body: 'x' })).status).toBe(404);
  });
});

describe('metrics of a logged model', () => {
  test("are the latest of each run and data set; the series are the run's", async () => {
    const run = await mlflow.makeRun();
    const { model_id } = (await models.make({ experiment_id: '0' })).info;
    const metric = (key: string, value: number | string, step: number, more = {}) => ({
      key,
      value,
      step,
      timestamp: 1000 + step,
      model_id,
      ...more,
    });
    const iris = { dataset_name: 'iris', dataset_digest: 'd1' };
    await mlflow.succeed('runs/log-batch', {
      run_id: run,
      metrics: [
        metric('acc', 0.9, 2),
        metric('acc', 0.5, 1),
        metric('acc', 0.7, 1, iris),
        metric('nan', 'NaN', 0),
        { key: 'alone', value: 1, step: 0, timestamp: 1 },
      ],
    });
    await mlflow.succeed('runs/log-metric', { run_id: run, ...metric('acc', 0.1, 0) });
    await mlflow.succeed('runs/log-metric', { run_id: run, ...metric('acc', 0.8, 2, iris) });
    const { metrics } = (await models.get(model_id)).data;
    const latest = (key: string, value: number | string, step: number, more = {}) => ({
      ...metric(key, value, step, more),
      run_id: run,
    });
    expect(metrics).toHaveLength(3);
    expect(metrics).toEqual(
      expect.arrayContaining([latest('acc', 0.9, 2), latest('acc', 0.8, 2, iris), latest('nan', 'NaN', 0)]),
    );
    const { json } = await mlflow.get('metrics/get-history', { run_id: run, metric_key: 'acc' });
    expect(json['metrics']).toHaveLength(5);
  });

  test('of a model that is not there are refused, and nothing of the batch is kept', async () => {
    const run = await mlflow.makeRun();
    const metrics = [
      { key: 'a', value: 1, timestamp: 1 },
      { key: 'b', value: 1, timestamp: 1, model_id: `m-${'f'.repeat(32)}` },
    ];
    expect(await mlflow.post('runs/log-batch', { run_id: run, metrics })).toEqual(
      refusal('RESOURCE_DOES_NOT_EXIST', /Logged model/),
    );
    expect((await mlflow.run(run)).data.metrics ?? []).toEqual([]);
  });
});
