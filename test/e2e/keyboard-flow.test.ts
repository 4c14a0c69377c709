import { expect, test } from 'vitest';
import type { Page } from 'playwright-core';
import { startServer } from '../support/server.ts';
import { collectFaults, launchBrowser } from './support/browser.ts';
import { clientOf } from './support/seed.ts';

const search = (page: Page, name: string): string | null => new URL(page.url()).searchParams.get(name);

/** Presses Tab until what is focused is as said; what cannot be reached so is not there for the keyboard. */
async function tabTo(page: Page, isThere: string): Promise<void> {
  for (let presses = 0; presses < 120; presses++) {
    if (await page.evaluate<boolean>(`((element) => ${isThere})(document.activeElement)`)) return;
    await page.keyboard.press('Tab');
  }
  throw new Error(`Tab never came to where ${isThere}.`);
}
const named = (name: string): string =>
  `(element.getAttribute('aria-label') ?? element.textContent).trim().startsWith(${JSON.stringify(name)})`;

test('with keys alone, and no address written: find the run, compare, choose the baseline, save the view, share it, and another reads it', async () => {
  await using server = await startServer();
  await using browser = await launchBrowser();
  const client = clientOf(server.url);
  const { id: experimentId } = await client.createExperiment({ body: { name: 'digits' } });
  const runIds: string[] = [];
  for (let i = 0; i < 60; i++) {
    const run = await client.createRun({
      body: { experimentId, name: `seed ${i}`, parameters: { lr: i / 100, opt: i < 3 ? 'adam' : 'sgd' } },
    });
    runIds.push(run.id);
    const points = [0, 1, 2].map((step) => ({ name: 'loss', value: 60 - i + 1 / (step + 1), step }));
    await client.logMetrics({ params: { runId: run.id }, body: { points } });
  }
  const context = await browser.newContext({ permissions: ['clipboard-read', 'clipboard-write'] });
  const page = await context.newPage();
  const faults = collectFaults(page);
  await page.goto(server.url);
  await page.getByRole('region', { name: 'Recent runs' }).waitFor();

  // Find: the run by its name, from there its experiment.
  await page.keyboard.press('Control+k');
  await page.getByRole('combobox', { name: 'Search and commands' }).waitFor();
  await page.keyboard.type('seed 57');
  await page
    .getByRole('option', { name: /seed 57/ })
    .first()
    .waitFor();
  await page.keyboard.press('Enter');
  await page.getByRole('heading', { level: 1, name: 'seed 57' }).waitFor();
  await tabTo(page, `element.tagName === 'A' && ${named('digits')}`);
  await page.keyboard.press('Enter');
  await page.getByRole('heading', { level: 1, name: 'digits' }).waitFor();

  // The best three of those with one optimizer: by the filter box and the head of a column.
  await page.getByRole('status').getByText('60 runs').waitFor();
  await page.keyboard.press('/');
  await page.keyboard.type('params.opt = "adam"');
  await page.keyboard.press('Enter');
  await page.getByRole('status').getByText('3 runs').waitFor();
  await tabTo(page, `element.getAttribute('role') === 'grid'`);
  for (const key of ['Control+Home', 'ArrowUp']) await page.keyboard.press(key);
  const activeCell = (): Promise<string> =>
    page.evaluate<string>(
      `document.getElementById(document.activeElement.getAttribute('aria-activedescendant'))?.textContent ?? ''`,
    );
  for (let presses = 0; presses < 20 && !(await activeCell()).startsWith('loss'); presses++)
    await page.keyboard.press('ArrowRight');
  await page.keyboard.press('Enter');
  await expect.poll(() => search(page, 'sort')).toMatch(/^metrics\.loss/);
  await expect.poll(() => page.locator('.grid-stale').count()).toBe(0);

  // Save and share the view of them.
  await page.keyboard.press('Control+s');
  await page.getByRole('dialog', { name: 'Save the view' }).waitFor();
  await page.keyboard.type('adam by loss');
  await tabTo(page, `element.type === 'checkbox'`);
  await page.keyboard.press('Space');
  await tabTo(page, `element.tagName === 'BUTTON' && ${named('Save')}`);
  await page.keyboard.press('Enter');
  await page.locator('.toast').getByText('“adam by loss” is saved.').waitFor();
  const saved = (await client.listViews({ query: { experimentId } })).views[0];
  expect(saved).toMatchObject({ name: 'adam by loss', shared: true, state: { filter: 'params.opt = "adam"' } });
  await page.getByRole('dialog').waitFor({ state: 'detached' });
  await tabTo(page, `element.tagName === 'BUTTON' && ${named('Share')}`);
  await page.keyboard.press('Enter');
  await page.locator('.toast').getByText('A link to this view is copied.').waitFor();
  const link = await page.evaluate<string>('navigator.clipboard.readText()');

  // Compare: three chosen by keys, another made the baseline, one left out.
  await tabTo(page, `element.getAttribute('role') === 'grid'`);
  await page.keyboard.press('Control+Home');
  for (const key of ['x', 'j', 'x', 'j', 'x', 'c']) await page.keyboard.press(key);
  await expect.poll(() => new URL(page.url()).pathname).toBe('/compare');
  await page.locator('main').getByText('3 runs', { exact: true }).waitFor();
  await tabTo(page, `element.tagName === 'BUTTON' && ${named('as baseline')}`);
  await page.keyboard.press('Enter');
  await expect.poll(() => search(page, 'baseline')).not.toBeNull();
  await tabTo(page, `element.tagName === 'BUTTON' && ${named('Leave out')}`);
  await page.keyboard.press('Enter');
  await expect.poll(() => search(page, 'runs')?.split(',').length).toBe(2);
  await tabTo(page, `element.tagName === 'A' && ${named('Metrics')}`);
  await page.keyboard.press('Enter');
  await page.getByRole('grid', { name: 'Metrics of the runs' }).getByText('loss').waitFor();
  await page.keyboard.press('Control+k');
  await page.keyboard.type('copy a link');
  await page.getByRole('option', { name: /Copy a link to this view/ }).waitFor();
  await page.keyboard.press('Enter');
  await expect.poll(() => page.evaluate<string>('navigator.clipboard.readText()')).toBe(page.url());
  expect(faults).toEqual([]);

  // So many runs that their address is too long for mails: the link is short.
  await page.goto(`${server.url}/compare?runs=${runIds.join(',')}&tab=metrics`);
  await page.locator('main').getByText('60 runs', { exact: true }).waitFor();
  await tabTo(page, `element.tagName === 'BUTTON' && ${named('Share')}`);
  await page.keyboard.press('Enter');
  const clipboard = (): Promise<string> => page.evaluate<string>('navigator.clipboard.readText()');
  await expect.poll(clipboard).toMatch(/\/compare\?view=[\w-]{16,40}$/);
  const short = await clipboard();

  // What was shared shows another the same.
  const other = await (await browser.newContext()).newPage();
  await other.goto(link);
  await other.getByRole('status').getByText('3 runs').waitFor();
  expect(saved?.state).toMatchObject({ filter: search(other, 'filter'), sort: search(other, 'sort') });
  await other.goto(short);
  await other.locator('main').getByText('60 runs', { exact: true }).waitFor();
  await other.getByRole('grid', { name: 'Metrics of the runs' }).getByText('loss').waitFor();
  await context.close();
  await other.context().close();
});
