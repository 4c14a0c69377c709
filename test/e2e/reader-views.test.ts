import { readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import type { Locator, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { createKey } from '@assay/server';
import { headsIn, namesIn } from './support/run-table.ts';
import { startVisitedServer } from './support/visitors.ts';
import type { Key, VisitedServer } from './support/visitors.ts';

/** Views between who may write and who may only read, and what happens where a write is tried all the same. */
let visited: VisitedServer;

beforeAll(async () => {
  visited = await startVisitedServer();
});

afterAll(async () => visited[Symbol.asyncDispose]());

const quoted = (value: unknown): string => JSON.stringify(value);

/** Rows turned round, columns chosen, charts laid out: with its charts longer than a link may be. */
const view = {
  filter: 'params.optimizer != "adam" and params.seed < 5',
  sort: 'metrics.accuracy.max desc',
  columns: ['params.optimizer', 'params.seed', 'metrics.accuracy.max'],
  panels: quoted({
    panels: [
      { id: 'p', kind: 'parallel', fields: ['params.optimizer', 'params.lr', 'metrics.accuracy.max'], span: 12 },
      { id: 's', kind: 'scatter', x: 'params.lr', y: 'metrics.accuracy.max', colour: 'params.optimizer', span: 6 },
      ...['accuracy', 'val_loss', 'train_loss'].flatMap((metric) =>
        ['min', 'mean', 'last'].map((statistic) => ({
          id: `${metric} ${statistic}`,
          kind: 'box',
          field: `metrics.${metric}.${statistic}`,
          by: 'params.optimizer',
          span: 6,
        })),
      ),
    ],
  }),
};

const viewAddress = (patch: Readonly<Record<string, string>> = {}): string => {
  const pairs = Object.entries<string | readonly string[]>({ ...view, ...patch }).flatMap(([name, value]) =>
    [value].flat().map((each) => [name, each]),
  );
  return `/experiments/${visited.experimentId}?${new URLSearchParams(pairs).toString()}`;
};

/** Columns, rows and charts of a page of runs. */
const shownOn = async (page: Page): Promise<unknown> => ({
  columns: await headsIn(page),
  runs: await namesIn(page),
  charts: await page.locator('.panel-slot').getByRole('heading').allInnerTexts(),
});
const expected = {
  columns: expect.arrayContaining(['optimizer', 'seed']) as unknown,
  runs: expect.toSatisfy((names: string[]) => names.length === 10 && names[0] === 'adamw seed 4') as unknown,
  charts: expect.toSatisfy((titles: string[]) => titles.length > 3) as unknown,
};

const toast = (page: Page, text: string): Locator => page.getByRole('status').filter({ hasText: text });
const clipboard = (page: Page): Promise<string> => page.evaluate<string>('navigator.clipboard.readText()');

test('a view that a writer shares opens the same for a reader: by its link, and from the list', async () => {
  const ofWriter = await visited.writer.open(viewAddress(), 'adamw seed 4');
  await expect.poll(() => shownOn(ofWriter)).toEqual(expected);
  const shown = await shownOn(ofWriter);
  await ofWriter.getByRole('button', { name: 'Share' }).click();
  await toast(ofWriter, 'A link to this view is copied.').waitFor();
  const link = await clipboard(ofWriter);
  expect(link.length).toBeLessThan(200);
  for (const [name, isShared] of [
    ['for all', true],
    ['for me', false],
  ] as const) {
    await ofWriter.getByRole('button', { name: /Saved views/ }).click();
    await ofWriter.getByRole('menuitem', { name: 'Save as …' }).click();
    await ofWriter.getByRole('textbox', { name: 'Name' }).fill(name);
    if (isShared) await ofWriter.getByRole('checkbox', { name: 'Everyone on this server sees it' }).check();
    await ofWriter.getByRole('button', { name: 'Save', exact: true }).click();
    await toast(ofWriter, `“${name}” is saved.`).waitFor();
  }
  const privateLink = `${visited.server.url}/experiments/${visited.experimentId}?view=${new URL(ofWriter.url()).searchParams.get('view')}`;
  await ofWriter.close();

  const page = await visited.reader.open(link, 'adamw seed 4');
  await expect.poll(() => shownOn(page)).toEqual(shown);
  const menu = page.getByRole('button', { name: /Saved views/ });
  await menu.click();
  await expect.poll(() => page.getByRole('menuitemcheckbox').allTextContents()).toEqual(['As usual', 'for allshared']);
  await expect.poll(() => page.getByRole('menuitem').allInnerTexts()).toEqual(['Back to what was saved']);
  await page.getByRole('menuitemcheckbox', { name: 'As usual' }).click();
  await expect.poll(() => namesIn(page)).not.toHaveLength(10);
  await menu.click();
  await page.getByRole('menuitemcheckbox', { name: 'for all' }).click();
  await expect.poll(() => shownOn(page)).toEqual(shown);

  // What a reader changes stays in the address, and is taken along by its link.
  await page.keyboard.press('Control+s');
  await toast(page, 'Your access key may only read').waitFor();
  expect(await page.getByRole('dialog').count()).toBe(0);

  await page.goto(`${visited.server.url}/`);
  const listed = page.getByRole('region', { name: 'Saved views' });
  await listed.getByRole('link', { name: 'for all' }).waitFor();
  expect(await listed.getByRole('link').allInnerTexts()).toEqual(['for all']);
  expect(visited.reader.refused).toEqual([]);

  await page.goto(privateLink);
  await page.getByText('its owner keeps it private').waitFor();
  await page.close();
  // The one thing that is refused: somebody else's view.
  visited.reader.refused.length = 0;
});

test('what a reader made of a page is shared by its long address, which is said; where even that is too long, that', async () => {
  const page = await visited.reader.open(viewAddress({ find: 'accuracy' }), 'adamw seed 4');
  await page.getByText('read only').waitFor();
  await page.getByRole('button', { name: 'Share' }).click();
  await toast(page, 'may not save a short one').waitFor();
  const link = await clipboard(page);
  expect(link.length).toBeGreaterThan(1500);
  await expect.poll(async () => (await namesIn(page)).length).toBe(10);
  const shown = await shownOn(page);
  await page.close();
  const ofWriter = await visited.writer.open(link, 'adamw seed 4');
  await expect.poll(() => shownOn(ofWriter)).toEqual(shown);
  await ofWriter.close();

  const columns = Array.from({ length: 200 }, (_, i) => `params."a parameter that no run of this experiment has ${i}"`);
  const { id } = await visited.client.createView({
    body: { experimentId: visited.experimentId, name: 'endless', shared: true, state: { columns } },
  });
  const tooLong = await visited.reader.open(`/experiments/${visited.experimentId}?view=${id}`, 'adamw seed 4');
  await tooLong.getByText('read only').waitFor();
  // Just as it was saved, its name is enough.
  await tooLong.getByRole('button', { name: 'Share' }).click();
  await toast(tooLong, 'A link to this view is copied.').waitFor();
  expect((await clipboard(tooLong)).length).toBeLessThan(200);
  await tooLong.getByRole('button', { name: 'Only differing' }).click();
  await tooLong.getByRole('img', { name: 'differs from what was saved' }).waitFor();
  await tooLong.getByRole('button', { name: 'Share' }).click();
  await toast(tooLong, 'Your access key may only read. Choose fewer runs or columns.').waitFor();
  await tooLong.close();
  expect(visited.reader.refused).toEqual([]);
});

test('a write that is refused says so where it was tried, and changes nothing', async () => {
  const key = await createKey(visited.server.dataDir, { name: 'for now' });
  // The server looks at its keys once a second.
  await expect
    .poll(async () => (await fetch(`${visited.server.url}/api/v1/server`, { headers: basic(key) })).status)
    .toBe(200);
  const visitor = await visited.visitorWith(key);
  const page = await visitor.open(`/runs/${visited.runIds[0]}`, 'val_loss');
  await page.getByRole('button', { name: 'Add a note' }).click();
  await page.getByRole('textbox', { name: 'Text of the note' }).fill('Mine.');

  const file = path.join(visited.server.dataDir, 'keys.json');
  const content = JSON.parse(await readFile(file, 'utf8')) as { keys: { id: string; permission: string }[] };
  for (const each of content.keys) if (each.id === key.id) each.permission = 'read';
  await writeFile(file, JSON.stringify(content));
  const permission = async (): Promise<string> => {
    const answer = await fetch(`${visited.server.url}/api/v1/server`, { headers: basic(key) });
    return ((await answer.json()) as { permission: string }).permission;
  };
  await expect.poll(permission).toBe('read');

  await page.getByRole('button', { name: 'Save the note' }).click();
  await page.getByRole('alert').filter({ hasText: 'The access key "for now" may only read' }).waitFor();
  expect(visitor.refused).toEqual([expect.stringMatching(/^PUT .*notes/)]);
  const note = await visited.client.getNote({ params: { kind: 'run', id: visited.runIds[0] ?? '' } });
  expect(note.text).toBe('');
  await page.reload();
  await page.getByText('read only').waitFor();
  await expect.poll(() => page.getByRole('button', { name: 'Add a note' }).count()).toBe(0);
  await visitor.context.close();
});

const basic = ({ id, secret }: Key): Record<string, string> => ({
  authorization: `Basic ${Buffer.from(`${id}:${secret}`).toString('base64')}`,
});
