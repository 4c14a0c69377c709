import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { refusal, TrackingRequests } from '../tracking/tracking-requests.ts';
import type { Answer, Fields } from '../tracking/tracking-requests.ts';

let mlflow: TrackingRequests;
const ids: Record<string, string> = {};
beforeAll(async () => {
  mlflow = await TrackingRequests.start();
  const pairs = (tags: Readonly<Record<string, string>>) =>
    Object.entries(tags).map(([key, value]) => ({ key, value }));
  const made: [string, Readonly<Record<string, string>>][] = [
    ['vision', { team: 'a', 'mlflow.note.content': 'pictures' }],
    ['Vision 2', { team: 'b' }],
    ['speech', { team: 'a', 'key with space': 'x' }],
    ['gone', {}],
  ];
  for (const [name, tags] of made) ids[name] = await mlflow.makeExperiment(name, { tags: pairs(tags) });
  await mlflow.succeed('experiments/delete', { experiment_id: ids['gone'] });
  const native = await mlflow.native('POST', '/experiments', { name: 'made natively', tags: { team: 'c' } });
  ids['made natively'] = String(native['id']);
});
afterAll(() => mlflow[Symbol.asyncDispose]());

const search = (fields: Fields): Promise<Answer> => mlflow.post('experiments/search', fields);
const namesOf = ({ json }: Answer): unknown =>
  ((json['experiments'] ?? []) as { name: string }[]).map(({ name }) => name);
const newestFirst = ['made natively', 'speech', 'Vision 2', 'vision', 'Default'];

describe('searching experiments', () => {
  test('the newest first, Default included, the deleted ones apart', async () => {
    expect(namesOf(await search({}))).toEqual(newestFirst);
    expect(namesOf(await search({ view_type: 'DELETED_ONLY' }))).toEqual(['gone']);
    expect(namesOf(await search({ view_type: 'ALL', filter: "name LIKE 'g%'" }))).toEqual(['gone']);
  });

  test('by GET as by POST', async () => {
    const answer = await mlflow.get('experiments/search', { filter: "tags.team = 'a'", max_results: '5' });
    expect(namesOf(answer)).toEqual(['speech', 'vision']);
  });

  test.each<[string, readonly string[]]>([
    ["name = 'vision'", ['vision']],
    ["name LIKE 'vision%'", ['vision']],
    ["attribute.name ILIKE 'vision%'", ['Vision 2', 'vision']],
    ["tags.team != 'a'", ['made natively', 'Vision 2']],
    ["tag.`key with space` = 'x' AND tags.team = 'a'", ['speech']],
    ["tags.`mlflow.note.content` LIKE 'pict%'", ['vision']],
    ['tags.team IS NULL', ['Default']],
    ['tags.team IS NOT NULL', ['made natively', 'speech', 'Vision 2', 'vision']],
    ["experiment_id = '0'", ['Default']],
    ["experiment_id NOT IN ('0', 'nobody')", ['made natively', 'speech', 'Vision 2', 'vision']],
    ['creation_time > 1600000000000 AND last_update_time < 1', []],
  ])('%s', async (filter, expected) => {
    expect(namesOf(await search({ filter }))).toEqual(expected);
  });

  test.each<[string[], readonly string[]]>([
    [['name'], ['Default', 'Vision 2', 'made natively', 'speech', 'vision']],
    [['name DESC'], ['vision', 'speech', 'made natively', 'Vision 2', 'Default']],
    [['experiment_id ASC'], ['Default', 'vision', 'Vision 2', 'speech', 'made natively']],
    [
      ['creation_time ASC', 'name'],
      ['Default', 'vision', 'Vision 2', 'speech', 'made natively'],
    ],
  ])('order %j', async (order_by, expected) => {
    const { json } = await search({ order_by });
    expect(namesOf({ status: 200, json })).toEqual(expected);
  });

  test('in pages', async () => {
    const found: unknown[] = [];
    let page_token: unknown;
    do {
      const answer = await search({ max_results: 2, page_token });
      found.push(namesOf(answer));
      page_token = answer.json['next_page_token'];
    } while (page_token !== undefined);
    expect(found).toEqual([newestFirst.slice(0, 2), newestFirst.slice(2, 4), newestFirst.slice(4)]);
  });

  test.each<[Fields, RegExp]>([
    [{ filter: "team = 'a'" }, /^Invalid filter: there is no attribute of experiments "team" at position 0\./],
    [{ filter: 'metrics.a > 1' }, /there is no word "metrics" before the dot at position 0\..*tag/],
    [{ filter: "name = 'a' OR name = 'b'" }, /expected AND or the end, got OR at position 11/],
    [{ filter: "name IN ('a')" }, /name is not compared by IN/],
    [{ order_by: ['tags.team'] }, /^Invalid order_by\[0\]: tags\.team gives no order at position 0\./],
    [{ max_results: 0 }, /at least 1/],
    [{ max_results: 50_001 }, /at most 50000/],
    [{ page_token: 'zzz' }, /page_token/],
  ])('%j is refused', async (fields, message) => {
    expect(await search(fields)).toEqual(refusal('INVALID_PARAMETER_VALUE', message));
  });

  test('runs without an experiment are shown as one, last', async () => {
    await mlflow.native('POST', '/runs', { name: 'homeless' });
    const all = [...newestFirst, 'unassigned'];
    expect(namesOf(await search({}))).toEqual(all);
    expect(namesOf(await search({ filter: "name LIKE '%'" }))).toEqual(newestFirst);
    expect(namesOf(await search({ view_type: 'DELETED_ONLY' }))).toEqual(['gone']);
    const { json } = await search({ max_results: 5 });
    expect(namesOf({ status: 200, json })).toEqual(newestFirst);
    expect(namesOf(await search({ max_results: 5, page_token: json['next_page_token'] }))).toEqual(['unassigned']);
    const runs = await mlflow.succeed('runs/search', { experiment_ids: ['unassigned'] });
    expect(runs).toMatchObject({ runs: [{ info: { run_name: 'homeless', experiment_id: 'unassigned' } }] });
  });
});

describe('data sets', () => {
  const uses = async (...experiment_ids: (string | undefined)[]): Promise<unknown> =>
    (await mlflow.succeed('experiments/search-datasets', { experiment_ids }))['dataset_summaries'];

  test('each use of an experiment once', async () => {
    const dataset = (name: string, digest: string, context?: string) => ({
      tags: context === undefined ? [] : [{ key: 'mlflow.data.context', value: context }],
      dataset: { name, digest, source_type: 'local', source: '{}' },
    });
    for (const experiment_id of [ids['vision'], ids['vision'], ids['speech']]) {
      const run_id = await mlflow.makeRun({ experiment_id });
      const datasets = [dataset('mnist', '1', 'train'), dataset('mnist', '2', 'eval'), dataset('iris', '1')];
      await mlflow.succeed('runs/log-inputs', { run_id, datasets });
    }
    const ofOne = (experiment_id: string | undefined) => [
      { experiment_id, name: 'mnist', digest: '1', context: 'train' },
      { experiment_id, name: 'mnist', digest: '2', context: 'eval' },
      { experiment_id, name: 'iris', digest: '1' },
    ];
    expect(await uses(ids['vision'])).toEqual(expect.arrayContaining(ofOne(ids['vision'])));
    expect(await uses(ids['vision'])).toHaveLength(3);
    expect(await uses(ids['vision'], ids['speech'], '0')).toHaveLength(6);
    expect(await uses('unassigned')).toEqual([]);
  });

  test('asked for without experiments, or with too many', async () => {
    const ask = (experiment_ids: string[]): Promise<Answer> =>
      mlflow.post('experiments/search-datasets', { experiment_ids });
    expect(await ask([])).toEqual(refusal('INVALID_PARAMETER_VALUE', /experiment_ids/));
    expect(await ask(Array.from({ length: 21 }, (_, i) => String(i)))).toEqual(
      refusal('INVALID_PARAMETER_VALUE', /At most 20/),
    );
  });
});
