/**
 * Takes the pictures of docs/images from a server that has the demo's runs:
 * `node --conditions=source test/e2e/screenshots.ts http://127.0.0.1:4600`.
 */
import { mkdir, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Browser } from 'playwright-core';
import { launchBrowser } from './support/browser.ts';
import { clientOf } from './support/seed.ts';

const folder = fileURLToPath(new URL('../../docs/images', import.meta.url));
const maximumBytes = 300_000;

interface Picture {
  readonly file: string;
  readonly address: string;
  readonly theme: 'light' | 'dark';
  /** Is on the page when it is whole. */
  readonly shows: string;
}

const url = process.argv[2] ?? 'http://127.0.0.1:4600';
const client = clientOf(url);
const { runs } = await client.searchRuns({
  body: { filter: 'status = "completed"', sort: 'metrics."test/accuracy" desc', limit: 6 },
});
const best = runs[0];
if (best === undefined) throw new Error(`${url} has no completed run with a test accuracy. Run the demo there first.`);
const selected = runs.map((run) => `selected=${run.id}`).join('&');

const pictures: readonly Picture[] = [
  {
    file: 'runs.png',
    address: `/experiments/${best.experimentId}?sort=metrics.test/accuracy+desc&find=loss&${selected}`,
    theme: 'light',
    shows: 'points',
  },
  { file: 'run-light.png', address: `/runs/${best.id}/charts`, theme: 'light', shows: 'points' },
  { file: 'run-dark.png', address: `/runs/${best.id}/charts`, theme: 'dark', shows: 'points' },
];

await mkdir(folder, { recursive: true });
await using browser = await launchBrowser();
for (const picture of pictures) await take(browser, picture);

async function take(from: Browser, { file, address, theme, shows }: Picture): Promise<void> {
  const context = await from.newContext({ colorScheme: theme, viewport: { width: 1440, height: 900 } });
  const page = await context.newPage();
  await page.goto(url + address);
  await page.getByText(shows).first().waitFor();
  // The panels in view fetch one by one; what is still on its way would be missing in the picture.
  await page.waitForTimeout(1500);
  const bytes = await page.screenshot();
  if (bytes.length > maximumBytes) throw new Error(`${file} has ${bytes.length} bytes; ${maximumBytes} are the most.`);
  await writeFile(path.join(folder, file), bytes);
  await context.close();
}
