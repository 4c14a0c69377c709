import { expect, test } from 'vitest';
import { startServer } from '../support/server.ts';
import { collectFaults, launchBrowser } from './support/browser.ts';
import { clientOf } from './support/seed.ts';

test('experiments are made, described, moved, archived, cloned, deleted and restored', async () => {
  await using server = await startServer();
  await using browser = await launchBrowser();
  const client = clientOf(server.url);
  await client.createExperiment({ body: { name: 'digits', folder: 'vision/ocr' } });
  const page = await browser.newPage({ viewport: { width: 1280, height: 800 } });
  const faults = collectFaults(page);
  const toast = (text: string | RegExp) => page.locator('.toast').getByText(text);
  await page.goto(`${server.url}/experiments`);
  const table = page.getByRole('table', { name: 'Experiments' });
  await table.getByRole('link', { name: 'digits', exact: true }).waitFor();
  await page.getByRole('button', { name: 'New experiment' }).click();
  const dialog = page.getByRole('dialog', { name: 'New experiment' });
  await dialog.getByRole('textbox', { name: 'Name' }).fill('digits');
  await dialog.getByRole('button', { name: 'Create' }).click();
  await dialog
    .getByRole('alert')
    .getByText(/digits/)
    .waitFor();
  await dialog.getByRole('textbox', { name: 'Name' }).fill('faces');
  await dialog.getByRole('combobox', { name: 'Folder' }).fill('vision');
  await dialog.getByRole('textbox', { name: /Tags/ }).fill('team=vision\nurgent');
  await dialog.getByRole('button', { name: 'Create' }).click();

  // An empty experiment says how to fill it, under its own name.
  await page.getByRole('heading', { level: 1, name: 'faces' }).waitFor();
  await page.getByText(`experiment: 'faces'`).waitFor();
  const faces = (await client.listExperiments({ query: { name: 'faces' } })).experiments[0];
  expect(faces).toMatchObject({ folder: 'vision', tags: { team: 'vision', urgent: '' } });
  await client.createRun({ body: { experimentName: 'faces', name: 'first face' } });
  await page.getByRole('link', { name: 'first face' }).first().waitFor();

  await page.goto(`${server.url}/experiments?folder=vision`);
  const folders = page.getByRole('navigation', { name: 'Folders' });
  await folders.getByRole('button', { name: /^ocr/ }).click();
  await expect.poll(() => table.getByRole('row').count()).toBe(2);
  await folders.getByRole('button', { name: /^vision/ }).click();
  await table.getByRole('link', { name: 'faces' }).waitFor();

  const inMenu = async (name: string): Promise<void> => {
    await page.getByRole('button', { name: 'Menu of faces', exact: true }).click();
    await page.getByRole('menuitem', { name }).click();
  };
  await inMenu('Move to a folder …');
  await page.getByRole('combobox', { name: 'Folder' }).fill('people');
  await page.getByRole('button', { name: 'Move', exact: true }).click();
  await toast('“faces” moved to “people”.').waitFor();
  await folders.getByRole('button', { name: /^people/ }).click();
  await inMenu('Edit name');
  await page.getByRole('textbox', { name: 'Description' }).fill('Whose face is it?');
  await page.getByRole('textbox', { name: /Tags/ }).fill('team=people');
  await page.getByRole('button', { name: 'Save', exact: true }).click();
  await table.getByText('Whose face is it?').waitFor();
  await inMenu('Clone …');
  await page.getByRole('textbox', { name: 'Name' }).fill('faces again');
  await page.getByRole('button', { name: 'Clone', exact: true }).click();
  await page.getByRole('heading', { level: 1, name: 'faces again' }).waitFor();
  const copy = (await client.listExperiments({ query: { name: 'faces again' } })).experiments[0];
  expect(copy).toMatchObject({
    folder: 'people',
    description: 'Whose face is it?',
    tags: { team: 'people' },
    runCount: 0,
  });

  await page.goto(`${server.url}/experiments`);
  await page.getByRole('checkbox', { name: 'Choose faces', exact: true }).check();
  await page.getByRole('checkbox', { name: 'Choose faces again' }).check();
  await page.getByRole('button', { name: 'Archive', exact: true }).click();
  await toast(/2 experiments archived/).waitFor();
  await expect.poll(() => table.getByRole('link', { name: 'faces' }).count()).toBe(0);
  await page.getByRole('button', { name: 'Archived' }).click();
  await inMenu('Bring back from the archive');
  await expect.poll(() => table.getByRole('link', { name: 'faces', exact: true }).count()).toBe(0);
  await page.getByRole('button', { name: 'In use' }).click();
  await inMenu('Delete');
  await toast('“faces” deleted with 1 run.').waitFor();
  await page.getByRole('button', { name: 'Deleted' }).click();
  await inMenu('Restore');
  await toast('“faces” restored.').waitFor();
  expect((await client.listExperiments({ query: { name: 'faces' } })).experiments[0]?.runCount).toBe(1);
  expect(faults.filter((fault) => !fault.includes('409'))).toEqual([]);
});
