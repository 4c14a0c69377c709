import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Browser, Page } from 'playwright-core';
import { startServer } from '../support/server.ts';
import type { TestServer } from '../support/server.ts';
import { collectFaults, launchBrowser } from './support/browser.ts';
import { firstName, gridOf, headOf, namesIn, rowOf } from './support/run-table.ts';
import { clientOf } from './support/seed.ts';

const runCount = 10_000;
const lossOf = (i: number): number => ((i * 7919) % runCount) / 100;

let server: TestServer;
let browser: Browser;
let experimentId: string;

beforeAll(async () => {
  server = await startServer();
  browser = await launchBrowser();
  const client = clientOf(server.url);
  ({ id: experimentId } = await client.createExperiment({ body: { name: 'ten thousand' } }));
  for (let from = 0; from < runCount; from += 50)
    await Promise.all(
      Array.from({ length: 50 }, async (_, n) => {
        const i = from + n;
        const parameters = { opt: i % 2 === 0 ? 'adam' : 'sgd', depth: i % 10, seed: i };
        const { id } = await client.createRun({ body: { experimentId, name: `run ${i}`, parameters } });
        await client.logMetrics({
          params: { runId: id },
          body: { points: [{ name: 'loss', value: lossOf(i), step: 1 }] },
        });
      }),
    );
}, 300_000);

afterAll(async () => {
  await browser.close();
  await server[Symbol.asyncDispose]();
});

/** Notes how much of the page moves by itself, as browsers count it. */
const watchShifts = `
  globalThis.assayShifts = [];
  new PerformanceObserver((list) => {
    for (const entry of list.getEntries()) if (!entry.hadRecentInput) assayShifts.push({ value: entry.value, atMs: entry.startTime, what: entry.sources.map(({ node }) => node?.className ?? node?.nodeName).join() });
  }).observe({ type: 'layout-shift', buffered: true });`;

interface Shift {
  readonly value: number;
  readonly atMs: number;
  readonly what: string;
}

test('once the first rows of ten thousand are there, nothing moves', async () => {
  const page = await browser.newPage({ viewport: { width: 1280, height: 800 } });
  await page.addInitScript(watchShifts);
  await page.goto(`${server.url}/experiments/${experimentId}`);
  await gridOf(page).getByRole('link').nth(15).waitFor();
  const shownMs = await page.evaluate<number>('performance.now()');
  const chart = page.getByRole('region', { name: 'loss', exact: true });
  await chart.getByText(/^\d+ points$/).waitFor();
  await page.getByText('10,000 runs', { exact: true }).first().waitFor();
  const shifts = await page.evaluate<readonly Shift[]>('assayShifts');
  const later = shifts.filter(({ atMs }) => atMs > shownMs);
  expect(
    later.reduce((sum, { value }) => sum + value, 0),
    JSON.stringify(later),
  ).toBeLessThan(0.02);
  // The frame of the page stood before the rows came.
  expect(
    shifts.reduce((sum, { value }) => sum + value, 0),
    JSON.stringify(shifts),
  ).toBeLessThan(0.1);
  await page.close();
});

const scrollTo = (page: Page, place: 'end' | 'start'): Promise<void> =>
  gridOf(page).evaluate((element, to) => element.scrollTo(0, to === 'end' ? element.scrollHeight : 0), place);

test('ten thousand rows: to the end and back, sorted, narrowed, each row at its place', async () => {
  const page = await browser.newPage({ viewport: { width: 1280, height: 800 } });
  const faults = collectFaults(page);
  await page.goto(`${server.url}/experiments/${experimentId}?split=100&sort=params.seed`);
  await expect.poll(() => firstName(page)).toBe('run 0');
  expect(await gridOf(page).getAttribute('aria-rowcount')).toBe(String(runCount + 1));
  await scrollTo(page, 'end');
  await rowOf(page, `run ${runCount - 1}`).waitFor();
  expect(await rowOf(page, `run ${runCount - 1}`).getAttribute('aria-rowindex')).toBe(String(runCount + 1));
  expect((await namesIn(page)).length).toBeLessThan(100);
  await scrollTo(page, 'start');
  await expect.poll(() => firstName(page)).toBe('run 0');

  const byLoss = Array.from({ length: runCount }, (_, i) => i).toSorted((a, b) => lossOf(b) - lossOf(a));
  for (let presses = 0; presses < 2; presses++)
    await headOf(page, 'loss').getByRole('button', { name: 'loss', exact: true }).click();
  const wanted = byLoss.slice(0, 12).map((i) => `run ${i}`);
  await expect.poll(async () => (await namesIn(page)).slice(0, wanted.length)).toEqual(wanted);
  await scrollTo(page, 'end');
  await rowOf(page, `run ${byLoss.at(-1)}`).waitFor();
  await scrollTo(page, 'start');
  const box = page.getByRole('combobox', { name: 'Filter the runs' });
  await box.fill('params.opt = "adam" and params.depth = 4 and metrics.loss.last < 0.5');
  await box.press('Enter');
  const left = byLoss.filter((i) => i % 10 === 4 && lossOf(i) < 0.5).map((i) => `run ${i}`);
  expect(left.length).toBeGreaterThan(2);
  await expect.poll(() => namesIn(page)).toEqual(left);
  expect(faults).toEqual([]);
  await page.close();
});
