import { readFile } from 'node:fs/promises';
import { expect, test } from 'vitest';
import { startServer } from '../support/server.ts';
import { collectFaults, launchBrowser } from './support/browser.ts';
import { plotBox } from './support/line-chart.ts';
import { clientOf } from './support/seed.ts';

test('a time that is marked in the log stands on every chart of the run, at its step', async () => {
  await using server = await startServer();
  await using browser = await launchBrowser();
  const client = clientOf(server.url);
  const startedMs = Date.UTC(2026, 10, 21, 9);
  const { id: runId } = await client.createRun({ body: { name: 'marked', startedMs } });
  const points = Array.from({ length: 101 }, (_, step) => [
    { name: 'loss', step, timeMs: startedMs + step * 1000, value: 1 },
    { name: 'accuracy', step, timeMs: startedMs + step * 1000, value: 2 },
  ]).flat();
  await client.logMetrics({ params: { runId }, body: { points } });
  const lines = Array.from({ length: 100 }, (_, n) => ({
    timeMs: startedMs + n * 1000 + 500,
    stream: 'stdout' as const,
    text: n === 60 ? 'the learning rate falls' : `step ${n}`,
  }));
  await client.appendLog({ params: { runId }, body: { lines } });
  const context = await browser.newContext({ viewport: { width: 1280, height: 900 }, timezoneId: 'UTC' });
  const page = await context.newPage();
  const faults = collectFaults(page);
  await page.goto(`${server.url}/runs/${runId}/logs?find=falls`);
  const log = page.getByRole('region', { name: 'Log' });
  await log.getByText('learning rate').waitFor();
  await log.getByRole('button', { name: /^Mark .*09:01:00/ }).click();
  await page.getByRole('link', { name: 'Charts' }).click();
  for (const name of ['loss', 'accuracy']) {
    const panel = page.getByRole('region', { name, exact: true });
    await panel.getByText('101 points').waitFor();
    await plotBox(panel);
    const picture = async (): Promise<string> => {
      const waiting = page.waitForEvent('download');
      await panel.getByRole('button', { name: `Menu of ${name}` }).click();
      await page.getByRole('menuitem', { name: 'Save as SVG' }).click();
      return readFile(await (await waiting).path(), 'utf8');
    };
    await expect.poll(picture, { message: name, interval: 500 }).toContain('>09:01:00<');
  }
  await page.getByRole('combobox', { name: 'x axis', exact: true }).selectOption({ label: 'Time of day' });
  await page.getByRole('button', { name: /^Marked/ }).waitFor();
  await page.getByRole('button', { name: 'Remove the mark' }).click();
  await expect.poll(() => new URL(page.url()).searchParams.get('at')).toBeNull();
  expect(faults).toEqual([]);
  await context.close();
});
