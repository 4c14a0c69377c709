import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { EpochMs, RunId } from '@assay/base';
import { checkFilter, evaluateFilter, parseFilter, runFilterSchema } from '@assay/core';
import { pointBatch } from '@assay/series';
import type { CheckedFilter, SearchPage, SortKey } from '@assay/core';
import { arbitraryFilter, arbitrarySort } from './arbitrary-filter.ts';
import { describePages } from './describe-pages.ts';
import { expectedOrder } from './expected-order.ts';
import { sampleExperiment, sampleGroup, sampleRun } from './sample-rows.ts';
import type { Step } from './script-operations.ts';
import { idsOf, searchWorld } from './search-world.ts';
import type { StoreModule } from './store-under-test.ts';
import { StoreUnderTest } from './store-under-test.ts';

type Page = SearchPage<RunId>;

const span = { start: 0, end: 0 };
const byName: SortKey[] = [{ field: { kind: 'attribute', name: 'name', span }, direction: 'asc', span }];

/** Searching for runs and experiments. */
export function describeSearch(module: StoreModule): void {
  describe('search', () => {
    describePages(module);

    test('finds what the plain definition of filters selects, in the order of the sort, whole and in pages', async () => {
      await using under = await StoreUnderTest.open(module);
      const world = searchWorld(7, 70);
      await under.write(world.steps);
      const visible = world.runs.filter(({ row }) => row.deletedMs === null);
      const property = fc.asyncProperty(
        arbitraryFilter,
        arbitrarySort,
        fc.integer({ min: 1, max: 30 }),
        async (filter, sort, size) => {
          const expected = expectedOrder(
            visible.filter(({ record }) => evaluateFilter(filter, record)),
            sort,
          );
          const search = { filter, sort, view: 'active', countTotal: true };
          const [whole] = (await under.read([['searchRuns', { ...search, limit: 1000 }]])) as [Page];
          expect(whole.ids).toEqual(expected);
          expect(whole.total).toBe(expected.length);
          expect(whole.nextCursor).toBeNull();
          const paged: RunId[] = [];
          let cursor: string | null = null;
          do {
            const [page] = (await under.read([
              ['searchRuns', { ...search, limit: size, ...(cursor !== null && { cursor }) }],
            ])) as [Page];
            expect(page.ids.length).toBeLessThanOrEqual(size);
            paged.push(...page.ids);
            ({ nextCursor: cursor } = page);
          } while (cursor !== null);
          expect(paged).toEqual(expected);
        },
      );
      await fc.assert(property, { numRuns: 250 });
    }, 60_000);

    test('sees at once what a command changed', async () => {
      await using under = await StoreUnderTest.open(module);
      const world = searchWorld(13, 30);
      await under.write(world.steps);
      const [first, second] = world.runs.filter(({ row }) => row.deletedMs === null).map(({ row }) => row.id);
      const score: SortKey = {
        field: { kind: 'metric', name: 'fresh', statistic: 'last', span },
        direction: 'desc',
        span,
      };
      const key = { kind: 'parameter', key: 'fresh', span } as const;
      const filter: CheckedFilter = { kind: 'existence-test', field: key, span };
      const search = { filter, sort: [score], view: 'active', limit: 10 };
      const found = async (): Promise<unknown> => ((await under.read([['searchRuns', search]])) as [Page])[0].ids;
      const parameter = (runId: unknown) =>
        [
          'insert',
          'parameter',
          { projectId: 1, runId, key: 'fresh', text: 'x', kind: 'string', number: null, loggedMs: 1 },
        ] as const;
      const point = (runId: unknown, step: number, value: number) =>
        ['appendPoints', runId, pointBatch([{ name: 'fresh', step, timeMs: 1, value }])] as const;
      expect(await found()).toEqual([]);
      await under.write([parameter(first), point(first, 1, 1)]);
      expect(await found()).toEqual([first]);
      await under.write([parameter(second), point(second, 1, 2)]);
      expect(await found()).toEqual([second, first]);
      await under.write([point(first, 2, 3)]);
      expect(await found()).toEqual([first, second]);
      await expect(under.write([point(second, 2, 9), ['fail', 'Conflict']])).rejects.toThrow('on purpose');
      expect(await found()).toEqual([first, second]);
      const added = sampleRun();
      await under.write([['insert', 'run', added], parameter(added.id)]);
      expect(await found()).toEqual([first, second, added.id]);
      await under.write([['update', 'run', { id: first }, { deletedMs: 1 }]]);
      expect(await found()).toEqual([second, added.id]);
      await under.write([['remove', 'parameter', { runId: second, key: 'fresh' }]]);
      expect(await found()).toEqual([added.id]);
      await under.write([['remove', 'parameter', { key: 'fresh' }]]);
      expect(await found()).toEqual([]);
      await under.write([parameter(second), ['purgeRun', second], ['remove', 'run', { id: second }]]);
      expect(await found()).toEqual([]);

      const [home] = world.experiments;
      const named: CheckedFilter = {
        kind: 'text-test',
        field: { kind: 'attribute', name: 'experiment', span },
        operator: '=',
        value: 'renamed',
        number: null,
        span,
      };
      const count = async (): Promise<unknown> =>
        ((await under.read([['searchRuns', { ...search, filter: named, view: 'all', countTotal: true }]])) as [Page])[0]
          .total;
      expect(await count()).toBe(0);
      await under.write([['update', 'experiment', { id: home?.id }, { name: 'renamed' }]]);
      const expected = world.runs.filter(({ row }) => row.experimentId === home?.id && row.id !== second).length;
      expect(await count()).toBe(expected);
      expect(expected).toBeGreaterThan(0);
    });

    test('narrows by experiment, group, parent, unassigned and deletion', async () => {
      await using under = await StoreUnderTest.open(module);
      const world = searchWorld(11, 60);
      await under.write(world.steps);
      const [one, two] = world.experiments;
      const groupId = world.runs.flatMap(({ record }) => record.attributes['group_id'])[0];
      const parentRunId = world.runs.find(({ row }) => row.parentRunId !== null)?.row.parentRunId;
      const { runs } = world;
      const alive = runs.filter(({ row }) => row.deletedMs === null);
      const cases = [
        [
          { view: 'active', experimentIds: [one?.id, two?.id] },
          alive.filter(({ row }) => row.experimentId === one?.id || row.experimentId === two?.id),
        ],
        [{ view: 'active', experimentIds: [] }, []],
        [
          { view: 'active', groupId },
          alive.filter(({ record }) => [record.attributes['group_id']].flat().includes(String(groupId))),
        ],
        [{ view: 'active', parentRunId }, alive.filter(({ row }) => row.parentRunId === parentRunId)],
        [{ view: 'active', unassigned: true }, alive.filter(({ row }) => row.experimentId === null)],
        [{ view: 'deleted' }, runs.filter(({ row }) => row.deletedMs !== null)],
        [{ view: 'all' }, runs],
      ] as const;
      for (const [search, expected] of cases) {
        const [page] = (await under.read([['searchRuns', { sort: [], limit: 1000, ...search }]])) as [Page];
        expect(page.ids.toSorted()).toEqual(idsOf(expected).toSorted());
      }
    });

    test('searches by group follow changes of members and groups', async () => {
      await using under = await StoreUnderTest.open(module);
      const home = sampleExperiment();
      const [a, b] = [sampleGroup(home.id, { name: 'a' }), sampleGroup(home.id, { name: 'b' })];
      const [one, two, three] = [sampleRun(), sampleRun(), sampleRun()];
      const member = (group: typeof a, run: typeof one): Step => [
        'insert',
        'runGroupMember',
        { projectId: 1, groupId: group.id, runId: run.id, addedMs: 1 },
      ];
      const found = async (of: object | string): Promise<unknown> => {
        const filter =
          typeof of === 'string' ? { filter: checkFilter(parseFilter(of), runFilterSchema, 0 as EpochMs) } : of;
        const search = { sort: [], view: 'active', limit: 9, ...filter };
        const [page] = (await under.read([['searchRuns', search]])) as [SearchPage<string>];
        return page.ids.map((id) => [one, two, three].findIndex((run) => run.id === id) + 1).toSorted();
      };
      await under.write([
        ['insert', 'experiment', home],
        ...[a, b].map((row): Step => ['insert', 'runGroup', row]),
        ...[one, two, three].map((row): Step => ['insert', 'run', row]),
        member(a, one),
        member(b, one),
        member(b, two),
      ]);
      expect(await found({ groupId: a.id })).toEqual([1]);
      expect(await found('group = "b"')).toEqual([1, 2]);
      expect(await found('group != "a"')).toEqual([2]);
      expect(await found('not group exists')).toEqual([3]);
      expect(await found(`group_id in ("${a.id}", "${b.id}")`)).toEqual([1, 2]);
      await under.write([member(a, three), ['remove', 'runGroupMember', { groupId: b.id, runId: one.id }]]);
      expect(await found({ groupId: a.id })).toEqual([1, 3]);
      expect(await found('group = "b"')).toEqual([2]);
      expect(await found('group != "a"')).toEqual([2]);
      await under.write([['update', 'runGroup', { id: a.id }, { deletedMs: 5 }]]);
      expect(await found('group exists')).toEqual([2]);
      expect(await found('group = "a"')).toEqual([]);
      expect(await found({ groupId: a.id })).toEqual([1, 3]);
      await under.write([
        ['update', 'runGroup', { id: a.id }, { deletedMs: null, name: 'c' }],
        ['remove', 'runGroupMember', { groupId: b.id }],
      ]);
      expect(await found('group ilike "C%"')).toEqual([1, 3]);
      expect(await found('group exists')).toEqual([1, 3]);
    });

    test('experiments: filter, order, pages; activity; folders; columns', async () => {
      await using under = await StoreUnderTest.open(module);
      const world = searchWorld(9, 50);
      await under.write(world.steps);
      const search = { sort: byName, view: 'active' };
      const [first] = (await under.read([['searchExperiments', { ...search, limit: 2 }]])) as [SearchPage<string>];
      const [second] = (await under.read([
        ['searchExperiments', { ...search, limit: 2, cursor: first.nextCursor }],
      ])) as [SearchPage<string>];
      expect([...first.ids, ...second.ids]).toEqual(
        ['one', 'two', 'é'].map((name) => world.experiments.find((each) => each.name === name)?.id),
      );
      const [one] = world.experiments;
      const alive = world.runs.filter(({ row }) => row.deletedMs === null);
      const ofOne = alive.filter(({ row }) => row.experimentId === one?.id);
      const byStatus: Record<string, number> = {};
      for (const { row } of ofOne) byStatus[row.status] = (byStatus[row.status] ?? 0) + 1;
      const keysOf = (runs: typeof alive): string[] =>
        [...new Set(runs.flatMap(({ record }) => [...record.parameters.keys()]))].toSorted();
      const [activity, folders, all, some, metrics, tags, found] = await under.read([
        ['experimentActivity', [one?.id]],
        ['folders'],
        ['runColumns', 'parameters', undefined, '', 100],
        ['runColumns', 'parameters', one?.id, '', 100],
        ['runColumns', 'metrics', one?.id, '', 100],
        ['runColumns', 'tags', undefined, '', 1],
        ['runColumns', 'parameters', undefined, 'P', 100],
      ]);
      expect(activity).toEqual(new Map([[one?.id, { byStatus, lastActivityMs: ofOne[0]?.row.updatedMs ?? null }]]));
      expect(folders).toEqual([{ folder: '', experimentCount: 3 }]);
      expect(all).toEqual(keysOf(alive));
      expect(some).toEqual(keysOf(ofOne));
      expect(metrics).toEqual([...new Set(ofOne.flatMap(({ record }) => [...record.metrics.keys()]))].toSorted());
      expect(tags).toEqual(['mlflow.note.content']);
      expect(found).toEqual(['opt']);
    });
  });
}
