import { gzipSync } from 'node:zlib';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { startServer } from '../support/server.ts';
import type { TestServer } from '../support/server.ts';
import { collectFaults, launchBrowser } from './support/browser.ts';
import { clientOf } from './support/seed.ts';
import type { AssayClient } from './support/seed.ts';

let server: TestServer;
let browser: Browser;
let client: AssayClient;
let experimentId: string;

const runCount = 130;

beforeAll(async () => {
  server = await startServer();
  browser = await launchBrowser();
  client = clientOf(server.url);
  experimentId = (await client.createExperiment({ body: { name: 'search' } })).id;
  for (let i = 0; i < runCount; i++) {
    const optimizer = i % 2 === 0 ? 'adam' : 'sgd';
    const run = await client.createRun({
      body: { experimentId, name: `run ${i}`, parameters: { optimizer, depth: i } },
    });
    const points = [0, 1, 2].map((step) => ({ name: 'loss', value: (i + 1) / (step + 1), step }));
    await client.logMetrics({ params: { runId: run.id }, body: { points } });
  }
});

afterAll(async () => {
  await browser.close();
  await server[Symbol.asyncDispose]();
});

const openTable = async (query = ''): Promise<Page> => {
  const page = await browser.newPage({ viewport: { width: 1280, height: 800 } });
  await page.goto(`${server.url}/experiments/${experimentId}${query}`);
  await page.getByRole('table', { name: 'Runs' }).waitFor();
  return page;
};

const namesIn = (page: Page): Promise<string[]> =>
  page.getByRole('table', { name: 'Runs' }).getByRole('link').allInnerTexts();

const firstName = async (page: Page): Promise<string | undefined> => (await namesIn(page))[0];

// Where the 31st character stands, in the fault's own line and in the box. They run in the page.
const leftOfCaret = `(() => {
  const element = document.querySelector('[role=alert] pre');
  const range = document.createRange();
  range.setStart(element.firstChild, 30);
  range.setEnd(element.firstChild, 31);
  return range.getBoundingClientRect().left;
})()`;
const leftOfCharacter = `(() => {
  const element = document.querySelector('[aria-label="Filter the runs"]');
  const style = getComputedStyle(element);
  const canvas = document.createElement('canvas').getContext('2d');
  canvas.font = style.fontSize + ' ' + style.fontFamily;
  const start = element.getBoundingClientRect().left + parseFloat(style.paddingLeft) + 1;
  return start + canvas.measureText(element.value.slice(0, 30)).width;
})()`;

test('the program of the page is small', async () => {
  const page = await openTable();
  const scripts = await page
    .locator('script[src]')
    .evaluateAll((all) => all.map((each) => each.getAttribute('src') ?? ''));
  const sizes = await Promise.all(
    scripts.map(async (script) => gzipSync(await (await fetch(server.url + script)).bytes()).length),
  );
  const total = sizes.reduce((sum, size) => sum + size, 0);
  expect(total).toBeGreaterThan(50_000);
  expect(total).toBeLessThan(300_000);
  await page.close();
});

test('sorts on the server, and keeps the order in the address', async () => {
  const page = await openTable();
  const faults = collectFaults(page);
  await page.getByRole('columnheader', { name: 'loss' }).getByRole('button').click();
  await expect.poll(() => firstName(page)).toBe('run 0');
  await page.getByRole('columnheader', { name: 'loss' }).getByRole('button').click();
  await expect.poll(() => firstName(page)).toBe(`run ${runCount - 1}`);
  expect(new URL(page.url()).searchParams.get('sort')).toBe('metrics.loss desc');
  expect(await page.getByRole('columnheader', { name: 'loss' }).getAttribute('aria-sort')).toBe('descending');

  await page.goBack();
  await expect.poll(() => firstName(page)).toBe('run 0');
  expect(faults).toEqual([]);
  await page.close();
});

test('loads the rows of the next page when they come into view', async () => {
  const page = await openTable('?sort=params.depth');
  await expect.poll(() => firstName(page)).toBe('run 0');
  const frame = page.getByRole('region', { name: 'Runs' });
  await expect
    .poll(async () => {
      await frame.evaluate((element) => element.scrollTo(0, element.scrollHeight));
      return namesIn(page);
    })
    .toContain(`run ${runCount - 1}`);
  // Far fewer rows are in the document than in the table.
  expect((await namesIn(page)).length).toBeLessThan(80);
  await page.close();
});

test('a filter narrows the rows; a faulty one says where, and keeps them', async () => {
  const page = await openTable();
  const faults = collectFaults(page, [/400 \(Bad Request\)/]);
  const filter = page.getByRole('textbox', { name: 'Filter the runs' });
  await filter.fill('params.optimizer = "adam" and metrics.loss.min < 4');
  await expect
    .poll(async () => (await namesIn(page)).toSorted())
    .toEqual(['run 0', 'run 10', 'run 2', 'run 4', 'run 6', 'run 8']);
  await page.getByText('6 runs', { exact: true }).waitFor();

  const text = 'params.optimizer = "adam" and and';
  await filter.fill(text);
  const fault = page.getByRole('alert');
  await fault.getByText('at position 30').waitFor();
  expect(await fault.locator('pre').textContent()).toBe(`${' '.repeat(30)}^`);
  const caretLeft = await page.evaluate<number>(leftOfCaret);
  const textLeft = await page.evaluate<number>(leftOfCharacter);
  expect(Math.abs(caretLeft - textLeft)).toBeLessThan(3);
  expect(await filter.getAttribute('aria-invalid')).toBe('true');
  expect(await namesIn(page)).toHaveLength(6);

  await filter.fill('');
  await expect.poll(() => page.getByRole('alert').count()).toBe(0);
  await expect.poll(async () => (await namesIn(page)).length).toBeGreaterThan(6);
  expect(faults).toEqual([]);
  await page.close();
});

test('typing goes through while the table changes under it', async () => {
  const page = await openTable();
  const run = await client.createRun({ body: { experimentId, name: 'busy' } });
  let step = 0;
  const ticking = setInterval(() => {
    const points = [{ name: 'loss', value: 1000 + step, step: step++ }];
    void client.logMetrics({ params: { runId: run.id }, body: { points } });
  }, 60);
  try {
    await page.getByRole('link', { name: 'busy' }).waitFor({ timeout: 5000 });
    await page.getByRole('textbox', { name: 'Filter the runs' }).fill('name = "busy"');
    await expect.poll(() => namesIn(page), { timeout: 4000 }).toEqual(['busy']);
    const cell = page.getByRole('row').filter({ hasText: 'busy' }).getByRole('cell').nth(5);
    const before = await cell.innerText();
    await expect.poll(() => cell.innerText(), { timeout: 4000 }).not.toBe(before);
  } finally {
    clearInterval(ticking);
    await client.deleteRun({ params: { runId: run.id } });
    await page.close();
  }
});

test('columns can be chosen, and a reload brings them back', async () => {
  const page = await openTable();
  await page.getByRole('button', { name: 'Columns' }).click();
  const panel = page.getByRole('group', { name: 'Columns of the table' });
  await panel.getByRole('checkbox', { name: 'depth' }).uncheck();
  await panel.getByRole('combobox', { name: 'Statistic of loss' }).selectOption('min');
  await page.keyboard.press('Escape');
  await page.getByRole('columnheader', { name: 'loss min' }).waitFor();
  expect(await page.getByRole('columnheader', { name: 'depth' }).count()).toBe(0);

  await page.reload();
  await page.getByRole('columnheader', { name: 'loss min' }).waitFor();
  expect(await page.getByRole('columnheader', { name: 'depth' }).count()).toBe(0);
  expect(new URL(page.url()).searchParams.getAll('columns')).toContain('metrics.loss.min');
  await page.close();
});

test('the curves of chosen runs stand beside the table', async () => {
  const page = await openTable('?sort=params.depth');
  const faults = collectFaults(page);
  await page.getByRole('checkbox', { name: 'Compare run 0', exact: true }).check();
  await page.getByRole('checkbox', { name: 'Compare run 1', exact: true }).check();
  const pane = page.getByRole('region', { name: 'Curves of the chosen runs' });
  await pane.getByRole('img', { name: 'loss: 2 curves, 6 points' }).waitFor();
  expect(new URL(page.url()).searchParams.get('runs')?.split(',')).toHaveLength(2);
  await pane.getByRole('button', { name: 'Leave out run 0' }).click();
  await pane.getByRole('img', { name: 'loss: 1 curve, 3 points' }).waitFor();
  expect(faults).toEqual([]);
  await page.close();
});

test('a run of no experiment is found among the unassigned, and nested runs are marked', async () => {
  const page = await browser.newPage();
  await page.goto(`${server.url}/unassigned`);
  await page.getByText('No runs here yet').waitFor();
  const parent = await client.createRun({ body: { name: 'outer' } });
  await client.createRun({ body: { name: 'inner', parentRunId: parent.id } });
  await page.getByRole('link', { name: 'inner' }).waitFor({ timeout: 5000 });
  const row = page.getByRole('row').filter({ has: page.getByRole('link', { name: 'inner' }) });
  await row.getByRole('img', { name: 'Nested run' }).waitFor();
  await page.close();
});
