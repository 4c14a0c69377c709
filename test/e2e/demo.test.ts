import { spawn } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import type { Locator, Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { startServer } from '../support/server.ts';
import { collectFaults, launchBrowser } from './support/browser.ts';
import { clientOf } from './support/seed.ts';

const demo = fileURLToPath(new URL('../../examples/digits/src/main.ts', import.meta.url));

/** Opens runs while they train, until the curve of one was seen to get longer under the eyes of the reader. */
async function watchGrowth(page: Page, url: string): Promise<boolean> {
  const client = clientOf(url);
  const charts = page.getByRole('img', { name: /loss: 1 curve, [\d,]+/ });
  for (;;) {
    const { runs } = await client.searchRuns({ body: { sort: 'started desc', limit: 100 } });
    const running = runs.find((run) => run.status === 'running');
    if (running === undefined) {
      if (runs.length >= 12) return false;
      await page.waitForTimeout(50);
      continue;
    }
    await page.goto(`${url}/runs/${running.id}/charts`);
    const lengths = new Set<string>();
    while ((await client.getRun({ params: { runId: running.id } })).status === 'running') {
      for (const label of await labelsOf(charts)) lengths.add(label);
      const perMetric = Map.groupBy(lengths, (label) => label.slice(0, label.indexOf(':')));
      if ([...perMetric.values()].some((each) => each.length > 1)) return true;
      await page.waitForTimeout(50);
    }
  }
}

const labelsOf = (charts: Locator): Promise<string[]> =>
  charts.evaluateAll((elements) => elements.map((element) => element.getAttribute('aria-label') ?? ''));

test("the demo's runs appear while they train, and a curve grows", { timeout: 300_000 }, async () => {
  await using server = await startServer();
  await using browser = await launchBrowser();
  const page = await browser.newPage({ viewport: { width: 1280, height: 900 } });
  const faults = collectFaults(page);
  await page.goto(server.url);
  await page.getByText('Waiting for the first run').waitFor();

  const training = spawn(
    process.execPath,
    ['--conditions=source', '--disable-warning=ExperimentalWarning', demo, '--exit', '--data', server.dataDir],
    { stdio: ['ignore', 'pipe', 'pipe'] },
  );
  let output = '';
  training.stdout.on('data', (chunk: Buffer) => (output += chunk.toString()));
  training.stderr.on('data', (chunk: Buffer) => (output += chunk.toString()));
  const ended = new Promise<number | null>((resolve) => training.once('exit', resolve));
  try {
    await page.getByRole('region', { name: 'Your first run' }).waitFor({ timeout: 60_000 });
    await page.getByRole('table', { name: 'Experiments' }).getByRole('link').first().click();
    const table = page.getByRole('grid', { name: 'Runs' });
    const links = table.getByRole('link');
    await links.first().waitFor();
    const seen = new Set<number>();
    const watchRows = async (): Promise<number> => {
      const count = await links.count();
      seen.add(count);
      return count;
    };
    await expect.poll(watchRows, { timeout: 60_000, interval: 50 }).toBeGreaterThan(2);
    // Not all at once: the table filled while runs were under way.
    expect(Math.min(...seen)).toBeLessThan(12);

    const tablePage = page.url();
    expect(await watchGrowth(page, server.url), output).toBe(true);

    expect(await ended, output).toBe(0);
    await page.goto(tablePage);
    await expect.poll(() => links.count()).toBe(12);
    await expect.poll(() => table.getByText('Completed').count()).toBe(12);
    expect(faults).toEqual([]);
  } finally {
    training.kill();
    await ended;
  }
});
