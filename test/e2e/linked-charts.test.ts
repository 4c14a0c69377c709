import type { Browser, Locator, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { startServer } from '../support/server.ts';
import type { TestServer } from '../support/server.ts';
import { collectFaults, launchBrowser } from './support/browser.ts';
import { plotBox } from './support/line-chart.ts';
import { clientOf } from './support/seed.ts';

/** What is done on one chart or in the table, and what all the others make of it. */
let server: TestServer;
let browser: Browser;
let experimentId: string;

const runCount = 12;
const rateOf = (i: number): number => (i + 1) / 100;
const lossOf = (i: number): number => 10 - i / 2;

beforeAll(async () => {
  server = await startServer();
  browser = await launchBrowser();
  const client = clientOf(server.url);
  ({ id: experimentId } = await client.createExperiment({ body: { name: 'linked' } }));
  const outer = await client.createRun({ body: { experimentId, name: 'outer' } });
  const inner = await client.createRun({ body: { experimentId, name: 'inner', parentRunId: outer.id } });
  const log = (runId: string, level: number): Promise<unknown> =>
    client.logMetrics({
      params: { runId },
      body: {
        points: Array.from({ length: 100 }, (_, step) => [
          { name: 'val/loss', value: level + 1 / (step + 1), step },
          { name: 'val/accuracy', value: step / 100, step },
        ]).flat(),
      },
    });
  await log(outer.id, 20);
  await log(inner.id, 21);
  for (let i = 0; i < runCount; i++) {
    const parameters = { lr: rateOf(i), depth: 12 - i };
    const { id } = await client.createRun({ body: { experimentId, name: `run ${i}`, parameters } });
    await log(id, lossOf(i));
  }
});

afterAll(async () => {
  await browser.close();
  await server[Symbol.asyncDispose]();
});

const open = async (query: string): Promise<Page> => {
  const page = await browser.newPage({ viewport: { width: 1600, height: 1000 } });
  await page.goto(`${server.url}/experiments/${experimentId}?${query}`);
  return page;
};
const search = (page: Page, name: string): string | null => new URL(page.url()).searchParams.get(name);
const curves = (page: Page, metric: string): Locator =>
  page.getByRole('region', { name: metric, exact: true }).locator('[role=img], [role=application]').first();
const saidOf = (page: Page, metric: string): Promise<string | null> => curves(page, metric).getAttribute('aria-label');

interface Canvas {
  readonly width: number;
  readonly height: number;
  getContext(kind: '2d'): {
    getImageData(x: number, y: number, w: number, h: number): { readonly data: Uint8ClampedArray };
  };
}

/** What is painted in each column of pixels of a chart, as a sum. */
const columnsOf = (panel: Locator): Promise<readonly number[]> =>
  panel.locator('canvas').evaluateAll((canvases) => {
    const sums: number[] = [];
    for (const canvas of canvases as unknown as readonly Canvas[]) {
      const { width, height } = canvas;
      const { data } = canvas.getContext('2d').getImageData(0, 0, width, height);
      data.forEach((value, i) => {
        const x = Math.floor(i / 4) % width;
        sums[x] = (sums[x] ?? 0) + value * (1 + Math.floor(i / 4 / width));
      });
    }
    return sums;
  });

test('a nested run: shown by unfolding, drawn and hidden by its eye in every chart, as it was after a reload', async () => {
  const page = await open('first=1&sort=created');
  const faults = collectFaults(page);
  const grid = page.getByRole('grid', { name: 'Runs' });
  await page.getByRole('button', { name: 'Unfold outer' }).click();
  const eye = grid.getByRole('button', { name: 'Curves of inner' });
  await eye.click();
  for (const metric of ['val/loss', 'val/accuracy'])
    await expect.poll(() => saidOf(page, metric), { message: metric }).toContain('2 curves');
  await eye.click();
  for (const metric of ['val/loss', 'val/accuracy'])
    await expect.poll(() => saidOf(page, metric), { message: metric }).toContain('1 curve,');
  await page.reload();
  await eye.waitFor();
  expect(await eye.getAttribute('aria-pressed')).toBe('false');
  for (const metric of ['val/loss', 'val/accuracy'])
    await expect.poll(() => saidOf(page, metric), { message: metric }).toContain('1 curve,');
  expect(faults).toEqual([]);
  await page.close();
});

test('a zoom in one chart is that of all, with one crosshair; Back and a double click undo it', async () => {
  const page = await open('split=30&filter=params.lr+>+0');
  const faults = collectFaults(page);
  const [loss, accuracy] = ['val/loss', 'val/accuracy'].map((name) => page.getByRole('region', { name, exact: true }));
  if (loss === undefined || accuracy === undefined) throw new Error('no charts');
  await expect.poll(() => saidOf(page, 'val/loss')).toContain('1,000 points');
  const box = await plotBox(loss);
  await accuracy.locator('.line-chart-plot').waitFor();
  await page.mouse.move(box.x + box.width / 4, box.y + 8);
  await loss.getByText(/^step (24|25)$/).waitFor();
  const before = await columnsOf(accuracy);
  await page.mouse.move(box.x + box.width / 2, box.y + 8);
  await loss.getByText(/^step (49|50)$/).waitFor();
  // On the other chart a line has gone from there to here, and nothing else has changed.
  const changed = async (): Promise<readonly number[]> =>
    (await columnsOf(accuracy)).flatMap((sum, place) => (sum === before[place] ? [] : [place]));
  await expect.poll(async () => (await changed()).length).toBeGreaterThan(0);
  const plot = await plotBox(accuracy);
  const canvas = await accuracy.locator('canvas').first().boundingBox();
  const shareOf = (place: number): number => (place + (canvas?.x ?? 0) - plot.x) / plot.width;
  const quarters = new Set((await changed()).map((place) => Math.round(shareOf(place) * 4)));
  expect(quarters).toEqual(new Set([1, 2]));
  expect((await changed()).length).toBeLessThan(plot.width / 10);
  await page.mouse.move(box.x + box.width * 0.2, box.y + 40);
  await page.mouse.down();
  await page.mouse.move(box.x + box.width * 0.4, box.y + 60, { steps: 4 });
  await page.mouse.up();
  await expect.poll(() => search(page, 'range')).toMatch(/^(19|20)(\.\d+)?\.\.(39|40)(\.\d+)?$/);
  for (const metric of ['val/loss', 'val/accuracy'])
    await expect.poll(() => saidOf(page, metric), { message: metric }).toMatch(/10 curves, 2[0-4]0 points/);
  await page.goBack();
  await expect.poll(() => search(page, 'range')).toBeNull();
  for (const metric of ['val/loss', 'val/accuracy'])
    await expect.poll(() => saidOf(page, metric), { message: metric }).toContain('1,000 points');
  await page.goForward();
  await expect.poll(() => search(page, 'range')).not.toBeNull();
  await accuracy.locator('.line-chart-plot').dblclick();
  await expect.poll(() => search(page, 'range')).toBeNull();
  await expect.poll(() => saidOf(page, 'val/loss')).toContain('1,000 points');
  expect(faults).toEqual([]);
  await page.close();
});

test('two parallel axes are brushed: table, dots and curves show what lies in both', async () => {
  const panels = {
    automatic: false,
    panels: [
      { id: 'p', kind: 'parallel', fields: ['params.lr', 'params.depth', 'metrics.val/loss.last'], span: 12 },
      { id: 's', kind: 'scatter', x: 'params.lr', y: 'metrics.val/loss.last', span: 6 },
      { id: 'l', kind: 'line', metrics: ['val/loss'], span: 6 },
    ],
  };
  const page = await open(
    `split=30&first=20&filter=params.lr+>+0&panels=${encodeURIComponent(JSON.stringify(panels))}`,
  );
  const faults = collectFaults(page);
  const parallel = page.locator('.chart-frame').first();
  const brush = async (axis: string, from: number, to: number): Promise<void> => {
    await parallel.getByRole('button', { name: new RegExp(`^Axis ${axis}`) }).focus();
    await page.keyboard.press('Enter');
    const settings = page.getByRole('dialog', { name: `Settings of ${axis}` });
    await settings.getByRole('textbox', { name: 'From' }).fill(String(from));
    await settings.getByRole('textbox', { name: 'to', exact: true }).fill(String(to));
    await settings.getByRole('button', { name: 'Brush' }).click();
    await page.keyboard.press('Escape');
  };
  const scatter = page.getByRole('region', { name: /loss.* by lr/ });
  await scatter
    .getByText(/12 runs/)
    .first()
    .waitFor();
  await expect.poll(() => saidOf(page, 'val/loss')).toContain('12 curves');
  await brush('lr', 0.03, 0.09);
  await page.getByText('7 runs', { exact: true }).first().waitFor();
  // Depths of 6 to 12 are those of the runs 0 to 6: both leave 2 to 6.
  await brush('depth', 6, 12);
  await page.getByText('5 runs', { exact: true }).first().waitFor();
  const grid = page.getByRole('grid', { name: 'Runs' });
  const wanted = ['run 2', 'run 3', 'run 4', 'run 5', 'run 6'];
  await expect.poll(async () => (await grid.getByRole('link').allInnerTexts()).toSorted()).toEqual(wanted);
  await scatter
    .getByText(/5 runs/)
    .first()
    .waitFor();
  await expect.poll(() => saidOf(page, 'val/loss')).toContain('5 curves');
  await page.locator('#content').focus();
  await page.keyboard.press('Control+z');
  await page.getByText('7 runs', { exact: true }).first().waitFor();
  await expect.poll(() => saidOf(page, 'val/loss')).toContain('7 curves');
  expect(faults).toEqual([]);
  await page.close();
});

test('a query with a fault: its place under the text, the rows and curves of the one before it stay', async () => {
  const page = await open('split=60&filter=params.lr+>+0.05');
  const faults = collectFaults(page, [/400/]);
  const links = page.getByRole('grid', { name: 'Runs' }).getByRole('link');
  await page.getByText('7 runs', { exact: true }).first().waitFor();
  await expect.poll(() => links.count()).toBe(7);
  const before = await links.allInnerTexts();
  const box = page.getByRole('combobox', { name: 'Filter the runs' });
  const fault = 'params.lr > 0.05 and metrics.val/loss.last < < 3';
  await box.fill(fault);
  await page.getByRole('alert').waitFor();
  expect(await page.locator('.query-box-caret').innerText()).toBe(`${' '.repeat(fault.lastIndexOf('<'))}^`);
  await page.keyboard.press('Enter');
  await page.waitForTimeout(300);
  expect(await links.allInnerTexts()).toEqual(before);
  expect(await saidOf(page, 'val/loss')).toContain('7 curves');
  // It stands below its character, also where the text is longer than its box.
  const apart = async (): Promise<number> => {
    const [sign, letter] = await page.evaluate<readonly [number, number]>(`(() => {
    const caret = document.querySelector('.query-box-caret');
    const range = document.createRange();
    range.setStart(caret.firstChild, caret.textContent.indexOf('^'));
    range.setEnd(caret.firstChild, caret.textContent.indexOf('^') + 1);
    const input = document.querySelector('[role=combobox]');
    const style = getComputedStyle(input);
    const measure = document.createElement('canvas').getContext('2d');
    measure.font = style.fontSize + ' ' + style.fontFamily;
    const at = input.value.lastIndexOf('<');
    return [range.getBoundingClientRect().left, input.getBoundingClientRect().left + parseFloat(style.paddingLeft) + parseFloat(style.borderLeftWidth) + measure.measureText(input.value.slice(0, at)).width - input.scrollLeft];
  })()`);
    return Math.abs(sign - letter);
  };
  expect(await apart()).toBeLessThan(6);
  await page.setViewportSize({ width: 800, height: 900 });
  await box.fill('');
  await page.keyboard.type(`params.lr > 0.01 and params.lr > 0.02 and params.lr > 0.03 and ${fault}`);
  await expect.poll(() => page.locator('.query-box-caret').count()).toBe(1);
  expect(await box.evaluate((field) => field.scrollLeft)).toBeGreaterThan(20);
  await expect.poll(apart).toBeLessThan(6);
  await box.fill('params.lr > 0.1');
  await page.keyboard.press('Enter');
  await page.getByText('2 runs', { exact: true }).first().waitFor();
  await expect.poll(() => links.allInnerTexts()).toEqual(['run 11', 'run 10']);
  expect(faults).toEqual([]);
  await page.close();
});
