import { expect, test } from 'vitest';
import { startServer } from '../support/server.ts';
import { collectFaults, launchBrowser } from './support/browser.ts';
import { clientOf } from './support/seed.ts';

test('models are registered, found, followed to their run and put into production', async () => {
  await using server = await startServer();
  await using browser = await launchBrowser();
  const context = await browser.newContext({ permissions: ['clipboard-read', 'clipboard-write'] });
  const page = await context.newPage();
  // The alias that is refused.
  const faults = collectFaults(page, [/status of 400/]);
  await page.goto(server.url);
  await page.getByRole('link', { name: 'Models' }).click();

  const guide = page.getByRole('region', { name: 'Register your first model' });
  await guide.getByRole('button', { name: 'MLflow' }).click();
  await guide.getByRole('button', { name: 'Copy the example for MLflow' }).click();
  await guide.getByText('Copied').waitFor();
  expect(await page.evaluate<string>('navigator.clipboard.readText()')).toContain(`MLFLOW_TRACKING_URI=${server.url}`);
  await page.getByRole('status').getByText('Live').waitFor();

  const client = clientOf(server.url);
  const run = await client.createRun({ body: { name: 'train', experimentName: 'digits' } });
  const name = 'Ziffern 漢 100% #1';
  await client.createModel({ body: { name, description: 'Reads digits', tags: { team: 'vision' } } });
  await client.createModel({ body: { name: 'other' } });
  for (const runId of [run.id, 'f'.repeat(32)])
    await client.createModelVersion({ params: { model: name }, body: { source: `runs:/${runId}/model`, runId } });
  await client.setModelAlias({ params: { model: name, alias: 'champion' }, body: { version: 1 } });

  const row = page.getByRole('row', { name });
  await row.getByText('@champion → 1').waitFor();
  expect(await guide.count()).toBe(0);
  await page.getByRole('searchbox', { name: 'Find a model' }).fill('CHAMP');
  await page.getByRole('link', { name: 'other' }).waitFor({ state: 'detached' });
  await row.getByRole('link', { name }).click();

  await page.getByRole('heading', { level: 1, name }).waitFor();
  const versions = page.getByRole('region', { name: 'Versions' });
  await versions.getByRole('rowheader', { name: '2' }).waitFor();
  expect((await versions.getByRole('link').allTextContents()).filter((text) => text !== '')).toEqual(['train']);
  const stage = versions.getByRole('combobox', { name: 'Stage of version 1' });
  await stage.focus();
  await page.keyboard.type('Prod');
  await page.keyboard.press('Enter');
  await page.getByRole('region', { name: 'History' }).getByText('Version 1 went from None to Production').waitFor();
  expect((await client.getModelVersion({ params: { model: name, version: '1' } })).stage).toBe('Production');

  await versions.getByRole('combobox', { name: 'Approval of version 2' }).selectOption('Rejected');
  await page.getByText('The approval of version 2 went from none to Rejected').waitFor();
  const aliases = page.getByRole('form', { name: 'Set an alias' });
  await aliases.getByRole('combobox', { name: 'Alias' }).fill('v1');
  await aliases.getByRole('spinbutton', { name: 'Version' }).fill('2');
  await page.keyboard.press('Enter');
  await aliases.getByRole('alert').getByText('"v1" is reserved').waitFor();
  await aliases.getByRole('combobox', { name: 'Alias' }).fill('champion');
  await page.keyboard.press('Enter');
  await page.getByText('@champion was set to version 2; before it was at 1').waitFor();

  await client.updateModelVersion({ params: { model: name, version: '1' }, body: { stage: 'Archived' } });
  await page.getByText('Version 1 went from Production to Archived').waitFor();
  await expect.poll(() => stage.inputValue()).toBe('Archived');
  await page.reload();
  await page.getByRole('heading', { level: 1, name }).waitFor();
  await versions.getByRole('link', { name: 'train' }).click();
  await page.getByRole('heading', { level: 1, name: 'train' }).waitFor();
  const registered = page.getByRole('region', { name: 'Registered models' });
  await registered.getByText('Archived').waitFor();
  await client.setModelAlias({ params: { model: name, alias: 'old' }, body: { version: 1 } });
  await registered.getByText('@old').waitFor();
  await registered.getByRole('link', { name }).click();
  await page.getByRole('heading', { level: 1, name }).waitFor();
  expect(faults).toEqual([]);

  await page.goto(`${server.url}/models/nobody`);
  await page.getByText('No registered model has the name "nobody"').waitFor();
});
