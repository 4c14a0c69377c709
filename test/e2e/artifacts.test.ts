import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { startServer } from '../support/server.ts';
import type { TestServer } from '../support/server.ts';
import { seriousFindings } from './support/axe.ts';
import { collectFaults, launchBrowser } from './support/browser.ts';
import { clientOf, greyPicture, seedArtifacts } from './support/seed.ts';
import type { AssayClient } from './support/seed.ts';

/** A table of three rows by each codec, as base64. */
const parquetFile = new URL('../../packages/studio/src/lib/artifact/parquet-files.json', import.meta.url);
const parquetFiles = JSON.parse(await readFile(parquetFile, 'utf8')) as Readonly<Record<string, string>>;

let server: TestServer;
let browser: Browser;
let client: AssayClient;
let runId: string;

const upload = (
  name: string,
  mediaType: string,
  body: string | Uint8Array<ArrayBuffer> | (() => ReadableStream<Uint8Array>),
  query: { readonly direction?: 'input' | 'output'; readonly metadata?: string } = {},
  to = runId,
) => client.uploadArtifact({ params: { runId: to }, query: { name, ...query }, body, mediaType });

const bigRow = 'a row of a table that nobody will ever read to its end,0.123456789,true\n';
const bigBytes = 200_000_000;

/** As large as said, made as it is sent. */
function bigTable(): ReadableStream<Uint8Array> {
  const piece = new TextEncoder().encode(bigRow.repeat(10_000));
  let left = bigBytes;
  return new ReadableStream({
    pull(controller) {
      const bytes = left >= piece.length ? piece : piece.slice(0, left);
      left -= bytes.length;
      controller.enqueue(bytes);
      if (left === 0) controller.close();
    },
  });
}

beforeAll(async () => {
  server = await startServer();
  browser = await launchBrowser();
  client = clientOf(server.url);
  ({ id: runId } = await client.createRun({ body: { experimentName: 'digits', name: 'the run' } }));
  await seedArtifacts(client, runId);
  await upload('big.csv', 'text/csv', () => bigTable());
  for (const n of [1, 2, 10])
    await upload(`samples/epoch-${n}.png`, 'image/png', greyPicture(), { metadata: '{"epoch":7}' });
  for (const [codec, base64] of Object.entries(parquetFiles))
    await upload(`tables/${codec}.parquet`, 'application/octet-stream', Uint8Array.from(Buffer.from(base64, 'base64')));
  await upload('tables/events.jsonl', 'application/x-ndjson', '{"event":"start"}\n{"event":"end","took":3.5}\n');
  await upload(
    'notes/why.md',
    'text/markdown',
    '# Why\n\n|a|b|\n|-|-|\n|1|2|\n\n![here](../samples/fade.png) ![there](http://127.0.0.1:9/x.png)\n',
  );
  await upload('log.txt', 'text/plain', `${'a line of the log\n'.repeat(150_000)}the very last line\n`);
  const notebook = {
    cells: [
      {
        cell_type: 'code',
        execution_count: 2,
        source: 'print(42)',
        outputs: [{ output_type: 'stream', text: ['forty-two\n'] }],
      },
    ],
  };
  await upload('train.ipynb', 'application/json', JSON.stringify(notebook));
  await upload(
    'page.html',
    'text/html',
    '<!doctype html><h1>Report</h1><script>document.body.append("its script ran")</script>',
  );
  await upload('sound.wav', 'audio/wav', new Uint8Array(100));
});

afterAll(async () => {
  await browser.close();
  await server[Symbol.asyncDispose]();
});

const open = async (query = '', id = runId): Promise<Page> => {
  const page = await browser.newPage({ viewport: { width: 1280, height: 900 } });
  await page.goto(`${server.url}/runs/${id}/artifacts${query}`);
  await page.getByRole('tree', { name: 'Artifacts' }).waitFor();
  return page;
};
const line = (page: Page, name: string) => page.getByRole('treeitem').filter({ hasText: name });
const styleOf = (page: Page, property: string) =>
  page.evaluate(`getComputedStyle(document.querySelector('article img')).${property}`);
const shown = (page: Page) => new URL(page.url()).searchParams.get('artifact');

test('artifacts are shown by their kind and come down whole', async () => {
  const page = await open();
  const faults = collectFaults(page, [/sound\.wav/, /ERR_ABORTED/]);
  await line(page, 'model.bin').click();
  const sha256 = createHash('sha256').update(new Uint8Array(48_211).fill(7)).digest('hex');
  await page.getByText(sha256).waitFor();
  const waiting = page.waitForEvent('download');
  await page.getByRole('link', { name: 'Download' }).click();
  const download = await waiting;
  expect(download.suggestedFilename()).toBe('model.bin');
  const bytes = await readFile(await download.path());
  expect(createHash('sha256').update(bytes).digest('hex')).toBe(sha256);

  await line(page, 'confusion.json').click();
  await page.getByRole('combobox').waitFor();
  await line(page, 'predictions.json').click();
  await page.getByText('300 rows').waitFor();
  for (const codec of Object.keys(parquetFiles)) {
    await line(page, `${codec}.parquet`).click();
    const table = page.getByRole('region', { name: `tables/${codec}.parquet` });
    await table.waitFor();
    await page.getByText('3 rows × 5 columns').waitFor();
    expect(await table.getByRole('row').nth(2).getByRole('cell').allInnerTexts()).toEqual([
      '2',
      '1',
      '0.5',
      'dog',
      '2026-01-01T00:00:00.000Z',
      '[1,1]',
    ]);
  }
  await line(page, 'events.jsonl').click();
  await page.getByRole('cell', { name: '3.5' }).waitFor();
  await line(page, 'digits.csv').click();
  await page.getByText('2 rows × 3 columns').waitFor();

  await line(page, 'config.json').click();
  const json = page.getByRole('tree', { name: 'config.json' });
  await json.getByRole('treeitem', { name: 'name: "adam"' }).waitFor();
  await json.getByRole('treeitem', { name: 'optimizer' }).click();
  await expect.poll(() => json.getByRole('treeitem', { name: 'name: "adam"' }).count()).toBe(0);

  expect(await seriousFindings(page)).toEqual([]);
  await line(page, 'why.md').click();
  await page.getByRole('heading', { name: 'Why', exact: true }).waitFor();
  await page.getByRole('table').getByRole('cell', { name: '2' }).waitFor();
  expect(await seriousFindings(page)).toEqual([]);
  const picture = page.getByRole('img', { name: 'here' });
  await expect.poll(() => picture.evaluate((image: { readonly naturalWidth?: number }) => image.naturalWidth)).toBe(64);
  expect(await page.locator('article img').count()).toBe(1);
  await line(page, 'train.ipynb').click();
  await page.getByText('forty-two').waitFor();
  await line(page, 'page.html').click();
  await page.frameLocator('iframe').getByText('its script ran').waitFor();
  expect(await seriousFindings(page)).toEqual([]);
  await line(page, 'sound.wav').click();
  await page.getByText('This browser cannot play it.').waitFor();
  await line(page, 'base model').click();
  await page.getByText('s3://models/base/v3').waitFor();
  await line(page, 'conclusion').click();
  await page.getByText('Good enough to be tried').waitFor();
  expect(faults).toEqual([]);
  await page.close();
});

test('of a large file only the head is read', async () => {
  const page = await open('?artifact=output:log.txt');
  let bytes = 0;
  const ranges: string[] = [];
  page.on('request', (request) => {
    if (request.url().includes('/artifacts/content')) ranges.push(request.headers()['range'] ?? 'all');
  });
  page.on('requestfinished', (request) => {
    if (!request.url().includes('/artifacts/content')) return;
    void request.sizes().then((sizes) => (bytes += sizes.responseBodySize));
  });
  const note = page.locator('.preview-note');
  await expect.poll(() => note.innerText()).toContain('The first 2.00 MB of 2.70 MB are shown.');
  await page.getByRole('button', { name: 'Read on' }).click();
  await expect.poll(() => page.locator('.text-lines-piece').last().textContent()).toContain('the very last line');
  expect(await page.getByRole('button', { name: 'Read on' }).count()).toBe(0);

  await page.getByRole('searchbox', { name: 'Find an artifact' }).fill('BIG');
  // Not by text: looking for one among millions of characters takes the test's own time.
  await expect.poll(() => page.locator('.artifact-count').innerText()).toMatch(/^1 of \d+ artifacts · 200 MB$/);
  bytes = 0;
  await line(page, 'big.csv').click();
  await expect.poll(() => note.innerText()).toContain('The first 500 kB of 200 MB are shown.');
  const table = page.getByRole('region', { name: 'big.csv' });
  await table.getByRole('row').nth(3).getByText('0.123456789').waitFor();
  await page.getByRole('button', { name: 'Read on' }).click();
  await expect.poll(() => note.innerText()).toContain('The first 2.50 MB of 200 MB are shown.');
  await expect.poll(() => bytes).toBeGreaterThan(2_000_000);
  expect(bytes).toBeLessThanOrEqual(4_000_000);
  expect(ranges.every((range) => /^bytes=\d+-\d+$/.test(range))).toBe(true);
  await page.close();
});

test('arrows walk the tree and step through pictures, which keep their zoom', async () => {
  const page = await open('?artifact=output:samples/epoch-2.png');
  const picture = page.locator('article img');
  await page.getByText('64 × 64 pixels').waitFor();
  await page.getByRole('status').getByText('2 of 4').waitFor();
  expect(await styleOf(page, 'filter')).toBe('none');
  expect(await seriousFindings(page)).toEqual([]);
  await page.keyboard.press('+');
  await page.getByText('200 %').waitFor();
  await expect.poll(async () => (await picture.boundingBox())?.width).toBe(128);
  expect(await styleOf(page, 'imageRendering')).toBe('pixelated');
  await page.keyboard.press('ArrowRight');
  await expect.poll(() => shown(page)).toBe('output:samples/epoch-10.png');
  await page.keyboard.press('ArrowRight');
  await expect.poll(() => shown(page)).toBe('output:samples/fade.png');
  await page.keyboard.press('ArrowRight');
  await page.getByRole('status').getByText('4 of 4').waitFor();
  await expect.poll(async () => (await picture.boundingBox())?.width).toBe(128);
  await page.keyboard.press('ArrowLeft');
  await expect.poll(() => shown(page)).toBe('output:samples/epoch-10.png');

  const tree = page.getByRole('tree', { name: 'Artifacts' });
  await tree.focus();
  await page.keyboard.press('ArrowLeft');
  await page.keyboard.press('ArrowLeft');
  await expect.poll(() => line(page, 'epoch-10.png').count()).toBe(0);
  await page.keyboard.press('ArrowRight');
  await page.keyboard.press('ArrowRight');
  await page.keyboard.press(' ');
  await expect.poll(() => shown(page)).toBe('output:samples/epoch-1.png');
  expect(await page.evaluate(`document.activeElement.getAttribute('role')`)).toBe('tree');
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Enter');
  await expect.poll(() => shown(page)).toBe('output:samples/epoch-2.png');
  expect(await page.evaluate('document.activeElement.tagName')).toBe('ARTICLE');
  await page.getByText('Metadata').click();
  await page.getByText('epoch', { exact: true }).waitFor();
  await page.close();
});

test('thousands of artifacts are a short list of lines, and one more costs no more than itself', async () => {
  const many = await client.createRun({ body: { experimentName: 'digits', name: 'many' } });
  const indices = Array.from({ length: 5000 }, (_, i) => i);
  for (let from = 0; from < indices.length; from += 100)
    await Promise.all(
      indices.slice(from, from + 100).map((i) =>
        client.logArtifact({
          params: { runId: many.id },
          body: { name: `part ${i % 100}/value ${i}`, value: `this is ${i}` },
        }),
      ),
    );
  const page = await open('', many.id);
  await page.getByText('5,000 artifacts').waitFor();
  expect(await page.getByRole('treeitem').count()).toBeLessThan(120);
  await page.getByRole('searchbox', { name: 'Find an artifact' }).fill('value 587');
  await line(page, 'value 587').click();
  await page.getByText('this is 587').waitFor();
  await page.getByRole('searchbox', { name: 'Find an artifact' }).fill('late');
  await page.getByText('0 of 5,000 artifacts').waitFor();
  const sizes: Promise<number>[] = [];
  page.on('requestfinished', (request) => sizes.push(request.sizes().then(({ responseBodySize }) => responseBodySize)));
  await client.logArtifact({ params: { runId: many.id }, body: { name: 'a late one', value: 'late' } });
  await page.getByText('1 of 5,001 artifacts').waitFor();
  await page.getByRole('link', { name: /Artifacts\s*5,001/ }).waitFor();
  const bytes = await Promise.all(sizes);
  expect(bytes.reduce((sum, each) => sum + each, 0)).toBeLessThan(100_000);
  await client.deleteArtifact({ params: { runId: many.id }, query: { name: 'part 7/value 7' } });
  await page.getByText('1 of 5,000 artifacts').waitFor();
  await page.close();
  const empty = await client.createRun({ body: { experimentName: 'digits', name: 'empty' } });
  const bare = await browser.newPage();
  await bare.goto(`${server.url}/runs/${empty.id}/artifacts`);
  await bare.getByText('No artifacts.').waitFor();
  await bare.close();
});
