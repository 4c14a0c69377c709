import type { Locator, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Browser } from 'playwright-core';
import { startServer } from '../support/server.ts';
import type { TestServer } from '../support/server.ts';
import { collectFaults, launchBrowser } from './support/browser.ts';
import { clientOf, type AssayClient } from './support/seed.ts';
import { seedStudy, trialCount } from './support/seed-study.ts';

let server: TestServer;
let browser: Browser;
let client: AssayClient;
let seeded: Awaited<ReturnType<typeof seedStudy>>;

beforeAll(async () => {
  server = await startServer();
  browser = await launchBrowser();
  client = clientOf(server.url);
});

afterAll(async () => {
  await browser.close();
  await server[Symbol.asyncDispose]();
});

const chart = (page: Page, name: string): Locator => page.getByRole('application', { name, exact: true });
const rowsIn = async (page: Page): Promise<number> =>
  Number(await page.getByRole('grid', { name: 'Trials' }).getAttribute('aria-rowcount')) - 1;

test('without a study the list says how to tune something; a study appears there as it comes', async () => {
  const context = await browser.newContext({ permissions: ['clipboard-read', 'clipboard-write'] });
  const page = await context.newPage();
  const faults = collectFaults(page);
  await page.goto(server.url);
  await page.getByRole('link', { name: 'Studies' }).click();
  const guide = page.getByRole('region', { name: 'Tune something' });
  await guide.getByRole('button', { name: 'Copy the example for Command line' }).click();
  await guide.getByText('Copied').waitFor();
  const copied = await page.evaluate<string>('navigator.clipboard.readText()');
  expect(copied).toContain(`ASSAY_URL=${server.url}`);
  expect(copied).toContain('assay tune --space space.yaml');
  await page.getByRole('status').getByText('Live').waitFor();

  seeded = await seedStudy(client);
  const row = page.getByRole('row', { name: seeded.name });
  await row.getByText(`${trialCount} / ${trialCount * 2}`).waitFor();
  expect(await row.getByText('Running').count()).toBe(1);
  await page.getByRole('searchbox', { name: 'Find a study' }).fill('nothing of that name');
  await page.getByText('No study has').waitFor();
  await page.getByRole('searchbox', { name: 'Find a study' }).fill('digits');
  await row.getByRole('link', { name: seeded.name }).click();
  await page.getByRole('heading', { level: 1, name: seeded.name }).waitFor();
  await page.goto(`${server.url}/experiments/${seeded.experimentId}`);
  await page.locator('#content').getByRole('link', { name: 'Studies', exact: true }).click();
  await page.getByRole('heading', { level: 1, name: 'Studies of digits' }).waitFor();
  await page.getByRole('link', { name: seeded.name }).waitFor();
  expect(faults).toEqual([]);
  await context.close();
});

test('one selection goes through the charts and the table, stands in the address, and hides with the states', async () => {
  const page = await browser.newPage({ viewport: { width: 1600, height: 1000 } });
  const faults = collectFaults(page);
  await page.goto(`${server.url}/studies/${seeded.id}`);
  await page.getByText(`Best loss`).waitFor();
  await page.getByRole('button', { name: `trial ${seeded.best}` }).waitFor();
  const table = page.getByRole('grid', { name: 'Trials' });
  await table.getByRole('checkbox').first().waitFor();
  expect(await rowsIn(page)).toBe(trialCount);
  // The best stands on top.
  expect(await table.getByRole('checkbox').first().getAttribute('aria-label')).toBe(`Choose trial ${seeded.best}`);

  // By keys: the first dot is read out, and Enter chooses its trial.
  const history = chart(page, 'Optimisation history');
  await history.focus();
  await page.keyboard.press('Home');
  const said = (await history.locator('[aria-live]').textContent()) ?? '';
  expect(said).toMatch(/^Trial 0 · complete, loss [\d.]+, lr .+, units \d+, optimizer /);
  await page.keyboard.press('Enter');
  const card = page.getByRole('region', { name: 'Trial 0' });
  await card.getByRole('link', { name: 'Open the run' }).waitFor();
  expect(new URL(page.url()).searchParams.get('trials')).toBe('0');
  await page.getByText(`1 of ${trialCount} selected`).waitFor();
  await page.getByRole('button', { name: 'Clear' }).click();
  await card.waitFor({ state: 'detached' });

  // A box over the history marks what lies in it.
  const box = await history.boundingBox();
  if (box === null) throw new Error('The history is not on the page.');
  await page.mouse.move(box.x + box.width * 0.3, box.y + box.height * 0.1);
  await page.mouse.down();
  await page.mouse.move(box.x + box.width * 0.6, box.y + box.height * 0.8, { steps: 4 });
  await page.mouse.up();
  const selected = page.getByText(/^\d+ of \d+ selected$/);
  await selected.waitFor();
  const brush = JSON.parse(new URL(page.url()).searchParams.get('brush') ?? '{}') as Record<string, [number, number]>;
  expect(Object.keys(brush).sort()).toEqual(['number', 'objectives.0']);
  const inside = (value: number, field: string): boolean =>
    value >= (brush[field]?.[0] ?? Number.NaN) && value <= (brush[field]?.[1] ?? Number.NaN);
  const expected = seeded.trials.filter(
    ({ number, loss }) => loss !== undefined && inside(number, 'number') && inside(loss, 'objectives.0'),
  ).length;
  expect(expected).toBeGreaterThan(5);
  expect(await selected.textContent()).toBe(`${expected} of ${trialCount} selected`);
  await page.getByRole('checkbox', { name: 'Only what is selected' }).check();
  await expect.poll(() => rowsIn(page)).toBe(expected);
  await page.reload();
  await selected.waitFor();
  await expect.poll(() => rowsIn(page)).toBe(expected);

  // The part that is marked is looked at: the address says so, and Back undoes it.
  await page.getByRole('button', { name: 'Menu of Optimisation history' }).click();
  await page.getByRole('menuitem', { name: 'Zoom to what is marked' }).click();
  const zoom = (): string | null => new URL(page.url()).searchParams.get('zooms');
  await expect.poll(zoom).toBe(JSON.stringify({ history: { x: brush['number'], y: brush['objectives.0'] } }));
  await page.reload();
  await page.getByRole('button', { name: 'Menu of Optimisation history' }).click();
  await page.getByRole('menuitem', { name: 'Show the whole range' }).waitFor();
  await page.keyboard.press('Escape');
  await page.goBack();
  await expect.poll(zoom).toBeNull();
  await page.getByRole('button', { name: 'Menu of Optimisation history' }).click();
  await page.getByRole('menuitem', { name: 'Zoom to what is marked' }).waitFor();
  await page.keyboard.press('Escape');

  // The parallel axes know of it, and pruned trials go from everything.
  await page.getByText(`${expected} of ${trialCount} trials brushed`).waitFor();
  await page.getByRole('button', { name: /^pruned / }).click();
  await page.getByText(`of ${trialCount - seeded.pruned} selected`).waitFor();
  await page.getByText(`of ${trialCount - seeded.pruned} trials brushed`).waitFor();
  await page.getByRole('button', { name: 'Clear' }).click();
  await expect.poll(() => rowsIn(page)).toBe(trialCount - seeded.pruned);
  expect(new URL(page.url()).searchParams.get('hide')).toBe('pruned');

  // The figures behind a chart.
  await page.getByRole('button', { name: 'Menu of Optimisation history' }).click();
  await page.getByRole('menuitem', { name: 'View as table' }).click();
  const figures = page.getByRole('region', { name: 'Optimisation history' }).getByRole('table');
  await figures.getByRole('columnheader', { name: 'loss' }).waitFor();
  const others = [
    ['intermediate', 'Intermediate values'],
    ['distribution', 'Empirical distribution'],
    ['timeline', 'Timeline'],
    ['contour', 'Contour'],
    ['slice lr', 'lr'],
    ['slice optimizer', 'optimizer'],
  ] as const;
  for (const [slot, name] of others) {
    await page.locator(`[data-chart="${slot}"]`).scrollIntoViewIfNeeded();
    await chart(page, name).waitFor();
  }
  expect(faults).toEqual([]);
  await page.close();
});

test('a study is followed while trials come in, paused, resumed, extended and stopped', async () => {
  const page = await browser.newPage({ viewport: { width: 1600, height: 1000 } });
  const faults = collectFaults(page);
  await page.goto(`${server.url}/studies/${seeded.id}`);
  await page.getByRole('status').getByText('Live').waitFor();
  await page.getByRole('grid', { name: 'Trials' }).getByRole('checkbox').first().waitFor();
  const ofStudy = { params: { studyId: seeded.id } };
  const { trials } = await client.askTrials({ ...ofStudy, body: { worker: 'here-1' } });
  const number = trials[0]?.number ?? -1;
  await page.getByRole('button', { name: /^running 1$/ }).waitFor();
  await client.tellTrial({ params: { ...ofStudy.params, number }, body: { state: 'complete', objectives: [0.001] } });
  await page.getByRole('button', { name: `trial ${number}` }).waitFor();
  await expect
    .poll(() => page.getByRole('grid', { name: 'Trials' }).getByRole('checkbox').first().getAttribute('aria-label'))
    .toBe(`Choose trial ${number}`);

  await page.getByRole('button', { name: 'Pause' }).click();
  await page.getByText('Paused', { exact: true }).waitFor();
  expect((await client.askTrials({ ...ofStudy, body: { worker: 'here-1' } })).wait?.reason).toBe('paused');
  await page.getByRole('button', { name: 'Resume' }).click();
  await page.getByText('Running', { exact: true }).waitFor();
  await page.getByRole('button', { name: 'Extend …' }).click();
  await page.getByRole('spinbutton', { name: 'Trials in all' }).fill('1000');
  await page.getByRole('dialog').getByRole('button', { name: 'Extend' }).click();
  await page.getByText(/ \/ 1,000$/).waitFor();
  expect((await client.getStudy(ofStudy)).limits.maxTrials).toBe(1000);
  await page.getByRole('button', { name: 'Stop', exact: true }).click();
  await page.getByText('somebody stopped it').waitFor();
  expect((await client.getStudy(ofStudy)).state).toBe('stopped');

  // Deleted, and back again; then by way of one of its runs and its group to the study.
  const menu = page.getByRole('button', { name: 'What else can be done with this study' });
  await menu.click();
  await page.getByRole('menuitem', { name: 'Delete' }).click();
  await page.getByText('deleted', { exact: true }).waitFor();
  const { studies } = await client.listStudies({ query: { experimentId: seeded.experimentId } });
  expect(studies.map(({ id }) => id)).not.toContain(seeded.id);
  expect(await page.getByRole('button', { name: /^(Resume|Extend)/ }).count()).toBe(0);
  await menu.click();
  await page.getByRole('menuitem', { name: 'Restore' }).click();
  await page.getByText('deleted', { exact: true }).waitFor({ state: 'detached' });
  expect((await client.getStudy(ofStudy)).deletedMs).toBeNull();
  await page.getByRole('button', { name: 'Resume' }).waitFor();
  await page.getByRole('link', { name: 'Table of its runs' }).click();
  await page.getByRole('link', { name: 'Its study' }).waitFor();
  const [ofTrial] = (await client.searchRuns({ body: { filter: `group_id = "${seeded.id}"`, limit: 1 } })).runs;
  await page.goto(`${server.url}/runs/${ofTrial?.id ?? ''}`);
  await page.getByRole('link', { name: 'Its study' }).click();
  await page.getByRole('heading', { level: 1, name: seeded.name }).waitFor();
  expect(faults).toEqual([]);

  await page.goto(`${server.url}/studies/${'0'.repeat(32)}`);
  await page.getByText('Could not show the study').waitFor();
  await page.close();
});

test('two objectives have a front, which a click on one of its trials opens', async () => {
  const study = await seedStudy(client, { name: 'trade-off', objectives: 2 });
  const page = await browser.newPage({ viewport: { width: 1600, height: 1000 } });
  const faults = collectFaults(page);
  await page.goto(`${server.url}/studies/${study.id}`);
  const front = (await client.getStudy({ params: { studyId: study.id } })).front ?? [];
  expect(front.length).toBeGreaterThan(1);
  await page.getByText(`${front.length} trials on the Pareto front`, { exact: true }).first().waitFor();
  await page
    .getByRole('region', { name: 'Pareto front' })
    .getByText(`${front.length} trials on the Pareto front`)
    .waitFor();
  await page.getByRole('combobox', { name: 'Objective' }).selectOption('latency');
  await page
    .getByText(/^latency over trial of/)
    .first()
    .waitFor({ state: 'attached' });
  expect(new URL(page.url()).searchParams.get('objective')).toBe('1');
  expect(faults).toEqual([]);
  await page.close();
});
