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
