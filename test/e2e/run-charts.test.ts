import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { startServer } from '../support/server.ts';
import type { TestServer } from '../support/server.ts';
import { collectFaults, launchBrowser } from './support/browser.ts';
import { chartIn, choose, saved, spoken } from './support/chart-panel.ts';
import { clientOf, seedArtifacts } from './support/seed.ts';

let server: TestServer;
let browser: Browser;
let experimentId: string;
let artifactRunId: string;

const runCount = 24;
/** Run 5 has no loss; run 7 has a learning rate of 0, which no log axis can show. */
const rateOf = (i: number): number => (i === 7 ? 0 : 10 ** (-4 + (3 * i) / (runCount - 1)));
const lossOf = (i: number): number => ((i * 7) % runCount) / 4 + 0.5;

beforeAll(async () => {
  server = await startServer();
  browser = await launchBrowser();
  const client = clientOf(server.url);
  experimentId = (await client.createExperiment({ body: { name: 'charts over runs' } })).id;
  for (let i = 0; i < runCount; i++) {
    const parameters = { lr: rateOf(i), opt: i % 3 === 0 ? 'adam' : 'sgd', width: 2 ** (4 + (i % 4)) };
    const run = await client.createRun({ body: { experimentId, name: `run ${i}`, parameters } });
    if (i === 0) artifactRunId = run.id;
    const points = i === 5 ? [] : [{ name: 'loss', value: lossOf(i), step: 1 }];
    if (points.length > 0) await client.logMetrics({ params: { runId: run.id }, body: { points } });
  }
  await seedArtifacts(client, artifactRunId);
});

afterAll(async () => {
  await browser.close();
  await server[Symbol.asyncDispose]();
});

async function open(path: string): Promise<{ readonly page: Page; readonly faults: readonly string[] }> {
  const page = await browser.newPage({ viewport: { width: 1600, height: 1100 } });
  const faults = collectFaults(page);
  await page.goto(`${server.url}${path}`);
  return { page, faults };
}

const openPanels = (panels: readonly object[]) =>
  open(
    `/experiments/${experimentId}?split=20&panels=${encodeURIComponent(JSON.stringify({ automatic: false, panels }))}`,
  );

const loss = 'metrics.loss.last';

test('a scatter chart counts what it leaves out, is read by keys, saved, marked and opened', async () => {
  const { page, faults } = await openPanels([
    { id: 's', kind: 'scatter', x: 'params.lr', y: loss, colour: 'params.opt', logX: true, trend: true, span: 12 },
  ]);
  const region = page.getByRole('region', { name: /loss.* by lr/ });
  await region.getByText('1 of 24 runs: lr ≤ 0 has no place on a log axis').waitFor();
  await region.getByText(/1 of 24 runs lacks loss/).waitFor();
  await chartIn(region).focus();
  await page.keyboard.press('ArrowRight');
  // The leftmost is run 0.
  await expect.poll(() => spoken(region).innerText()).toMatch(/^run 0, lr 0\.0001, loss[^,]* 0\.5, opt adam$/);
  await page.keyboard.press('End');
  await expect.poll(() => spoken(region).innerText()).toMatch(/^run 23, lr 0\.1, /);

  const svg = await saved(page, region, 'SVG');
  expect(svg).toContain('stroke-dasharray');
  expect(svg.match(/<circle/g)?.length).toBeGreaterThanOrEqual(runCount - 2);
  expect(svg).not.toMatch(/NaN|undefined/);
  const csv = await saved(page, region, 'CSV');
  expect(csv.trim().split('\r\n')).toHaveLength(1 + runCount - 2);
  expect(csv).toContain('run 0,0.0001,0.5,adam');
  await choose(page, region, 'View as table');
  await region.getByRole('cell', { name: 'run 23', exact: true }).waitFor();
  await choose(page, region, 'View as chart');

  const box = await chartIn(region).boundingBox();
  if (box === null) throw new Error('nothing drawn');
  await page.mouse.move(box.x + box.width * 0.3, box.y + 12);
  await page.mouse.down();
  await page.mouse.move(box.x + box.width * 0.6, box.y + box.height - 60, { steps: 5 });
  await page.mouse.up();
  await expect.poll(() => new URL(page.url()).searchParams.get('brush')).toMatch(/params\.lr.*metrics\.loss/);
  const brush = JSON.parse(new URL(page.url()).searchParams.get('brush') ?? '{}') as Record<string, [number, number]>;
  const inside = (field: string, value: number): boolean =>
    value >= (brush[field]?.[0] ?? 0) && value <= (brush[field]?.[1] ?? 0);
  const left = Array.from({ length: runCount }, (_, i) => i).filter(
    (i) => i !== 5 && inside('params.lr', rateOf(i)) && inside(loss, lossOf(i)),
  );
  expect(left.length).toBeGreaterThan(1);
  await page.getByText(`${left.length} runs`, { exact: true }).first().waitFor();
  await chartIn(region).focus();
  await page.keyboard.press('Home');
  await expect.poll(() => spoken(region).innerText()).toMatch(new RegExp(`^run ${left[0]},`));
  await page.keyboard.press('Enter');
  await page.getByRole('heading', { level: 1, name: `run ${left[0]}` }).waitFor();
  expect(faults).toEqual([]);
  await page.close();
});

test('bars, boxes, a histogram and contours say their figures', async () => {
  const { page, faults } = await openPanels([
    { id: 'b', kind: 'bar', field: loss, span: 6 },
    { id: 'x', kind: 'box', field: loss, by: 'params.opt', span: 6 },
    { id: 'h', kind: 'histogram', field: loss, by: 'params.opt', span: 6 },
    { id: 'c', kind: 'contour', x: 'params.width', y: 'params.lr', z: loss, span: 6 },
  ]);
  const kinds = page.locator('.chart-frame');
  await kinds.nth(3).waitFor();
  const [bar, box, histogram, contour] = [0, 1, 2, 3].map((place) => kinds.nth(place));
  if (!bar || !box || !histogram || !contour) throw new Error('no charts');

  // Greatest first: the losses are 0.5 to 6.25 by quarters, without that of run 5.
  const byLoss = Array.from({ length: runCount }, (_, i) => i)
    .filter((i) => i !== 5)
    .toSorted((a, b) => lossOf(b) - lossOf(a));
  await chartIn(bar).focus();
  await page.keyboard.press('ArrowDown');
  await expect.poll(() => spoken(bar).innerText()).toMatch(new RegExp(`^run ${byLoss[0]}, loss[^,]* 6\\.25$`));
  await page.keyboard.press('End');
  await expect.poll(() => spoken(bar).innerText()).toMatch(new RegExp(`^run ${byLoss.at(-1)}, loss[^,]* 0\\.5$`));

  // The page shows some of the bars, a file all of them.
  const bars = await saved(page, bar, 'SVG');
  for (const i of byLoss) expect(bars).toContain(`>run ${i}<`);

  const adam = Array.from({ length: runCount }, (_, i) => i)
    .filter((i) => i % 3 === 0)
    .map(lossOf)
    .toSorted((a, b) => a - b);
  const median = ((adam[3] ?? 0) + (adam[4] ?? 0)) / 2;
  await chartIn(box).focus();
  await page.keyboard.press('ArrowDown');
  await expect.poll(() => spoken(box).innerText()).toContain(`adam, runs 8, median ${median}`);
  await page.keyboard.press('ArrowRight');
  await expect.poll(() => spoken(box).innerText()).toMatch(/^run \d+, loss/);

  const csv = await saved(page, histogram, 'CSV');
  const counts = csv
    .trim()
    .split('\r\n')
    .slice(1)
    .map((line) => Number(line.split(',')[2]));
  expect(counts.reduce((sum, count) => sum + count, 0)).toBe(runCount - 1);
  await contour.getByText(/linear between neighbouring runs \(Delaunay\)/).waitFor();
  const svg = await saved(page, contour, 'SVG');
  expect(svg).toContain('clip-path');
  expect(svg).not.toMatch(/NaN|undefined/);
  expect(faults).toEqual([]);
  await page.close();
});

test('parallel axes are moved, turned over and brushed by keys', async () => {
  const { page, faults } = await openPanels([
    { id: 'p', kind: 'parallel', fields: ['params.lr', 'params.opt', loss], span: 12 },
  ]);
  const region = page.locator('.chart-frame').first();
  const heads = region.getByRole('button', { name: /^Axis / });
  const order = (): Promise<(string | null)[]> =>
    heads.evaluateAll((all) => all.map((head) => head.getAttribute('title')));
  await heads.first().focus();
  await page.keyboard.press('ArrowRight');
  await expect.poll(async () => (await order()).slice(0, 2)).toEqual(['opt', 'lr']);
  await page.keyboard.press('Enter');
  const settings = page.getByRole('dialog', { name: 'Settings of lr' });
  await settings.getByRole('checkbox', { name: 'Logarithmic' }).check();
  await region.getByText('1 of 24 runs have no lr above 0').waitFor();
  await settings.getByRole('checkbox', { name: 'Upside down' }).check();
  await settings.getByRole('textbox', { name: 'From' }).fill('0.001');
  await settings.getByRole('textbox', { name: 'to', exact: true }).fill('0.02');
  await settings.getByRole('button', { name: 'Brush' }).click();
  const left = Array.from({ length: runCount }, (_, i) => rateOf(i)).filter((lr) => lr >= 0.001 && lr <= 0.02).length;
  await region.getByText(`${left} of 24 runs brushed`).waitFor();
  await page.getByText(`${left} runs`, { exact: true }).first().waitFor();
  await page.keyboard.press('Escape');
  await chartIn(region).focus();
  await page.keyboard.press('ArrowDown');
  await expect.poll(() => spoken(region).innerText()).toMatch(/^run \d+, opt \w+, lr 0\.0\d+, loss/);
  expect(faults).toEqual([]);
  await page.close();
});

test('a confusion matrix and curves of rates say counts, shares, areas and thresholds', async () => {
  const { page, faults } = await open(`/runs/${artifactRunId}/artifacts?artifact=output:plots/confusion.json`);
  const matrix = page.getByRole('region', { name: 'Test set' });
  await chartIn(matrix).focus();
  for (const key of ['ArrowRight', 'ArrowDown', 'ArrowDown', 'ArrowDown', 'ArrowRight', 'ArrowRight']) {
    await page.keyboard.press(key);
  }
  // Row 3: 36 right of 36; column 2 has what others were taken for.
  await expect.poll(() => spoken(matrix).innerText()).toMatch(/^3 taken for 2, Counts 0, of true class 3 0%/);
  await page.keyboard.press('ArrowRight');
  await expect.poll(() => spoken(matrix).innerText()).toMatch(/^3, found, Counts 36, of true class 3 100%/);
  const cells = async (): Promise<readonly string[]> =>
    matrix.getByRole('row').nth(3).getByRole('cell').allInnerTexts();
  await choose(page, matrix, 'View as table');
  expect((await cells()).slice(0, 6)).toEqual(['2', '0', '2', '35', '0', '2']);
  await page.getByRole('combobox').selectOption({ label: 'Shares of the true class' });
  // Row 2 has 35 right, and 2 + 1 + 2 + 1 + 1 … others by the seed: its shares add up to 1.
  const shares = (await cells()).slice(1, 11).map(Number);
  expect(shares.reduce((sum, share) => sum + share, 0)).toBeCloseTo(1, 2);
  await page.getByRole('combobox').selectOption({ label: 'Shares of the predicted class' });
  expect(Number((await cells())[3])).toBeGreaterThan(0.5);

  await page.goto(`${server.url}/runs/${artifactRunId}/artifacts?artifact=output:plots/roc.json`);
  const roc = page.getByRole('region', { name: 'One against the rest' });
  // The second area is not in the file: four items, one pair in the wrong order, make 0.75.
  await roc.getByText(/digit 3 AUC 0\.965, digit 8 AUC 0\.75/).waitFor();
  await chartIn(roc).focus();
  await page.keyboard.press('ArrowRight');
  await page.keyboard.press('ArrowRight');
  await expect
    .poll(() => spoken(roc).innerText())
    .toBe('digit 3 AUC 0.965, False positive rate 0, True positive rate 0.8, Threshold 0.9');
  await page.keyboard.press('ArrowDown');
  await expect.poll(() => spoken(roc).innerText()).toMatch(/^digit 8 AUC 0\.75, .*Threshold 0\.8$/);

  await page.goto(`${server.url}/runs/${artifactRunId}/artifacts?artifact=output:plots/precision-recall.json`);
  const precision = page.getByRole('region', { name: 'One against the rest' });
  await precision.getByText('dashed: guessing: 0.1, the share of positives').waitFor();
  const svg = await saved(page, precision, 'SVG');
  expect(svg).toContain('stroke-dasharray="4 4"');
  expect(svg).toContain('AP 0.91');
  expect(faults).toEqual([]);
  await page.close();
});
