import type { Browser } from 'playwright-core';
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
const runIds: string[] = [];
const prefix = 'resnet50-imagenet-augmented-cosine-warmup-mixup-';

beforeAll(async () => {
  server = await startServer();
  browser = await launchBrowser();
  client = clientOf(server.url);
  experimentId = (await client.createExperiment({ body: { name: 'changed by hand' } })).id;
  for (const [i, accuracy] of [0.7, 0.9, 0.8].entries()) {
    const run = await client.createRun({ body: { experimentId, name: `${prefix}seed-${i}` } });
    runIds.push(run.id);
    const points = [
      { name: 'test/accuracy', value: accuracy },
      { name: 'train/loss', value: 1 - accuracy },
    ];
    await client.logMetrics({ params: { runId: run.id }, body: { points } });
  }
});

afterAll(async () => {
  await browser.close();
  await server[Symbol.asyncDispose]();
});

test('a note is written on the page of a run, shown with its lines, and removed', async () => {
  const page = await browser.newPage();
  const faults = collectFaults(page);
  await page.goto(`${server.url}/runs/${runIds[0]}`);
  await page.getByRole('button', { name: 'Add a note' }).click();
  await page.getByRole('textbox', { name: 'Text of the note' }).fill('first line\n<b>second</b>');
  await page.getByRole('button', { name: 'Save the note' }).click();
  await page.getByRole('region', { name: 'Note' }).getByText('first line').waitFor();
  const note = await client.getNote({ params: { kind: 'run', id: runIds[0]! } });
  expect(note.text).toBe('first line\n<b>second</b>');
  expect(await page.getByRole('region', { name: 'Note' }).locator('.note-text').innerText()).toBe(note.text);

  // What somebody else writes appears too.
  await client.setNote({ params: { kind: 'run', id: runIds[0]! }, body: { text: 'from elsewhere' } });
  await page.getByText('from elsewhere').waitFor();
  await page.getByRole('button', { name: 'Edit the note' }).click();
  await page.getByRole('textbox', { name: 'Text of the note' }).fill('');
  await page.getByRole('button', { name: 'Save the note' }).click();
  await page.getByRole('button', { name: 'Add a note' }).waitFor();
  expect((await client.getNote({ params: { kind: 'run', id: runIds[0]! } })).text).toBe('');
  expect(faults).toEqual([]);
  await page.close();
});

test('a note in Markdown is drawn: no HTML of it counts, no image comes from elsewhere', async () => {
  const text = [
    '# What came out',
    'better with `warm-up`',
    '',
    '| lr | acc |',
    '|---|---|',
    '| 0.1 | 0.95 |',
    '',
    '<img src="x" onerror="document.title=1"> ![plot](https://images.example/p.png)',
  ].join('\n');
  await client.setNote({ params: { kind: 'run', id: runIds[0]! }, body: { text } });
  const page = await browser.newPage();
  const faults = collectFaults(page);
  await page.goto(`${server.url}/runs/${runIds[0]}`);
  const outside: string[] = [];
  page.on('request', (request) => outside.push(...(request.url().startsWith(server.url) ? [] : [request.url()])));
  const note = page.getByRole('region', { name: 'Text of the note' });
  await note.getByRole('heading', { name: 'What came out' }).waitFor();
  await note.getByRole('cell', { name: '0.95' }).waitFor();
  await note.getByRole('link', { name: 'plot (image elsewhere)' }).waitFor();
  expect(await note.locator('img').count()).toBe(0);
  await page.getByRole('button', { name: 'Edit the note' }).click();
  await page.getByRole('textbox', { name: 'Text of the note' }).fill('**bold** at last');
  await page.getByRole('button', { name: 'Preview' }).click();
  await page.locator('strong', { hasText: 'bold' }).waitFor();
  await page.getByRole('button', { name: 'Save the note' }).click();
  await note.locator('strong', { hasText: 'bold' }).waitFor();
  expect(outside).toEqual([]);
  expect(faults).toEqual([]);
  await page.close();
});

test('chosen runs are deleted, and come back by the undo beside it', async () => {
  const page = await browser.newPage({ viewport: { width: 1280, height: 800 } });
  const faults = collectFaults(page);
  await page.goto(`${server.url}/experiments/${experimentId}`);
  const table = page.getByRole('grid', { name: 'Runs' });
  await table.getByRole('checkbox', { name: `Choose ${prefix}seed-0` }).check();
  await table.getByRole('checkbox', { name: `Choose ${prefix}seed-1` }).check();
  await page.getByRole('toolbar', { name: 'Chosen runs' }).getByRole('button', { name: 'Delete' }).click();
  await page.getByText('2 runs deleted.').waitFor();
  await expect.poll(() => table.getByRole('link').count()).toBe(1);
  expect((await client.searchRuns({ body: { experimentIds: [experimentId] } })).runs).toHaveLength(1);

  // On its own page a deleted run says so, and can be restored there too.
  await page.getByRole('button', { name: 'Undo' }).click();
  await page.getByText('2 runs restored.').waitFor();
  await expect.poll(() => table.getByRole('link').count()).toBe(3);
  await client.deleteRun({ params: { runId: runIds[2]! } });
  await page.goto(`${server.url}/runs/${runIds[2]}`);
  await page.getByRole('button', { name: 'Restore it' }).click();
  await expect.poll(() => page.getByRole('button', { name: 'Restore it' }).count()).toBe(0);
  expect((await client.getRun({ params: { runId: runIds[2]! } })).deletedMs).toBeNull();
  expect(faults).toEqual([]);
  await page.close();
});

test('the list of experiments names the best run, and follows', async () => {
  const page = await browser.newPage({ viewport: { width: 1280, height: 800 } });
  await page.goto(`${server.url}/experiments`);
  const best = page.getByRole('table', { name: 'Experiments' }).getByRole('link', { name: /test\/accuracy/ });
  expect(await best.innerText()).toMatch(/^test\/accuracy\s+0\.9$/);
  expect(await best.getAttribute('href')).toBe(`/runs/${runIds[1]}`);
  const points = [{ name: 'test/accuracy', value: 0.95 }];
  await client.logMetrics({ params: { runId: runIds[0]! }, body: { points } });
  await expect.poll(() => best.getAttribute('href')).toBe(`/runs/${runIds[0]}`);

  // What counts most can be said, and what it is called.
  await page.getByRole('button', { name: 'Menu of changed by hand' }).click();
  await page.getByRole('menuitem', { name: 'What its metrics mean …' }).click();
  await page.getByRole('combobox', { name: 'Better is, of train/loss' }).selectOption('minimize');
  const shown = page.getByRole('textbox', { name: 'Shown name of train/loss' });
  await shown.fill('Loss');
  await shown.press('Enter');
  await expect
    .poll(async () => (await client.listMetricMetadata({ params: { experimentId } })).metrics)
    .toContainEqual({ name: 'train/loss', goal: 'minimize', inferred: false, unit: '', displayName: 'Loss' });
  await page.keyboard.press('Escape');
  await page.getByRole('link', { name: /^Loss/ }).waitFor();
  await page.close();
});

test('names that begin alike keep what tells them apart in view', async () => {
  const page = await browser.newPage({ viewport: { width: 1280, height: 800 } });
  await page.goto(`${server.url}/experiments/${experimentId}`);
  const link = page.getByRole('grid', { name: 'Runs' }).getByRole('link', { name: `${prefix}seed-1` });
  await link.waitFor();
  const rest = link.locator('.middle-text-rest');
  expect(await rest.innerText()).toBe('1');
  expect(await rest.evaluate((element) => element.scrollWidth <= element.clientWidth + 1)).toBe(true);
  await page.close();
});
