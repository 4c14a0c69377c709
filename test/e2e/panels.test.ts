import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { startServer } from '../support/server.ts';
import type { TestServer } from '../support/server.ts';
import { collectFaults, launchBrowser } from './support/browser.ts';
import { inked } from './support/line-chart.ts';
import { clientOf } from './support/seed.ts';
import type { AssayClient } from './support/seed.ts';

let server: TestServer;
let browser: Browser;
let client: AssayClient;
let experimentId: string;
const runIds: string[] = [];
const runCount = 12;

beforeAll(async () => {
  server = await startServer();
  browser = await launchBrowser();
  client = clientOf(server.url);
  experimentId = (await client.createExperiment({ body: { name: 'panels' } })).id;
  for (let i = 0; i < runCount; i++) {
    const run = await client.createRun({
      body: {
        experimentId,
        name: `run ${i}`,
        parameters: { lr: (i + 1) / 100, opt: i % 2 === 0 ? 'adam' : 'sgd', batch: 64 },
      },
    });
    runIds.push(run.id);
    const names = ['val/loss', 'val/accuracy', 'train/loss', 'train/accuracy', 'lr', 'epoch', 'grad/norm'];
    await client.logMetrics({
      params: { runId: run.id },
      body: {
        points: names.flatMap((name, m) =>
          Array.from({ length: 10 }, (_, step) => ({ name, step, value: i + m * 100 + step / 10 })),
        ),
      },
    });
    if (i > 0) await client.updateRun({ params: { runId: run.id }, body: { status: 'completed' } });
  }
});

afterAll(async () => {
  await browser.close();
  await server[Symbol.asyncDispose]();
});

const open = async (path: string): Promise<Page> => {
  const page = await browser.newPage({ viewport: { width: 1600, height: 1000 } });
  await page.goto(`${server.url}${path}`);
  return page;
};

const search = (page: Page, name: string): string | null => new URL(page.url()).searchParams.get(name);

test('charts are found by a pattern, moved by keys, changed in place, and every edit is undone', async () => {
  const page = await open(`/experiments/${experimentId}?split=20`);
  const faults = collectFaults(page);
  const charts = page.getByRole('region', { name: 'Charts', exact: true });
  await charts.getByRole('region', { name: 'epoch' }).waitFor();
  await charts.getByText('7 charts').waitFor();

  await charts.getByRole('searchbox', { name: /Find charts/ }).fill('/^val\\//');
  await charts.getByText('2 of 7 charts').waitFor();
  await charts.getByRole('region', { name: 'val/accuracy' }).waitFor();
  await expect.poll(() => charts.getByRole('region', { name: 'train/loss' }).count()).toBe(0);
  await charts.getByRole('searchbox', { name: /Find charts/ }).fill('/(/');
  await charts.getByText(/unterminated/i).waitFor();
  await charts.getByRole('searchbox', { name: /Find charts/ }).fill('');
  await charts.getByText('7 charts').waitFor();

  const titles = (): Promise<string[]> => charts.locator('.chart-frame-title').allInnerTexts();
  expect((await titles()).slice(0, 2)).toEqual(['epoch', 'lr']);
  await charts
    .getByRole('button', { name: /Move the chart/ })
    .first()
    .focus();
  await page.keyboard.press('ArrowRight');
  await expect.poll(async () => (await titles()).slice(0, 2)).toEqual(['lr', 'epoch']);
  await page.keyboard.press('Control+z');
  await expect.poll(async () => (await titles()).slice(0, 2)).toEqual(['epoch', 'lr']);
  await page.keyboard.press('Control+Shift+z');
  await expect.poll(async () => (await titles()).slice(0, 2)).toEqual(['lr', 'epoch']);

  await charts.getByRole('button', { name: 'Menu of epoch' }).click();
  await page.getByRole('menuitem', { name: 'Take away' }).click();
  await charts.getByText('6 charts').waitFor();
  await charts.getByRole('combobox', { name: 'Scale of the y axis' }).selectOption('log');
  expect(search(page, 'yScale')).toBe('log');
  await page.reload();
  await charts.getByText('6 charts').waitFor();
  expect((await titles())[0]).toBe('lr');
  await charts.getByRole('button', { name: 'Usual layout' }).click();
  await charts.getByText('7 charts').waitFor();
  expect(faults).toEqual([]);
  await page.close();
});

test('a filter is completed while it is written; its conditions are the same text', async () => {
  const page = await open(`/experiments/${experimentId}?split=100`);
  const faults = collectFaults(page, [/400/]);
  const box = page.getByRole('combobox', { name: 'Filter the runs' });
  await page.getByText('12 runs', { exact: true }).first().waitFor();
  await box.click();
  await box.pressSequentially('params.op');
  await page.getByRole('option', { name: /params\.opt/ }).waitFor();
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Tab');
  await box.pressSequentially('= ');
  await page.getByRole('option', { name: /"adam".*6 runs/ }).click();
  await box.pressSequentially('and metrics.val/loss.max < 6');
  await page.keyboard.press('Enter');
  // Runs 0, 2, 4: values end at 0.9, 2.9, 4.9.
  await page.getByText('3 runs', { exact: true }).first().waitFor();
  const typed = search(page, 'filter');
  expect(typed).toBe('params.opt = "adam" and metrics.val/loss.max < 6');

  await page.getByRole('button', { name: 'Leave out metrics.val/loss.max < 6' }).click();
  await page.getByText('6 runs', { exact: true }).first().waitFor();
  await page.getByRole('button', { name: '+ Condition' }).click();
  const form = page.getByRole('group', { name: 'Add a condition' });
  await form.getByRole('combobox', { name: 'Field' }).fill('metrics.val/loss.max');
  await form.getByRole('combobox', { name: 'Is' }).selectOption('<');
  await form.getByRole('combobox', { name: 'Value' }).fill('6');
  await form.getByRole('button', { name: 'Add' }).click();
  await page.getByText('3 runs', { exact: true }).first().waitFor();
  expect(search(page, 'filter')).toBe(typed);

  await box.fill('params.opt = = 3');
  await page.getByRole('alert').waitFor();
  expect(await page.locator('.query-box-caret').innerText()).toBe(`${' '.repeat(13)}^`);
  await page.getByText('3 runs', { exact: true }).first().waitFor();
  expect(faults).toEqual([]);
  await page.close();
});

test('what is marked on parallel axes narrows the table and the other charts', async () => {
  const panels = {
    automatic: false,
    panels: [
      { id: 'p', kind: 'parallel', fields: ['params.lr', 'params.opt', 'metrics.val/loss.max'], span: 12 },
      { id: 's', kind: 'scatter', x: 'params.lr', y: 'metrics.val/loss.max', span: 12 },
    ],
  };
  const page = await open(`/experiments/${experimentId}?split=30&panels=${encodeURIComponent(JSON.stringify(panels))}`);
  const faults = collectFaults(page);
  const parallel = page.getByRole('region', { name: 'lr, opt, val/loss max' });
  const head = parallel.getByRole('button', { name: /^Axis lr/ });
  await head.waitFor();
  const scatter = page.getByRole('region', { name: 'val/loss max by lr' });
  await scatter
    .getByText(/12 runs/)
    .first()
    .waitFor();

  // The upper half of the first axis: learning rates from about 0.065 up.
  const [at, chart] = [await head.boundingBox(), await parallel.locator('canvas').first().boundingBox()];
  if (at === null || chart === null) throw new Error('nothing drawn');
  const x = at.x + at.width / 2;
  await page.mouse.move(x, chart.y + 30);
  await page.mouse.down();
  await page.mouse.move(x, chart.y + chart.height / 2, { steps: 6 });
  await page.mouse.up();
  await expect.poll(() => search(page, 'brush')).toMatch(/"params\.lr":\[0\.0/);
  const brush = JSON.parse(search(page, 'brush') ?? '{}') as { 'params.lr': [number, number] };
  const [from, to] = brush['params.lr'];
  const left = Array.from({ length: runCount }, (_, i) => (i + 1) / 100).filter((lr) => lr >= from && lr <= to).length;
  expect(left).toBeGreaterThan(2);
  expect(left).toBeLessThan(runCount);
  await page.getByText(`${left} runs`, { exact: true }).first().waitFor();
  await scatter
    .getByText(new RegExp(`${left} runs`))
    .first()
    .waitFor();
  await page.keyboard.press('Control+z');
  await page.getByText(`${runCount} runs`, { exact: true }).first().waitFor();
  expect(faults).toEqual([]);
  await page.close();
});

test('a row, its curve and its bar stand out together, whichever is pointed at', async () => {
  const panels = {
    automatic: false,
    panels: [
      { id: 'l', kind: 'line', metrics: ['val/loss'], title: 'Curves', span: 12 },
      { id: 'b', kind: 'bar', field: 'metrics.val/loss', title: 'Bars', span: 12 },
    ],
  };
  const page = await open(`/experiments/${experimentId}?split=30&panels=${encodeURIComponent(JSON.stringify(panels))}`);
  const curves = page.getByRole('region', { name: 'Curves' });
  await curves.getByRole('img', { name: /10 curves/ }).waitFor();
  const whole = await inked(curves, 0, 0, 1, 1);
  await page.getByRole('link', { name: 'run 5', exact: true }).hover();
  await expect.poll(() => inked(curves, 0, 0, 1, 1)).toBeLessThan(whole / 2);
  await page.getByRole('heading', { level: 1 }).hover();
  await expect.poll(() => inked(curves, 0, 0, 1, 1)).toBe(whole);
  // The greatest stands on top: run 11.
  const bars = await page.getByRole('region', { name: 'Bars' }).locator('canvas').first().boundingBox();
  if (bars === null) throw new Error('nothing drawn');
  await page.mouse.move(bars.x + bars.width / 2, bars.y + 16);
  const lit = page.getByRole('grid', { name: 'Runs' }).locator('[data-lit]');
  await expect.poll(() => lit.allInnerTexts()).toEqual([expect.stringContaining('run 11')]);
  await page.close();
});

test('runs are compared: what differs, how far from the baseline, and one is left out in place', async () => {
  const page = await open(`/compare?runs=${runIds.slice(0, 3).join(',')}`);
  const faults = collectFaults(page);
  const grid = page.getByRole('grid', { name: 'Parameters of the runs' });
  await grid.waitFor();
  await page.getByText(/equal rows? hidden/).waitFor();
  const row = (name: string) => grid.getByRole('row').filter({ hasText: name });
  await row('opt').waitFor();
  expect(await row('batch').count()).toBe(0);
  expect(await row('opt').getByText('differs from the baseline').count()).toBe(1);
  await page.getByRole('checkbox', { name: 'Only what differs' }).uncheck();
  await row('batch').waitFor();

  await page.getByRole('link', { name: 'Metrics', exact: true }).click();
  const metrics = page.getByRole('grid', { name: 'Metrics of the runs' });
  // val/loss ends at 0.9, 1.9 and 2.9.
  const loss = metrics.getByRole('row').filter({ hasText: 'val/loss' });
  await loss.waitFor();
  await expect.poll(() => loss.innerText()).toMatch(/0\.9[^]*\+111 %[^]*1\.9[^]*\+222 %[^]*2\.9/);
  await page
    .getByRole('listitem')
    .filter({ hasText: /…?1/ })
    .getByRole('button', { name: 'as baseline' })
    .first()
    .click();
  await expect.poll(() => loss.innerText()).toMatch(/−52\.6 %[^]*0\.9[^]*1\.9[^]*\+52\.6 %[^]*2\.9/);
  await page.getByRole('button', { name: 'Leave out run 2' }).click();
  await expect.poll(() => loss.innerText()).not.toContain('2.9');
  expect(search(page, 'runs')?.split(',')).toHaveLength(2);

  for (const part of ['Curves', 'Charts', 'Artifacts', 'Code']) {
    await page.getByRole('link', { name: part, exact: true }).click();
    await page.waitForTimeout(300);
  }
  expect(faults).toEqual([]);
  await page.close();
});

test('points that arrive are added to the curves, each once, and nothing is asked for anew', async () => {
  const [runId = ''] = runIds;
  const log = (from: number, count: number) =>
    client.logMetrics({
      params: { runId },
      body: { points: Array.from({ length: count }, (_, n) => ({ name: 'live', step: from + n, value: from + n })) },
    });
  await log(0, 10);
  const page = await open('/models');
  const following = page.waitForResponse(/metrics\/tail/);
  await page.goto(`${server.url}/runs/${runId}/charts?find=live`);
  const panel = page.getByRole('region', { name: 'live' });
  await panel.getByRole('img', { name: 'live: 1 curve, 10 points' }).waitFor();
  await following;
  const asked: string[] = [];
  page.on('request', (request) => asked.push(new URL(request.url()).pathname));
  for (let piece = 0; piece < 8; piece++) {
    await log(10 + piece * 5, 5);
    await page.waitForTimeout(150);
  }
  await panel.getByRole('img', { name: 'live: 1 curve, 50 points' }).waitFor();
  expect(asked.filter((path) => path.endsWith('/metrics/query'))).toEqual([]);

  const plot = (await panel.locator('.line-chart-plot').boundingBox()) ?? { x: 0, y: 0, width: 0, height: 0 };
  await page.mouse.move(plot.x + plot.width * 0.3, plot.y + 60);
  await page.mouse.down();
  await page.mouse.move(plot.x + plot.width * 0.6, plot.y + 60, { steps: 4 });
  await page.mouse.up();
  await expect.poll(() => search(page, 'range')).not.toBeNull();
  const range = search(page, 'range');
  await panel.getByRole('img', { name: /live: 1 curve, 1\d points/ }).waitFor();
  await log(50, 10);
  const whole = page.getByRole('button', { name: 'New points: show the whole axis' });
  await whole.waitFor();
  expect(search(page, 'range')).toBe(range);
  asked.length = 0;
  await whole.click();
  await panel.getByRole('img', { name: 'live: 1 curve, 60 points' }).waitFor();
  await page.close();
});
