import { expect, test } from 'vitest';
import { startServer } from '../support/server.ts';
import { launchBrowser } from './support/browser.ts';
import { clientOf } from './support/seed.ts';

const hide = (hidden: boolean): string => `(() => {
  Object.defineProperty(document, 'hidden', { configurable: true, value: ${hidden} });
  document.dispatchEvent(new Event('visibilitychange'));
})()`;

test('a hidden page asks for nothing, and misses nothing', async () => {
  await using server = await startServer();
  await using browser = await launchBrowser();
  const client = clientOf(server.url);
  await client.createRun({ body: { experimentName: 'one', name: 'first' } });
  const page = await browser.newPage();
  await page.goto(`${server.url}/experiments`);
  const state = page.getByRole('status');
  await state.getByText('Live').waitFor();
  await page.getByRole('link', { name: 'one', exact: true }).waitFor();

  await page.evaluate(hide(true));
  await state.getByText('Paused').waitFor();
  const requests: string[] = [];
  page.on('request', (request) => requests.push(request.url()));
  await client.createRun({ body: { experimentName: 'two', name: 'second' } });
  await page.waitForTimeout(1500);
  expect(requests).toEqual([]);
  expect(await page.getByRole('link', { name: 'two', exact: true }).count()).toBe(0);

  await page.evaluate(hide(false));
  await state.getByText('Live').waitFor();
  await page.getByRole('link', { name: 'two', exact: true }).waitFor();
  expect(requests.filter((url) => url.includes('/changes?since='))).toHaveLength(1);
});

test('after a restart of the server the page goes on where it was', async () => {
  await using first = await startServer();
  await using browser = await launchBrowser();
  await clientOf(first.url).createRun({ body: { experimentName: 'before', name: 'first' } });
  const page = await browser.newPage();
  await page.goto(`${first.url}/experiments`);
  const state = page.getByRole('status');
  await state.getByText('Live').waitFor();
  await page.getByRole('link', { name: 'before', exact: true }).waitFor();

  await first.stop();
  await state.getByText('Connecting').waitFor();
  await using second = await startServer({ dataDir: first.dataDir, port: first.port });
  await clientOf(second.url).createRun({ body: { experimentName: 'after', name: 'second' } });
  await page.getByRole('link', { name: 'after', exact: true }).waitFor();
  await state.getByText('Live').waitFor();
});

test('a page of charts that is hidden asks for nothing while its run logs, and then has each point once', async () => {
  await using server = await startServer();
  await using browser = await launchBrowser();
  const client = clientOf(server.url);
  const run = await client.createRun({ body: { experimentName: 'one', name: 'trains' } });
  const log = (from: number): Promise<unknown> =>
    client.logMetrics({
      params: { runId: run.id },
      body: { points: Array.from({ length: 10 }, (_, n) => ({ name: 'loss', step: from + n, value: from + n })) },
    });
  await log(0);
  const page = await browser.newPage();
  const following = page.waitForResponse(/metrics\/tail/);
  await page.goto(`${server.url}/runs/${run.id}/charts`);
  const panel = page.getByRole('region', { name: 'loss' });
  await panel.getByRole('img', { name: 'loss: 1 curve, 10 points' }).waitFor();
  await following;
  await page.evaluate(hide(true));
  await page.getByRole('status').getByText('Paused').waitFor();
  const requests: string[] = [];
  page.on('request', (request) => requests.push(request.url()));
  for (let from = 10; from < 60; from += 10) {
    await log(from);
    await page.waitForTimeout(300);
  }
  expect(requests).toEqual([]);
  expect(await panel.getByRole('img', { name: 'loss: 1 curve, 10 points' }).count()).toBe(1);
  await page.evaluate(hide(false));
  await panel.getByRole('img', { name: 'loss: 1 curve, 60 points' }).waitFor();
  await log(60);
  await panel.getByRole('img', { name: 'loss: 1 curve, 70 points' }).waitFor();
});
