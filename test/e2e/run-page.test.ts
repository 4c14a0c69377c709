import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { startServer, type TestServer } from '../support/server.ts';
import { seriousFindings } from './support/axe.ts';
import { collectFaults, launchBrowser } from './support/browser.ts';
import { clientOf, type AssayClient } from './support/seed.ts';

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
      parameters: {
        'learning rate': 0.01,
        optimizer: 'adam',
        layers: [64, 32],
        'model.width': 64,
        'model.depth': 3,
        augment: { flip: { p: 0.5 } },
      },
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
  await page.getByRole('link', { name: 'digits', exact: true }).click();
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
  await panel.getByRole('img', { name: 'live: 1 curve, 5 points' }).waitFor();
  await log(5, 7);
  await panel.getByRole('img', { name: 'live: 1 curve, 12 points' }).waitFor();

  await page.getByRole('link', { name: 'Logs' }).click();
  await page.getByText('line 1199').waitFor();
  await client.appendLog({
    params: { runId },
    body: { lines: [{ timeMs: Date.now(), stream: 'stderr', text: 'the newest \u001B[31mline\u001B[0m' }] },
  });
  await page.getByText('the newest line').waitFor();
  await page.close();
});

test('parameters are a tree that is walked, searched and copied', async () => {
  const page = await open('/parameters');
  await page.context().grantPermissions(['clipboard-read', 'clipboard-write']);
  const lines = page.getByRole('tree', { name: 'Parameters' }).getByRole('treeitem');
  await lines.first().waitFor();
  const names = (await lines.allInnerTexts()).map((text) => text.split('\n')[0]);
  expect(names.join()).toBe('model.,depth,width,augment,layers,learning rate,optimizer');
  await page.getByRole('tree', { name: 'Parameters' }).focus();
  for (const key of ['ArrowLeft', 'ArrowDown', 'ArrowRight']) await page.keyboard.press(key);
  await expect.poll(() => lines.allInnerTexts()).toHaveLength(7);
  await page.getByRole('treeitem', { name: 'flip {1}' }).waitFor();
  await page.getByRole('searchbox', { name: 'Find in keys and values' }).fill('ADAM');
  await expect.poll(() => lines.allInnerTexts()).toEqual(['optimizer\nadam']);
  expect(new URL(page.url()).searchParams.get('find')).toBe('ADAM');
  await page.getByRole('button', { name: 'the parameters as flags' }).click();
  expect(await page.evaluate('navigator.clipboard.readText()')).toBe('--optimizer=adam');
  await page.close();
});

test('what people say of a run is changed at its place', async () => {
  const { id } = await client.createRun({
    body: { experimentName: 'digits', name: 'badly named', tags: { old: 'tag' } },
  });
  const page = await browser.newPage({ viewport: { width: 1280, height: 900 } });
  const faults = collectFaults(page);
  await page.goto(`${server.url}/runs/${id}`);
  await page.getByRole('button', { name: 'Change the name of the run' }).click();
  const name = page.getByRole('textbox', { name: 'The name of the run' });
  await name.fill('');
  await name.press('Enter');
  await page.getByText('It cannot be empty.').waitFor();
  await name.fill('well named');
  await name.press('Enter');
  await page.getByRole('heading', { level: 1, name: 'well named' }).waitFor();
  await page.getByRole('button', { name: 'Add a description' }).click();
  await page.getByRole('textbox', { name: 'The description' }).fill('what it is for');
  await page.getByRole('button', { name: 'Keep' }).click();
  await page.getByText('what it is for').waitFor();

  const tags = page.getByRole('region', { name: 'Tags' });
  await tags.getByRole('button', { name: 'Add a tag' }).click();
  await page.getByRole('textbox', { name: 'Key of the tag' }).fill('owner');
  await page.getByRole('textbox', { name: 'Value of the tag' }).fill('ada');
  expect(await seriousFindings(page)).toEqual([]);
  await page.keyboard.press('Enter');
  await tags.getByRole('button', { name: 'Change the tag owner: ada' }).click();
  await page.getByRole('textbox', { name: 'Value of the tag' }).fill('grace');
  await page.keyboard.press('Enter');
  await tags.getByText('owner: grace').waitFor();
  await tags.getByRole('button', { name: 'Remove the tag old' }).click();
  await expect.poll(async () => (await client.getRun({ params: { runId: id } })).tags).toEqual({ owner: 'grace' });
  expect((await client.getRun({ params: { runId: id } })).description).toBe('what it is for');

  await page.getByRole('button', { name: 'Add a note' }).click();
  await page.getByRole('textbox', { name: 'Text of the note' }).fill('It is **good**.\n\n<img src=x>');
  await page.getByRole('button', { name: 'Save the note' }).click();
  await page.getByRole('region', { name: 'Note', exact: true }).locator('strong', { hasText: 'good' }).waitFor();
  await page.getByText('<img src=x>').waitFor();
  expect(faults).toEqual([]);
  await page.close();
});

test('a run is cloned, moved, deleted, and all of it is taken back', async () => {
  await client.createExperiment({ body: { name: 'elsewhere' } });
  const page = await open();
  const menu = async (item: string): Promise<void> => {
    await page.getByRole('button', { name: 'What can be done with this run' }).click();
    await page.getByRole('menuitem', { name: item }).click();
  };
  await menu('Delete');
  await page.getByText('The run is deleted.').waitFor();
  await page.getByRole('button', { name: 'Undo' }).click();
  await expect.poll(async () => (await client.getRun({ params: { runId } })).deletedMs).toBeNull();
  await expect.poll(() => page.getByRole('button', { name: 'Restore it' }).count()).toBe(0);

  await menu('Move to an experiment…');
  await page.getByRole('button', { name: 'elsewhere' }).click();
  await page.getByText('The run is in “elsewhere” now.').waitFor();
  await page.getByRole('link', { name: 'elsewhere', exact: true }).waitFor();
  await page.getByRole('button', { name: 'Undo' }).click();
  await page.getByRole('link', { name: 'digits', exact: true }).waitFor();

  await menu('Use in code…');
  await page.getByText(`loadRun({ id: '${runId}' })`).waitFor();
  expect(await seriousFindings(page)).toEqual([]);
  await page.keyboard.press('Escape');
  await menu('Clone');
  await page.getByText('This is the clone of “the run”').waitFor();
  const clone = new URL(page.url()).pathname.split('/').at(-1) ?? '';
  expect(clone).not.toBe(runId);
  expect((await client.getRun({ params: { runId: clone } })).parameters['optimizer']).toBe('adam');
  await page.getByRole('link', { name: /^The run before/ }).click();
  await page.getByRole('heading', { level: 1, name: 'well named' }).waitFor();
  await page.getByRole('link', { name: 'The run before: the run' }).waitFor();
  await page.keyboard.press('[');
  await page.getByRole('heading', { level: 1, name: 'the run' }).waitFor();
  await page.close();
});

test('of very many metrics the first are shown, and those that are searched for', async () => {
  const parent = await client.createRun({ body: { experimentName: 'digits', name: 'wide' } });
  const points = Array.from({ length: 1500 }, (_, i) => ({ name: `layer ${i}/weight`, value: i, step: 0 }));
  await client.logMetrics({ params: { runId: parent.id }, body: { points } });
  const child = await client.createRun({ body: { experimentName: 'digits', name: 'part', parentRunId: parent.id } });
  const page = await browser.newPage({ viewport: { width: 1280, height: 900 } });
  let bytes = 0;
  page.on('response', (response) => {
    if (new URL(response.url()).pathname.endsWith(parent.id))
      void response.body().then(
        (body) => (bytes = body.length),
        () => 0,
      );
  });
  await page.goto(`${server.url}/runs/${parent.id}`);
  await page.getByText('200 metrics shown of 1,500').waitFor();
  expect(bytes).toBeLessThan(150_000);
  await page.getByRole('link', { name: /^Charts\s?1,500$/ }).waitFor();
  await page.getByRole('searchbox', { name: 'Find a metric' }).fill('layer 1499');
  await page.getByText('1 metric shown of 1,500').waitFor();
  await page.getByRole('rowheader', { name: 'layer 1499/weight' }).waitFor();
  await page.getByRole('region', { name: 'Nested runs' }).getByRole('link', { name: 'part' }).click();
  await page.getByRole('region', { name: 'Part of' }).getByRole('link', { name: 'wide' }).waitFor();
  expect(page.url()).toContain(child.id);
  await page.close();
});

test('the machine is shown by its parts, with what was installed on it', async () => {
  const dependencies = Object.fromEntries(Array.from({ length: 30 }, (_, i) => [`package-${i}`, `${i}.0.0`]));
  const environment = { hardware: { cores: 2, gpus: [{ name: 'A100' }] }, packages: { node: 'v26.0.0', dependencies } };
  const { id } = await client.createRun({ body: { experimentName: 'digits', name: 'measured', environment } });
  const names = 'gpu_0_percent gpu_0_memory_mb gpu_1_percent cpu_percent memory_mb network_mb disk_mb'.split(' ');
  const points = names.flatMap((name) =>
    [0, 1].map((i) => ({ name: `system/${name}`, value: i, timeMs: Date.now() + i })),
  );
  await client.logMetrics({ params: { runId: id }, body: { points } });
  const page = await browser.newPage({ viewport: { width: 1280, height: 900 } });
  await page.goto(`${server.url}/runs/${id}/system`);
  for (const part of ['CPU', 'Disk']) await page.getByRole('heading', { level: 2, name: part }).first().waitFor();
  await page.getByText('A100').waitFor();
  await page.getByText('v26.0.0').waitFor();
  await page.getByRole('searchbox', { name: 'Find a package' }).fill('package-29');
  await expect.poll(() => page.getByRole('region', { name: 'List of packages' }).getByRole('row').count()).toBe(2);
  await page.getByRole('cell', { name: '29.0.0' }).waitFor();
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
