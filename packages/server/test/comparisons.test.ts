import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Comparison, Experiment, Run } from '@assay/wire';
import { expectProblem } from './support/expect-problem.ts';
import { startTestServer } from './support/test-server.ts';
import type { TestServer } from './support/test-server.ts';

let server: TestServer;
let experiment: Experiment;
const ids: Record<string, string[]> = {};

/** Runs of two models over eight seeds: the second is better by 0.02 in each, give or take a thousandth. */
beforeAll(async () => {
  server = await startTestServer();
  experiment = (await server.call('POST', '/experiments', { name: 'verdicts' })).json();
  for (const [model, shift] of [
    ['small', 0],
    ['large', 0.02],
  ] as const)
    for (let seed = 0; seed < 8; seed++) {
      const noise = (seed % 3) / 1000;
      const own = model === 'large' ? { commit: 'bbbbbbbbbb' } : { commit: 'aaaaaaaaaa' };
      const id = await makeRun(
        { model, seed },
        0.9 + Math.sin(seed) / 50 + shift + (model === 'large' ? noise : 0),
        own,
      );
      (ids[model] ??= []).push(id);
    }
});
afterAll(async () => server[Symbol.asyncDispose]());

let made = 0;
async function makeRun(parameters: object, value: unknown, git: object = {}, status = 'completed'): Promise<string> {
  const body = {
    name: `run ${++made}`,
    experimentId: experiment.id,
    status: 'running',
    parameters,
    environment: { git },
  };
  const { id } = (await server.call('POST', '/runs', body)).json<Run>();
  if (value !== undefined)
    await server.call('POST', `/runs/${id}/metrics`, { points: [{ name: 'accuracy', step: 0, value }] });
  if (status !== 'running') await server.call('PATCH', `/runs/${id}`, { status });
  return id;
}

const compare = (body: object) => server.call('POST', '/comparisons', { metric: 'accuracy', ...body });
const compared = async (body: object): Promise<Comparison> => {
  const answer = await compare(body);
  expect(answer.status, answer.text).toBe(200);
  return answer.json();
};
const scope = () => ({ experimentIds: [experiment.id] });

describe('comparisons', () => {
  test('by the values of a field: paired by seed, with what differs beside', async () => {
    const found = await compared({ by: 'params.model', scope: scope(), minEffect: 0.01 });
    expect(found).toMatchObject({ goal: 'maximize', goalSource: 'name', value: 'last', baseline: null });
    expect(found.sets.map(({ name, n }) => [name, n])).toEqual([
      ['large', 8],
      ['small', 8],
    ]);
    expect(found.pairs).toMatchObject([
      {
        a: 'large',
        b: 'small',
        unit: 'pairs',
        pairing: { by: ['params.seed'] },
        verdict: 'worse',
        isBeyondMinEffect: false,
      },
    ]);
    expect(found.sentence).toMatch(
      /^large beats small on accuracy by 0\.02\d+ ± 0\.000\d+; 95 % interval .*n = 8 paired seeds, p = 0\.0078\.$/,
    );
    expect(found.warnings).toMatchObject([{ kind: 'differentCode' }]);
  });

  test('sets by hand, what cannot count, and other states when asked', async () => {
    const stray = [
      await makeRun({ model: 'odd' }, undefined),
      await makeRun({ model: 'odd' }, 'NaN'),
      await makeRun({ model: 'odd' }, 0.5, {}, 'failed'),
      await makeRun({ model: 'odd' }, 0.6, {}, 'running'),
    ];
    const sets = [
      { name: 'small', runIds: ids['small'] },
      { name: 'odd', filter: 'params.model = "odd"', ...scope() },
    ];
    const found = await compared({ sets, pairBy: 'none' });
    expect(found.pairs).toMatchObject([{ verdict: 'noClaim', n: { a: 8, b: 0 }, p: null }]);
    expect(found.pairs[0]?.sentence).toBe('odd has no run with a value of accuracy; no claim can be made.');
    expect(Object.fromEntries(found.sets[1]?.leftOut.map(({ reason, count }) => [reason, count]) ?? [])).toEqual({
      noValue: 1,
      notFinite: 1,
      failed: 1,
      notFinished: 1,
    });
    expect(found.warnings.map(({ kind }) => kind)).toEqual(expect.arrayContaining(['fewRuns', 'leftOut']));
    const more = await compared({ sets, alsoStatuses: ['failed', 'running'] });
    expect(more.sets[1]).toMatchObject({ n: 2 });
    expect(more.sets[1]?.runIds.toSorted()).toEqual(stray.slice(2).toSorted());
    for (const id of stray) await server.call('DELETE', `/runs/${id}`);
  });

  test('the goal: given, of the experiment, or not to be known', async () => {
    const body = { by: 'params.model', scope: scope() };
    expect((await compared({ ...body, goal: 'minimize' })).pairs).toMatchObject([{ verdict: 'better' }]);
    const set = { name: 'accuracy', goal: 'minimize', unit: '%' };
    await server.call('PUT', `/experiments/${experiment.id}/metrics`, set);
    const found = await compared(body);
    expect(found).toMatchObject({ goal: 'minimize', goalSource: 'experiment', unit: '%' });
    await server.call('PUT', `/experiments/${experiment.id}/metrics`, { name: 'accuracy', goal: null, unit: '' });
    expect(expectProblem(await compare({ ...body, metric: 'zing' }))).toMatchObject({
      status: 400,
      code: 'InvalidInput',
      path: 'goal',
    });
  });

  test.each([
    ['neither sets nor by', {}, 'sets'],
    ['one set', { sets: [{ name: 'a' }] }, 'sets'],
    [
      'two of one name',
      {
        sets: [
          { name: 'a', filter: 'params.model = "small"' },
          { name: 'a', filter: 'params.model = "large"' },
        ],
      },
      'sets',
    ],
    ['sets that share runs', { sets: [{ name: 'a' }, { name: 'b', filter: 'params.model = "small"' }] }, 'sets'],
    ['a baseline that is no set', { by: 'params.model', scope: {}, baseline: { set: 'c' } }, 'baseline'],
    ['no smallest effect', { by: 'params.model', scope: {}, minEffect: 0 }, 'minEffect'],
  ])('refuses %s', async (_, body, path) => {
    const answer = await compare({ goal: 'maximize', ...body });
    expect(answer.status).toBe(400);
    expect(answer.json<{ path?: string }>().path).toBe(path);
  });
});

describe('baselines', () => {
  const change = (baseline: unknown, headers = {}) =>
    server.call('PATCH', `/experiments/${experiment.id}`, { baseline }, headers);
  const beside = () => ({
    sets: [{ name: 'all', filter: 'params.model exists', ...scope() }],
    baseline: { experimentId: experiment.id },
  });

  test('runs: shown, compared, and said when they are deleted', async () => {
    const [first = '', second = '', ...rest] = ids['small'] ?? [];
    const before = (await server.call('GET', `/experiments/${experiment.id}`)).json<Experiment>();
    expect(before.baseline).toBeNull();
    expect((await compare(beside())).status).toBe(404);
    const stale = await change({ runIds: [first] }, { 'if-match': `"${before.version + 5}"` });
    expect(stale.status).toBe(412);
    const set = (await change({ runIds: [first, second, ...rest] })).json<Experiment>();
    expect(set).toMatchObject({ version: before.version + 1, baseline: { deletedRunIds: [], isGroupDeleted: false } });
    expect((await change({ runIds: [first, second, ...rest] })).json<Experiment>().version).toBe(set.version);
    const found = await compared(beside());
    expect(found).toMatchObject({ baseline: 'baseline', pairs: [{ a: 'baseline', b: 'all', verdict: 'better' }] });
    expect(found.sets[1]?.leftOut).toMatchObject([{ reason: 'inBaseline', count: 8 }]);
    await server.call('DELETE', `/runs/${first}`);
    const after = (await server.call('GET', `/experiments/${experiment.id}`)).json<Experiment>();
    expect(after.baseline?.deletedRunIds).toEqual([first]);
    const fewer = await compared(beside());
    expect(fewer.warnings.find(({ kind }) => kind === 'baselineRunsDeleted')).toMatchObject({
      kind: 'baselineRunsDeleted',
      message: expect.stringContaining('1 of the 8') as string,
    });
    expect(fewer.sets[0]?.n).toBe(7);
    await server.call('POST', `/runs/${first}/restore`);
    expect(expectProblem(await change({ runIds: ['0'.repeat(32)] }))).toMatchObject({
      status: 404,
      code: 'NotFound',
      path: 'baseline.runIds',
    });
  });

  test('a filter, a group, and none', async () => {
    expect((await change({ filter: 'params.model = "small"' })).json<Experiment>().baseline).toMatchObject({
      filter: 'params.model = "small"',
    });
    expect((await compared(beside())).pairs).toMatchObject([{ verdict: 'better', n: { a: 8, b: 8 } }]);
    expect((await change({ filter: 'params.model =' })).status).toBe(400);
    expect((await change({})).status).toBe(400);
    const group = (await server.call('POST', '/groups', { experimentId: experiment.id, name: 'main' })).json<{
      id: string;
    }>();
    expect((await change({ groupId: group.id })).json<Experiment>().baseline).toMatchObject({ groupId: group.id });
    expect((await compared(beside())).pairs).toMatchObject([{ verdict: 'noClaim', n: { a: 0 } }]);
    await server.call('DELETE', `/groups/${group.id}`);
    expect((await compare(beside())).status).toBe(409);
    expect((await change(null)).json<Experiment>().baseline).toBeNull();
  });
});
