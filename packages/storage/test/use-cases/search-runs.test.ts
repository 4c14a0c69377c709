import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { codeOf, TestStore } from './test-store.ts';

let store: TestStore;
beforeAll(async () => void (store = await TestStore.open()));
afterAll(() => store[Symbol.asyncDispose]());

describe('searchRuns', () => {
  test('columns as far as they are asked for, in pages, with a total', async () => {
    const experimentId = (await store.do('createExperiment', { name: 'search' })).id;
    for (let i = 0; i < 5; i++) {
      const { id } = await store.do('createRun', {
        experimentId,
        name: `run-${i}`,
        parameters: { i, constant: 'c' },
        tags: { t: String(i % 2) },
      });
      await store.logValues(id, 'loss', i === 3 ? [Number.NaN] : [i]);
    }
    const input = { experimentIds: [experimentId], sort: 'params.i desc', limit: 3 } as const;
    const page = await store.ask('searchRuns', { ...input, parameters: ['i'], metrics: 'all', countTotal: true });
    expect(page.total).toBe(5);
    expect(page.runs.map(({ name, parameters, tags }) => [name, parameters, tags])).toEqual([
      ['run-4', { i: 4 }, {}],
      ['run-3', { i: 3 }, {}],
      ['run-2', { i: 2 }, {}],
    ]);
    expect(page.runs[1]?.metrics['loss']).toMatchObject({ count: 1, nanCount: 1, min: null });
    expect(page.runs[0]?.experimentName).toBe('search');
    const rest = await store.ask('searchRuns', { ...input, tags: ['t'], cursor: page.nextCursor ?? '' });
    expect(rest.runs.map(({ name, tags }) => [name, tags])).toEqual([
      ['run-1', { t: '1' }],
      ['run-0', { t: '0' }],
    ]);
    expect(rest.nextCursor).toBeNull();
    const filter = 'metrics.loss.min >= 1 and tags.t = "0"';
    const { runs } = await store.ask('searchRuns', { experimentIds: [experimentId], filter });
    expect(runs.map(({ name }) => name).sort()).toEqual(['run-2', 'run-4']);
    expect(await store.ask('listRunColumns', { experimentId })).toEqual({
      parameters: ['constant', 'i'],
      metrics: ['loss'],
      tags: ['t'],
    });
  });

  test.each([
    `name = "x'; drop table run; --"`,
    `params."a""b" = 'it''s'`,
    'name = ";" or name = "\\""',
    'tags."\' or 1=1 --" exists',
  ])('quotes and semicolons are values: %s', async (filter) => {
    const code = await codeOf(store.ask('searchRuns', { filter }));
    expect([undefined, 'InvalidFilter']).toContain(code);
    expect((await store.ask('getServer', {})).counts.runs).toBeGreaterThan(0);
  });

  test.each([
    [{ filter: 'statsu = "running"' }, 'InvalidFilter'],
    [{ filter: 'status = "runing"' }, 'InvalidFilter'],
    [{ sort: 'group' }, 'InvalidFilter'],
    [{ cursor: 'x' }, 'InvalidInput'],
    [{ experimentIds: ['x'] }, 'InvalidInput'],
    [{ groupId: '%' }, 'InvalidInput'],
  ])('refuses %j', async (input, code) => {
    expect(await codeOf(store.ask('searchRuns', input))).toBe(code);
  });

  test('pages go on while a relative time in the filter moves', async () => {
    const { id: experimentId } = await store.do('createExperiment', { name: 'moving time' });
    for (let i = 0; i < 3; i++) await store.do('createRun', { experimentId, name: `run-${i}` });
    const input = { experimentIds: [experimentId], filter: 'created > "-24h"', sort: 'name', limit: 2 } as const;
    const page = await store.ask('searchRuns', input);
    store.advance(1500);
    const rest = await store.ask('searchRuns', { ...input, cursor: page.nextCursor ?? '' });
    expect([...page.runs, ...rest.runs].map(({ name }) => name)).toEqual(['run-0', 'run-1', 'run-2']);
    const other = store.ask('searchRuns', { ...input, filter: 'created > "-23h"', cursor: page.nextCursor ?? '' });
    expect(await codeOf(other)).toBe('InvalidInput');

    const experiments = { filter: 'created > "-24h"', limit: 1 } as const;
    await store.do('createExperiment', { name: 'another' });
    const first = await store.ask('listExperiments', experiments);
    store.advance(1500);
    const next = await store.ask('listExperiments', { ...experiments, cursor: first.nextCursor ?? '' });
    expect(next.experiments[0]?.id).not.toBe(first.experiments[0]?.id);
  });
});
