import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { refusal, TrackingRequests } from '../tracking/tracking-requests.ts';
import type { Answer, Fields } from '../tracking/tracking-requests.ts';

let mlflow: TrackingRequests;
beforeAll(async () => {
  mlflow = await TrackingRequests.start();
  for (let i = 0; i < 5; i++) await mlflow.makeRun({ run_name: `run ${i}`, start_time: 1_700_000_000_000 + i });
});
afterAll(() => mlflow[Symbol.asyncDispose]());

const search = (fields: Fields): Promise<Answer> => mlflow.post('runs/search', { experiment_ids: ['0'], ...fields });
const invalid = (message: RegExp): unknown => refusal('INVALID_PARAMETER_VALUE', message);
const countOf = ({ json }: Answer): number => ((json['runs'] ?? []) as unknown[]).length;

describe('a filter that is none', () => {
  test.each<[string, RegExp]>([
    ["metrics.a > 1 OR metrics.b > '1'", /^Invalid filter: expected AND or the end, got OR at position 14\./],
    ['metrics.a = "1"', /expected a number for metrics\.a, got " at position 12\./],
    [
      "params.a > 'x'",
      /params\.a is not compared by > at position 9\. Use one of =, !=, LIKE, ILIKE, IS NULL, IS NOT NULL\./,
    ],
    ["experiment_id = '0'", /there is no attribute of runs "experiment_id" at position 0/],
    ["lifecycle_stage = 'active'", /there is no attribute of runs "lifecycle_stage"/],
    ["status IN ('FINISHED')", /status is not compared by IN at position 7/],
    ["attribute.start_time > 'x'", /expected a number for attribute\.start_time/],
    ['run_id IN ()', /expected a list of values in quotes/],
    [
      "dataset.source = 'x'",
      /there is no key of dataset "source" at position 0\. It is one of name, digest, context\./,
    ],
    ['attributes', /there is no attribute of runs "attributes"/],
    ['(((((((('.repeat(12_500), /expected a field, got \( at position 0\./],
    [`tags.a = '${'x'.repeat(300_000)}'`, /at most 250000 are read at position 250000/],
    [Array.from({ length: 300 }, (_, i) => `metrics.m${i} > 1`).join(' AND '), /more than 200 clauses/],
    ["tags.a = 'x\0y'", /U\+0000 cannot stand in any value at position 11\./],
    ["tags.a LIKE '" + '%_'.repeat(5000) + "'", /a pattern of more than 1000 characters/],
  ])('%s', async (filter, message) => {
    expect(await search({ filter })).toEqual(invalid(message));
  });

  test('half of a surrogate pair', async () => {
    expect(await mlflow.post('runs/search', '{"experiment_ids":["0"],"filter":"tags.a = \'\\ud800\'"}')).toEqual(
      invalid(/filter.*surrogate/),
    );
  });

  test.each<[string[], RegExp]>([
    [['metrics.a sideways'], /^Invalid order_by\[0\]: expected ASC, DESC or the end, got sideways at position 10\./],
    [['start_time', 'created DESC'], /^Invalid order_by\[1\]: created comes twice at position 0\./],
    [['dataset.name'], /dataset\.name gives no order/],
    [Array.from({ length: 20 }, (_, i) => `metrics.m${i}`), /20 items; at most 8 are taken/],
  ])('order %j', async (order_by, message) => {
    expect(await search({ order_by })).toEqual(invalid(message));
  });
});

describe('a long filter that is one', () => {
  test('lists of thousands of ids', async () => {
    const nobody = Array.from({ length: 4000 }, (_, i) => `'${i.toString(16).padStart(32, '0')}'`);
    const first = (await search({ max_results: 1 })).json['runs'] as { info: { run_id: string } }[];
    const filter = `attributes.run_id IN (${nobody.join(',')},'${first[0]?.info.run_id}')`;
    expect(filter.length).toBeGreaterThan(100_000);
    expect(countOf(await search({ filter }))).toBe(1);
    expect(countOf(await search({ filter: filter.replace('IN', 'NOT IN') }))).toBe(4);
  });

  test('as many clauses as are allowed', async () => {
    const filter = Array.from({ length: 200 }, (_, i) => `run_name != 'nobody ${i}'`).join(' AND ');
    expect(countOf(await search({ filter }))).toBe(5);
  });

  test('patterns that make a slow matcher slow', async () => {
    await mlflow.makeRun({ experiment_id: '0', tags: [{ key: 'long', value: 'a'.repeat(8000) }] });
    expect(countOf(await search({ filter: `tags.long LIKE '${'%a'.repeat(400)}%b'` }))).toBe(0);
    expect(countOf(await search({ filter: `tags.long ILIKE '${'%A'.repeat(400)}%'` }))).toBe(1);
  }, 120_000);
});

describe('pages', () => {
  test.each([
    [0, /Invalid value 0 for parameter 'max_results' supplied: It must be at least 1\./],
    [-5, /at least 1/],
    [50_001, /Invalid value 50001 for parameter 'max_results' supplied: It must be at most 50000\./],
    ['x', /max_results/],
    [1.5, /max_results/],
  ])('of %j runs', async (max_results, message) => {
    expect(await search({ max_results })).toEqual(invalid(message));
  });

  test.each(['zzz', 'eyJvZmZzZXQiOiA1fQ==', '=', 'x'.repeat(10_000), '\u{1F3B2}'])(
    'behind the token %j',
    async (page_token) => {
      expect(await search({ page_token })).toEqual(invalid(/page_token.*not that of the page before/));
    },
  );

  test('a token goes with its own search alone', async () => {
    const { next_page_token: page_token } = (await search({ max_results: 2 })).json;
    expect(countOf(await search({ max_results: 3, page_token }))).toBe(3);
    for (const other of [{ filter: "run_name != 'x'" }, { order_by: ['run_name'] }, { run_view_type: 'ALL' }])
      expect(await search({ max_results: 2, page_token, ...other })).toEqual(invalid(/page_token/));
    expect(await mlflow.post('runs/search', { experiment_ids: ['unassigned'], page_token })).toEqual(
      invalid(/page_token/),
    );
  });

  test('an empty token is the first page', async () => {
    expect(countOf(await search({ page_token: '' }))).toBeGreaterThanOrEqual(5);
  });
});

describe('experiments of a search', () => {
  test('none are searched where none are named', async () => {
    expect(await mlflow.post('runs/search', {})).toEqual({ status: 200, json: {} });
    expect(await mlflow.post('runs/search', { experiment_ids: [] })).toEqual({ status: 200, json: {} });
  });

  test.each(['nobody', '17', "0' OR 1=1", 'f'.repeat(32)])('%s is nobody', async (id) => {
    expect(await mlflow.post('runs/search', { experiment_ids: [id] })).toEqual({ status: 200, json: {} });
  });

  test('a number, as some clients send it', async () => {
    expect(countOf(await mlflow.post('runs/search', { experiment_ids: [0] }))).toBeGreaterThanOrEqual(5);
  });

  test('too many', async () => {
    const experiment_ids = Array.from({ length: 20_001 }, (_, i) => String(i));
    expect(await mlflow.post('runs/search', { experiment_ids })).toEqual(invalid(/At most 20000/));
  });
});

test('view types tell deleted runs from the others', async () => {
  const experiment = await mlflow.makeExperiment('views');
  const kept = await mlflow.makeRun({ experiment_id: experiment });
  const gone = await mlflow.makeRun({ experiment_id: experiment });
  await mlflow.succeed('runs/delete', { run_id: gone });
  const ids = async (run_view_type?: unknown): Promise<unknown> =>
    (
      (await mlflow.succeed('runs/search', { experiment_ids: [experiment], run_view_type }))['runs'] as {
        info: { run_id: string };
      }[]
    ).map(({ info }) => info.run_id);
  expect(await ids()).toEqual([kept]);
  expect(await ids('ACTIVE_ONLY')).toEqual([kept]);
  expect(await ids('DELETED_ONLY')).toEqual([gone]);
  expect(await ids('ALL')).toEqual(expect.arrayContaining([kept, gone]));
  expect(await ids(3)).toHaveLength(2);
  expect(await search({ run_view_type: 'SOME' })).toEqual(invalid(/run_view_type/));
});
