import { readFile } from 'node:fs/promises';
import type { Browser, Locator, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { startServer } from '../support/server.ts';
import type { TestServer } from '../support/server.ts';
import { collectFaults, launchBrowser } from './support/browser.ts';
import { clientOf } from './support/seed.ts';
import type { AssayClient } from './support/seed.ts';
import { readCsv } from '../support/read-csv.ts';

/** What leaves a page: pictures of a panel, paper, tables; and what comes back after a deletion. */
let server: TestServer;
let browser: Browser;
let client: AssayClient;
let experimentId: string;
const runIds: string[] = [];

beforeAll(async () => {
  server = await startServer();
  browser = await launchBrowser();
  client = clientOf(server.url);
  ({ id: experimentId } = await client.createExperiment({ body: { name: 'taken away' } }));
  await client.setMetricMetadata({ params: { experimentId }, body: { name: 'loss', goal: 'minimize' } });
  for (const [i, opt] of ['adam', 'sgd', 'adam'].entries()) {
    const parameters = { opt, batch: 64, lr: 0.1 / 3 ** i };
    const { id } = await client.createRun({
      body: { experimentId, name: `run "${i}", the ${opt}`, parameters, tags: { stage: `s${i}` } },
    });
    runIds.push(id);
    const points = Array.from({ length: 50 }, (_, step) => [
      { name: 'loss', value: (i + 1) / (step + 3), step },
      { name: 'accuracy', value: 1 - (i + 1) / (step + 3) / 7, step },
    ]).flat();
    await client.logMetrics({ params: { runId: id }, body: { points } });
  }
});

afterAll(async () => {
  await browser.close();
  await server[Symbol.asyncDispose]();
});

async function saved(page: Page, button: Locator, item: string): Promise<Buffer> {
  const waiting = page.waitForEvent('download');
  await button.click();
  await page.getByRole('menuitem', { name: item, exact: true }).click();
  return readFile(await (await waiting).path());
}

/** The colour of the first pixel and how many other colours stand out, of a PNG, as the page itself reads it. */
const pixelsOf = (
  page: Page,
  png: Buffer,
): Promise<{ readonly corner: readonly number[]; readonly coloured: number }> =>
  page.evaluate(`(async () => {
    const bitmap = await createImageBitmap(new Blob([Uint8Array.from(atob('${png.toString('base64')}'), (c) => c.charCodeAt(0))]));
    const canvas = new OffscreenCanvas(bitmap.width, bitmap.height);
    const context = canvas.getContext('2d');
    context.drawImage(bitmap, 0, 0);
    const { data } = context.getImageData(0, 0, bitmap.width, bitmap.height);
    let coloured = 0;
    for (let i = 0; i < data.length; i += 4) if (Math.max(data[i], data[i + 1], data[i + 2]) - Math.min(data[i], data[i + 1], data[i + 2]) > 60) coloured++;
    return { corner: [...data.slice(0, 3)], coloured };
  })()`);

test.each([
  ['light', [255, 255, 255]],
  ['dark', [15, 18, 22]],
] as const)('pictures of a chart in the %s theme have its title, legend, source and colours', async (theme, ground) => {
  const page = await browser.newPage({ viewport: { width: 1400, height: 900 }, colorScheme: theme });
  const faults = collectFaults(page);
  await page.goto(`${server.url}/experiments/${experimentId}?split=40&smoothing=ema:0.5`);
  const loss = page.getByRole('region', { name: 'loss', exact: true });
  await loss.getByText(/150 points/).waitFor();
  const menu = loss.getByRole('button', { name: 'Menu of loss' });
  const svg = (await saved(page, menu, 'Save as SVG')).toString();
  for (const words of [
    '>loss</text>',
    '>run &quot;0&quot;, the adam<',
    '>run &quot;1&quot;, the sgd<',
    '>step</text>',
    'EMA 0.5',
  ])
    expect(svg).toContain(words);
  expect(svg).toContain(`href="${page.url().replaceAll('&', '&amp;')}"`);
  expect(svg).toContain(`rgb(${ground.join(', ')})`);
  // It stands alone: whoever opens it sees the same, and nothing of it is fetched or run.
  expect(svg).not.toMatch(/<script|<image|@import|url\(http|NaN|undefined/);
  const alone = await browser.newPage();
  await alone.setContent(svg);
  expect(await alone.locator('svg text').allTextContents()).toContain('loss');
  await alone.close();

  const png = await saved(page, menu, 'Save as PNG');
  const { corner, coloured } = await pixelsOf(page, png);
  expect(corner).toEqual(ground);
  expect(coloured).toBeGreaterThan(500);
  expect(faults).toEqual([]);
  await page.close();
});

test('a page of charts is printed light, with legends, without what only a screen needs', async () => {
  const page = await browser.newPage({ viewport: { width: 1280, height: 900 }, colorScheme: 'dark' });
  await page.goto(`${server.url}/compare?runs=${runIds.join(',')}&tab=curves`);
  const loss = page.getByRole('region', { name: 'loss', exact: true });
  await loss.getByText(/150 points/).waitFor();
  await page.emulateMedia({ media: 'print' });
  await expect.poll(() => page.evaluate('getComputedStyle(document.body).backgroundColor')).toBe('rgb(255, 255, 255)');
  for (const hidden of ['Axes', 'Add chart', 'Share'])
    expect(await page.getByRole('button', { name: hidden }).isVisible(), hidden).toBe(false);
  await loss.getByText('loss', { exact: true }).first().waitFor();
  // The runs and their colours stand at the head of the page.
  for (const [i, opt] of ['adam', 'sgd', 'adam'].entries())
    await page.getByText(`run "${i}", the ${opt}`).filter({ visible: true }).first().waitFor();
  await expect
    .poll(() => page.evaluate(`document.documentElement.scrollWidth - document.documentElement.clientWidth`))
    .toBe(0);
  await page.close();
});

test('charts come onto the paper as the light theme draws them, whole and no wider than it', async () => {
  const address = `${server.url}/compare?runs=${runIds.join(',')}&tab=curves`;
  const open = async (colorScheme: 'light' | 'dark'): Promise<Page> => {
    const page = await browser.newPage({ viewport: { width: 1280, height: 900 }, colorScheme });
    await page.goto(address);
    await page
      .getByRole('region', { name: 'loss', exact: true })
      .getByText(/150 points/)
      .waitFor();
    return page;
  };
  const drawn = (page: Page): Promise<string[]> =>
    page.evaluate(`[...document.querySelectorAll('canvas')].map((canvas) => canvas.toDataURL())`);
  const light = await open('light');
  const page = await open('dark');
  // What was printed is looked at in its own time, after all that the page does.
  await page.evaluate(`addEventListener('beforeprint', () => queueMicrotask(() => queueMicrotask(() => {
    globalThis.assayPrinted = [...document.querySelectorAll('.printed-canvas')].map((picture) => picture.src);
  })))`);
  await page.evaluate(`matchMedia('print').addEventListener('change', ({ matches }) => {
    if (matches) globalThis.assayWidths = [...document.querySelectorAll('.printed-canvas')].map((picture) => picture.getBoundingClientRect().right - document.documentElement.clientWidth);
  })`);
  const before = await drawn(page);
  await page.pdf({ format: 'A4' });
  const printed = await page.evaluate<readonly string[]>('assayPrinted');
  expect(printed.length).toBe(before.length);
  expect(printed.filter((each, i) => each !== before[i]).length).toBeGreaterThanOrEqual(2);
  await expect.poll(() => drawn(light)).toEqual(printed);
  const overEdge = await page.evaluate<readonly number[]>('assayWidths');
  expect(overEdge.length).toBe(printed.length);
  expect(Math.max(...overEdge)).toBeLessThanOrEqual(1);
  // Nothing of it stays.
  await expect.poll(() => drawn(page)).toEqual(before);
  expect(await page.locator('.printed-canvas').count()).toBe(0);
  expect(await page.evaluate('getComputedStyle(document.body).backgroundColor')).toBe('rgb(15, 18, 22)');
  await page.close();
  await light.close();
});

test('three runs compared: only what differs is marked, percent of the baseline; the tables leave as the API has them', async () => {
  const page = await browser.newPage({ viewport: { width: 1400, height: 900 } });
  const faults = collectFaults(page);
  await page.goto(`${server.url}/compare?runs=${runIds.join(',')}&differing=no`);
  const grid = page.getByRole('grid', { name: 'Parameters of the runs' });
  const marked = (name: string): Promise<number> =>
    grid
      .getByRole('row')
      .filter({ has: page.getByText(name, { exact: true }) })
      .locator('.compare-other')
      .count();
  await grid.getByText('batch', { exact: true }).waitFor();
  // Of three optimizers one is another, of the learning rates two, of the batches none.
  expect([await marked('opt'), await marked('lr'), await marked('batch')]).toEqual([1, 2, 0]);
  const runs = await Promise.all(runIds.map((runId) => client.getRun({ params: { runId } })));
  const button = page.getByRole('button', { name: 'Export' });
  const facts = readCsv((await saved(page, button, 'Save as CSV')).toString());
  expect(facts[0]).toEqual(['name', ...runs.map(({ name }) => name)]);
  for (const name of ['opt', 'lr', 'batch'])
    expect(facts.find(([first]) => first === name)).toEqual([name, ...runs.map((run) => String(run.parameters[name]))]);

  await page.getByRole('link', { name: 'Metrics', exact: true }).click();
  const metrics = page.getByRole('grid', { name: 'Metrics of the runs' });
  const { columns } = await client.queryRunValues({
    body: { experimentIds: [experimentId], fields: ['metrics.loss.last', 'metrics.accuracy.last'] },
  });
  const { ids } = await client.queryRunValues({ body: { experimentIds: [experimentId], fields: ['name'] } });
  const valueOf = (metric: number, runId: string): number => Number(columns[metric]?.values[ids.indexOf(runId)]);
  const losses = runIds.map((runId) => valueOf(0, runId));
  const percent = Math.round(((losses[1] ?? 0) / (losses[0] ?? 1) - 1) * 100);
  expect(percent).toBe(100);
  const row = metrics.getByRole('row').filter({ hasText: 'loss' });
  await expect.poll(() => row.innerText()).toMatch(/\+100 %[^]*\+200 %/);
  const table = readCsv((await saved(page, button, 'Save as CSV')).toString());
  for (const [place, name] of ['loss', 'accuracy'].entries())
    expect(
      table
        .find(([first]) => first === name)
        ?.slice(1)
        .map(Number),
    ).toEqual(runIds.map((runId) => valueOf(place, runId)));
  expect(faults).toEqual([]);
  await page.close();
});

test('many runs deleted at once, and undone: all that belongs to them is as it was', async () => {
  const { id: elsewhere } = await client.createExperiment({ body: { name: 'deleted and undone' } });
  const group = await client.createRunGroup({ body: { experimentId: elsewhere, name: 'shortlist' } });
  const made: string[] = [];
  for (let i = 0; i < 12; i++) {
    const { id } = await client.createRun({
      body: {
        experimentId: elsewhere,
        name: `run ${i}`,
        parameters: { i },
        tags: { place: `p${i}` },
        ...(i > 8 && { parentRunId: made[0] ?? '' }),
      },
    });
    made.push(id);
    const of = { params: { runId: id } };
    await client.logMetrics({
      ...of,
      body: { points: [0, 1].map((step) => ({ name: 'loss', value: i + step, step })) },
    });
    await client.logArtifact({ ...of, body: { name: 'model', value: `model ${i}` } });
    await client.appendLog({ ...of, body: { lines: [{ timeMs: 1, stream: 'stdout', text: `line ${i}` }] } });
    await client.setNote({ params: { kind: 'run', id }, body: { text: `note ${i}` } });
    if (i % 2 === 0) await client.updateRun({ ...of, body: { status: 'completed' } });
  }
  await client.changeRuns({ body: { runIds: made.slice(0, 5), change: { kind: 'addToGroup', groupId: group.id } } });
  const all = async (): Promise<unknown> => ({
    runs: await Promise.all(
      made.map(async (runId) => {
        const {
          updatedMs: _,
          version: __,
          ...run
        } = (await client.getRun({ params: { runId } })) as unknown as Record<string, unknown>;
        return {
          run,
          artifacts: (await client.listArtifacts({ params: { runId }, query: {} })).artifacts,
          log: (await client.readLog({ params: { runId }, query: {} })).lines,
          note: (await client.getNote({ params: { kind: 'run', id: runId } })).text,
          points: await client.readPoints({ params: { runId }, query: { name: 'loss' } }),
        };
      }),
    ),
    groups: (await client.listRunGroups({ query: { experimentId: elsewhere } })).groups.map(({ name, runCount }) => [
      name,
      runCount,
    ]),
    found: (await client.searchRuns({ body: { experimentIds: [elsewhere] } })).runs.map(({ id }) => id),
  });
  const before = await all();
  const page = await browser.newPage({ viewport: { width: 1280, height: 800 } });
  const faults = collectFaults(page);
  await page.goto(`${server.url}/experiments/${elsewhere}?flat=yes&group=`);
  const grid = page.getByRole('grid', { name: 'Runs' });
  await grid.getByRole('checkbox', { name: 'Choose all that match' }).click();
  const bar = page.getByRole('toolbar', { name: 'Chosen runs' });
  await bar.getByText('12 runs chosen').waitFor();
  await bar.getByRole('button', { name: 'Delete' }).click();
  await page.getByText('12 runs deleted.').waitFor();
  expect((await client.searchRuns({ body: { experimentIds: [elsewhere] } })).runs).toEqual([]);
  await page.getByRole('button', { name: 'Undo', exact: true }).click();
  await page.getByText('12 runs restored.').waitFor();
  await expect.poll(() => grid.getByRole('link').count()).toBe(12);
  expect(await all()).toEqual(before);
  expect(faults).toEqual([]);
  await page.close();
});
