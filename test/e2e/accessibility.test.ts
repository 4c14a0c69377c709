import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { startServer } from '../support/server.ts';
import type { TestServer } from '../support/server.ts';
import { launchBrowser } from './support/browser.ts';
import { clientOf, seedShowcase } from './support/seed.ts';

interface Finding {
  readonly id: string;
  readonly impact: string | null;
  readonly nodes: readonly { readonly html: string; readonly failureSummary?: string }[];
}

let server: TestServer;
let browser: Browser;
let axe: string;
let seeded: { readonly runId: string; readonly experimentId: string };

beforeAll(async () => {
  server = await startServer();
  browser = await launchBrowser();
  axe = await readFile(fileURLToPath(import.meta.resolve('axe-core/axe.min.js')), 'utf8');
  const client = clientOf(server.url);
  seeded = await seedShowcase(client, 40);
  const ofModel = { params: { model: 'digits model' } };
  await client.createModel({ body: { name: 'digits model', description: 'Reads digits', tags: { team: 'vision' } } });
  for (const stage of ['Archived', 'Production', 'Staging', 'None'] as const)
    await client.createModelVersion({ ...ofModel, body: { source: 's3://models/digits', runId: seeded.runId, stage } });
  await client.setModelAlias({ params: { ...ofModel.params, alias: 'champion' }, body: { version: 2 } });
});

afterAll(async () => {
  await browser.close();
  await server[Symbol.asyncDispose]();
});

const pages: readonly (readonly [name: string, path: () => string, shows: string])[] = [
  ['experiments', () => '/', 'a-search-with'],
  ['runs', () => `/experiments/${seeded.experimentId}`, 'lr 0.1 hidden 64'],
  ['comparison', () => `/experiments/${seeded.experimentId}?selected=${seeded.runId}`, 'train/loss'],
  ['faulty filter', () => `/experiments/${seeded.experimentId}?filter=and`, 'at position 0'],
  ['unassigned', () => '/unassigned', 'a run that belongs nowhere'],
  ['overview', () => `/runs/${seeded.runId}`, 'val/accuracy'],
  ['charts', () => `/runs/${seeded.runId}/charts`, 'val/accuracy'],
  ['parameters', () => `/runs/${seeded.runId}/parameters`, 'batch size'],
  ['confusion matrix', () => `/runs/${seeded.runId}/artifacts?artifact=output:plots/confusion.json`, 'Predicted class'],
  ['ROC curve', () => `/runs/${seeded.runId}/artifacts?artifact=output:plots/roc.json`, 'AUC'],
  ['table artifact', () => `/runs/${seeded.runId}/artifacts?artifact=output:tables/predictions.json`, '300 rows'],
  ['system', () => `/runs/${seeded.runId}/system`, 'system/cpu percent'],
  ['logs', () => `/runs/${seeded.runId}/logs`, 'epoch 1499'],
  ['models', () => '/models', 'digits model'],
  ['model', () => '/models/digits%20model', 'was registered from'],
  ['missing run', () => `/runs/${'0'.repeat(32)}`, 'NotFound'],
  ['missing page', () => '/nowhere', 'There is nothing at this address'],
];

describe.each(['light', 'dark'] as const)('in the %s theme', (colorScheme) => {
  test.each(pages)('%s: axe finds nothing serious', async (_name, path, shows) => {
    const context = await browser.newContext({ colorScheme, viewport: { width: 1280, height: 800 } });
    const page = await context.newPage();
    await page.goto(server.url + path());
    await page.getByText(shows).first().waitFor();
    await page.evaluate(axe);
    const findings = await page.evaluate<readonly Finding[]>('axe.run().then((result) => result.violations)');
    const serious = findings
      .filter(({ impact }) => impact === 'serious' || impact === 'critical')
      .map(({ id, nodes }) => ({ id, nodes: nodes.map((node) => `${node.html} ${node.failureSummary ?? ''}`) }));
    expect(serious).toEqual([]);
    await context.close();
  });
});

test('the theme can be changed, and is remembered', async () => {
  const context = await browser.newContext({ colorScheme: 'light' });
  const page = await context.newPage();
  const ground = () => page.evaluate<string>('getComputedStyle(document.body).backgroundColor');
  await page.goto(server.url);
  expect(await ground()).toBe('rgb(255, 255, 255)');
  await page.getByRole('button', { name: 'Change to the dark theme' }).click();
  expect(await ground()).toBe('rgb(15, 18, 22)');
  await page.reload();
  await page.getByRole('button', { name: 'Change to the light theme' }).waitFor();
  expect(await ground()).toBe('rgb(15, 18, 22)');
  await context.close();
});
