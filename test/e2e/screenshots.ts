/**
 * Takes the pictures of docs/images, each page in both themes and two widths, from a server of its own with made-up runs:
 * `node --conditions=source test/e2e/screenshots.ts [names of pages]`.
 */
import { mkdir, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Browser } from 'playwright-core';
import { startServer } from '../support/server.ts';
import { launchBrowser } from './support/browser.ts';
import { clientOf, seedShowcase } from './support/seed.ts';
import { seedAnalysis } from './support/seed-analysis.ts';
import { seedStudy } from './support/seed-study.ts';

const folder = fileURLToPath(new URL('../../docs/images', import.meta.url));

await using server = await startServer();
const client = clientOf(server.url);
const { runId, experimentId } = await seedShowcase(client, 300);
const ofModel = { params: { model: 'digits model' } };
await client.createModel({ body: { name: 'digits model', description: 'Reads digits', tags: { team: 'vision' } } });
for (const stage of ['Archived', 'Production', 'Staging'] as const)
  await client.createModelVersion({ ...ofModel, body: { source: 's3://models/digits', runId, stage } });
const analysis = await seedAnalysis(client);
await client.createReport({
  body: { experimentId: analysis.experimentId, name: 'Which optimizer?', source: '# Which optimizer?\n' },
});
await client.createReport({ body: { experimentId: analysis.experimentId, isFrozen: true } });
const ofSearch = { experimentName: 'search for a good network' };
const study = await seedStudy(client, ofSearch);
const tradeOff = await seedStudy(client, { ...ofSearch, name: 'loss against latency', objectives: 2 });
const { runs } = await client.searchRuns({ body: { experimentIds: [experimentId], limit: 12 } });
const compared = runs
  .slice(1, 6)
  .map((run) => run.id)
  .join(',');
const [wide] = (await client.listExperiments({ query: { filter: 'name like "a-search%"' } })).experiments;

const panels = {
  panels: [
    {
      id: 'p',
      kind: 'parallel',
      fields: ['params."learning rate"', 'params."hidden units"', 'params.optimizer', 'metrics.val/accuracy.max'],
      span: 12,
      heightPx: 320,
    },
    {
      id: 's',
      kind: 'scatter',
      x: 'params."learning rate"',
      y: 'metrics.val/accuracy.max',
      colour: 'duration',
      span: 6,
    },
    { id: 'b', kind: 'box', field: 'metrics.val/accuracy.max', by: 'params.optimizer', span: 6 },
  ],
};
const json = (value: unknown): string => encodeURIComponent(JSON.stringify(value));

/** Name, address, and a text that is on the page when it is whole. */
const pages: readonly (readonly [name: string, address: string, shows: string])[] = [
  ['home', '/', 'Running now'],
  ['experiments', '/experiments', 'digits'],
  ['runs', `/experiments/${experimentId}?smoothing=ema:0.6`, 'points'],
  ['runs-grouped', `/experiments/${experimentId}?group=params.%22learning%20rate%22`, 'points'],
  ['runs-charts', `/experiments/${experimentId}?split=35&panels=${json(panels)}`, '12 runs'],
  ['runs-many', `/experiments/${wide?.id ?? ''}?split=100`, '300 runs'],
  ['compare', `/compare?runs=${compared}`, 'Only what differs'],
  ['compare-metrics', `/compare?runs=${compared}&tab=metrics`, 'train/loss'],
  ['compare-charts', `/compare?runs=${compared}&tab=charts`, 'learning rate'],
  ['run', `/runs/${runId}`, 'val/accuracy'],
  ['run-charts', `/runs/${runId}/charts`, 'points'],
  ['run-parameters', `/runs/${runId}/parameters`, 'batch size'],
  ['run-artifacts', `/runs/${runId}/artifacts?artifact=output:plots/confusion.json`, 'Predicted class'],
  ['run-roc', `/runs/${runId}/artifacts?artifact=output:plots/roc.json`, 'AUC'],
  ['run-system', `/runs/${runId}/system`, 'points'],
  ['run-logs', `/runs/${runId}/logs`, 'epoch 1499'],
  ['run-code', `/runs/${runId}/code`, 'commit'],
  ['run-lineage', `/runs/${runId}/lineage`, 'evaluation on the second'],
  ['studies', '/studies', 'loss against latency'],
  ['study', `/studies/${study.id}?trials=${study.best}`, 'Open the run'],
  [
    'study-charts',
    `/studies/${tradeOff.id}?split=0&brush=${json({ 'params.lr': [0.001, 0.01] })}`,
    'trials on the Pareto front',
  ],
  [
    'verdict',
    `/compare?tab=verdict&experiment=${analysis.experimentId}&group=params.optimizer&metric=accuracy`,
    'What it rests on',
  ],
  ['report', `/reports/new?experiment=${analysis.experimentId}`, 'optimizers with eight'],
  ['reports', '/reports', 'Which optimizer?'],
  ['models', '/models', 'digits model'],
  ['model', '/models/digits%20model', 'was registered from'],
];

const asked = process.argv.slice(2);
await mkdir(folder, { recursive: true });
await using browser = await launchBrowser();
for (const [name, address, shows] of pages) {
  if (asked.length > 0 && !asked.includes(name)) continue;
  for (const theme of ['light', 'dark'] as const)
    for (const width of [1280, 1920]) await take(browser, name, address, shows, theme, width);
  process.stdout.write(`${name}\n`);
}

async function take(
  from: Browser,
  name: string,
  address: string,
  shows: string,
  theme: 'light' | 'dark',
  width: number,
): Promise<void> {
  const context = await from.newContext({ colorScheme: theme, viewport: { width, height: 860 } });
  const page = await context.newPage();
  await page.goto(server.url + address);
  await page.getByText(shows).filter({ visible: true }).first().waitFor();
  // The panels in view fetch one by one; what is still on its way would be missing in the picture.
  await page.waitForTimeout(1800);
  await writeFile(path.join(folder, `${name}-${theme}-${width}.png`), await page.screenshot());
  await context.close();
}
