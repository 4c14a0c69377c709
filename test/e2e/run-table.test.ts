import { afterAll, beforeAll, expect, test } from 'vitest';
import { collectFaults } from './support/browser.ts';
import {
  firstName,
  gridOf,
  headOf,
  headsIn,
  learningRates,
  namesIn,
  openRunTable,
  rowOf,
  runCount,
} from './support/run-table.ts';
import type { RunTableFixture } from './support/run-table.ts';

let fixture: RunTableFixture;

beforeAll(async () => {
  fixture = await openRunTable();
});

afterAll(() => fixture[Symbol.asyncDispose]());

test('sorts on the server, jumps to any row, and keeps the order in the address', async () => {
  const page = await fixture.openTable('?split=100');
  const faults = collectFaults(page);
  await headOf(page, 'loss').getByRole('button', { name: 'loss', exact: true }).click();
  await expect.poll(() => firstName(page)).toBe('run 0');
  await headOf(page, 'loss').getByRole('button', { name: 'loss', exact: true }).click();
  await expect.poll(() => firstName(page)).toBe(`run ${runCount - 1}`);
  expect(new URL(page.url()).searchParams.get('sort')).toBe('metrics.loss desc');
  expect(await headOf(page, 'loss').getAttribute('aria-sort')).toBe('descending');
  await page.goBack();
  await expect.poll(() => firstName(page)).toBe('run 0');

  // The far end by the scroll bar: rows of another page, few of all in the document.
  const sorted = `?split=100&sort=params.depth`;
  await page.goto(`${fixture.server.url}/experiments/${fixture.experimentId}${sorted}`);
  await expect.poll(() => firstName(page)).toBe('run 0');
  expect(await gridOf(page).getAttribute('aria-rowcount')).toBe(String(runCount + 2));
  await gridOf(page).evaluate((element) => element.scrollTo(0, element.scrollHeight));
  await expect.poll(() => namesIn(page)).toContain('outer');
  await expect.poll(() => namesIn(page)).toContain(`run ${runCount - 1}`);
  expect((await namesIn(page)).length).toBeLessThan(80);
  const place = Number(await rowOf(page, `run ${runCount - 1}`).getAttribute('aria-rowindex'));
  expect(place).toBe(runCount + 1);

  // And by the keys: the cell that they are at is named to those who hear the page.
  await gridOf(page).focus();
  await page.keyboard.press('Control+Home');
  await expect.poll(() => firstName(page)).toBe('run 0');
  await page.keyboard.press('j');
  await page.keyboard.press('ArrowRight');
  const active = await gridOf(page).getAttribute('aria-activedescendant');
  expect(await page.locator(`[id="${active}"]`).locator('xpath=..').getAttribute('aria-rowindex')).toBe('3');
  await page.keyboard.press('x');
  await page.keyboard.press('Shift+ArrowDown');
  await page.getByRole('toolbar', { name: 'Chosen runs' }).getByText('2 runs chosen').waitFor();
  await page.keyboard.press('Enter');
  await page.waitForURL(/\/runs\//);
  expect(faults).toEqual([]);
  await page.close();
});

test('a filter narrows the rows; a faulty one says so and keeps them', async () => {
  const page = await fixture.openTable();
  const faults = collectFaults(page, [/400 \(Bad Request\)/]);
  await page.goto(
    `${fixture.server.url}/experiments/${fixture.experimentId}?${new URLSearchParams({ filter: 'params.optimizer = "adam" and metrics.loss.min < 4' }).toString()}`,
  );
  await page.getByText('6 runs', { exact: true }).waitFor();
  await expect
    .poll(async () => (await namesIn(page)).toSorted())
    .toEqual(['run 0', 'run 10', 'run 2', 'run 4', 'run 6', 'run 8']);
  await page.goto(`${fixture.server.url}/experiments/${fixture.experimentId}?filter=name+%3D+"nobody"`);
  await page.getByText('No run matches the filter.').waitFor();
  await page.getByRole('button', { name: 'Show all runs' }).click();
  await expect.poll(async () => (await namesIn(page)).length).toBeGreaterThan(6);
  expect(faults).toEqual([]);
  await page.close();
});

test('rows that are seen follow their runs and stay where they are', async () => {
  const page = await fixture.openTable('?split=100');
  const live = await fixture.client.createRun({ body: { experimentId: fixture.experimentId, name: 'busy' } });
  try {
    await rowOf(page, 'busy').waitFor();
    const lossAt = Number(await headOf(page, 'loss').getAttribute('aria-colindex'));
    await fixture.client.logMetrics({
      params: { runId: live.id },
      body: { points: [{ name: 'loss', value: 4321, step: 0 }] },
    });
    await rowOf(page, 'busy').locator(`[aria-colindex="${lossAt}"]`).getByText('4321').waitFor();

    await gridOf(page).evaluate((element) => element.scrollTo(0, 2800));
    await expect.poll(() => namesIn(page)).toContain('run 150');
    const topOf = async () => (await rowOf(page, 'run 150').boundingBox())?.y;
    const before = await topOf();
    const late = await Promise.all(
      [1, 2, 3].map((i) =>
        fixture.client.createRun({ body: { experimentId: fixture.experimentId, name: `late ${i}` } }),
      ),
    );
    const pill = page.getByRole('button', { name: '3 new runs' });
    await pill.waitFor();
    expect(await topOf()).toBe(before);
    await pill.click();
    await rowOf(page, 'late 1').waitFor();
    for (const { id } of late) await fixture.client.deleteRun({ params: { runId: id } });
    await expect.poll(() => rowOf(page, 'late 1').count()).toBe(0);
  } finally {
    await fixture.client.deleteRun({ params: { runId: live.id } });
    await page.close();
  }
});

test('columns: chosen, moved by mouse and keys, pinned, drawn wider; a link shows the same', async () => {
  const page = await fixture.openTable('?split=100');
  const faults = collectFaults(page);
  await page.getByRole('button', { name: 'Columns' }).click();
  const panel = page.getByRole('group', { name: 'Columns of the table' });
  await panel.getByRole('searchbox', { name: 'Find a column' }).fill('acc');
  await panel.getByRole('combobox', { name: 'Statistic of acc' }).selectOption('max');
  await page.keyboard.press('Escape');
  await headOf(page, 'acc max').waitFor();

  // By the mouse, to the left of Status; by the keys, one place on; pinned by its menu; wider by the keys.
  const from = await headOf(page, 'acc max').boundingBox();
  const to = await headOf(page, 'Status').boundingBox();
  if (from === null || to === null) throw new Error('the heads have no place');
  await page.mouse.move(from.x + 20, from.y + 12);
  await page.mouse.down();
  await page.mouse.move(to.x + 40, to.y + 12, { steps: 5 });
  await page.mouse.move(to.x + 4, to.y + 12, { steps: 3 });
  await page.mouse.up();
  await expect.poll(async () => (await headsIn(page)).slice(0, 3)).toEqual(['Run', 'acc max', 'Status']);
  await headOf(page, 'acc max').getByRole('button', { name: 'acc max', exact: true }).focus();
  await page.keyboard.press('Alt+ArrowRight');
  await expect.poll(async () => (await headsIn(page)).slice(0, 3)).toEqual(['Run', 'Status', 'acc max']);
  await headOf(page, 'acc max').hover();
  await page.getByRole('button', { name: 'Menu of the column acc max' }).click();
  await page.getByRole('menuitem', { name: 'Pin at the left' }).click();
  await expect.poll(async () => (await headsIn(page)).slice(0, 3)).toEqual(['Run', 'acc max', 'Status']);
  const width = (await headOf(page, 'acc max').boundingBox())?.width ?? 0;
  const edge = await headOf(page, 'acc max').boundingBox();
  if (edge === null) throw new Error('the head has no place');
  await page.mouse.move(edge.x + edge.width - 3, edge.y + 12);
  await page.mouse.down();
  await page.mouse.move(edge.x + edge.width + 57, edge.y + 12, { steps: 4 });
  await page.mouse.up();
  await expect.poll(async () => (await headOf(page, 'acc max').boundingBox())?.width).toBeCloseTo(width + 60, 0);

  // Hidden by its menu, through the keys alone.
  await headOf(page, 'Started').getByRole('button', { name: 'Started', exact: true }).focus();
  await page.keyboard.press('.');
  await page.getByRole('menuitem', { name: 'Hide' }).press('Enter');
  await expect.poll(() => headOf(page, 'Started').count()).toBe(0);

  const heads = await headsIn(page);
  const other = await (await fixture.browser.newContext({ viewport: { width: 1280, height: 800 } })).newPage();
  await other.goto(page.url());
  await headOf(other, 'acc max').waitFor();
  await expect.poll(() => headsIn(other)).toEqual(heads);
  expect((await headOf(other, 'acc max').boundingBox())?.width).toBeCloseTo(width + 60, 0);

  await page.getByRole('button', { name: 'Only differing' }).click();
  await page.getByText('1 column hidden').waitFor();
  await expect.poll(() => headOf(page, 'batch').count()).toBe(0);
  expect(await headOf(page, 'depth').count()).toBe(1);
  expect(faults).toEqual([]);
  await page.close();
});

const meanOf = (values: readonly number[]): number => values.reduce((sum, value) => sum + value, 0) / values.length;
const deviationOf = (values: readonly number[]): number => {
  const mean = meanOf(values);
  return Math.sqrt(values.reduce((sum, value) => sum + (value - mean) ** 2, 0) / (values.length - 1));
};

test('groups: mean and deviation as computed here, sorted by them, unfolded to their runs', async () => {
  const page = await fixture.openTable('?split=60&group=params.lr&sort=metrics.acc+desc', { width: 1600, height: 800 });
  const faults = collectFaults(page);
  const expected = learningRates
    .map((lr) => {
      const values = fixture.inputs.filter((run) => run.lr === lr).map(({ accuracy }) => accuracy);
      return { lr, mean: meanOf(values), deviation: deviationOf(values), count: values.length };
    })
    .toSorted((a, b) => b.mean - a.mean);
  await gridOf(page).getByText(`lr ${expected[0]?.lr}`).waitFor();
  const column = await headOf(page, 'acc').getAttribute('aria-colindex');
  for (const [i, { lr, mean, deviation, count }] of expected.entries()) {
    const row = gridOf(page)
      .getByRole('row')
      .nth(i + 1);
    expect(await row.innerText()).toContain(`lr ${lr}`);
    const figures = row.locator(`[aria-colindex="${column}"]`);
    // The deviation, between 0.1 and 1 here, with two significant digits.
    expect(await figures.innerText()).toBe(`${mean.toFixed(2)} ± ${deviation.toFixed(2)}`);
    const title = await figures.locator('[title]').first().getAttribute('title');
    expect(title).toContain(`mean ${rounded(mean)}, standard deviation ${rounded(deviation)},`);
    expect(title).toContain(`n = ${count}`);
  }
  await page.getByText('4 groups of', { exact: false }).waitFor();
  // Each group is one curve; a hidden one is none.
  const chart = page.getByRole('region', { name: 'loss' }).getByRole('img');
  await expect.poll(() => chart.first().getAttribute('aria-label')).toContain('4 curves');
  await gridOf(page)
    .getByRole('button', { name: `Curves of lr ${expected[0]?.lr}`, exact: true })
    .click();
  await expect.poll(() => chart.first().getAttribute('aria-label')).toContain('3 curves');

  await page.getByRole('button', { name: `Unfold lr ${expected[0]?.lr}`, exact: true }).click();
  const ofGroup = fixture.inputs
    .filter((run) => run.lr === expected[0]?.lr)
    .toSorted((a, b) => b.accuracy - a.accuracy);
  await expect.poll(async () => (await namesIn(page)).slice(0, 5)).toEqual(ofGroup.slice(0, 5).map(({ name }) => name));
  expect(Number(await gridOf(page).getAttribute('aria-rowcount'))).toBe(1 + 4 + ofGroup.length);
  await page.reload();
  await expect.poll(async () => (await namesIn(page))[0]).toBe(ofGroup[0]?.name);
  expect(faults).toEqual([]);
  await page.close();
});

const rounded = (value: number): string =>
  new Intl.NumberFormat('en', { maximumSignificantDigits: 4, useGrouping: false }).format(value);

test('nested runs stand under their parent; the eye takes their curves away, and a reload keeps it so', async () => {
  const page = await fixture.openTable('?first=1');
  const faults = collectFaults(page);
  expect(await rowOf(page, 'inner').count()).toBe(0);
  await page.getByRole('button', { name: 'Unfold outer' }).click();
  await rowOf(page, 'inner').waitFor();
  await rowOf(page, 'inner').getByRole('button', { name: 'Curves of inner' }).click();
  const chart = page.getByRole('region', { name: 'loss' }).getByRole('img').first();
  await expect.poll(() => chart.getAttribute('aria-label')).toContain('2 curves');
  await rowOf(page, 'inner').getByRole('button', { name: 'Curves of inner' }).click();
  await expect.poll(() => chart.getAttribute('aria-label')).toContain('1 curve');
  await rowOf(page, 'inner').getByRole('button', { name: 'Curves of inner' }).click();
  await rowOf(page, 'outer')
    .getByRole('button', { name: 'Curves of outer' })
    .click({ modifiers: ['Alt'] });
  await expect.poll(() => chart.getAttribute('aria-label')).toContain('1 curve');
  await page.reload();
  await rowOf(page, 'inner').waitFor();
  expect(await rowOf(page, 'inner').getByRole('button', { name: 'Curves of inner' }).getAttribute('aria-pressed')).toBe(
    'false',
  );
  expect(await rowOf(page, 'outer').getByRole('button', { name: 'Curves of outer' }).getAttribute('aria-pressed')).toBe(
    'true',
  );

  // A search finds it wherever it stands, and marks it.
  await page.goto(`${fixture.server.url}/experiments/${fixture.experimentId}?filter=name+%3D+"inner"`);
  await rowOf(page, 'inner').getByRole('img', { name: 'Nested run' }).waitFor();
  // So does the flat list.
  await page.goto(`${fixture.server.url}/experiments/${fixture.experimentId}?flat=yes`);
  await rowOf(page, 'inner').waitFor();
  await page.getByRole('button', { name: 'Nested' }).click();
  await expect.poll(() => rowOf(page, 'inner').count()).toBe(0);
  expect(faults).toEqual([]);
  await page.close();
});
