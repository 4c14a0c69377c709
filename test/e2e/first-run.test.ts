import { expect, test } from 'vitest';
import { startServer } from '../support/server.ts';
import { collectFaults, launchBrowser } from './support/browser.ts';
import { clientOf } from './support/seed.ts';

test('a fresh server shows how to log a run, and the run when it arrives', async () => {
  await using server = await startServer();
  await using browser = await launchBrowser();
  const context = await browser.newContext({ permissions: ['clipboard-read', 'clipboard-write'] });
  const page = await context.newPage();
  const faults = collectFaults(page);
  await page.goto(server.url);

  const guide = page.getByRole('region', { name: 'Log your first run' });
  await guide.getByText(`ASSAY_URL=${server.url}`).waitFor();
  await guide.getByRole('button', { name: 'Command line' }).click();
  await guide.getByText('assay exec --experiment first-steps').waitFor();
  await guide.getByRole('button', { name: 'Copy the example for Command line' }).click();
  await guide.getByText('Copied').waitFor();
  expect(await page.evaluate<string>('navigator.clipboard.readText()')).toContain(`export ASSAY_URL=${server.url}`);
  await page.getByText('Waiting for the first run').waitFor();
  await page.getByRole('status').getByText('Live').waitFor();

  const client = clientOf(server.url);
  const run = await client.createRun({ body: { experimentName: 'first-steps', name: 'hello' } });

  const arrived = page.getByRole('region', { name: 'Your first run' });
  await arrived.getByText('Running').waitFor();
  expect(await guide.count()).toBe(0);
  await page
    .getByRole('region', { name: 'Experiments lately active' })
    .getByRole('link', { name: 'first-steps' })
    .waitFor();

  await client.updateRun({ params: { runId: run.id }, body: { status: 'completed' } });
  await arrived.getByText('Completed').waitFor();
  await arrived.getByRole('link', { name: 'hello' }).click();
  await page.getByRole('heading', { level: 1, name: 'hello' }).waitFor();
  expect(new URL(page.url()).pathname).toBe(`/runs/${run.id}`);
  expect(faults).toEqual([]);
});
