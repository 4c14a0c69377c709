import { afterAll, beforeAll, expect, test } from 'vitest';
import { TrackingRequests } from '../tracking/tracking-requests.ts';
import { ModelRequests, pairs } from './model-requests.ts';

let mlflow: TrackingRequests;
let models: ModelRequests;
let experiment: string;
let run: string;
const ids: Record<string, string> = {};

beforeAll(async () => {
  mlflow = await TrackingRequests.start();
  models = new ModelRequests(mlflow);
  experiment = await mlflow.makeExperiment('models');
  run = await mlflow.makeRun({ experiment_id: experiment });
  const world = [
    { name: 'a', model_type: 'agent', params: { lr: '0.1', kind: 'x' }, tags: { team: 'red' }, acc: 0.5 },
    {
      name: 'b',
      model_type: 'agent',
      params: { lr: '0.2' },
      tags: { team: 'blue', 'a.b c': '1' },
      acc: 0.9,
      source_run_id: run,
    },
    { name: 'C', params: {}, tags: {} },
    { name: 'd', params: { kind: 'y' }, tags: {}, acc: 0.7, iris: 0.2 },
  ];
  for (const { params, tags, acc, iris, ...fields } of world) {
    const made = await models.make({
      experiment_id: experiment,
      ...fields,
      params: pairs(params),
      tags: pairs(tags),
    });
    const { model_id } = made.info;
    ids[fields.name] = model_id;
    const log = (value: number, more = {}) =>
      mlflow.succeed('runs/log-metric', {
        run_id: run,
        key: 'val/acc',
        value,
        timestamp: 5,
        step: 1,
        model_id,
        ...more,
      });
    if (acc !== undefined) await log(acc);
    if (iris !== undefined) await log(iris, { dataset_name: 'iris', dataset_digest: 'd1', timestamp: 9 });
  }
  await models.model('PATCH', `/${ids['b']}`, { status: 'LOGGED_MODEL_READY' });
  const gone = await models.make({ experiment_id: experiment, name: 'gone' });
  await models.ask('DELETE', `/${gone.info.model_id}`);
  await models.make({ experiment_id: '0', name: 'elsewhere' });
});
afterAll(() => mlflow[Symbol.asyncDispose]());

const byName = [{ field_name: 'name', ascending: true }];
const found = async (filter: string, more = {}): Promise<string> =>
  (await models.search({ experiment_ids: [experiment], filter, order_by: byName, ...more })).names.join('');

test.each([
  ['', 'Cabd'],
  ["name = 'a'", 'a'],
  ["name != 'a'", 'Cbd'],
  ["attributes.name LIKE 'c'", ''],
  ["attributes.name ILIKE 'c'", 'C'],
  ["name IN ('a', 'd')", 'ad'],
  ["name NOT IN ('a', 'd')", 'Cb'],
  ["model_type = 'agent' AND params.lr = '0.1'", 'a'],
  ["status = 'READY'", 'b'],
  ["status = 'LOGGED_MODEL_READY'", 'b'],
  ["status != 'READY'", 'Cad'],
  ["status IN ('PENDING', 'UPLOAD_FAILED')", 'Cad'],
  ["params.kind != 'x'", 'd'],
  ["params.lr LIKE '0._'", 'ab'],
  ["params.`lr` IN ('0.1')", 'a'],
  ["tags.team = 'red'", 'a'],
  ["tags.team != 'red'", 'b'],
  ["tags.`a.b c` = '1'", 'b'],
  ['metrics.`val/acc` > 0.6', 'bd'],
  ['metrics.`val/acc` <= 0.5', 'ad'],
  ['metrics.none > 0', ''],
  ['creation_timestamp > 0', 'Cabd'],
  ['creation_time < 5', ''],
  ['last_updated_timestamp >= 1', 'Cabd'],
])('%s finds %j', async (filter, names) => {
  expect(await found(filter)).toBe(names);
});

test('ids of models and runs', async () => {
  expect(await found(`model_id = '${ids['a']}'`)).toBe('a');
  expect(await found(`model_id IN ('${ids['a']}', '${ids['d']}', 'm-1')`)).toBe('ad');
  expect(await found(`source_run_id = '${run}'`)).toBe('b');
  expect(await found(`source_run_id != '${run}'`)).toBe('');
});

test('conditions on metrics are of the data sets that are given; without one any metric of theirs will do', async () => {
  const datasets = [{ dataset_name: 'iris' }];
  expect(await found('', { datasets })).toBe('d');
  expect(await found('metrics.`val/acc` > 0.6', { datasets })).toBe('');
  expect(await found('metrics.`val/acc` < 0.6', { datasets })).toBe('d');
  expect(
    await found('', { datasets: [{ dataset_name: 'iris', dataset_digest: 'other' }, { dataset_name: 'none' }] }),
  ).toBe('');
  expect(await found("name = 'a'", { datasets: [{ dataset_name: 'iris', dataset_digest: 'd1' }] })).toBe('');
});

test('orders: missing values last in both directions, then the newest first', async () => {
  const order = async (...order_by: object[]) =>
    (await models.search({ experiment_ids: [experiment], order_by })).names.join('');
  expect(await order()).toBe('dCba');
  expect(await order({ field_name: 'creation_timestamp', ascending: true })).toBe('abCd');
  expect(await order({ field_name: 'metrics.val/acc' })).toBe('dabC');
  expect(await order({ field_name: 'metrics.val/acc', ascending: false })).toBe('badC');
  const onIris = { field_name: 'metrics.val/acc', dataset_name: 'iris', dataset_digest: 'd1' };
  expect(await order({ ...onIris, ascending: false }, { field_name: 'attributes.name' })).toBe('dCab');
  expect(await order({ field_name: 'model_type', ascending: false }, { field_name: 'name', ascending: false })).toBe(
    'badC',
  );
});

test('pages join to the whole; a token of another search is refused', async () => {
  const search = { experiment_ids: [experiment], order_by: byName, max_results: 3 };
  const first = await models.search(search);
  const second = await models.search({ ...search, page_token: first.token });
  expect([...first.names, ...second.names].join('')).toBe('Cabd');
  expect(second.token).toBeUndefined();
  for (const other of [
    { ...search, filter: "name = 'a'" },
    { ...search, experiment_ids: ['0'] },
    { ...search, order_by: [] },
  ])
    expect((await models.ask('POST', '/search', { ...other, page_token: first.token })).json).toMatchObject({
      error_code: 'INVALID_PARAMETER_VALUE',
    });
});

test('several experiments; those that are not there count for nothing', async () => {
  const { names } = await models.search({
    experiment_ids: [experiment, '0', 'f'.repeat(32), 'nonsense'],
    order_by: byName,
  });
  expect(names).toEqual(['C', 'a', 'b', 'd', 'elsewhere']);
  expect((await models.search({ experiment_ids: ['nonsense'] })).names).toEqual([]);
});

test.each([
  [{ filter: 'name' }],
  [{ filter: "nothing = 'a'" }],
  [{ filter: "name > 'a'" }],
  [{ filter: "metrics.a = 'x'" }],
  [{ filter: 'params.a = 1' }],
  [{ filter: "name = 'a' OR name = 'b'" }],
  [{ order_by: [{ field_name: 'params.a' }] }],
  [{ order_by: [{ field_name: 'nothing' }] }],
  [{ order_by: [{ ascending: true }] }],
  [{ datasets: [{ dataset_digest: 'd' }] }],
  [{ max_results: 0 }],
  [{ max_results: 10_001 }],
  [{ page_token: 'garbage' }],
  [{ experiment_ids: [] }],
])('%j is refused', async (fields) => {
  const { status, json } = await models.ask('POST', '/search', { experiment_ids: [experiment], ...fields });
  expect([status, json['error_code']]).toEqual([400, 'INVALID_PARAMETER_VALUE']);
});
