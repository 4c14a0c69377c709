import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { startServer } from '../support/server.ts';
import type { TestServer } from '../support/server.ts';
import { launchBrowser } from './support/browser.ts';
import { pdfText } from './support/pdf-text.ts';
import { clientOf } from './support/seed.ts';
import type { AssayClient } from './support/seed.ts';

let server: TestServer;
let browser: Browser;
let client: AssayClient;
let runId: string;
let experimentId: string;

beforeAll(async () => {
  server = await startServer();
  browser = await launchBrowser();
  client = clientOf(server.url);
  const parameters = Object.fromEntries(Array.from({ length: 400 }, (_, i) => [`parameter-${i}x`, i * 3]));
  const run = await client.createRun({ body: { experimentName: 'printed', name: 'the run', parameters } });
  ({ id: runId } = run);
  experimentId = run.experimentId ?? '';
  const rows = Array.from({ length: 1500 }, (_, i) => `row-${i}x,${i / 8}`).join('\n');
  const query = { name: 'table.csv' };
  await client.uploadArtifact({
    params: { runId },
    query,
    body: `the name of this row,value\n${rows}\n`,
    mediaType: 'text/csv',
  });
  for (let i = 0; i < 320; i++) await client.createRun({ body: { experimentId, name: `sibling-${i}x` } });
});

afterAll(async () => {
  await browser.close();
  await server[Symbol.asyncDispose]();
});

/** What is on paper when this page is printed, once its first row stands there; `far` is a row out of view. */
async function printed(path: string, ready: string, far: string, byKey = false): Promise<string> {
  const page = await browser.newPage({ viewport: { width: 1280, height: 700 } });
  await page.goto(`${server.url}/${path}`);
  await page.getByText(ready, { exact: true }).first().waitFor();
  expect(await page.getByText(far, { exact: true }).count()).toBe(0);
  if (byKey) {
    await page.evaluate('window.print = () => (window.isPrinted = true)');
    await page.keyboard.press('Control+p');
    await expect.poll(() => page.evaluate('window.isPrinted')).toBe(true);
  }
  const paper = await page.pdf({ format: 'A4', landscape: true });
  // Afterwards only what is in view is in the document again.
  await expect.poll(() => page.getByText(far, { exact: true }).count()).toBe(0);
  await page.close();
  return pdfText(paper);
}

test('all parameters are on paper', async () => {
  const text = await printed(`runs/${runId}/parameters`, 'parameter-0x', 'parameter-300x');
  for (let i = 0; i < 400; i++) expect(text).toContain(`parameter-${i}x`);
  expect(text).not.toContain('not printed');
});

test('of a long table the first thousand rows are on paper, and how many are not', async () => {
  const text = await printed(`runs/${runId}/artifacts`, 'row-0x', 'row-300x');
  for (const i of [0, 300, 999]) expect(text).toContain(`row-${i}x`);
  expect(text).not.toContain('row-1000x');
  expect(text).toContain('500 more rows are not printed');
});

test('of the table of runs those that were read are on paper', async () => {
  const text = await printed(`experiments/${experimentId}?split=100`, 'sibling-319x', 'sibling-19x');
  const found = new Set(text.match(/sibling-\d+x/g)).size;
  expect(found).toBeGreaterThan(60);
  expect(text).toContain(`${321 - found} more rows are not printed`);
});

test('of the table of runs all are on paper where the keys for printing were used', async () => {
  const text = await printed(`experiments/${experimentId}?split=100`, 'sibling-319x', 'sibling-19x', true);
  for (let i = 0; i < 320; i++) expect(text).toContain(`sibling-${i}x`);
  expect(text).not.toContain('not printed');
});
