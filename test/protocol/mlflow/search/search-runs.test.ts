import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import '../../../support/property-seed.ts';
import { TrackingRequests } from '../tracking/tracking-requests.ts';
import type { Answer, Fields } from '../tracking/tracking-requests.ts';
import { inOrder, matches, printClause, printOrder } from './plain-search.ts';
import type { Clause, OrderKey } from './plain-search.ts';
import { makeRunWorld, metricNames, numbers, parameterNames, tagNames, texts } from './run-world.ts';
import type { RunWorld, ShownRun } from './run-world.ts';

let mlflow: TrackingRequests;
let world: RunWorld;
let everywhere: readonly string[];
beforeAll(async () => {
  mlflow = await TrackingRequests.start();
  world = await makeRunWorld(mlflow, 60);
  everywhere = [...world.experimentIds, '0', 'unassigned'];
});
afterAll(() => mlflow[Symbol.asyncDispose]());

const search = (fields: Fields): Promise<Answer> =>
  mlflow.post('runs/search', { experiment_ids: everywhere, ...fields });

async function found(fields: Fields): Promise<readonly ShownRun[]> {
  const { status, json } = await search(fields);
  if (status !== 200) throw new Error(`${JSON.stringify(fields)}: ${JSON.stringify(json)}`);
  return (json['runs'] ?? []) as readonly ShownRun[];
}

const idsOf = (runs: readonly ShownRun[]): string[] => runs.map(({ info }) => info.run_id);

/** Every page, of `length` runs. */
async function pages(fields: Fields, length: number): Promise<readonly ShownRun[]> {
  const runs: ShownRun[] = [];
  let page_token: unknown;
  do {
    const { status, json } = await search({ ...fields, max_results: length, page_token });
    expect(status).toBe(200);
    const page = (json['runs'] ?? []) as readonly ShownRun[];
    expect(page.length).toBeLessThanOrEqual(length);
    runs.push(...page);
    page_token = json['next_page_token'];
  } while (page_token !== undefined);
  return runs;
}

const text = fc.constantFrom(...texts);
const pattern = fc
  .array(fc.constantFrom('a', 'B', '%', '_', '\\', 'é', '漢', "'", '1', '🎲'), { maxLength: 5 })
  .map((parts) => parts.join(''));
const textCondition = fc.oneof(
  fc.record({ operator: fc.constantFrom('=', '!='), value: text }),
  fc.record({ operator: fc.constantFrom('LIKE', 'ILIKE'), value: pattern }),
);
const numberCondition = fc.record({
  operator: fc.constantFrom('=', '!=', '<', '<=', '>', '>='),
  value: fc.constantFrom(...numbers, 0.25),
});
const nullCondition = fc.record({ operator: fc.constantFrom('IS NULL', 'IS NOT NULL'), value: fc.constant(null) });
const field = <F extends Clause['family']>(family: F, ...keys: string[]) =>
  fc.record({ family: fc.constant(family), key: fc.constantFrom(...keys) });
const join = <A extends object, B extends object>(a: fc.Arbitrary<A>, b: fc.Arbitrary<B>): fc.Arbitrary<A & B> =>
  fc.tuple(a, b).map(([x, y]) => ({ ...x, ...y }));

const runId = fc.integer({ min: 0, max: 59 }).map((i) => world.runs[i]?.info.run_id ?? '');
const clause: fc.Arbitrary<Clause> = fc.oneof<fc.Arbitrary<Clause>[]>(
  join(field('metrics', ...metricNames, 'none'), numberCondition),
  join(field('params', ...parameterNames), fc.oneof(textCondition, nullCondition)),
  join(field('tags', ...tagNames), fc.oneof(textCondition, nullCondition)),
  join(
    field('tags', 'mlflow.parentRunId'),
    fc.oneof(fc.record({ operator: fc.constantFrom('=', '!='), value: runId }), nullCondition),
  ),
  join(field('attributes', 'run_name', 'user_id'), textCondition),
  join(
    field('attributes', 'status'),
    fc.record({ operator: fc.constantFrom('=', '!=', 'LIKE'), value: fc.constantFrom('FINISHED', 'RUNNING', 'F%') }),
  ),
  join(
    field('attributes', 'run_id'),
    fc.oneof(
      fc.record({ operator: fc.constantFrom('=', '!=', 'LIKE'), value: fc.oneof(runId, fc.constant('nobody')) }),
      fc.record({
        operator: fc.constantFrom('IN', 'NOT IN'),
        value: fc.array(fc.oneof(runId, fc.constant('nobody')), { minLength: 1, maxLength: 4 }),
      }),
    ),
  ),
  join(
    field('attributes', 'artifact_uri'),
    fc.record({ operator: fc.constantFrom('LIKE', 'ILIKE'), value: runId.map((id) => `%/${id.slice(0, 12)}%`) }),
  ),
  join(
    field('attributes', 'start_time', 'end_time'),
    fc.record({
      operator: fc.constantFrom('=', '!=', '<', '<=', '>', '>='),
      value: fc.constantFrom(1_700_000_000_002, 1_700_000_000_102),
    }),
  ),
  join(
    field('dataset', 'name', 'digest', 'context'),
    fc.oneof(
      textCondition,
      fc.record({ operator: fc.constantFrom('=', '!='), value: fc.constantFrom('mnist', '1', 'train', "o'hara") }),
      fc.record({
        operator: fc.constantFrom('IN', 'NOT IN'),
        value: fc.array(fc.constantFrom('mnist', "o'hara", '0', 'eval'), { minLength: 1, maxLength: 2 }),
      }),
    ),
  ),
);

const orderKey: fc.Arbitrary<OrderKey> = fc.oneof(
  join(field('metrics', ...metricNames, 'none'), fc.record({ descending: fc.boolean() })),
  join(field('params', ...parameterNames), fc.record({ descending: fc.boolean() })),
  join(field('tags', ...tagNames), fc.record({ descending: fc.boolean() })),
  join(
    field('attributes', 'run_id', 'run_name', 'user_id', 'status', 'start_time', 'end_time', 'artifact_uri'),
    fc.record({ descending: fc.boolean() }),
  ),
);
/** The name and the tag that holds it are one field, and give one order. */
const placeOf = ({ family, key }: OrderKey): string =>
  key === 'mlflow.runName' ? 'attributes run_name' : `${family} ${key}`;
const order = fc.uniqueArray(orderKey, { maxLength: 3, selector: placeOf });

describe('searching runs', () => {
  test('finds what the language means, in its order, whole and in pages', async () => {
    const question = fc.record({
      clauses: fc.array(clause, { maxLength: 3 }),
      keys: order,
      homes: fc.oneof(fc.constant(undefined), fc.subarray(['one', 'two', '0', 'unassigned'])),
      length: fc.integer({ min: 5, max: 40 }),
    });
    await fc.assert(
      fc.asyncProperty(question, async ({ clauses, keys, homes, length }) => {
        const [one = '', two = ''] = world.experimentIds;
        const asked = homes?.map((home) => (home === 'one' ? one : home === 'two' ? two : home)) ?? everywhere;
        const expected = inOrder(
          world.runs.filter(
            (run) => asked.includes(String(run.info['experiment_id'])) && clauses.every((each) => matches(run, each)),
          ),
          keys,
        );
        const fields = {
          experiment_ids: asked,
          filter: clauses.map(printClause).join(' AND '),
          order_by: keys.map(printOrder),
        };
        expect(idsOf(await found(fields))).toEqual(idsOf(expected));
        expect(idsOf(await pages(fields, length))).toEqual(idsOf(expected));
      }),
      { numRuns: 250 },
    );
  });

  test('answers each run as getting it does', async () => {
    const runs = await found({});
    expect(runs).toHaveLength(60);
    for (const run of runs) {
      const own = world.runs.find(({ info }) => info.run_id === run.info.run_id);
      expect(sorted(run)).toEqual(own && sorted(own));
    }
  });
});

const byKey = <P extends { readonly key: string }>(pairs: readonly P[]): P[] =>
  pairs.toSorted((a, b) => (a.key < b.key ? -1 : 1));

/** What has no order in a run, in one. */
const sorted = ({ info, data, inputs }: ShownRun): unknown => ({
  info,
  data: { metrics: byKey(data.metrics), params: byKey(data.params), tags: byKey(data.tags) },
  datasets: inputs.dataset_inputs ?? [],
});
