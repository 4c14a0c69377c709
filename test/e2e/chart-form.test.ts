import type { Browser, Locator, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { startServer } from '../support/server.ts';
import type { TestServer } from '../support/server.ts';
import { collectFaults, launchBrowser } from './support/browser.ts';
import { chartIn, choose, saved, spoken } from './support/chart-panel.ts';
import { clientOf } from './support/seed.ts';

/** Charts that are put together by hand, over numbers and over words. */
let server: TestServer;
let browser: Browser;
let experimentId: string;

const runCount = 24;
/** Run 5 has no loss. */
const rateOf = (i: number): number => 10 ** (-4 + (3 * i) / (runCount - 1));
const lossOf = (i: number): number => ((i * 7) % runCount) / 4 + 0.5;

beforeAll(async () => {
  server = await startServer();
  browser = await launchBrowser();
  const client = clientOf(server.url);
  experimentId = (await client.createExperiment({ body: { name: 'charts by hand' } })).id;
  for (let i = 0; i < runCount; i++) {
    const parameters = { lr: rateOf(i), opt: i % 3 === 0 ? 'adam' : 'sgd' };
    const run = await client.createRun({ body: { experimentId, name: `run ${i}`, parameters } });
    const points = i === 5 ? [] : [{ name: 'loss', value: lossOf(i), step: 1 }];
    if (points.length > 0) await client.logMetrics({ params: { runId: run.id }, body: { points } });
  }
});

afterAll(async () => {
  await browser.close();
  await server[Symbol.asyncDispose]();
});

async function openPanels(panels: readonly object[]): Promise<{ page: Page; faults: readonly string[] }> {
  const page = await browser.newPage({ viewport: { width: 1600, height: 1100 } });
  const faults = collectFaults(page);
  const state = encodeURIComponent(JSON.stringify({ automatic: false, panels }));
  await page.goto(`${server.url}/experiments/${experimentId}?split=20&panels=${state}`);
  return { page, faults };
}

const loss = 'metrics.loss.last';

test('bars of groups and a Pareto front are put together in the form, and changed there', async () => {
  const { page, faults } = await openPanels([{ id: 't', kind: 'table', fields: ['params.opt'] }]);
  const form = page.getByRole('group', { name: 'Add a chart' });
  const begin = async (kind: string): Promise<void> => {
    await page.getByRole('button', { name: 'Add chart', exact: true }).click();
    await form.getByLabel('Kind').selectOption(kind);
  };
  await begin('bar');
  await form.getByRole('combobox', { name: 'Value' }).fill('metrics.loss');
  await form.getByRole('combobox', { name: 'Mean for each' }).fill('params.opt');
  await form.getByRole('combobox', { name: 'Whiskers' }).selectOption('standard error');
  await form.getByRole('button', { name: 'Add the chart' }).click();
  await expect.poll(() => form.getByRole('combobox', { name: 'Value' }).inputValue()).toBe('');
  await page.keyboard.press('Escape');
  const bars = page.getByRole('region', { name: 'loss by opt' });
  const losses = Array.from({ length: runCount }, (_, i) => i)
    .filter((i) => i !== 5 && i % 3 === 0)
    .map(lossOf);
  const mean = losses.reduce((sum, each) => sum + each, 0) / losses.length;
  const squares = losses.reduce((sum, each) => sum + (each - mean) ** 2, 0);
  const error = Math.sqrt(squares / (losses.length - 1) / losses.length);
  await chartIn(bars).waitFor();
  const rows = (await saved(page, bars, 'CSV'))
    .trim()
    .split('\r\n')
    .map((line) => line.split(','));
  const [, ...adam] = rows.find(([name]) => name === 'adam') ?? [];
  [mean, mean - error, mean + error, 8].forEach((expected, i) => expect(Number(adam[i])).toBeCloseTo(expected, 9));
  expect(await saved(page, bars, 'SVG')).toContain('whiskers: ± standard error');

  await begin('scatter');
  await form.getByRole('combobox', { name: 'x axis' }).fill('params.lr');
  await form.getByRole('combobox', { name: 'y axis', exact: true }).fill('metrics.loss');
  await form.getByRole('checkbox', { name: 'Logarithmic x axis' }).check();
  await form.getByRole('combobox', { name: 'Pareto front' }).selectOption('greatest x, least y');
  await form.getByRole('button', { name: 'Add the chart' }).click();
  await page.keyboard.press('Escape');
  const scatter = page.getByRole('region', { name: 'loss by lr' });
  const points = Array.from({ length: runCount }, (_, i) => [rateOf(i), lossOf(i)] as const).filter((_, i) => i !== 5);
  const front = points.filter(([x, y]) => !points.some(([a, b]) => a >= x && b <= y && (a > x || b < y))).length;
  await scatter.getByText(`${front} on the Pareto front`).waitFor();
  await page.keyboard.press('Control+z');
  await expect.poll(() => scatter.count()).toBe(0);
  await page.keyboard.press('Control+Shift+z');
  await choose(page, scatter, 'View as table');
  await scatter.getByRole('columnheader', { name: 'lr' }).waitFor();
  await choose(page, scatter, 'View as chart');
  await choose(page, scatter, 'Change …');
  await page.getByRole('dialog', { name: 'Change the chart' }).getByLabel('Pareto front').selectOption('none');
  await page.getByRole('button', { name: 'Done' }).click();
  await expect.poll(() => scatter.getByText(/on the Pareto front/).count()).toBe(0);
  expect(faults).toEqual([]);
  await page.close();
});

test('words stand on either axis of a scatter chart, and are counted by bars', async () => {
  const { page, faults } = await openPanels([
    { id: 'y', kind: 'scatter', x: loss, y: 'params.opt', title: 'Words on y', span: 12 },
    { id: 'xy', kind: 'scatter', x: 'status', y: 'params.opt', title: 'Words on both', span: 12 },
    { id: 'b', kind: 'bar', field: 'params.opt', title: 'Counted', span: 12 },
  ]);
  const named = (name: string): Locator => page.getByRole('region', { name });
  await chartIn(named('Words on y')).focus();
  await page.keyboard.press('ArrowDown');
  await expect.poll(() => spoken(named('Words on y')).innerText()).toContain('adam, runs 8, median');
  await chartIn(named('Words on both')).focus();
  await page.keyboard.press('ArrowDown');
  await expect
    .poll(() => spoken(named('Words on both')).innerText())
    .toMatch(/^run \d+, Status running, opt (adam|sgd)$/);
  await chartIn(named('Counted')).focus();
  await page.keyboard.press('ArrowDown');
  await expect.poll(() => spoken(named('Counted')).innerText()).toBe('sgd, runs 16');

  // A box drawn over the lower half of the words, the first of which stands on top, marks one.
  const chart = await chartIn(named('Words on both')).locator('canvas').first().boundingBox();
  if (chart === null) throw new Error('nothing drawn');
  await page.mouse.move(chart.x + chart.width * 0.3, chart.y + chart.height * 0.55);
  await page.mouse.down();
  await page.mouse.move(chart.x + chart.width * 0.9, chart.y + chart.height - 45, { steps: 5 });
  await page.mouse.up();
  await expect
    .poll(() => new URL(page.url()).searchParams.get('brush'))
    .toBe('{"status":{"values":["running"]},"params.opt":{"values":["sgd"]}}');
  await page.getByText('16 runs', { exact: true }).first().waitFor();
  expect(faults).toEqual([]);
  await page.close();
});
