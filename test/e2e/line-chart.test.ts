import { readFile } from 'node:fs/promises';
import { logPoints } from '@assay/sdk/browser';
import type { Browser, Download, Locator, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { startServer } from '../support/server.ts';
import type { TestServer } from '../support/server.ts';
import { inked, plotBox } from './support/line-chart.ts';
import { collectFaults, launchBrowser } from './support/browser.ts';
import { clientOf } from './support/seed.ts';
import type { AssayClient } from './support/seed.ts';

let server: TestServer;
let browser: Browser;
let client: AssayClient;
let runId: string;
let experimentId: string;

const spikeStep = 123_456;
const spikeValue = 777.25;
const pointCount = 200_000;

const batch = 100_000;

async function log(run: string, name: string, all: Float64Array): Promise<void> {
  for (let from = 0; from < all.length; from += batch) {
    const values = all.slice(from, from + batch);
    const steps = values.map((_, i) => from + i);
    const timesMs = steps.map((step) => Date.UTC(2026, 10, 21) + step * 10);
    const points = { names: [name], nameIndex: new Uint32Array(values.length), steps, timesMs, values };
    await logPoints(points, { url: server.url, runId: run, name: { clientId: `${run}/${name}`, sequence: from } });
  }
}

beforeAll(async () => {
  server = await startServer();
  browser = await launchBrowser();
  client = clientOf(server.url);
  experimentId = (await client.createExperiment({ body: { name: 'curves' } })).id;
  runId = (await client.createRun({ body: { name: 'the run' } })).id;
  const spiky = Float64Array.from({ length: pointCount }, (_, i) => (i === spikeStep ? spikeValue : Math.sin(i / 9)));
  await log(runId, 'spiky', spiky);
  // 101 points: 10 zeros, 5 negative values, one NaN.
  const signs = Float64Array.from({ length: 101 }, (_, i) =>
    i === 50 ? Number.NaN : i % 10 === 0 ? 0 : i % 20 === 7 ? -2 : 10 ** (i / 50),
  );
  await log(runId, 'signs', signs);
  await log(runId, 'falls', Float64Array.of(1, 0.5, 0));
  for (let r = 0; r < 50; r++) {
    const { id } = await client.createRun({ body: { experimentId, name: `run ${r}` } });
    await log(
      id,
      'loss',
      Float64Array.from({ length: 3000 }, (_, i) => (r === 7 && i === 1234 ? 9.875 : Math.cos(i * r) / 3 + r / 50)),
    );
    await client.updateRun({ params: { runId: id }, body: { status: 'completed' } });
  }
});

afterAll(async () => {
  await browser.close();
  await server[Symbol.asyncDispose]();
});

const open = async (path: string): Promise<Page> => {
  const page = await browser.newPage({ viewport: { width: 1280, height: 900 } });
  await page.goto(`${server.url}${path}`);
  return page;
};

const textOf = async (download: Download): Promise<string> => readFile(await download.path(), 'utf8');

async function save(page: Page, panel: Locator, item: string): Promise<Download> {
  await panel.getByRole('button', { name: /^Menu of/ }).click();
  const waiting = page.waitForEvent('download');
  await page.getByRole('menuitem', { name: item }).click();
  return waiting;
}

test('a spike of one point is seen and read off, zooming goes down to the points', async () => {
  const page = await open(`/runs/${runId}/charts`);
  const faults = collectFaults(page);
  const asked: { readonly accept: string | undefined; readonly type: string | null }[] = [];
  page.on('response', (response) => {
    if (!response.url().endsWith('/metrics/query')) return;
    asked.push({ accept: response.request().headers()['accept'], type: response.headers()['content-type'] ?? null });
  });
  const panel = page.getByRole('region', { name: 'spiky' });
  await panel.getByText(/^\d+ buckets of 200,000 points, min and max exact$/).waitFor();
  const box = await plotBox(panel);
  const at = spikeStep / (pointCount - 1);
  // The curve itself lies in the lowest hundredth of the chart: what is painted above is the spike.
  expect(await inked(panel, at - 0.01, 0.1, at + 0.01, 0.8)).toBeGreaterThan(20);
  expect(await inked(panel, 0.1, 0.1, at - 0.02, 0.8)).toBe(0);
  const nudge = [0, 1, -1, 2, -2, 3, -3].values();
  await expect
    .poll(async () => {
      await page.mouse.move(box.x + box.width * at + (nudge.next().value ?? 0), box.y + 20);
      return page.locator('.line-chart-read-out').getByText(String(spikeValue)).count();
    })
    .toBe(1);

  const drag = async (from: number, to: number): Promise<void> => {
    await page.mouse.move(box.x + box.width * from, box.y + 60);
    await page.mouse.down();
    await page.mouse.move(box.x + box.width * to, box.y + 90, { steps: 4 });
    await page.mouse.up();
  };
  const range = (): string | null => new URL(page.url()).searchParams.get('range');
  await drag(at - 0.02, at + 0.02);
  await expect.poll(range).toMatch(/^119\d{3}\.\.127\d{3}$/);
  await panel.getByText(/buckets of [78],\d{3} points/).waitFor();
  await drag(0.49, 0.51);
  await panel.getByText(/^1\d\d points$/).waitFor();
  const narrow = range();

  // The wheel zooms at the pointer, Space and drag moves the axis; both ask once they rest.
  await page.mouse.move(box.x + box.width / 2, box.y + 60);
  await page.keyboard.down('Control');
  await page.mouse.wheel(0, 300);
  await page.keyboard.up('Control');
  await expect.poll(range).not.toBe(narrow);
  const wider = range();
  await page.keyboard.down(' ');
  await drag(0.3, 0.6);
  await page.keyboard.up(' ');
  await expect.poll(range).not.toBe(wider);
  const [from = 0] = (range() ?? '').split('..').map(Number);
  expect(from).toBeLessThan(Number((wider ?? '').split('..')[0]));
  await panel.locator('.line-chart-plot').dblclick();
  await expect.poll(range).toBeNull();
  await page.goBack();
  await expect.poll(range).not.toBeNull();
  expect(asked.length).toBeGreaterThan(0);
  expect(asked.every(({ type }) => type === 'application/vnd.assay.buckets')).toBe(true);
  expect(faults).toEqual([]);
  await page.close();
});

test('a logarithmic axis draws nothing false: what has no place on it is counted and marked', async () => {
  const page = await open(`/runs/${runId}/charts?yScale=log`);
  const panel = page.getByRole('region', { name: 'signs' });
  await panel.getByText('15 values ≤ 0 of 1 curve').waitFor();
  const box = await plotBox(panel);
  // In the strip below the plot: a mark at step 90, none at step 95.
  await expect.poll(() => inked(panel, 0.895, 1.02, 0.905, 1.04)).toBeGreaterThan(0);
  expect(await inked(panel, 0.945, 1.02, 0.955, 1.04)).toBe(0);
  await page.mouse.move(box.x + box.width * 0.5, box.y + 40);
  const readOut = page.locator('.line-chart-read-out');
  await readOut.getByText('step 50').waitFor();
  await readOut.getByText('not finite').waitFor();
  await page.goto(`${server.url}/runs/${runId}/charts?yScale=symlog&xScale=log`);
  await panel.getByText('1 point at x ≤ 0 · linear within ±1').waitFor();
  await page.close();
});

test('curves are smoothed as TensorBoard smooths them, and said to be', async () => {
  const page = await open(`/runs/${runId}/charts?smoothing=ema:0.6`);
  const panel = page.getByRole('region', { name: 'falls' });
  await panel.getByText('3 points · EMA 0.6 of points').waitFor();
  const lines = (await textOf(await save(page, panel, 'Save as CSV'))).trim().split('\r\n');
  expect(lines[0]).toBe('step,the run,the run smoothed');
  const smoothed = lines.slice(1).map((line) => Number(line.split(',')[2]));
  [1, 0.6875, 0.264 / 0.784].forEach((wanted, i) => expect(Math.abs((smoothed[i] ?? 9) - wanted)).toBeLessThan(1e-9));
  await page.close();
});

test('points are reached by keys and said aloud', async () => {
  const page = await open(`/runs/${runId}/charts`);
  const panel = page.getByRole('region', { name: 'falls' });
  const chart = panel.getByRole('application');
  await plotBox(panel);
  await chart.focus();
  const spoken = panel.locator('[aria-live=polite].visually-hidden');
  await chart.press('ArrowRight');
  await expect.poll(() => spoken.textContent()).toBe('the run, step 0: 1');
  await chart.press('ArrowRight');
  await expect.poll(() => spoken.textContent()).toBe('the run, step 1: 0.5');
  await chart.press('Enter');
  await page.locator('.line-chart-read-out-pinned').waitFor();
  await page.getByRole('button', { name: 'Copy the value of the run' }).waitFor();
  await chart.press('Escape');
  await expect.poll(() => page.locator('.line-chart-read-out').count()).toBe(0);
  await chart.press('+');
  await expect.poll(() => new URL(page.url()).searchParams.get('range')).not.toBeNull();
  await chart.press('0');
  await expect.poll(() => new URL(page.url()).searchParams.get('range')).toBeNull();
  await page.close();
});

test('fifty curves come in less than 300 kB, each spike among them', async () => {
  const page = await open(`/experiments/${experimentId}?first=50`);
  const faults = collectFaults(page);
  const sizes: number[] = [];
  page.on('response', (response) => {
    if (response.url().endsWith('/metrics/query')) sizes.push(Number(response.headers()['content-length']));
  });
  const panel = page.getByRole('region', { name: 'loss', exact: true });
  const box = await plotBox(panel);
  await panel.getByText(/^\d+ buckets of 150,000 points, min and max exact$/).waitFor();
  expect(Math.max(...sizes)).toBeLessThan(300_000);
  const at = 1234 / 2999;
  await expect.poll(() => inked(panel, at - 0.01, 0.2, at + 0.01, 0.6)).toBeGreaterThan(10);
  const nudge = [0, 1, -1, 2, -2].values();
  const readOut = page.locator('.line-chart-read-out');
  await expect
    .poll(async () => {
      await page.mouse.move(box.x + box.width * at + (nudge.next().value ?? 0), box.y + 12);
      return readOut.locator('.line-chart-read-out-row').first().innerText();
    })
    .toMatch(/9\.875/);
  await readOut.getByText('38 more').waitFor();
  // A click keeps it; a click again lets go.
  await page.mouse.down();
  await page.mouse.up();
  await page.locator('.line-chart-read-out-pinned').waitFor();
  await page.getByRole('button', { name: 'Close the read-out' }).click();
  await expect.poll(() => page.locator('.line-chart-read-out-pinned').count()).toBe(0);
  const marks = await page.evaluate(() =>
    performance.getEntriesByName('assay:chart-drawn').map((mark) => (mark as unknown as { detail: unknown }).detail),
  );
  expect(marks).toContainEqual(expect.objectContaining({ curves: 50, points: 150_000 }));
  expect(faults).toEqual([]);
  await page.close();
});

test('a chart is saved as picture and figures, read as a table, and seen on the full screen', async () => {
  const page = await open(`/runs/${runId}/charts?find=signs`);
  const faults = collectFaults(page);
  const panel = page.getByRole('region', { name: 'signs', exact: true });
  await plotBox(panel);
  const svg = await textOf(await save(page, panel, 'Save as SVG'));
  for (const words of ['>signs</text>', '>the run<', '>101 points</text>', '>step</text>'])
    expect(svg).toContain(words);
  expect(svg).toContain(`href="${page.url().replaceAll('&', '&amp;')}"`);
  expect(svg).toMatch(/fill="rgb\(255, 255, 255\)"/);
  const png = await readFile(await (await save(page, panel, 'Save as PNG')).path());
  expect([...png.subarray(1, 4)]).toEqual([...Buffer.from('PNG')]);
  expect(png.readUInt32BE(16)).toBeGreaterThan(900);
  const csv = (await textOf(await save(page, panel, 'Save as CSV'))).trim().split('\r\n');
  expect(csv).toHaveLength(102);
  expect([csv[0], csv[8], csv[51]]).toEqual(['step,the run', '7,-2', '50,NaN']);

  const menu = panel.getByRole('button', { name: 'Menu of signs' });
  await menu.click();
  await page.getByRole('menuitem', { name: 'View as table' }).click();
  const table = page.getByRole('region', { name: 'Figures of signs' });
  const seen = table.getByRole('row').nth(3).getByRole('cell');
  expect(await seen.allInnerTexts()).toEqual(['2', '1.096']);
  await menu.click();
  await page.getByRole('menuitem', { name: 'View as chart' }).click();
  await menu.click();
  await page.getByRole('menuitem', { name: 'Full screen' }).click();
  await expect.poll(async () => (await panel.boundingBox())?.width).toBe(1280);
  await expect.poll(async () => (await panel.locator('.line-chart').boundingBox())?.height ?? 0).toBeGreaterThan(700);
  await page.keyboard.press('Escape');
  await expect.poll(async () => (await panel.boundingBox())?.width ?? 1280).toBeLessThan(1000);
  expect(faults).toEqual([]);
  await page.close();
});
