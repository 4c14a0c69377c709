import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { collectFaults } from './support/browser.ts';
import { firstName, gridOf, headOf, namesIn, openRunTable, rowOf, runCount } from './support/run-table.ts';
import type { RunTableFixture } from './support/run-table.ts';

let fixture: RunTableFixture;

beforeAll(async () => {
  fixture = await openRunTable();
});

afterAll(() => fixture[Symbol.asyncDispose]());

const colourOf = (page: Page, name: string): Promise<string | null> =>
  rowOf(page, name).locator('.run-swatch').first().getAttribute('style');

test('a run keeps its colour, or the one that was chosen; against a baseline values are differences', async () => {
  const page = await fixture.openTable('?sort=params.depth&split=100');
  const faults = collectFaults(page);
  await expect.poll(() => firstName(page)).toBe('run 0');
  const usual = await colourOf(page, 'run 3');
  await page.goto(
    `${fixture.server.url}/experiments/${fixture.experimentId}?split=100&filter=params.depth+%3C+9&sort=metrics.acc+desc`,
  );
  await rowOf(page, 'run 3').waitFor();
  expect(await colourOf(page, 'run 3')).toBe(usual);
  await rowOf(page, 'run 3').getByRole('button', { name: 'Colour of run 3' }).click();
  await page.getByRole('dialog', { name: 'Colour of run 3' }).getByRole('button', { pressed: false }).first().click();
  await expect.poll(() => colourOf(page, 'run 3')).not.toBe(usual);
  await page.reload();
  await rowOf(page, 'run 3').waitFor();
  expect(await colourOf(page, 'run 3')).not.toBe(usual);

  await rowOf(page, 'run 3').hover();
  await rowOf(page, 'run 3').getByRole('button', { name: 'Menu of run 3' }).click();
  await page.getByRole('menuitem', { name: 'Use as baseline' }).click();
  const top = gridOf(page).getByRole('row').nth(1);
  await expect.poll(() => top.innerText()).toContain('run 3');
  await page.getByRole('combobox', { name: 'What number columns show' }).selectOption('percent');
  const column = await headOf(page, 'acc').getAttribute('aria-colindex');
  const [base, other] = [fixture.inputs[3]?.accuracy ?? 0, fixture.inputs[5]?.accuracy ?? 0];
  const percent = ((other - base) / base) * 100;
  const sign = percent > 0 ? '+' : '−';
  const cell = rowOf(page, 'run 5').locator(`[aria-colindex="${column}"]`);
  await expect.poll(() => cell.innerText()).toContain(`${sign}${Number(Math.abs(percent).toPrecision(3))} %`);
  await cell.getByRole('img', { name: percent > 0 ? 'better' : 'worse' }).waitFor();
  expect(faults).toEqual([]);
  await page.close();
});

test('many runs at once: tagged, put into a group, moved, deleted and brought back', async () => {
  const page = await fixture.openTable('?split=100&filter=params.depth+%3C+3');
  const faults = collectFaults(page);
  await gridOf(page).getByRole('checkbox', { name: 'Choose all that match' }).click();
  const bar = page.getByRole('toolbar', { name: 'Chosen runs' });
  await bar.getByText('3 runs chosen').waitFor();
  await bar.getByRole('button', { name: 'Tag…' }).click();
  await page.getByLabel('Tag', { exact: true }).fill('stage');
  await page.getByLabel('Value').fill('kept');
  await page.getByRole('button', { name: 'Set the tag' }).click();
  await page.getByText('3 runs tagged stage').waitFor();
  const tagged = await fixture.client.searchRuns({ body: { filter: 'tags.stage = "kept"' } });
  expect(tagged.runs).toHaveLength(3);

  await bar.getByRole('button', { name: 'Add to group…' }).click();
  await page.getByRole('textbox', { name: 'Name of a new group' }).fill('shortlist');
  await page.getByRole('button', { name: 'Make it' }).click();
  await page.getByText('3 runs in shortlist').waitFor();
  const { groups } = await fixture.client.listRunGroups({ query: { experimentId: fixture.experimentId } });
  expect(groups.map(({ name, runCount: count }) => [name, count])).toContainEqual(['shortlist', 3]);

  await bar.getByRole('button', { name: 'Delete' }).click();
  await page.getByText('3 runs deleted.').waitFor();
  await page.getByText('No run matches the filter.').waitFor();
  await page.getByRole('button', { name: 'Undo' }).click();
  await page.getByText('3 runs restored.').waitFor();
  await expect.poll(async () => (await namesIn(page)).toSorted()).toEqual(['run 0', 'run 1', 'run 2']);

  await fixture.client.createExperiment({ body: { name: 'elsewhere' } });
  await rowOf(page, 'run 2').getByRole('checkbox').click();
  await bar.getByRole('button', { name: 'Move…' }).click();
  await page.getByRole('button', { name: /elsewhere/ }).click();
  await page.getByText('1 run moved to elsewhere.').waitFor();
  await expect.poll(async () => (await namesIn(page)).toSorted()).toEqual(['run 0', 'run 1']);
  const moved = await fixture.client.searchRuns({ body: { filter: 'experiment = "elsewhere"' } });
  expect(moved.runs.map(({ name }) => name)).toEqual(['run 2']);
  await fixture.client.changeRuns({
    body: { runIds: moved.runs.map(({ id }) => id), change: { kind: 'move', experimentId: fixture.experimentId } },
  });
  expect(faults).toEqual([]);
  await page.close();
});

test('the table leaves the page whole, as the server has it', async () => {
  const page = await fixture.openTable(
    '?split=100&sort=params.depth&columns=params.depth&columns=metrics.acc.max&columns=started',
  );
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    (async () => {
      await page.getByRole('button', { name: 'Export' }).click();
      await page.getByRole('menuitem', { name: 'Save as CSV' }).click();
    })(),
  ]);
  const chunks: Buffer[] = [];
  for await (const chunk of await download.createReadStream()) chunks.push(chunk as Buffer);
  const lines = Buffer.concat(chunks).toString().split('\r\n');
  expect(lines[0]).toBe('id,name,params.depth,metrics.acc.max,started');
  expect(lines.filter(Boolean)).toHaveLength(runCount + 2);
  const [id, name, depth, acc, started] = (lines[200] ?? '').split(',');
  const { id: wantedId, accuracy } = fixture.inputs[199] ?? { id: '', accuracy: 0 };
  expect([id, name, depth, Number(acc)]).toEqual([wantedId, 'run 199', '199', accuracy]);
  const run = await fixture.client.getRun({ params: { runId: wantedId } });
  expect(Date.parse(started ?? '')).toBe(run.startedMs);
  await page.close();
});

test('runs of no experiment are found among the unassigned', async () => {
  const page = await fixture.browser.newPage();
  await page.goto(`${fixture.server.url}/unassigned`);
  await page.getByText('No runs here yet').waitFor();
  await fixture.client.createRun({ body: { name: 'alone', parameters: { a: 1 } } });
  await page.getByRole('link', { name: 'alone' }).waitFor();
  await page.close();
});
