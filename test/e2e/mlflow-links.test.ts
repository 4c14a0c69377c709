import { expect, test } from 'vitest';
import { startServer } from '../support/server.ts';
import { collectFaults, launchBrowser } from './support/browser.ts';
import { clientOf } from './support/seed.ts';

test('the addresses that MLflow’s client prints lead to the run and its experiment', async () => {
  await using server = await startServer();
  await using browser = await launchBrowser();
  const page = await (await browser.newContext()).newPage();
  const faults = collectFaults(page);
  const made = await fetch(`${server.url}/api/2.0/mlflow/runs/create`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ experiment_id: '0', run_name: 'from-mlflow', start_time: 1_790_000_000_000 }),
  });
  const { run } = (await made.json()) as { run: { info: { run_id: string } } };

  await page.goto(`${server.url}/#/experiments/0/runs/${run.info.run_id}`);
  await page.getByRole('heading', { level: 1, name: 'from-mlflow' }).waitFor();
  expect(new URL(page.url()).pathname).toBe(`/runs/${run.info.run_id}`);

  // Pasted into the tab that is open.
  await page.evaluate(`location.hash = '#/experiments/0'`);
  await page.getByRole('heading', { level: 1, name: 'Default' }).waitFor();
  const [first] = (await clientOf(server.url).listExperiments({})).experiments;
  expect(new URL(page.url()).pathname).toBe(`/experiments/${first?.id}`);
  expect(faults).toEqual([]);
});
