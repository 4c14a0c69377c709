import { expect, test } from 'vitest';
import type { RunId } from '@assay/base';
import type { CheckedFilter, SearchPage, SortKey } from '@assay/core';
import { expectedOrder } from './expected-order.ts';
import { sampleRun } from './sample-rows.ts';
import type { Step } from './script-operations.ts';
import { searchWorld } from './search-world.ts';
import type { StoreModule } from './store-under-test.ts';
import { StoreUnderTest } from './store-under-test.ts';

type Page = SearchPage<RunId>;

const span = { start: 0, end: 0 };
const byName: SortKey[] = [{ field: { kind: 'attribute', name: 'name', span }, direction: 'asc', span }];

/** Where a search goes on, and with which cursors it does not. */
export function describePages(module: StoreModule): void {
  test('a page goes on behind the last row though others come and go', async () => {
    await using under = await StoreUnderTest.open(module);
    const world = searchWorld(3, 40);
    await under.write(world.steps);
    const search = { sort: byName, view: 'all', limit: 10 };
    const [first] = (await under.read([['searchRuns', search]])) as [Page];
    const all = expectedOrder(world.runs, byName);
    await under.write(first.ids.slice(0, 5).map((id) => ['update', 'run', { id }, { name: '' }]));
    const [second] = (await under.read([['searchRuns', { ...search, cursor: first.nextCursor }]])) as [Page];
    expect(second.ids).toEqual(all.slice(10, 20));
  });

  test('a page goes on behind a text that is too long for a cursor', async () => {
    await using under = await StoreUnderTest.open(module);
    const runs = [0, 1, 2, 3, 4, 5].map(() => sampleRun());
    const parameter = (run: (typeof runs)[number], text: string): Step => [
      'upsert',
      'parameter',
      { projectId: 1, runId: run.id, key: 'long', text, kind: 'string', number: null, loggedMs: 1 },
    ];
    const textOf = (i: number): string => `${'漢'.repeat(3000)}${i}`;
    await under.write([
      ...runs.map((run): Step => ['insert', 'run', run]),
      ...runs.map((run, i) => parameter(run, textOf(i))),
    ]);
    const ids = runs.map(({ id }) => id);
    for (const direction of ['asc', 'desc'] as const) {
      const sort: SortKey[] = [{ field: { kind: 'parameter', key: 'long', span }, direction, span }];
      const search = { sort, view: 'active', limit: 1 };
      const page = async (cursor: string | null): Promise<Page> =>
        ((await under.read([['searchRuns', { ...search, ...(cursor !== null && { cursor }) }]])) as [Page])[0];
      const found: RunId[] = [];
      let cursor: string | null = null;
      do {
        const next: Page = await page(cursor);
        found.push(...next.ids);
        ({ nextCursor: cursor } = next);
        expect(cursor?.length ?? 0).toBeLessThan(4000);
      } while (cursor !== null);
      expect(found).toEqual(direction === 'asc' ? ids : ids.toReversed());
      // The row that the page ended with has another text by now: what came behind it still comes.
      const first = await page(null);
      const place = runs.find(({ id }) => id === first.ids[0]);
      if (place === undefined) throw new Error('the first page is empty');
      await under.write([parameter(place, 'short')]);
      const rest = await under.read([['searchRuns', { ...search, limit: 9, cursor: first.nextCursor }]]);
      expect((rest as [Page])[0].ids).toEqual(expect.arrayContaining(ids.filter((id) => id !== place.id)));
      await under.write([parameter(place, textOf(runs.indexOf(place)))]);
    }
  });

  test('a cursor that is damaged, forged or of another search is refused', async () => {
    await using under = await StoreUnderTest.open(module);
    await under.write(searchWorld(5, 40).steps);
    const search = { sort: byName, view: 'active', limit: 5 };
    const [page] = (await under.read([['searchRuns', search]])) as [Page];
    const cursor = page.nextCursor ?? '';
    expect(cursor).toMatch(/^[\w-]+$/);
    const flipped = (cursor.startsWith('A') ? 'B' : 'A') + cursor.slice(1);
    for (const bad of [
      '',
      'x',
      flipped,
      cursor.slice(0, -4),
      `${cursor}AAAA`,
      Buffer.from('{"n":1}').toString('base64url'),
    ])
      await expect(under.read([['searchRuns', { ...search, cursor: bad }]])).rejects.toMatchObject({
        code: 'InvalidInput',
      });
    const filter: CheckedFilter = { kind: 'existence-test', field: { kind: 'attribute', name: 'name', span }, span };
    for (const other of [
      { ...search, view: 'all' },
      { ...search, sort: [] },
      { ...search, filter },
    ])
      await expect(under.read([['searchRuns', { ...other, cursor }]])).rejects.toMatchObject({
        code: 'InvalidInput',
      });
    await under.reopen();
    const [next] = (await under.read([['searchRuns', { ...search, limit: 7, cursor }]])) as [Page];
    expect(next.ids).toHaveLength(7);
  });
}
