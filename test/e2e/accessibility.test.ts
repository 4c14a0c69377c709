import type { Browser, BrowserContext, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { startServer } from '../support/server.ts';
import type { TestServer } from '../support/server.ts';
import { seriousFindings } from './support/axe.ts';
import { launchBrowser } from './support/browser.ts';
import { seedAnalysis } from './support/seed-analysis.ts';
import { clientOf, seedShowcase } from './support/seed.ts';
import { seedStudy } from './support/seed-study.ts';

let server: TestServer;
let browser: Browser;
/** For pages that need nothing of their own: code that one has loaded, the next has. */
let shared: BrowserContext;
let seeded: {
  readonly runId: string;
  readonly experimentId: string;
  readonly emptyId: string;
  readonly studyId: string;
  readonly analysisId: string;
};

beforeAll(async () => {
  server = await startServer();
  browser = await launchBrowser();
  shared = await browser.newContext({
    colorScheme: 'light',
    reducedMotion: 'reduce',
    viewport: { width: 1280, height: 800 },
  });
  const client = clientOf(server.url);
  const showcase = await seedShowcase(client, 40);
  const [empty] = (await client.listExperiments({ query: { name: 'empty experiment' } })).experiments;
  const { id: studyId } = await seedStudy(client, { experimentName: 'searches' });
  const { experimentId: analysisId } = await seedAnalysis(client);
  seeded = { ...showcase, emptyId: empty?.id ?? '', studyId, analysisId };
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
  ['home', () => '/', 'Failed in the last 24 hours'],
  ['experiments', () => '/experiments', 'a-search-with'],
  ['deleted experiments', () => '/experiments?tab=deleted', 'Nothing is deleted'],
  ['empty experiment', () => `/experiments/${seeded.emptyId}`, 'Log a run to this experiment'],
  ['lost view', () => '/experiments?long=yes', 'does not hold its view'],
  ['runs', () => `/experiments/${seeded.experimentId}`, 'lr 0.1 hidden 64'],
  ['comparison', () => `/experiments/${seeded.experimentId}?selected=${seeded.runId}`, 'train/loss'],
  ['faulty filter', () => `/experiments/${seeded.experimentId}?filter=and`, 'at position 0'],
  ['unassigned', () => '/unassigned', 'a run that belongs nowhere'],
  ['compare nothing', () => '/compare', 'ompare'],
  ['compare', () => `/compare?runs=${seeded.runId}`, 'lr 0.1 hidden 64'],
  ['overview', () => `/runs/${seeded.runId}`, 'val/accuracy'],
  ['charts', () => `/runs/${seeded.runId}/charts`, 'val/accuracy'],
  ['parameters', () => `/runs/${seeded.runId}/parameters`, 'batch size'],
  ['confusion matrix', () => `/runs/${seeded.runId}/artifacts?artifact=output:plots/confusion.json`, 'Predicted class'],
  ['ROC curve', () => `/runs/${seeded.runId}/artifacts?artifact=output:plots/roc.json`, 'AUC'],
  ['table artifact', () => `/runs/${seeded.runId}/artifacts?artifact=output:tables/predictions.json`, '300 rows'],
  ['system', () => `/runs/${seeded.runId}/system`, 'system/cpu percent'],
  ['logs', () => `/runs/${seeded.runId}/logs`, 'epoch 1499'],
  ['code', () => `/runs/${seeded.runId}/code`, 'Changes that were not committed'],
  ['lineage', () => `/runs/${seeded.runId}/lineage`, 'evaluation on the second'],
  ['studies', () => '/studies', 'learning rates and widths'],
  ['study', () => `/studies/${seeded.studyId}?trials=3&split=30`, 'Open the run'],
  ['verdict', () => `/compare?tab=verdict&experiment=${seeded.analysisId}&group=params.optimizer`, 'What it rests on'],
  ['report', () => `/reports/new?experiment=${seeded.analysisId}`, 'optimizers with eight'],
  ['report edited', () => `/reports/new?experiment=${seeded.analysisId}&tab=edit`, 'No faults'],
  ['reports', () => '/reports', 'What a report is'],
  ['models', () => '/models', 'digits model'],
  ['model', () => '/models/digits%20model', 'was registered from'],
  ['missing run', () => `/runs/${'0'.repeat(32)}`, 'NotFound'],
  ['missing page', () => '/nowhere', 'There is nothing at this address'],
];

/** Text that is cut off with nothing to say so; runs in the page. */
const clippedTexts = `[...document.querySelectorAll('#root *')].filter((element) => {
  const style = getComputedStyle(element);
  const hasText = [...element.childNodes].some((node) => node.nodeType === 3 && node.data.trim() !== '');
  if (!hasText || style.overflowX !== 'hidden' || style.textOverflow === 'ellipsis') return false;
  if (element.closest('.visually-hidden') !== null || element.clientWidth <= 1) return false;
  return element.scrollWidth > element.clientWidth + 1;
}).map((element) => element.outerHTML.slice(0, 200))`;

/** In both themes: what else axe looks at is the same in the dark one. */
async function seriousInThemes(page: Page): Promise<unknown[]> {
  const inLight = await seriousFindings(page);
  await page.emulateMedia({ colorScheme: 'dark' });
  const inDark = await seriousFindings(page, ['color-contrast']);
  await page.emulateMedia({ colorScheme: 'light' });
  return [...inLight, ...inDark];
}

test.each(pages)('%s: in both themes axe finds nothing serious, no text is cut off', async (_name, path, shows) => {
  const page = await shared.newPage();
  await page.goto(server.url + path());
  await page.getByText(shows).filter({ visible: true }).first().waitFor();
  expect(await page.evaluate(clippedTexts)).toEqual([]);
  expect(await page.title()).toMatch(/^.+ · Assay$|^Assay$/);
  expect(await seriousInThemes(page)).toEqual([]);
  await page.close();
});

test('windows over the page: in both themes axe finds nothing serious', async () => {
  const page = await shared.newPage();
  await page.goto(`${server.url}/experiments/${seeded.experimentId}`);
  await page.getByRole('heading', { level: 1, name: 'digits' }).waitFor();
  const look = async (title: string): Promise<void> => {
    await page.getByRole('dialog', { name: title }).waitFor();
    expect(await seriousInThemes(page), title).toEqual([]);
    await page.keyboard.press('Escape');
    await page.getByRole('dialog').waitFor({ state: 'detached' });
  };
  await page.getByRole('button', { name: 'Search', exact: false }).first().click();
  await page.getByRole('combobox', { name: 'Search and commands' }).fill('digits');
  await page
    .getByRole('option', { name: /digits/ })
    .first()
    .waitFor();
  await look('Search and commands');
  await page.getByRole('button', { name: 'Settings' }).click();
  await look('Settings');
  await page.getByRole('button', { name: 'Keyboard shortcuts' }).click();
  await look('Keyboard shortcuts');
  await page.keyboard.press('Control+s');
  await look('Save the view');
  await page.getByRole('button', { name: 'Menu of digits' }).click();
  await page.getByRole('menuitem', { name: 'What its metrics mean …' }).click();
  await look('Metrics of “digits”');
  await page.close();
});

test('with forced colours what is chosen is still marked, and bars keep theirs', async () => {
  const context = await browser.newContext({ forcedColors: 'active', viewport: { width: 1280, height: 800 } });
  const page = await context.newPage();
  for (const path of ['/', '/experiments', `/experiments/${seeded.experimentId}`, `/runs/${seeded.runId}`]) {
    await page.goto(server.url + path);
    await page.getByRole('heading', { level: 1 }).waitFor();
    expect(await seriousFindings(page), path).toEqual([]);
  }
  await page.goto(`${server.url}/experiments`);
  await page.locator('.status-bar-completed').first().waitFor();
  const styleOf = (selector: string, name: string): Promise<string> =>
    page.evaluate<string>(`getComputedStyle(document.querySelector('${selector}')).${name}`);
  expect(await styleOf('#rail [aria-current="page"]', 'outlineStyle')).toBe('solid');
  expect(await styleOf('.status-bar-completed', 'backgroundColor')).toBe('rgb(26, 127, 69)');
  await context.close();
});

test('at 200 % zoom nothing scrolls sideways but tables, and the pages are behind a menu', async () => {
  const context = await browser.newContext({ viewport: { width: 640, height: 400 }, deviceScaleFactor: 2 });
  const page = await context.newPage();
  for (const path of [
    '/',
    '/experiments',
    `/experiments/${seeded.experimentId}`,
    `/runs/${seeded.runId}`,
    '/models',
    `/studies/${seeded.studyId}`,
  ]) {
    await page.goto(server.url + path);
    await page.getByRole('heading', { level: 1 }).waitFor();
    const overflow = `[document.documentElement, document.querySelector('#content')].map((e) => e.scrollWidth - e.clientWidth)`;
    expect(await page.evaluate(overflow), path).toEqual([0, 0]);
  }
  await page.getByRole('button', { name: 'Pages' }).click();
  await page.getByRole('link', { name: 'Unassigned' }).click();
  await page.getByRole('heading', { level: 1, name: 'Unassigned runs' }).waitFor();
  expect(await page.getByRole('link', { name: 'Models' }).isVisible()).toBe(false);
  await context.close();
});

test('on paper there is no chrome, and the colours are the light ones', async () => {
  const context = await browser.newContext({ colorScheme: 'dark', viewport: { width: 1280, height: 800 } });
  const page = await context.newPage();
  await page.goto(`${server.url}/experiments`);
  await page.getByText('a-search-with').first().waitFor();
  await page.emulateMedia({ media: 'print', colorScheme: 'dark' });
  expect(await page.evaluate('getComputedStyle(document.body).backgroundColor')).toBe('rgb(255, 255, 255)');
  expect(await page.getByRole('navigation', { name: 'Pages' }).isVisible()).toBe(false);
  expect(await page.getByRole('button', { name: 'New experiment' }).isVisible()).toBe(false);
  await page.getByRole('heading', { name: 'Experiments' }).waitFor();
  await context.close();
});

test('settings are kept by the browser, and in force at once', async () => {
  const own = await browser.newContext({ timezoneId: 'Asia/Tokyo', colorScheme: 'light' });
  const page = await own.newPage();
  await page.goto(server.url);
  const time = page.getByRole('region', { name: 'Recent runs' }).locator('time').first();
  const titleOf = async (): Promise<string | null> => time.getAttribute('title');
  expect(await titleOf()).not.toContain('UTC');
  await page.getByRole('button', { name: 'Settings' }).click();
  await page.getByRole('radio', { name: 'UTC' }).check();
  await page.getByRole('radio', { name: 'Dark' }).check();
  await page.getByRole('radio', { name: 'Compact' }).check();
  await page.keyboard.press('Escape');
  const moment = (await time.getAttribute('datetime')) ?? '';
  await expect.poll(titleOf).toBe(`${moment.slice(0, 19).replace('T', ' ')} UTC`);
  const look = `[getComputedStyle(document.body).backgroundColor, getComputedStyle(document.body).getPropertyValue('--row')]`;
  expect(await page.evaluate(look)).toEqual(['rgb(15, 18, 22)', '24px']);
  await page.reload();
  expect(await page.evaluate(look)).toEqual(['rgb(15, 18, 22)', '24px']);
  expect(await titleOf()).toContain('UTC');
  await page.getByRole('button', { name: 'Icons only' }).click();
  await page.getByRole('link', { name: 'Experiments', exact: true }).waitFor();
  await own.close();
});
