import type { Browser, BrowserContext, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { startServer } from '../support/server.ts';
import type { TestServer } from '../support/server.ts';
import { collectFaults, launchBrowser } from './support/browser.ts';
import { clientOf, finishRun, seedRun } from './support/seed.ts';
import type { AssayClient } from './support/seed.ts';

let server: TestServer;
let browser: Browser;
let context: BrowserContext;
let client: AssayClient;
let digits: string;
const runIds: string[] = [];

beforeAll(async () => {
  server = await startServer();
  browser = await launchBrowser();
  context = await browser.newContext({
    viewport: { width: 1280, height: 800 },
    permissions: ['clipboard-read', 'clipboard-write'],
  });
  client = clientOf(server.url);
  digits = (await client.createExperiment({ body: { name: 'digits', folder: 'vision/ocr', tags: { team: 'vision' } } }))
    .id;
  for (const [i, learningRate] of [0.01, 0.03, 0.1].entries()) {
    const body = { experimentId: digits, name: `digit run ${i}`, parameters: { lr: learningRate } };
    runIds.push(await seedRun(client, body, { learningRate, seed: i, steps: 60 }));
  }
  await finishRun(client, runIds[0] ?? '', 'completed', 4000);
  await finishRun(client, runIds[1] ?? '', 'failed', 4000, 'RangeError: the loss is not finite');
});

afterAll(async () => {
  await browser.close();
  await server[Symbol.asyncDispose]();
});

const open = async (path: string): Promise<{ page: Page; faults: readonly string[] }> => {
  const page = await context.newPage();
  const faults = collectFaults(page);
  await page.goto(server.url + path);
  return { page, faults };
};

const clipboard = (page: Page): Promise<string> => page.evaluate<string>('navigator.clipboard.readText()');
const toast = (page: Page, text: string | RegExp) => page.locator('.toast').getByText(text);
const search = (page: Page): URLSearchParams => new URL(page.url()).searchParams;
const chosen = (page: Page): number => search(page).get('runs')?.split(',').length ?? 0;

test('home shows what runs, what failed and what is active, and follows', async () => {
  const { page, faults } = await open('/');
  const running = page.getByRole('region', { name: 'Running now' });
  await running.getByRole('link', { name: 'digit run 2' }).waitFor();
  await running.getByText('val/accuracy').waitFor();
  await running.locator('svg path').waitFor({ state: 'attached' });
  const { series } = await client.queryMetrics({
    body: { runIds: [runIds[2] ?? ''], names: ['val/accuracy'], buckets: 10 },
  });
  const last = Number(series[0]?.last.at(-1));
  await running.getByText(last.toPrecision(4).replace(/0+$/, '')).waitFor();

  const failed = page.getByRole('region', { name: 'Failed in the last 24 hours' });
  await failed.getByText('RangeError: the loss is not finite').waitFor();
  const active = page.getByRole('region', { name: 'Experiments lately active' });
  await active.getByRole('link', { name: 'digits' }).waitFor();

  const late = await client.createRun({ body: { name: 'came late' } });
  await running.getByRole('link', { name: 'came late' }).waitFor();
  await client.updateRun({ params: { runId: late.id }, body: { status: 'failed', statusMessage: 'out of memory' } });
  await failed.getByText('out of memory').waitFor();
  await expect.poll(() => running.getByRole('link', { name: 'came late' }).count()).toBe(0);
  expect(await page.title()).toBe('Home · Assay');
  expect(faults).toEqual([]);
  await page.close();
});

/** By keys alone. */
async function inPalette(page: Page, words: string, option: RegExp): Promise<void> {
  await page.keyboard.press('Control+k');
  await page.getByRole('combobox', { name: 'Search and commands' }).waitFor();
  await page.keyboard.type(words);
  await page.getByRole('option', { name: option }).first().waitFor();
  await page.keyboard.press('Enter');
}

test('with the keyboard alone: find runs, compare them, save the view, link to it, undo', async () => {
  const { page, faults } = await open('/');
  await page.getByRole('region', { name: 'Recent runs' }).waitFor();
  await inPalette(page, 'digits', /^digits vision/);
  await page.getByRole('heading', { level: 1, name: 'digits' }).waitFor();
  expect(await page.title()).toBe('digits · Assay');
  await page.getByRole('status').getByText('3 runs').waitFor();
  await page.keyboard.press('/');
  await page.keyboard.type('params.lr > 0.02');
  await page.keyboard.press('Enter');
  await page.getByRole('status').getByText('2 runs').waitFor();
  await page.getByRole('link', { name: 'digit run 1' }).first().waitFor();
  await expect.poll(() => page.locator('.grid-stale').count()).toBe(0);
  const isInTable = `document.activeElement.getAttribute('role') === 'grid'`;
  for (let presses = 0; presses < 40 && !(await page.evaluate<boolean>(isInTable)); presses++)
    await page.keyboard.press('Tab');
  await page.keyboard.press('x');
  await expect.poll(() => chosen(page)).toBe(1);
  await page.keyboard.press('j');
  await page.keyboard.press('x');
  await expect.poll(() => chosen(page)).toBe(2);
  await page.keyboard.press('c');
  await expect.poll(() => new URL(page.url()).pathname).toBe('/compare');
  await expect.poll(() => page.locator('main').innerText()).toContain('2 runs');

  await page.goto(`${server.url}/experiments/${digits}?sort=name`);
  await page.getByRole('link', { name: 'digit run 0' }).first().waitFor();
  await page.keyboard.press('Control+s');
  await page.getByRole('dialog', { name: 'Save the view' }).waitFor();
  await page.keyboard.type('by name');
  await page.keyboard.press('Enter');
  await toast(page, '“by name” is saved.').waitFor();
  const saved = (await client.listViews({ query: { experimentId: digits } })).views[0];
  expect(saved).toMatchObject({ name: 'by name', shared: false, state: { sort: 'name' } });

  // The address that names only the view opens all of it.
  const whole = search(page).get('view') ?? '';
  await page.goto(`${server.url}/experiments/${digits}?view=${whole}`);
  await expect.poll(() => search(page).get('sort')).toBe('name');
  await page.getByRole('button', { name: /Saved views: by name/ }).waitFor();
  expect(await page.getByRole('img', { name: 'differs from what was saved' }).count()).toBe(0);

  // An edit shows as one, is undone and done again.
  await inPalette(page, 'train/loss', /train\/loss/);
  await expect.poll(() => search(page).get('find')).toBe('train/loss');
  await page.getByRole('img', { name: 'differs from what was saved' }).waitFor();
  await page.locator('#content').focus();
  await page.keyboard.press('Control+z');
  await toast(page, 'Undone: search').waitFor();
  await expect.poll(() => search(page).get('find')).toBeNull();
  await page.keyboard.press('Control+Shift+z');
  await expect.poll(() => search(page).get('find')).toBe('train/loss');

  await inPalette(page, 'copy a link', /Copy a link to this view/);
  await toast(page, 'A link to this view is copied.').waitFor();
  expect(await clipboard(page)).toBe(page.url());

  await page.keyboard.press('g');
  await page.keyboard.press('h');
  await page.getByRole('region', { name: 'Saved views' }).getByRole('link', { name: 'by name' }).waitFor();
  await page.keyboard.press('?');
  await page.getByRole('dialog', { name: 'Keyboard shortcuts' }).getByText('Go to Home').waitFor();
  expect(faults).toEqual([]);
  await page.close();
});

test('a view that is too long for a link is shared by saving it; one that is gone says so', async () => {
  const filter = Array.from({ length: 90 }, (_, i) => `name != "nobody is called so ${i}"`).join(' and ');
  const { page, faults } = await open(
    `/experiments/${digits}?${new URLSearchParams({ filter, sort: 'name desc' }).toString()}`,
  );
  await page.getByRole('link', { name: 'digit run 2' }).first().waitFor();
  await page.getByRole('button', { name: 'Share' }).click();
  await toast(page, 'A link to this view is copied.').waitFor();
  const link = await clipboard(page);
  expect(link.length).toBeLessThan(200);
  expect(new URL(link).pathname).toBe(`/experiments/${digits}`);

  const other = await (await browser.newContext()).newPage();
  await other.goto(link);
  await other.getByRole('link', { name: 'digit run 2' }).first().waitFor();
  expect(search(other).get('filter')).toBe(filter);
  expect(search(other).get('sort')).toBe('name desc');
  await other.context().close();

  // It stands in no list.
  await page.getByRole('button', { name: /Saved views/ }).click();
  expect(await page.getByRole('menuitemcheckbox').allTextContents()).toEqual(['✓As usual', 'by nameprivate']);
  await page.keyboard.press('Escape');

  const of = `${server.url}/experiments/${digits}`;
  await page.goto(`${of}?view=${'a'.repeat(32)}`);
  await page.getByRole('heading', { name: 'This view cannot be opened' }).waitFor();
  await page.goto(`${of}?long=yes`);
  await page.getByRole('heading', { name: 'This address does not hold its view' }).waitFor();
  await page.getByRole('link', { name: 'Open the page without it' }).click();
  await page.getByRole('link', { name: 'digit run 2' }).first().waitFor();
  expect(faults.filter((fault) => !fault.includes('404'))).toEqual([]);
  await page.close();
});

test('a view is shared, renamed, made what the experiment opens with, deleted and brought back', async () => {
  const { page, faults } = await open(`/experiments/${digits}?sort=name+desc`);
  const menu = page.getByRole('button', { name: /Saved views/ });
  const chooseItem = async (name: string): Promise<void> => {
    await menu.click();
    await page.getByRole('menuitem', { name, exact: true }).click();
  };
  await chooseItem('Save as …');
  await page.getByRole('textbox', { name: 'Name' }).fill('last first');
  await page.getByRole('checkbox', { name: 'Everyone on this server sees it' }).check();
  await page.getByRole('button', { name: 'Save', exact: true }).click();
  await toast(page, '“last first” is saved.').waitFor();
  await chooseItem('Rename …');
  await page.getByRole('textbox', { name: 'Name' }).fill('newest first');
  await page.getByRole('button', { name: 'Rename', exact: true }).click();
  await page.getByRole('button', { name: 'Saved views: newest first' }).waitFor();
  await chooseItem('Open the experiment with it');
  await toast(page, 'The experiment opens with “newest first”.').waitFor();

  await page.goto(`${server.url}/experiments/${digits}`);
  await expect.poll(() => search(page).get('sort')).toBe('name desc');
  // One can still have it as usual.
  await menu.click();
  await page.getByRole('menuitemcheckbox', { name: 'As usual' }).click();
  await expect.poll(() => search(page).get('sort')).toBeNull();
  await menu.click();
  await page.getByRole('menuitemcheckbox', { name: /newest first/ }).click();
  await expect.poll(() => search(page).get('sort')).toBe('name desc');

  await chooseItem('Delete');
  await toast(page, /newest first.* deleted|The experiment opens as usual/).waitFor();
  await expect
    .poll(async () => (await client.listViews({ query: { experimentId: digits } })).views.map(({ name }) => name))
    .not.toContain('newest first');
  expect((await client.getExperiment({ params: { experimentId: digits } })).tags).toEqual({ team: 'vision' });
  await page.getByRole('button', { name: 'Undo' }).click();
  await expect
    .poll(async () => (await client.listViews({ query: { experimentId: digits } })).views.map(({ name }) => name))
    .toContain('newest first');
  expect(faults).toEqual([]);
  await page.close();
});

test('the way to a page is there before the name of its experiment, and the experiment is what was looked at', async () => {
  const page = await context.newPage();
  let arrive = (): void => undefined;
  const name = new Promise<void>((resolve) => (arrive = resolve));
  await page.route(new RegExp(`/experiments/${digits}(?:\\?|$)`), async (route) => {
    await name;
    await route.continue();
  });
  await page.goto(`${server.url}/experiments/${digits}/groups`);
  const way = page.getByRole('navigation', { name: 'Where this page is' });
  await expect.poll(() => way.getByRole('listitem').allInnerTexts()).toEqual(['Experiments', 'Experiment', 'Groups']);
  arrive();
  await expect.poll(() => way.getByRole('listitem').allInnerTexts()).toEqual(['Experiments', 'digits', 'Groups']);
  expect(await way.locator('[aria-current]').allInnerTexts()).toEqual(['Groups']);
  await page.keyboard.press('Control+k');
  await page.getByRole('option', { name: 'digits', exact: true }).waitFor();
  expect(await page.getByRole('option', { name: 'Groups', exact: true }).count()).toBe(0);
  await page.close();
});
