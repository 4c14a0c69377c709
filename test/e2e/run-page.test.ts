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
let runId: string;

beforeAll(async () => {
  server = await startServer();
  browser = await launchBrowser();
  client = clientOf(server.url);
  const run = await client.createRun({
    body: {
      experimentName: 'digits',
      name: 'the run',
      parameters: { 'learning rate': 0.01, optimizer: 'adam', layers: [64, 32] },
      environment: { git: { commit: 'abc123', dirty: true, patch: '+ one line' }, hardware: { cores: 2 } },
    },
  });
  runId = run.id;
  const points = Array.from({ length: 101 }, (_, step) => ({
    name: 'loss',
    value: step === 50 ? ('NaN' as const) : 100 - step,
    step,
  }));
  await client.logMetrics({ params: { runId }, body: { points } });
  const spiky = Array.from({ length: 20_000 }, (_, step) => ({
    name: 'spiky',
    value: step === 12_345 ? 777.25 : step % 2,
    step,
  }));
  await client.logMetrics({ params: { runId }, body: { points: spiky } });
  const lines = Array.from({ length: 1200 }, (_, n) => ({
    timeMs: Date.now(),
    stream: 'stdout' as const,
    text: `line ${n}`,
  }));
  await client.appendLog({ params: { runId }, body: { lines } });
});

afterAll(async () => {
  await browser.close();
  await server[Symbol.asyncDispose]();
});

const open = async (query = ''): Promise<Page> => {
  const page = await browser.newPage({ viewport: { width: 1280, height: 900 } });
  await page.goto(`${server.url}/runs/${runId}${query}`);
  await page.getByRole('heading', { level: 1, name: 'the run' }).waitFor();
  return page;
};

test('the overview says what the run is and where its metrics stand', async () => {
  const page = await open();
  const faults = collectFaults(page);
  const metrics = page.getByRole('region', { name: 'Metrics' });
  const row = metrics.getByRole('row').filter({ hasText: 'spiky' });
  expect(await row.getByRole('cell').allInnerTexts()).toEqual(['', '1', '0', '777.3', '20,000']);
  await page.getByText('abc123').waitFor();
  await page.getByText('Changes that were not committed').click();
  await page.getByText('+ one line').waitFor();
  await page.getByRole('link', { name: 'digits' }).click();
  await page.getByRole('heading', { level: 1, name: 'digits' }).waitFor();
  expect(faults).toEqual([]);
  await page.close();
});

test('a chart reads out its values, keeps a spike, zooms and shows all again', async () => {
  const page = await open('/charts');
  const faults = collectFaults(page);
  const loss = page.getByRole('region', { name: 'loss' });
  const chart = loss.getByRole('img', { name: 'loss: 1 curve, 101 points' });
  await chart.waitFor();
  const over = loss.locator('.line-chart-plot');
  const box = (await over.boundingBox()) ?? { x: 0, y: 0, width: 0, height: 0 };
  await page.mouse.move(box.x + box.width * 0.2, box.y + 40);
  await loss.getByText('step 20').waitFor();
  await loss.getByText('80', { exact: true }).waitFor();
  await page.mouse.move(box.x + box.width * 0.5, box.y + 40);
  await loss.getByText('not finite').waitFor();

  const spiky = page.getByRole('region', { name: 'spiky' });
  await spiky.getByText(/buckets of 20,000 points, min and max exact/).waitFor();
  const wide = (await spiky.locator('.line-chart-plot').boundingBox()) ?? box;
  // A pixel is about a bucket wide: the one with the spike is at this place or next to it.
  const spikeX = wide.x + wide.width * (12_345 / 19_999);
  const nudge = [0, 1, -1, 2, -2, 3, -3].values();
  await expect
    .poll(async () => {
      await page.mouse.move(spikeX + (nudge.next().value ?? 0), wide.y + 10);
      return spiky.getByText('0 … 777.25').count();
    })
    .toBe(1);

  await page.mouse.move(box.x + box.width * 0.2, box.y + 40);
  await page.mouse.down();
  await page.mouse.move(box.x + box.width * 0.4, box.y + 40, { steps: 4 });
  await page.mouse.up();
  await expect.poll(() => new URL(page.url()).searchParams.get('range')).toMatch(/^(19|20|21)\.?\d*\.\.(39|40|41)/);
  await loss.getByRole('img', { name: /loss: 1 curve, (19|20|21|22) points/ }).waitFor();
  await over.dblclick();
  await expect.poll(() => new URL(page.url()).searchParams.get('range')).toBeNull();
  await chart.waitFor();
  await page.goBack();
  await expect.poll(() => new URL(page.url()).searchParams.get('range')).not.toBeNull();
  expect(faults).toEqual([]);
  await page.close();
});

test('a curve grows while points arrive, and so does the log', async () => {
  const page = await open('/charts?find=live');
  await page.getByText('No chart has “live” in its name.').waitFor();
  const log = (from: number, count: number) =>
    client.logMetrics({
      params: { runId },
      body: { points: Array.from({ length: count }, (_, n) => ({ name: 'live', value: from + n, step: from + n })) },
    });
  await log(0, 5);
  const panel = page.getByRole('region', { name: 'live' });
  await panel.getByRole('img', { name: 'live: 1 curve, 5 points' }).waitFor({ timeout: 5000 });
  await log(5, 7);
  await panel.getByRole('img', { name: 'live: 1 curve, 12 points' }).waitFor({ timeout: 5000 });

  await page.getByRole('link', { name: 'Logs' }).click();
  await page.getByText('line 1199').waitFor();
  await client.appendLog({
    params: { runId },
    body: { lines: [{ timeMs: Date.now(), stream: 'stderr', text: 'the newest \u001B[31mline\u001B[0m' }] },
  });
  await page.getByText('the newest line').waitFor({ timeout: 5000 });
  await page.close();
});

test('parameters can be searched', async () => {
  const page = await open('/parameters');
  const rows = page.getByRole('row').filter({ has: page.getByRole('rowheader') });
  await rows.first().waitFor();
  expect(await rows.allInnerTexts()).toEqual(['layers\t[64,32]', 'learning rate\t0.01', 'optimizer\tadam']);
  await page.getByRole('searchbox', { name: 'Find a parameter' }).fill('RATE');
  await expect.poll(() => rows.allInnerTexts()).toEqual(['learning rate\t0.01']);
  expect(new URL(page.url()).searchParams.get('find')).toBe('RATE');
  await page.close();
});

test('a run that is not there is said to be so, with the id of the request', async () => {
  const page = await browser.newPage();
  await page.goto(`${server.url}/runs/${'0'.repeat(32)}`);
  const notice = page.getByRole('alert');
  await notice.getByText('NotFound').waitFor();
  await notice.getByRole('button', { name: 'Copy the id of the request' }).waitFor();
  await page.getByRole('button', { name: 'Try again' }).waitFor();
  await page.close();
});
