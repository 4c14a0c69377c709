import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { RunId } from '@assay/base';
import { evaluateFilter, valueAt } from '@assay/core';
import type { Field, FilterRecord, RunColumn, RunSelection, RunValue, SearchPage } from '@assay/core';
import { pointBatch } from '@assay/series';
import { arbitraryFilter, arbitrarySort } from './arbitrary-filter.ts';
import { expectedOrder } from './expected-order.ts';
import { sampleId } from './sample-rows.ts';
import { searchWorld } from './search-world.ts';
import type { SearchWorld } from './search-world.ts';
import type { StoreModule } from './store-under-test.ts';
import { callOptions, StoreUnderTest } from './store-under-test.ts';

interface Selected {
  readonly length: number;
  readonly ids: readonly RunId[];
  readonly columns: readonly RunColumn[];
  readonly groups: { readonly rows: Int32Array; readonly column: RunColumn };
}

const span = { start: 0, end: 0 };

/** Lists of runs in order: any place of them, and their values as columns. */
export function describeSelections(module: StoreModule): void {
  describe('selections', () => {
    const select = (under: StoreUnderTest, selection: RunSelection, fields: readonly Field[], count = 1000) => {
      const query = under.store.query.bind(under.store) as (...of: readonly unknown[]) => Promise<unknown>;
      return query('readSelected', { selection, fields, count }, callOptions()) as Promise<Selected>;
    };

    test('runs that the plain definition selects, any part of them, with the values that they have', async () => {
      await using under = await StoreUnderTest.open(module);
      const world = searchWorld(7, 70);
      await under.write(world.steps);
      const records = new Map(world.runs.map(({ row, record }) => [row.id, record]));
      const scopes: fc.Arbitrary<Scope> = fc.record(
        {
          rootsOnly: fc.boolean(),
          unassigned: fc.boolean(),
          runIds: fc.subarray(world.runs.map(({ row }) => row.id)),
          experimentIds: fc.subarray(world.experiments.map(({ id }) => id)),
        },
        { requiredKeys: [] },
      );
      const property = fc.asyncProperty(
        scopes,
        fc.option(arbitraryFilter, { nil: undefined }),
        arbitrarySort,
        arbitrarySort,
        fc.nat(80),
        fc.integer({ min: 1, max: 30 }),
        async (scope, filter, sort, others, offset, limit) => {
          const matching = world.runs.filter(
            (run) => isInScope(run, scope) && (filter === undefined || evaluateFilter(filter, run.record)),
          );
          const expected = expectedOrder(matching, sort);
          const selection = { ...scope, ...(filter && { filter }), sort, view: 'active' } as const;
          const fields = others.map(({ field }) => field);
          const found = await select(under, selection, fields, limit);
          expect(found.length).toBe(expected.length);
          expect(found.ids).toEqual(expected.slice(0, limit));
          fields.forEach((field, i) => {
            const column = found.columns[i];
            const values = found.ids.map((_, row) => column && valueAt(column, row));
            expect(values, JSON.stringify(field)).toEqual(found.ids.map((id) => expectedValue(records.get(id), field)));
          });
          const inGroups = expected.flatMap((id, row) => namesOf(records.get(id)).map((name) => [row, name]));
          const { rows, column } = found.groups;
          expect(Array.from(rows, (row, i) => [row, valueAt(column, i)]).toSorted(inOrder)).toEqual(
            inGroups.toSorted(inOrder),
          );
          const search = { ...selection, offset, limit, countTotal: true };
          const [page] = (await under.read([['searchRuns', search]])) as [SearchPage<RunId>];
          expect(page.ids).toEqual(expected.slice(offset, offset + limit));
          expect(page.total).toBe(expected.length);
          expect(page.nextCursor === null).toBe(offset + limit >= expected.length);
          if (page.nextCursor === null) return;
          const { offset: _, ...rest } = search;
          const [next] = (await under.read([['searchRuns', { ...rest, cursor: page.nextCursor }]])) as [typeof page];
          expect(next.ids).toEqual(expected.slice(offset + limit, offset + 2 * limit));
        },
      );
      await fc.assert(property, { numRuns: 250 });
    }, 60_000);

    test('a list that was asked for before follows what was changed since', async () => {
      await using under = await StoreUnderTest.open(module);
      const world = searchWorld(13, 30);
      await under.write(world.steps);
      const alive = world.runs.filter(({ row }) => row.deletedMs === null).map(({ row }) => row);
      const [home] = world.experiments;
      const loss = (statistic: 'last' | 'best'): Field => ({ kind: 'metric', name: 'fresh loss', statistic, span });
      const sort = [{ field: loss('best'), direction: 'desc', span }] as const;
      const values = async () => {
        const found = await select(under, { sort, view: 'active', rootsOnly: true }, [loss('best')]);
        const search = { sort, view: 'active', rootsOnly: true, offset: 1, limit: 1000 };
        const [page] = (await under.read([['searchRuns', search]])) as [SearchPage<RunId>];
        expect(page.ids).toEqual(found.ids.slice(1));
        return found.ids.flatMap((_, row) => {
          const value = found.columns[0] && valueAt(found.columns[0], row);
          return typeof value === 'number' ? [value] : [];
        });
      };
      const root = alive.find((row) => row.parentRunId === null && row.experimentId === home?.id);
      const log = (step: number, value: number) =>
        under.write([['appendPoints', root?.id, pointBatch([{ name: 'fresh loss', step, timeMs: 1, value }])]]);
      expect(await values()).toEqual([]);
      await log(0, 5);
      await log(1, 9);
      expect(await values()).toEqual([5]);
      const goal = { projectId: 1, experimentId: home?.id, name: 'fresh loss', goal: 'maximize' };
      await under.write([['insert', 'metricMetadata', { ...goal, unit: '', displayName: '' }]]);
      expect(await values()).toEqual([9]);
      await under.write([['update', 'run', { id: root?.id }, { parentRunId: alive.find((row) => row !== root)?.id }]]);
      expect(await values()).toEqual([]);
      const parent = alive.find((row) => row !== root)?.id;
      const [counts] = await under.read([['childCounts', [parent, root?.id]]]);
      const nested = alive.filter((row) => row !== root && row.parentRunId === parent).length + 1;
      expect((counts as Map<RunId, number>).get(parent as RunId)).toBe(nested);
    });

    test('runs are numbered in the order in which they were made, for writers and readers', async () => {
      await using under = await StoreUnderTest.open(module);
      const { steps, runs } = searchWorld(3, 5);
      await under.write(steps);
      const ids = runs.map(({ row }) => row.id);
      const expected = new Map(ids.map((id, i) => [id, i + 1]));
      expect(await under.read([['runNumbers', [...ids, sampleId()]]])).toEqual([expected]);
      expect(await under.write([['runNumbers', [...ids, sampleId()]]])).toEqual([expected]);
    });

    test('an attempt that fails leaves nothing, and the command goes on', async () => {
      await using under = await StoreUnderTest.open(module);
      const world = searchWorld(5, 8);
      await under.write(world.steps);
      const [first, second] = world.runs.map(({ row }) => row);
      const execute = under.store.execute.bind(under.store) as (...of: readonly unknown[]) => Promise<unknown>;
      const tag = (entityId: unknown, key: string) =>
        ['insert', 'tag', { projectId: 1, kind: 'run', entityId, key, value: 'v', position: 0 }] as const;
      const answer = await execute(
        'attempts',
        [
          [tag(first?.id, 'fresh one'), ['update', 'run', { id: first?.id }, { name: 'undone' }], ['fail', 'Conflict']],
          [tag(second?.id, 'fresh one'), ['get', 'run', { id: first?.id }]],
        ],
        callOptions(),
      );
      expect(answer).toMatchObject(['Conflict', [undefined, { name: first?.name }]]);
      const [tags] = await under.read([['find', 'tag', { key: 'fresh one' }]]);
      expect(tags).toMatchObject([{ entityId: second?.id }]);
    });
  });
}

interface Scope {
  readonly rootsOnly?: boolean;
  readonly unassigned?: boolean;
  readonly runIds?: RunId[];
  readonly experimentIds?: SearchWorld['experiments'][number]['id'][];
}

const isInScope = ({ row }: SearchWorld['runs'][number], scope: Scope): boolean =>
  row.deletedMs === null &&
  (scope.rootsOnly !== true || row.parentRunId === null) &&
  (scope.unassigned !== true || row.experimentId === null) &&
  (scope.runIds === undefined || scope.runIds.includes(row.id)) &&
  (scope.experimentIds === undefined || (row.experimentId !== null && scope.experimentIds.includes(row.experimentId)));

const namesOf = (record: FilterRecord | undefined): readonly string[] => {
  const names = record?.attributes['group'];
  return Array.isArray(names) ? names.map(String) : [];
};

const inOrder = (a: readonly unknown[], b: readonly unknown[]): number => {
  const [x, y] = [JSON.stringify(a), JSON.stringify(b)];
  return x < y ? -1 : x > y ? 1 : 0;
};

function expectedValue(record: FilterRecord | undefined, field: Field): RunValue {
  switch (field.kind) {
    case 'attribute': {
      const value = record?.attributes[field.name];
      return typeof value === 'string' || typeof value === 'number' ? value : null;
    }
    case 'parameter': {
      const parameter = record?.parameters.get(field.key);
      if (field.booleans === 'numbers' && parameter?.kind === 'boolean') return Number(parameter.text === 'true');
      return parameter?.number ?? parameter?.text ?? null;
    }
    case 'tag':
      return record?.tags.get(field.key) ?? null;
    case 'metric':
      return record?.metrics.get(field.name)?.[field.statistic] ?? null;
    case 'artifact':
      return null;
  }
}
