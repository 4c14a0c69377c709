import { gzipSync } from 'node:zlib';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openRunTable } from './support/run-table.ts';
import type { RunTableFixture } from './support/run-table.ts';

let fixture: RunTableFixture;

beforeAll(async () => {
  fixture = await openRunTable();
});

afterAll(() => fixture[Symbol.asyncDispose]());

test('the program of the page is small', async () => {
  const page = await fixture.openTable();
  const scripts = await page
    .locator('script[src], link[rel=modulepreload]')
    .evaluateAll((all) => all.map((each) => each.getAttribute('src') ?? each.getAttribute('href') ?? ''));
  const sizes = await Promise.all(
    scripts.map(async (script) => gzipSync(await (await fetch(fixture.server.url + script)).bytes()).length),
  );
  const total = sizes.reduce((sum, size) => sum + size, 0);
  expect(total).toBeGreaterThan(50_000);
  expect(total).toBeLessThan(300_000);
  await page.close();
});

test.each(['', 'filter=params.lr > 0', 'group=params.lr', 'columns=status&sort=created'])(
  'what the page needs first is asked for once, before its program is there: ?%s',
  async (search) => {
    const page = await fixture.browser.newPage();
    const session = await page.context().newCDPSession(page);
    const asked: { readonly what: string; readonly by: string }[] = [];
    session.on('Network.requestWillBeSent', ({ request, initiator }) => {
      const { pathname, search: query } = new URL(request.url);
      if (/^\/api\/v1\/(?:server|runs\/(?:columns|search|aggregate))$/.test(pathname))
        asked.push({
          what: pathname + query + (request.postData ?? ''),
          by: initiator.stack?.callFrames[0]?.url ?? '',
        });
    });
    await session.send('Network.enable');
    await page.goto(`${fixture.server.url}/experiments/${fixture.experimentId}?${search}`);
    await page.getByRole('grid', { name: 'Runs' }).getByRole('row').nth(3).waitFor();
    const ahead = asked.filter(({ by }) => by.includes('/assets/read-ahead-')).map(({ what }) => what);
    expect(ahead.map((what) => /^[^?{]*/.exec(what)?.[0])).toContain('/api/v1/server');
    // Nothing stands between the place in the change log and the rows where the columns are known.
    if (search.startsWith('columns=')) expect(ahead.join()).toContain('/api/v1/runs/search');
    const all = asked.map(({ what }) => what);
    expect(all).toEqual([...new Set(all)]);
    await page.close();
  },
);
