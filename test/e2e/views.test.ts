import { readFile } from 'node:fs/promises';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { startServer } from '../support/server.ts';
import type { TestServer } from '../support/server.ts';
import { launchBrowser } from './support/browser.ts';
import { clientOf } from './support/seed.ts';
import type { AssayClient } from './support/seed.ts';

/** A view of a page: what it keeps through a reload and another theme, over which axes, and beyond the server's end. */
let server: TestServer;
let browser: Browser;
let client: AssayClient;

beforeAll(async () => {
  server = await startServer();
  browser = await launchBrowser();
  client = clientOf(server.url);
});

afterAll(async () => {
  await browser.close();
  await server[Symbol.asyncDispose]();
});

const open = async (path: string): Promise<Page> => {
  const page = await browser.newPage({ viewport: { width: 1500, height: 900 } });
  await page.goto(`${server.url}${path}`);
  return page;
};

const colourOf = (page: Page, name: string): Promise<string> =>
  page
    .getByRole('button', { name: `Colour of ${name}`, exact: true })
    .first()
    .locator('.run-swatch')
    .evaluate((swatch) => (swatch as unknown as { style: { background: string } }).style.background);

/** As a style says it. */
const rgbOf = (hex: string): string =>
  `rgb(${[1, 3, 5].map((at) => Number.parseInt(hex.slice(at, at + 2), 16)).join(', ')})`;

async function svgOf(page: Page, title: string): Promise<string> {
  const panel = page.getByRole('region', { name: title, exact: true });
  await panel.getByRole('application').waitFor();
  const waiting = page.waitForEvent('download');
  await panel.getByRole('button', { name: /^Menu of/ }).click();
  await page.getByRole('menuitem', { name: 'Save as SVG' }).click();
  return readFile(await (await waiting).path(), 'utf8');
}

test('a run keeps its colour when the list is sorted, narrowed and loaded again, and its hue in the other theme', async () => {
  const experiment = await client.createExperiment({ body: { name: 'colours' } });
  const names = Array.from({ length: 9 }, (_, i) => `run ${i}`);
  for (const [i, name] of names.entries())
    await client.createRun({ body: { experimentId: experiment.id, name, parameters: { place: (i * 5) % 9 } } });
  const page = await open(`/experiments/${experiment.id}?split=100`);
  const colours = async (wanted: readonly string[]): Promise<readonly string[]> => {
    await page.getByRole('link', { name: wanted[0] ?? '', exact: true }).waitFor();
    return Promise.all(wanted.map((name) => colourOf(page, name)));
  };
  const before = await colours(names);
  expect(new Set(before.slice(0, 8)).size).toBe(8);
  expect(before[8]).toBe(before[0]);
  await page.goto(`${server.url}/experiments/${experiment.id}?split=100&sort=params.place`);
  expect(await colours(names)).toEqual(before);
  await page.goto(`${server.url}/experiments/${experiment.id}?split=100&filter=params.place+%3C+4`);
  const some = names.filter((_, i) => (i * 5) % 9 < 4);
  expect(await colours(some)).toEqual(some.map((name) => before[names.indexOf(name)]));
  await page.emulateMedia({ colorScheme: 'dark' });
  await page.goto(`${server.url}/experiments/${experiment.id}?split=100`);
  const dark = await colours(names);
  const kinds = (all: readonly string[]): readonly number[] => all.map((each) => all.indexOf(each));
  expect(kinds(dark)).toEqual(kinds(before));
  expect(dark).not.toEqual(before);
  await page.close();
});

test('a run has one hue: in the table, on curves and bars, in the comparison and on its own page', async () => {
  const experiment = await client.createExperiment({ body: { name: 'one hue' } });
  const ids: string[] = [];
  const names = Array.from({ length: 8 }, (_, i) => `hue ${i}`);
  for (const [i, name] of names.entries()) {
    const { id } = await client.createRun({ body: { experimentId: experiment.id, name } });
    ids.push(id);
    const points = [1, 2, 3].map((step) => ({ name: 'loss', step, value: i + step }));
    await client.logMetrics({ params: { runId: id }, body: { points } });
  }
  const chosen = '#123456';
  const panels = {
    panels: [{ id: 'b', kind: 'bar', field: 'metrics.loss', title: 'Bars', span: 12, heightPx: 320 }],
  };
  const view = `colours=${encodeURIComponent(JSON.stringify({ [ids[5] ?? '']: chosen }))}`;
  const page = await open(
    `/experiments/${experiment.id}?split=30&${view}&panels=${encodeURIComponent(JSON.stringify(panels))}`,
  );
  await page.getByRole('link', { name: 'hue 7', exact: true }).waitFor();
  const inTable = await Promise.all(names.map((name) => colourOf(page, name)));
  expect(new Set(inTable).size).toBe(8);
  expect(inTable[5]).toBe(rgbOf(chosen));

  const curves = await svgOf(page, 'loss');
  const onCurves = names.map((name) =>
    rgbOf(new RegExp(`stroke="(#\\w{6})"[^>]*/><text[^>]*>${name}<`).exec(curves)?.[1] ?? ''),
  );
  expect(onCurves).toEqual(inTable);
  // The greatest value stands on top.
  const bars = await svgOf(page, 'Bars');
  const onBars = [...bars.matchAll(/<rect [^>]*fill="(#\w{6})"/g)].map(([, hue = '']) => rgbOf(hue));
  expect(onBars).toEqual(inTable.toReversed());

  await page.goto(`${server.url}/compare?runs=${ids.join()}&${view}`);
  const keys = page.getByRole('list', { name: 'Runs that are compared' }).locator('.line-chart-key path');
  await expect.poll(() => keys.count()).toBe(8);
  const strokes = await Promise.all(names.map((_, i) => keys.nth(i).getAttribute('stroke')));
  expect(strokes.map((stroke) => rgbOf(stroke ?? ''))).toEqual(inTable);

  await page.goto(`${server.url}/runs/${ids[2]}/charts`);
  expect(rgbOf(/stroke="(#\w{6})"/.exec(await svgOf(page, 'loss'))?.[1] ?? '')).toBe(inTable[2]);
  await page.close();
});

test('curves stand over steps, epochs, another metric, and four kinds of time', async () => {
  const startedMs = Date.UTC(2026, 10, 21, 10, 0, 0);
  const run = await client.createRun({ body: { name: 'axes', startedMs } });
  const of = { params: { runId: run.id } };
  const log = (steps: readonly number[], atMs: (step: number) => number) =>
    client.logMetrics({
      ...of,
      body: {
        points: steps.flatMap((step) => [
          { name: 'loss', step, timeMs: atMs(step), value: 10 - step },
          { name: 'epoch', step, timeMs: atMs(step), value: Math.floor(step / 2) },
          { name: 'tokens', step, timeMs: atMs(step), value: 1000 * step },
        ]),
      },
    });
  // Five seconds, then a pause of a hundred, then five more.
  await log([0, 1, 2, 3, 4], (step) => startedMs + step * 1000);
  await client.updateRun({ ...of, body: { status: 'completed', endedMs: startedMs + 4500 } });
  await client.updateRun({ ...of, body: { status: 'running', resumedMs: startedMs + 104_500 } });
  await log([5, 6, 7, 8, 9], (step) => startedMs + 100_000 + step * 1000);
  const page = await open(`/runs/${run.id}/charts?find=loss`);
  const loss = page.getByRole('region', { name: 'loss' });
  const axis = page.getByRole('combobox', { name: 'x axis', exact: true });
  /** What the pointer reads at the right end of the curve. */
  const end = async (): Promise<string> => {
    const box = (await loss.locator('.line-chart-plot').boundingBox()) ?? { x: 0, y: 0, width: 0, height: 0 };
    await page.mouse.move(box.x + box.width / 2, box.y + 30);
    await page.mouse.move(box.x + box.width - 1, box.y + 30);
    return loss.locator('.line-chart-read-out-x').innerText();
  };
  for (const [choice, expected] of [
    ['Step', /^step 9$/],
    ['Time since start', /^1 m 49 s$/],
    ['Time running', /^9\.0 s$/],
    ['Time of day', /10:01:49/],
    ['Epoch', /epoch (3\.\d+ … )?4$/],
  ] as const) {
    await axis.selectOption({ label: choice });
    await loss.getByRole('img', { name: /10 points/ }).waitFor();
    await expect.poll(end).toMatch(expected);
  }
  await axis.selectOption({ label: 'Another metric' });
  await page.getByRole('combobox', { name: 'Metric on the x axis' }).fill('tokens');
  await page.keyboard.press('Enter');
  await loss.getByRole('img', { name: /10 points/ }).waitFor();
  await expect.poll(end).toMatch(/^tokens 9,?000$/);
  const kept = new URL(page.url()).searchParams.get('x');
  await page.reload();
  await loss.getByRole('img', { name: /10 points/ }).waitFor();
  expect(new URL(page.url()).searchParams.get('x')).toBe(kept);
  await expect.poll(end).toMatch(/^tokens 9,?000$/);
  await page.close();
});

test('a live curve goes on over a restart of the server, each point once', async () => {
  await using first = await startServer();
  const run = await clientOf(first.url).createRun({ body: { name: 'restarted' } });
  const log = (url: string, from: number) =>
    clientOf(url).logMetrics({
      params: { runId: run.id },
      body: { points: Array.from({ length: 10 }, (_, n) => ({ name: 'loss', step: from + n, value: from + n })) },
    });
  await log(first.url, 0);
  const page = await browser.newPage();
  const following = page.waitForResponse(/metrics\/tail/);
  await page.goto(`${first.url}/runs/${run.id}/charts`);
  const panel = page.getByRole('region', { name: 'loss' });
  await panel.getByRole('img', { name: 'loss: 1 curve, 10 points' }).waitFor();
  await following;
  await log(first.url, 10);
  await panel.getByRole('img', { name: 'loss: 1 curve, 20 points' }).waitFor();
  await first.stop();
  await using second = await startServer({ dataDir: first.dataDir, port: first.port });
  await log(second.url, 20);
  await panel.getByRole('img', { name: 'loss: 1 curve, 30 points' }).waitFor();
  await log(second.url, 30);
  await panel.getByRole('img', { name: 'loss: 1 curve, 40 points' }).waitFor();
  await page.close();
});
