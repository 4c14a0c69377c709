import { expect, test } from 'vitest';
import { startServer } from '../support/server.ts';
import { collectFaults, launchBrowser } from './support/browser.ts';
import { clientOf } from './support/seed.ts';

const nameCount = 3000;

test('of thousands of charts only those in sight ask for anything, and a pattern finds one', async () => {
  await using server = await startServer();
  await using browser = await launchBrowser();
  const client = clientOf(server.url);
  const { id: runId } = await client.createRun({ body: { name: 'wide' } });
  const points = Array.from({ length: nameCount }, (_, i) =>
    [0, 1].map((step) => ({ name: `layer ${i}/weight`, value: i + step, step })),
  ).flat();
  for (let from = 0; from < points.length; from += 1000)
    await client.logMetrics({ params: { runId }, body: { points: points.slice(from, from + 1000) } });
  const page = await browser.newPage({ viewport: { width: 1280, height: 900 } });
  const faults = collectFaults(page);
  const asked = new Set<string>();
  page.on('request', (request) => {
    if (!request.url().endsWith('/metrics/query')) return;
    for (const name of (request.postDataJSON() as { readonly names: readonly string[] }).names) asked.add(name);
  });
  await page.goto(`${server.url}/runs/${runId}/charts`);
  await page.getByText('3,000 charts').waitFor();
  const charts = page.getByRole('application').or(page.getByRole('img', { name: /weight: 1 curve/ }));
  await charts.first().waitFor();
  // Long enough for others to ask, too.
  await page.waitForTimeout(1500);
  expect(asked.size).toBeGreaterThan(0);
  expect(asked.size).toBeLessThan(60);
  const box = page.getByRole('searchbox', { name: /Find charts/ });
  await box.fill('/^layer 2(77|88)7\\/w/');
  await page.getByText('2 of 3,000 charts').waitFor();
  for (const name of ['layer 2777/weight', 'layer 2887/weight'])
    await page.getByRole('region', { name, exact: true }).getByText('2 points').waitFor();
  expect(asked.has('layer 2777/weight')).toBe(true);
  await box.fill('LAYER 2999');
  await page.getByText('1 of 3,000 charts').waitFor();
  await page.getByRole('region', { name: 'layer 2999/weight' }).getByText('2 points').waitFor();
  expect(asked.size).toBeLessThan(120);
  expect(faults).toEqual([]);
});
