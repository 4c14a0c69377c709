import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { toWireNumber } from '@assay/base';
import { createClient } from '@assay/sdk';
import type { AssayClient } from '@assay/sdk';
import type { AggregateRuns, RunChange } from '@assay/wire';
import { startServer } from '../../support/server.ts';
import type { TestServer } from '../../support/server.ts';

let server: TestServer;
let client: AssayClient;
let experimentId: string;
/** By name, oldest first. */
const ids = new Map<string, string>();
const odd = 'a "b" \\%_\n\'`é🎲';

const rows = [
  ['r0', { lr: 0.1, opt: 'adam' }, { team: odd }, [1, 2]],
  ['r1', { lr: 0.1, opt: 'sgd' }, { team: 'x' }, [3]],
  ['r2', { lr: 1e300, opt: 'adam' }, {}, [Number.NaN]],
  ['r3', { lr: 'auto' }, { team: odd }, [Number.POSITIVE_INFINITY]],
  ['r4', { opt: true }, {}, []],
] as const;

beforeAll(async () => {
  server = await startServer({ args: ['--log-level', 'error'] });
  client = createClient({ url: server.url });
  ({ id: experimentId } = await client.createExperiment({ body: { name: 'table' } }));
  for (const [name, parameters, tags, values] of rows) {
    const parent = name === 'r4' && ids.get('r0');
    const body = { name, parameters, tags, experimentId, ...(parent && { parentRunId: parent }) };
    const { id: runId } = await client.createRun({ body });
    ids.set(name, runId);
    const points = values.map((value, step) => ({ name: 'acc', step, timeMs: 1, value: toWireNumber(value) }));
    if (points.length > 0) await client.logMetrics({ params: { runId }, body: { points } });
    if (name === 'r1') await client.updateRun({ params: { runId }, body: { status: 'completed' } });
  }
}, 60_000);
afterAll(async () => server[Symbol.asyncDispose]());

const here = () => ({ experimentIds: [experimentId] });
const idOf = (name: string): string => ids.get(name) ?? '';
const namesOf = async (of: object): Promise<string[]> => {
  const { columns } = await client.queryRunValues({ body: { ...here(), ...of, fields: ['name'] } });
  return (columns[0]?.values ?? []).map(String);
};

describe('values', () => {
  test('come column by column in the order of the sort', async () => {
    const fields = ['name', 'params.lr', 'params.opt', 'metrics.acc', 'metrics.acc.best', 'tags.team', 'duration'];
    const body = { ...here(), sort: 'name', fields };
    expect(await client.queryRunValues({ body })).toEqual({
      total: 5,
      ids: [...ids.values()],
      columns: [
        ['r0', 'r1', 'r2', 'r3', 'r4'],
        [0.1, 0.1, 1e300, 'auto', null],
        ['adam', 'sgd', 'adam', null, 'true'],
        [2, 3, 'NaN', 'Infinity', null],
        [2, 3, null, null, null],
        [odd, 'x', null, odd, null],
        [null, expect.any(Number), null, null, null],
      ].map((values, i) => ({ field: fields[i], values })),
    });
    const some = await client.queryRunValues({ body: { ...body, sort: 'params.lr desc', limit: 2 } });
    expect(some).toMatchObject({ total: 5, ids: [idOf('r2'), expect.any(String)] });
    expect(some.columns[1]?.values).toEqual([1e300, 0.1]);
  });

  test('of the runs that the scope chooses', async () => {
    expect(await namesOf({ runIds: [idOf('r3'), idOf('r1')], sort: 'name' })).toEqual(['r1', 'r3']);
    expect(await namesOf({ rootsOnly: true, sort: 'name desc' })).toEqual(['r3', 'r2', 'r1', 'r0']);
    expect(await namesOf({ parentRunId: idOf('r0') })).toEqual(['r4']);
    expect(await namesOf({ filter: 'params.lr = 0.1', sort: 'name' })).toEqual(['r0', 'r1']);
  });
});

describe('aggregates', () => {
  test('counts, means and deviations of finite numbers', async () => {
    const body = { ...here(), by: ['params.lr'], fields: ['metrics.acc', 'params.lr'], sort: 'params.lr' };
    const { groups, ...totals } = await client.aggregateRuns({ body });
    expect(totals).toEqual({ total: 4, runTotal: 5 });
    const none = { count: 0, mean: null, standardDeviation: null, min: null, max: null };
    expect(groups).toMatchObject([
      {
        key: [0.1],
        count: 2,
        statusCounts: { running: 1, completed: 1 },
        aggregates: [{ count: 2, mean: 2.5, standardDeviation: Math.SQRT1_2, min: 2, max: 3 }, { mean: 0.1 }],
      },
      { key: [1e300], count: 1, aggregates: [none, { count: 1, mean: 1e300, standardDeviation: null }] },
      { key: ['auto'], count: 1, aggregates: [none, none] },
      { key: [null], count: 1, aggregates: [none, none] },
    ]);
  });

  test.each([
    [['params.lr']],
    [['tags.team']],
    [['params.opt', 'tags.team']],
    [['status', 'params.lr', 'params.opt']],
    [['metrics.acc.max']],
    [['created']],
    [['experiment_id', 'parent']],
    [['name']],
  ])('the filter of each group of %s selects just its runs', async (by) => {
    const scope = { ...here(), filter: 'name != "r9" or name = "r9"' };
    const { groups } = await client.aggregateRuns({ body: { ...scope, by } });
    const seen: string[] = [];
    for (const { key, filter, count } of groups) {
      const found = await namesOf({ filter: `(${scope.filter}) and ${filter}` });
      expect(found, `${JSON.stringify(key)}: ${filter}`).toHaveLength(count);
      seen.push(...found);
    }
    expect(seen.toSorted()).toEqual(['r0', 'r1', 'r2', 'r3', 'r4']);
  });

  test('a value without words in the language of filters has no filter', async () => {
    const { groups } = await client.aggregateRuns({
      body: { ...here(), by: ['metrics.acc'], sort: 'metrics.acc desc' },
    });
    expect(groups.map(({ key, filter }) => [key[0], filter])).toEqual([
      ['Infinity', 'metrics.acc > 1.7976931348623157e+308'],
      [3, 'metrics.acc = 3'],
      [2, 'metrics.acc = 2'],
      ['NaN', null],
      [null, 'not metrics.acc exists'],
    ]);
  });

  test('a run counts in each of the groups that it stands in', async () => {
    const { id: home } = await client.createExperiment({ body: { name: 'in groups' } });
    const made = [];
    for (const name of ['a', 'b', 'c']) made.push((await client.createRun({ body: { name, experimentId: home } })).id);
    const [a = '', b = '', c = ''] = made;
    const scope = { experimentIds: [home], filter: 'name != "c"' };
    for (const [name, runIds] of [
      ['one "odd"', [a]],
      ['two', [a, b, c]],
    ] as const) {
      const { id: groupId } = await client.createRunGroup({ body: { experimentId: home, name } });
      await client.changeRuns({ body: { runIds: [...runIds], change: { kind: 'addToGroup', groupId } } });
    }
    const inGroups = { ...scope, by: ['group'], fields: ['created'], sort: 'group desc' };
    const { groups, total, runTotal } = await client.aggregateRuns({ body: inGroups });
    expect([total, runTotal]).toEqual([3, 2]);
    expect(groups.map(({ key, count, aggregates }) => [key[0], count, aggregates[0]?.count])).toEqual([
      ['two', 2, 2],
      ['one "odd"', 1, 1],
      ['Default-Run-Group-in-groups', 2, 2],
    ]);
    for (const { filter, count } of groups)
      expect(await namesOf({ ...scope, experimentIds: [home], filter: `${scope.filter} and ${filter}` })).toHaveLength(
        count,
      );
    const { fields } = await client.describeRunFields({ body: { ...scope, fields: ['group', 'group_id'], values: 1 } });
    expect(fields).toMatchObject([
      { present: 2, distinct: 3, values: [{ value: 'Default-Run-Group-in-groups', count: 2 }] },
      { present: 2, distinct: 3 },
    ]);
    const both = client.aggregateRuns({ body: { ...scope, by: ['group', 'group_id'] } });
    await expect(both).rejects.toThrow('by: "group_id" cannot stand beside "group"');
  });

  test('sorted by count, mean or key, in pages', async () => {
    const keys = async (of: Partial<AggregateRuns>) => {
      const body = { ...here(), by: ['params.opt'], fields: ['metrics.acc.max'], ...of };
      return (await client.aggregateRuns({ body })).groups.map(({ key }) => key[0]);
    };
    expect(await keys({})).toEqual(['adam', 'sgd', 'true', null]);
    expect(await keys({ sort: 'metrics.acc.max desc' })).toEqual(['sgd', 'adam', 'true', null]);
    expect(await keys({ sort: 'params.opt desc', limit: 2, offset: 1 })).toEqual(['sgd', 'adam']);
  });
});

test('fields are described', async () => {
  const body = { ...here(), fields: ['params.lr', 'tags.team', 'metrics.acc', 'params.none'], values: 2 };
  expect(await client.describeRunFields({ body })).toEqual({
    total: 5,
    fields: [
      {
        field: 'params.lr',
        present: 4,
        distinct: 3,
        least: 0.1,
        greatest: 1e300,
        values: [
          { value: 0.1, count: 2 },
          { value: 1e300, count: 1 },
        ],
      },
      {
        field: 'tags.team',
        present: 3,
        distinct: 2,
        least: null,
        greatest: null,
        values: [
          { value: odd, count: 2 },
          { value: 'x', count: 1 },
        ],
      },
      {
        field: 'metrics.acc',
        present: 4,
        distinct: 4,
        least: 2,
        greatest: 3,
        values: [
          { value: 2, count: 1 },
          { value: 3, count: 1 },
        ],
      },
      { field: 'params.none', present: 0, distinct: 0, least: null, greatest: null, values: [] },
    ],
  });
  const { fields } = await client.describeRunFields({
    body: { ...here(), fields: ['name'], values: 5, search: 'R1' },
  });
  expect(fields[0]?.values).toEqual([{ value: 'r1', count: 1 }]);
});

test.each([
  [{ fields: ['params.lr', 'grup'] }, /fields\[1\]: Unknown attribute "grup" at position 0\. Did you mean "group"/],
  [{ fields: ['group'] }, /several values of "group"/],
  [{ fields: ['name name'] }, /fields\[0\]: .*expected the end/i],
  [{ fields: ['name'], filter: 'nam = "x"' }, /Unknown attribute "nam" at position 0/],
  [{ fields: Array.from({ length: 65 }, () => 'name') }, /fields: .*at most 64/],
  [{ by: ['status', 'name', 'source', 'parent'] }, /by: .*at most 3/],
  [{ by: ['status'], fields: ['name'] }, /fields\[0\]: "name" is no number/],
  [{ by: ['status'], sort: 'params.lr' }, /sort: "params\.lr" is neither count nor among by or fields/],
])('refused with what to do: %j', async (question, message) => {
  const asked = 'by' in question ? client.aggregateRuns({ body: question }) : client.queryRunValues({ body: question });
  await expect(asked).rejects.toThrow(message);
});

describe('pages by offset', () => {
  test('any place at once, with the count of nested runs', async () => {
    const page = async (of: object) => client.searchRuns({ body: { ...here(), sort: 'name', ...of } });
    const { runs, total, nextCursor } = await page({ offset: 3, limit: 1, countTotal: true });
    expect([runs.map(({ name }) => name), total]).toEqual([['r3'], 5]);
    expect((await page({ cursor: nextCursor ?? '' })).runs.map(({ name }) => name)).toEqual(['r4']);
    expect((await page({ offset: 0 })).runs.map(({ childCount }) => childCount)).toEqual([1, 0, 0, 0, 0]);
    expect(await page({ offset: 9 })).toMatchObject({ runs: [], nextCursor: null });
    await expect(page({ offset: 1, cursor: nextCursor ?? '' })).rejects.toThrow('offset: cannot stand beside cursor');
  });

  test('names of columns of the runs without an experiment', async () => {
    await client.createRun({ body: { name: 'stray', parameters: { stray: 1 } } });
    const { parameters } = await client.listRunColumns({ query: { unassigned: true, limit: 100_000 } });
    expect(parameters).toEqual(['stray']);
    await expect(client.listRunColumns({ query: { unassigned: true, experimentId } })).rejects.toThrow('unassigned');
  });
});

test('very many names of columns come whole', async () => {
  const { id: home } = await client.createExperiment({ body: { name: 'wide' } });
  const { id: runId } = await client.createRun({ body: { experimentId: home } });
  const names = Array.from({ length: 12_000 }, (_, i) => `layer/${String(i).padStart(5, '0')}`);
  await client.logMetrics({ params: { runId }, body: { points: names.map((name) => ({ name, step: 0, value: 1 })) } });
  const { metrics } = await client.listRunColumns({ query: { experimentId: home, limit: 100_000 } });
  expect(metrics).toEqual(names);
});

test('many runs are changed, each as by itself', async () => {
  const { id: home } = await client.createExperiment({ body: { name: 'bulk' } });
  const { id: other } = await client.createExperiment({ body: { name: 'bulk, other' } });
  const { id: groupId } = await client.createRunGroup({ body: { experimentId: home, name: 'g' } });
  const made: string[] = [];
  for (let i = 0; i < 210; i++) made.push((await client.createRun({ body: { name: `b${i}`, experimentId: home } })).id);
  const change = (of: RunChange, runIds = made) => client.changeRuns({ body: { runIds, change: of } });
  const unknown = 'f'.repeat(32);
  const tagged = await change({ kind: 'tag', set: { keep: 'yes' } }, [...made, unknown, ...made]);
  expect(tagged.done).toEqual(made);
  expect(tagged.failed).toEqual([{ runId: unknown, code: 'NotFound', message: expect.stringContaining(unknown) }]);
  expect(await namesOf({ experimentIds: [home], filter: 'tags.keep = "yes"' })).toHaveLength(210);
  expect((await change({ kind: 'addToGroup', groupId })).done).toHaveLength(210);
  const [first = '', second = ''] = made;
  expect((await change({ kind: 'removeFromGroup', groupId }, [first])).failed).toEqual([]);
  expect((await change({ kind: 'removeFromGroup', groupId }, [first, second])).failed).toMatchObject([
    { runId: first, code: 'NotFound' },
  ]);
  expect((await change({ kind: 'move', experimentId: other }, [second])).done).toEqual([second]);
  expect(await namesOf({ experimentIds: [other] })).toEqual(['b1']);
  expect((await change({ kind: 'delete' })).done).toHaveLength(210);
  expect(await namesOf({ experimentIds: [home, other] })).toEqual([]);
  const refused = await change({ kind: 'tag', set: { x: 'y' } }, [first]);
  expect(refused.failed).toMatchObject([{ code: 'Conflict', message: expect.stringContaining('Restore it first') }]);
  expect((await change({ kind: 'restore' })).done).toHaveLength(210);
  expect(await namesOf({ experimentIds: [home] })).toHaveLength(209);
  await expect(change({ kind: 'move', experimentId: unknown })).rejects.toThrow(unknown);
  await expect(change({ kind: 'addToGroup', groupId: unknown })).rejects.toThrow(unknown);
  const key = { 'idempotency-key': 'bulk-1', 'content-type': 'application/json' };
  const body = JSON.stringify({ runIds: made, change: { kind: 'delete' } });
  const send = () => fetch(`${server.url}/api/v1/runs/bulk`, { method: 'POST', headers: key, body });
  const answer = await (await send()).json();
  await change({ kind: 'restore' });
  expect(await (await send()).json()).toEqual(answer);
  expect(await namesOf({ experimentIds: [home] })).toHaveLength(209);
});
