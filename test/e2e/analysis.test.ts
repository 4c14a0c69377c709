import { readFile } from 'node:fs/promises';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { startServer } from '../support/server.ts';
import type { TestServer } from '../support/server.ts';
import { collectFaults, launchBrowser } from './support/browser.ts';
import { seedAnalysis, seedsOfEach } from './support/seed-analysis.ts';
import { clientOf, type AssayClient } from './support/seed.ts';

let server: TestServer;
let browser: Browser;
let client: AssayClient;
let experimentId: string;
let runIds: readonly string[];

beforeAll(async () => {
  server = await startServer();
  browser = await launchBrowser();
  client = clientOf(server.url);
  ({ experimentId, runIds } = await seedAnalysis(client));
});

afterAll(async () => {
  await browser.close();
  await server[Symbol.asyncDispose]();
});

test('which is better? from the groups of a table to a sentence, its picture and its numbers', async () => {
  const context = await browser.newContext({ permissions: ['clipboard-read', 'clipboard-write'] });
  const page = await context.newPage();
  const faults = collectFaults(page);
  await page.goto(`${server.url}/experiments/${experimentId}?group=params.optimizer`);
  await page.getByRole('link', { name: 'Which is better?' }).click();
  const metric = page.getByRole('combobox', { name: 'Metric' });
  await metric.selectOption('accuracy');
  const verdict = page.getByRole('region', { name: 'The verdict' });
  await verdict.getByText('3 pairs of sets on accuracy').waitFor();
  const answer = await client.compareRuns({
    body: { metric: 'accuracy', by: 'params.optimizer', scope: { experimentIds: [experimentId] } },
  });
  expect(await verdict.getByRole('status').textContent()).toBe(answer.sentence);
  expect(answer.pairs.map(({ n }) => n.a)).toEqual([seedsOfEach, seedsOfEach, seedsOfEach]);
  // Every run is a dot, that can be gone to by key; the dot opens its run.
  const sets = page.getByRole('application', { name: 'The sets, and every run', exact: true });
  await sets.focus();
  for (let i = 0; i < 4; i++) await page.keyboard.press('ArrowDown');
  await page.getByText(/^adam seed \d$/).waitFor();
  // Against one set, and with the smallest difference that matters, it is another question, in another address.
  await page.getByRole('combobox', { name: 'Against' }).selectOption('adam');
  await page.getByRole('textbox', { name: 'Matters from' }).fill('0.02');
  await page.keyboard.press('Enter');
  await page.getByText('grey: too small to matter, within ±0.02').waitFor();
  const held = await client.compareRuns({
    body: {
      metric: 'accuracy',
      by: 'params.optimizer',
      scope: { experimentIds: [experimentId] },
      baseline: { set: 'adam' },
      minEffect: 0.02,
    },
  });
  await verdict.getByText(held.sentence).waitFor();
  expect(held.pairs.map((pair) => pair.verdict)).toEqual(['equivalent', 'worse']);
  await page.reload();
  await verdict.getByText(held.sentence).waitFor();
  await page.getByText(held.pairs[1]?.sentence ?? 'no pair').click();
  await page.getByText('pairs by seed').filter({ visible: true }).waitFor();
  await verdict.getByRole('button', { name: 'Copy the sentence' }).click();
  await verdict.getByText('Copied').waitFor();
  expect(await page.evaluate<string>('navigator.clipboard.readText()')).toBe(held.sentence);
  // One run each: it refuses, and says so.
  await page.goto(
    `${server.url}/compare?tab=verdict&metric=accuracy&group=params.optimizer&runs=${runIds[0] ?? ''},${runIds[8] ?? ''}`,
  );
  await page.getByText('No claim').first().waitFor();
  expect(await verdict.getByRole('status').textContent()).toMatch(/no claim can be made/i);
  // By hand: two sets of the chosen runs.
  await page.getByRole('combobox', { name: 'Sets' }).selectOption({ label: 'Groups, or by hand …' });
  const dialog = page.getByRole('dialog', { name: 'Sets of runs' });
  await dialog.getByRole('combobox', { name: 'Set of adam seed 0' }).selectOption('B');
  await dialog.getByRole('combobox', { name: 'Set of adamw seed 0' }).selectOption('A');
  await dialog.getByRole('button', { name: 'Use these sets' }).click();
  await page.getByRole('button', { name: 'Change the sets …' }).waitFor();
  await page
    .getByText(/[AB] − [AB]/)
    .or(page.getByText('No difference can be told'))
    .first()
    .waitFor();
  expect(faults).toEqual([]);
  await context.close();
});

test('a baseline is set from the table, shown, used as what the others are held against, and cleared', async () => {
  const page = await browser.newPage();
  const faults = collectFaults(page);
  const baselineOf = async () => (await client.getExperiment({ params: { experimentId } })).baseline;
  await page.goto(`${server.url}/experiments/${experimentId}?selected=${runIds[2] ?? ''}`);
  await page.getByRole('button', { name: 'Set as baseline' }).click();
  await page.getByRole('button', { name: 'Baseline 1 run' }).waitFor();
  expect((await baselineOf())?.runIds).toEqual([runIds[2]]);
  await page.getByRole('combobox', { name: 'What number columns show' }).selectOption('percent');
  await page.getByText('base', { exact: true }).first().waitFor();
  await page
    .getByText(/^[+−]?[\d.]+ %$/)
    .first()
    .waitFor();
  await page.goto(`${server.url}/runs/${runIds[2] ?? ''}`);
  await page.getByText('baseline', { exact: true }).waitFor();
  await page.goto(`${server.url}/experiments/${experimentId}`);
  await page.getByRole('button', { name: 'Baseline 1 run' }).click();
  await page.getByRole('link', { name: 'What beats it?' }).click();
  await page.getByRole('region', { name: 'The verdict' }).waitFor();
  expect(await page.getByRole('combobox', { name: 'Against' }).inputValue()).toBe('*baseline*');
  await page.goto(`${server.url}/experiments/${experimentId}`);
  await page.getByRole('button', { name: 'Baseline 1 run' }).click();
  await page.getByRole('button', { name: 'Clear' }).click();
  await page.getByText('The experiment has no baseline now.').waitFor();
  expect(await baselineOf()).toBeNull();
  await page.getByRole('button', { name: 'Undo' }).click();
  await page.getByRole('button', { name: 'Baseline 1 run' }).waitFor();
  expect(faults).toEqual([]);
  await page.close();
});

test('a curve alone is told of: what it did, in words and as a mark', async () => {
  const page = await browser.newPage();
  await page.goto(`${server.url}/runs/${runIds[0] ?? ''}/charts`);
  await page.getByText('val_loss overfits from step').waitFor();
  await page.close();
});

test('a report: from an experiment without writing, saved, edited with faults at their lines, versions, frozen, taken away', async () => {
  const page = await browser.newPage();
  const faults = collectFaults(page);
  await page.goto(`${server.url}/reports`);
  await page.getByRole('heading', { name: 'What a report is' }).waitFor();
  await page.getByRole('link', { name: 'optimizers with eight seeds each' }).click();
  await page.getByText('not saved').waitFor();
  await page.getByRole('button', { name: 'Save' }).click();
  await page.waitForURL(/\/reports\/[0-9a-f]{32}$/);
  const reportId = page.url().slice(-32);
  await page.getByRole('button', { name: 'Edit' }).click();
  const field = page.getByRole('textbox', { name: 'Source of the report' });
  const source = [
    '# Which optimizer?',
    '',
    'Read <script>alert(1)</script> [this](javascript:alert(1)).',
    '',
    '```assay',
    'panel: table',
    'limit: 50',
    'title: All of them',
    '```',
    '',
    '```assay',
    'panel: nonsense',
    '```',
    '',
  ].join('\n');
  await field.fill(source);
  const fault = page.getByRole('list', { name: 'Faults' }).getByRole('button', { name: 'Line 12' });
  await fault.click();
  expect(await page.evaluate<string>('getSelection().toString()')).toBe('panel: nonsense');
  await page.getByRole('heading', { level: 1, name: 'Which optimizer?' }).waitFor();
  expect(await page.locator('.report-prose script, .report-prose [href^="javascript"]').count()).toBe(0);
  await field.fill(source.replace('panel: nonsense', 'panel: table\ntitle: Once more'));
  await page.getByText('No faults').waitFor();
  await page.keyboard.press('Control+S');
  await page.getByRole('button', { name: 'Version 2' }).waitFor();
  await page.getByRole('heading', { name: 'All of them' }).waitFor();
  await page.getByRole('cell', { name: 'adam seed 0' }).first().waitFor();
  // It follows its data without a jump: a run that is renamed is renamed in it.
  await client.updateRun({ params: { runId: runIds[0] ?? '' }, body: { name: 'adam, renamed' } });
  await page.getByRole('cell', { name: 'adam, renamed' }).first().waitFor();
  await page.getByRole('button', { name: 'Freeze' }).click();
  await page.getByRole('button', { name: 'Thaw' }).waitFor();
  await page.getByText('frozen', { exact: true }).first().waitFor();
  await page.getByRole('button', { name: /^Version 3/ }).click();
  await page.getByRole('group', { name: 'Versions of the report' }).getByRole('link', { name: /^1/ }).click();
  await page.getByText('This is version 1').waitFor();
  await page.getByRole('button', { name: 'Restore this version' }).click();
  await page.getByRole('button', { name: 'Version 4' }).waitFor();
  await page.getByRole('button', { name: 'Download' }).click();
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('menuitem', { name: 'HTML, one file' }).click(),
  ]);
  expect(await readFile(await download.path(), 'utf8')).toMatch(/^<!doctype html>/i);
  await page.getByRole('button', { name: 'Delete' }).click();
  await page.waitForURL(/\/reports$/);
  await page.getByRole('button', { name: 'Undo' }).click();
  await page.waitForURL(new RegExp(`/reports/${reportId}`));
  await page.getByRole('button', { name: 'Version 4' }).waitFor();
  expect(faults).toEqual([]);
  await page.close();
});
