import { createHash } from 'node:crypto';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { startServer } from '../support/server.ts';
import type { TestServer } from '../support/server.ts';
import { seriousFindings } from './support/axe.ts';
import { collectFaults, launchBrowser } from './support/browser.ts';
import { clientOf } from './support/seed.ts';
import type { AssayClient } from './support/seed.ts';

let server: TestServer;
let browser: Browser;
let client: AssayClient;

beforeAll(async () => {
  server = await startServer();
  browser = await launchBrowser();
  client = clientOf(server.url);
});

afterAll(async () => {
  await browser.close();
  await server[Symbol.asyncDispose]();
});

const open = async (path: string): Promise<Page> => {
  const page = await browser.newPage({ viewport: { width: 1280, height: 900 } });
  await page.goto(`${server.url}/${path}`);
  return page;
};

/** Names of the nodes of which not all is in view. */
const hidden = (page: Page): Promise<readonly string[]> =>
  page.evaluate(`(() => {
    const frame = document.querySelector('.lineage-canvas').getBoundingClientRect();
    const sticksOut = (box) =>
      box.left < frame.left || box.right > frame.right || box.top < frame.top || box.bottom > frame.bottom;
    return [...document.querySelectorAll('.lineage-node')]
      .filter((node) => sticksOut(node.getBoundingClientRect()))
      .map((node) => node.innerText);
  })()`);

const sha256 = (text: string): string => createHash('sha256').update(text).digest('hex');

test('the lineage of a run: graph, keys, drawer, list', async () => {
  const experimentName = 'lineage';
  const log = (runId: string, direction: 'input' | 'output', name: string) =>
    client.logArtifact({
      params: { runId },
      body: { name, direction, uri: `s3://bucket/${name}`, sha256: sha256(name) },
    });
  const run = async (name: string, parentRunId?: string): Promise<string> =>
    (await client.createRun({ body: { experimentName, name, ...(parentRunId !== undefined && { parentRunId }) } })).id;
  const prepare = await run('prepare the data');
  const train = await run('train');
  const evaluate = await run('evaluate');
  await run('one fold of many', train);
  await log(prepare, 'output', 'data.parquet');
  await log(train, 'input', 'data.parquet');
  await log(train, 'output', 'model.bin');
  await log(evaluate, 'input', 'model.bin');
  await log(evaluate, 'output', 'report.md');
  await client.createModel({ body: { name: 'digits' } });
  await client.createModelVersion({
    params: { model: 'digits' },
    body: { source: 's3://bucket/model.bin', runId: train, stage: 'Staging' },
  });

  const page = await open(`runs/${train}/lineage`);
  const faults = collectFaults(page);
  const node = (name: string) => page.locator('.lineage-node').filter({ hasText: name });
  await node('model.bin').waitFor();
  const names = await page.locator('.lineage-node-name').allInnerTexts();
  expect(names.map((name) => name.split('\n').at(-1)).sort()).toEqual(
    [
      'data.parquet',
      'digits 1',
      'evaluate',
      'model.bin',
      'one fold of many',
      'prepare the data',
      'report.md',
      'train',
    ].sort(),
  );
  const x = async (name: string): Promise<number> => (await node(name).boundingBox())?.x ?? 0;
  expect(await x('data.parquet')).toBeLessThan(await x('model.bin'));
  expect(await page.evaluate<number>(`performance.getEntriesByName('assay:lineage-laid-out').length`)).toBeGreaterThan(
    0,
  );

  await node('model.bin').click();
  await expect.poll(() => page.locator('.lineage-node-faded').count()).toBe(2);
  const drawer = page.getByRole('complementary', { name: 'About model.bin' });
  await drawer.getByText('Artifact').waitFor();
  await drawer.getByRole('region', { name: 'Leads to' }).getByRole('button', { name: 'evaluate' }).click();
  await page.getByRole('complementary', { name: 'About evaluate' }).getByText('Running').waitFor();
  await page.keyboard.press('/');
  await page.keyboard.type('DATA');
  await page.getByText('2 matches').waitFor();
  await page.keyboard.press('Enter');
  await page.getByRole('complementary', { name: 'About data.parquet' }).waitFor();
  const middle = async (): Promise<number> => {
    const [box, frame] = [await node('data.parquet').boundingBox(), await page.locator('.react-flow').boundingBox()];
    return Math.abs((box?.x ?? 0) + (box?.width ?? 0) / 2 - (frame?.x ?? 0) - (frame?.width ?? 0) / 2);
  };
  await expect.poll(middle).toBeLessThan(4);

  await node('data.parquet').focus();
  await page.keyboard.press('ArrowRight');
  await page.getByRole('complementary', { name: 'About train' }).waitFor();
  await page.keyboard.press('ArrowLeft');
  await page.keyboard.press('ArrowLeft');
  await page.getByRole('complementary', { name: 'About prepare the data' }).waitFor();
  const before = await node('prepare the data').boundingBox();
  await page.keyboard.press('+');
  await expect
    .poll(async () => (await node('prepare the data').boundingBox())?.width)
    .toBeGreaterThan(before?.width ?? 0);
  await page.keyboard.press('Escape');
  await expect.poll(() => page.getByRole('complementary', { name: /^About/ }).count()).toBe(0);

  await page.getByLabel('Direction').selectOption({ label: 'What led to it' });
  await expect.poll(() => page.locator('.lineage-node').count()).toBe(3);
  await page.getByLabel('Direction').selectOption({ label: 'All that is connected' });
  await page.getByLabel('View as list').check();
  expect(
    (await page.getByRole('region', { name: 'Comes from' }).getByRole('listitem').allInnerTexts()).map((text) =>
      text.replaceAll(/\s+/g, ' ').trim(),
    ),
  ).toEqual(['data.parquet Artifact', 'prepare the data Run Running']);
  await page.getByLabel('View as list').uncheck();
  await node('prepare the data').focus();
  await page.keyboard.press('Enter');
  await page.getByRole('heading', { level: 1, name: 'prepare the data' }).waitFor();

  await page.goto(`${server.url}/models/digits`);
  await page.getByRole('link', { name: 'Lineage of version 1' }).click();
  await node('prepare the data').waitFor();
  await node('digits 1').focus();
  await page.getByLabel('Steps').selectOption('1');
  await page.getByText('2 nodes').waitFor();
  await page.getByRole('button', { name: 'More around train' }).waitFor();
  await node('train').click();
  await page.getByRole('button', { name: 'Show what lies behind it' }).press('Enter');
  await page.getByText('5 nodes').waitFor();
  await page.getByRole('button', { name: 'More around train' }).waitFor({ state: 'detached' });
  await page.getByRole('button', { name: 'Close' }).press('Enter');
  expect(await page.evaluate<string>('document.activeElement.textContent')).toContain('train');
  expect(faults).toEqual([]);
  await page.close();
});

test('what MLflow logs stands in the lineage: data sets by name and digest, logged models', async () => {
  const mlflow = async (
    target: string,
    body: object,
  ): Promise<Record<string, Record<string, Record<string, string>>>> => {
    const answer = await fetch(`${server.url}/api/2.0/mlflow/${target}`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(body),
    });
    expect(answer.status).toBe(200);
    return (await answer.json()) as Record<string, Record<string, Record<string, string>>>;
  };
  const created = await mlflow('experiments/create', { name: 'from mlflow' });
  const experiment_id = created['experiment_id'] as unknown as string;
  const runOf = async (run_name: string): Promise<string> =>
    (await mlflow('runs/create', { experiment_id, run_name, start_time: 1_795_000_000_000 }))['run']?.['info']?.[
      'run_id'
    ] ?? '';
  const [train, again] = [await runOf('forest of trees'), await runOf('another forest')];
  const dataset = {
    name: 'iris',
    digest: '5f2c11',
    source_type: 'code',
    source: 'by hand',
    schema: '{"petal":"double"}',
  };
  for (const run_id of [train, again]) await mlflow('runs/log-inputs', { run_id, datasets: [{ dataset, tags: [] }] });
  const model = await mlflow('logged-models', {
    experiment_id,
    name: 'forest',
    model_type: 'sklearn',
    source_run_id: train,
    params: [{ key: 'depth', value: '7' }],
  });
  const model_id = model['model']?.['info']?.['model_id'] ?? '';
  await mlflow('runs/outputs', { run_id: train, models: [{ model_id, step: 0 }] });
  await mlflow('runs/log-metric', {
    run_id: train,
    key: 'accuracy',
    value: 0.93,
    timestamp: 1_795_000_000_000,
    step: 0,
    model_id,
  });

  const page = await open(`runs/${train}/lineage`);
  const faults = collectFaults(page);
  await page.getByText('3 nodes').waitFor();
  await page.getByRole('button', { name: 'Data set 5f2c11 iris' }).click();
  const drawer = (name: string) => page.getByRole('complementary', { name: `About ${name}` });
  await drawer('iris').getByText('by hand').waitFor();
  // The drawer takes room, and all three still stand in what is left; unless a person moved them, who can show all again.
  await expect.poll(() => hidden(page)).toEqual([]);
  await page.keyboard.press('+');
  await page.keyboard.press('+');
  await expect.poll(async () => (await hidden(page)).length).toBeGreaterThan(0);
  await page.getByRole('button', { name: 'Close' }).click();
  await page.getByRole('button', { name: 'Data set 5f2c11 iris' }).press('Space');
  expect((await hidden(page)).length).toBeGreaterThan(0);
  await page.getByRole('button', { name: 'Show all of it' }).click();
  await expect.poll(() => hidden(page)).toEqual([]);
  await page.getByRole('button', { name: /Logged model\s+pending\s+forest/ }).click();
  await drawer('forest').getByText(`models:/${model_id}`).waitFor();
  await drawer('forest').getByText('accuracy').waitFor();
  await drawer('forest').getByText('0.93').waitFor();
  await drawer('forest').getByText('depth').waitFor();
  expect(await seriousFindings(page)).toEqual([]);
  await drawer('forest').getByRole('link', { name: 'forest of trees' }).waitFor();
  await drawer('forest').getByRole('link', { name: 'Its own lineage' }).click();
  await page.waitForURL(/\/lineage\//);
  await page.goto(`${server.url}/runs/${train}/lineage`);
  await page.getByRole('button', { name: 'Data set 5f2c11 iris' }).click();
  await drawer('iris').getByRole('link', { name: 'Its own lineage' }).click();
  await page.locator('.lineage-node').filter({ hasText: 'another forest' }).waitFor();
  expect(faults).toEqual([]);
  await page.close();
});

test('a lineage of many nodes is laid out beside the page; more than 300 stand together until they are opened', async () => {
  const { id } = await client.createRun({ body: { experimentName: 'lineage', name: 'the middle' } });
  const add = (name: string, direction: 'input' | 'output') =>
    client.logArtifact({ params: { runId: id }, body: { name, direction, value: name } });
  for (let from = 0; from < 400; from += 20)
    await Promise.all(
      Array.from({ length: 20 }, (_, n) =>
        add(`${from + n < 120 ? 'input' : 'output'} ${from + n}`, from + n < 120 ? 'input' : 'output'),
      ),
    );
  const page = await open(`runs/${id}/lineage`);
  const faults = collectFaults(page);
  await page.getByText('401 nodes').waitFor();
  const group = page.getByRole('button', { name: '280 artifacts' });
  await group.waitFor();
  const placed = page.locator('.react-flow__minimap-node');
  await expect.poll(() => placed.count()).toBe(122);
  expect(await page.locator('.lineage-node').count()).toBeLessThan(60);
  await page.getByRole('searchbox', { name: 'Find in the lineage' }).fill('output 399');
  await page.getByRole('searchbox', { name: 'Find in the lineage' }).press('Enter');
  await expect.poll(() => placed.count()).toBe(401 - 119);
  await page.getByRole('complementary', { name: 'About output 399' }).waitFor();
  const [found, graph] = [page.locator('.lineage-node-chosen'), page.locator('.react-flow')];
  const offMiddle = async (): Promise<number> => {
    const [box, frame] = [await found.boundingBox(), await graph.boundingBox()];
    return Math.abs((box?.y ?? 0) + (box?.height ?? 0) / 2 - (frame?.y ?? 0) - (frame?.height ?? 0) / 2);
  };
  await expect.poll(offMiddle).toBeLessThan(4);
  // By arrows to nodes that were not in the document, and on by Tab into the drawer, whose buttons lead further.
  await found.focus();
  const focused = (): Promise<string> => page.evaluate(`document.activeElement.innerText.split('\\n').at(-1)`);
  const seen = new Set([await focused()]);
  for (let press = 0; press < 20; press++) {
    await page.keyboard.press('ArrowDown');
    await expect.poll(async () => seen.has(await focused())).toBe(false);
    await page.getByRole('complementary', { name: `About ${await focused()}` }).waitFor();
    seen.add(await focused());
  }
  const isBeside = (): Promise<boolean> => page.evaluate(`document.activeElement.matches('.lineage-beside button')`);
  for (let tabs = 0; tabs < 20 && !(await isBeside()); tabs++) await page.keyboard.press('Tab');
  await page.keyboard.press('Enter');
  await page.getByRole('complementary', { name: 'About the middle' }).waitFor();
  await page.setViewportSize({ width: 560, height: 800 });
  await page.getByRole('region', { name: 'Leads to' }).getByRole('link', { name: 'output 399' }).waitFor();
  expect(faults).toEqual([]);
  await page.close();
});
