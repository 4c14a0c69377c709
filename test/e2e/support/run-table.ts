import type { Browser, Locator, Page } from 'playwright-core';
import { startServer } from '../../support/server.ts';
import type { TestServer } from '../../support/server.ts';
import { launchBrowser } from './browser.ts';
import { clientOf, randomFrom } from './seed.ts';
import type { AssayClient } from './seed.ts';

/** A run of the seed, by what the tests ask of it. */
export interface SeededInput {
  readonly id: string;
  readonly name: string;
  readonly lr: number;
  readonly accuracy: number;
}

export const runCount = 260;
export const learningRates = [0.001, 0.01, 0.1];

export interface RunTableFixture extends AsyncDisposable {
  readonly server: TestServer;
  readonly browser: Browser;
  readonly client: AssayClient;
  readonly experimentId: string;
  readonly inputs: readonly SeededInput[];
  readonly openTable: (query?: string, size?: { readonly width: number; readonly height: number }) => Promise<Page>;
}

/** A server with an experiment of 260 runs, and one more with a run nested in it. */
export async function openRunTable(): Promise<RunTableFixture> {
  const server = await startServer();
  const browser = await launchBrowser();
  const client = clientOf(server.url);
  const { id: experimentId } = await client.createExperiment({ body: { name: 'search' } });
  const random = randomFrom(5);
  const inputs: SeededInput[] = [];
  for (let i = 0; i < runCount; i++) {
    const lr = learningRates[i % 3] ?? 0;
    const optimizer = i % 2 === 0 ? 'adam' : 'sgd';
    const run = await client.createRun({
      body: { experimentId, name: `run ${i}`, parameters: { optimizer, depth: i, lr, batch: 64 } },
    });
    const accuracy = random();
    const points = [0, 1, 2].map((step) => ({ name: 'loss', value: (i + 1) / (step + 1), step }));
    points.push({ name: 'acc', value: accuracy, step: 0 });
    await client.logMetrics({ params: { runId: run.id }, body: { points } });
    inputs.push({ id: run.id, name: `run ${i}`, lr, accuracy });
  }
  await client.setMetricMetadata({ params: { experimentId }, body: { name: 'acc', goal: 'maximize' } });
  // One that has ended, so that not all are in the same state.
  await client.updateRun({ params: { runId: inputs[0]?.id ?? '' }, body: { status: 'completed' } });
  const parameters = { batch: 64 };
  const outer = await client.createRun({ body: { experimentId, name: 'outer', parameters } });
  const inner = await client.createRun({ body: { experimentId, name: 'inner', parentRunId: outer.id, parameters } });
  const points = [0, 1].map((step) => ({ name: 'loss', value: step + 1, step }));
  for (const { id } of [outer, inner]) await client.logMetrics({ params: { runId: id }, body: { points } });
  return {
    server,
    browser,
    client,
    experimentId,
    inputs,
    openTable: async (query = '', size = { width: 1280, height: 800 }) => {
      const page = await browser.newPage({ viewport: size });
      await page.goto(`${server.url}/experiments/${experimentId}${query}`);
      await gridOf(page).getByRole('row').nth(1).waitFor();
      return page;
    },
    [Symbol.asyncDispose]: async () => {
      await browser.close();
      await server[Symbol.asyncDispose]();
    },
  };
}

export const gridOf = (page: Page): Locator => page.getByRole('grid', { name: 'Runs' });
export const namesIn = (page: Page): Promise<string[]> => gridOf(page).getByRole('link').allInnerTexts();
export const firstName = async (page: Page): Promise<string | undefined> => (await namesIn(page))[0];
export const rowOf = (page: Page, name: string): Locator =>
  gridOf(page)
    .getByRole('row')
    .filter({ has: page.getByRole('link', { name, exact: true }) });

export const headOf = (page: Page, name: string): Locator =>
  gridOf(page)
    .getByRole('columnheader')
    .filter({ has: page.getByRole('button', { name, exact: true }) });

/** The names of the columns, from the left. */
export const headsIn = (page: Page): Promise<string[]> =>
  gridOf(page).getByRole('columnheader').locator('.grid-head-text').allInnerTexts();
