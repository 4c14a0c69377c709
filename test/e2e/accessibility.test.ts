import type { BrowserContext, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { seriousFindings } from './support/axe.ts';
import { openEveryPage, pageNames, pagesShown } from './support/every-page.ts';
import type { EveryPage } from './support/every-page.ts';
import { faultsOfLongTexts, faultsOfTexts } from './support/long-texts.ts';

let every: EveryPage;
/** For pages that need nothing of their own: code that one has loaded, the next has. */
let shared: BrowserContext;

const usual = { width: 1280, height: 800 };

beforeAll(async () => {
  every = await openEveryPage();
  shared = await every.browser.newContext({ colorScheme: 'light', reducedMotion: 'reduce', viewport: usual });
});

afterAll(() => every[Symbol.asyncDispose]());

/** In both themes and with the colours of the system: what else axe looks at is the same in all of them. */
async function seriousInThemes(page: Page): Promise<unknown[]> {
  const inLight = await seriousFindings(page);
  await page.emulateMedia({ colorScheme: 'dark' });
  const inDark = await seriousFindings(page, ['color-contrast']);
  await page.emulateMedia({ colorScheme: 'light', forcedColors: 'active' });
  const inForced = await seriousFindings(page, ['color-contrast']);
  await page.emulateMedia({ forcedColors: 'none' });
  return [...inLight, ...inDark, ...inForced];
}

/** How much wider the page and its content are than what is seen of them. */
const overflow = `[document.documentElement, document.querySelector('#content')].map((e) => e.scrollWidth - e.clientWidth)`;

test.each(pageNames)(
  '%s: axe finds nothing serious, no text is cut off or covered: as it is, at 200 % zoom, in a language of longer words',
  async (name) => {
    const page = await shared.newPage();
    await page.goto(every.server.url + every.addresses[name]);
    await page.getByText(pagesShown[name]).filter({ visible: true }).first().waitFor();
    expect(await page.title()).toMatch(/^.+ · Assay$|^Assay$/);
    expect(await seriousInThemes(page)).toEqual([]);
    expect(await faultsOfTexts(page)).toEqual([]);

    await page.setViewportSize({ width: usual.width / 2, height: usual.height / 2 });
    await expect.poll(() => page.evaluate(overflow)).toEqual([0, 0]);
    await expect.poll(() => faultsOfTexts(page)).toEqual([]);
    await page.setViewportSize(usual);
    await expect.poll(() => faultsOfTexts(page)).toEqual([]);
    expect(await faultsOfLongTexts(page)).toEqual([]);
    await page.close();
  },
);

test('windows over the page: axe finds nothing serious, longer words have their room', async () => {
  const page = await shared.newPage();
  await page.goto(`${every.server.url}${every.addresses.runs}`);
  await page.getByRole('heading', { level: 1, name: 'digits' }).waitFor();
  const look = async (title: string): Promise<void> => {
    await page.getByRole('dialog', { name: title }).waitFor();
    expect(await seriousInThemes(page), title).toEqual([]);
    expect(await faultsOfLongTexts(page), title).toEqual([]);
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
  const context = await every.browser.newContext({ forcedColors: 'active', viewport: { width: 1280, height: 800 } });
  const page = await context.newPage();
  await page.goto(`${every.server.url}/experiments`);
  await page.locator('.status-bar-completed').first().waitFor();
  const styleOf = (selector: string, name: string): Promise<string> =>
    page.evaluate<string>(`getComputedStyle(document.querySelector('${selector}')).${name}`);
  expect(await styleOf('#rail [aria-current="page"]', 'outlineStyle')).toBe('solid');
  expect(await styleOf('.status-bar-completed', 'backgroundColor')).toBe('rgb(26, 127, 69)');
  await context.close();
});

test('at 200 % zoom the pages are behind a menu', async () => {
  const context = await every.browser.newContext({ viewport: { width: 640, height: 400 }, deviceScaleFactor: 2 });
  const page = await context.newPage();
  await page.goto(every.server.url);
  await page.getByRole('button', { name: 'Pages' }).click();
  await page.getByRole('link', { name: 'Unassigned' }).click();
  await page.getByRole('heading', { level: 1, name: 'Unassigned runs' }).waitFor();
  expect(await page.getByRole('link', { name: 'Models' }).isVisible()).toBe(false);
  await context.close();
});

test('on paper there is no chrome, and the colours are the light ones', async () => {
  const context = await every.browser.newContext({ colorScheme: 'dark', viewport: { width: 1280, height: 800 } });
  const page = await context.newPage();
  await page.goto(`${every.server.url}/experiments`);
  await page.getByText('a-search-with').first().waitFor();
  await page.emulateMedia({ media: 'print', colorScheme: 'dark' });
  expect(await page.evaluate('getComputedStyle(document.body).backgroundColor')).toBe('rgb(255, 255, 255)');
  expect(await page.getByRole('navigation', { name: 'Pages' }).isVisible()).toBe(false);
  expect(await page.getByRole('button', { name: 'New experiment' }).isVisible()).toBe(false);
  await page.getByRole('heading', { name: 'Experiments' }).waitFor();
  await context.close();
});

test('settings are kept by the browser, and in force at once', async () => {
  const own = await every.browser.newContext({ timezoneId: 'Asia/Tokyo', colorScheme: 'light' });
  const page = await own.newPage();
  await page.goto(every.server.url);
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
