import type { Locator, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { seriousFindings } from './support/axe.ts';
import { seedStudy } from './support/seed-study.ts';
import { seedArtifacts } from './support/seed.ts';
import { startVisitedServer } from './support/visitors.ts';
import type { VisitedServer } from './support/visitors.ts';

/** Studio with a key that only reads, beside one that may do everything: the same pages, without what writes. */
let visited: VisitedServer;
let seeded: { readonly studyId: string; readonly reportId: string };

beforeAll(async () => {
  visited = await startVisitedServer();
  const { client, experimentId, runIds } = visited;
  const [runId = ''] = runIds;
  await seedArtifacts(client, runId);
  await client.appendLog({
    params: { runId },
    body: { lines: [{ timeMs: Date.now(), stream: 'stdout', text: 'epoch 1' }] },
  });
  await client.updateExperiment({ params: { experimentId }, body: { baseline: { runIds: [runId] } } });
  await client.setNote({ params: { kind: 'experiment', id: experimentId }, body: { text: 'Seen **twice**.' } });
  const { id: studyId } = await seedStudy(client, { experimentName: 'searches' });
  const { id: reportId } = await client.createReport({ body: { experimentId, name: 'Which optimizer?' } });
  await client.createModel({ body: { name: 'digits model' } });
  const version = { source: 's3://models/digits', runId, stage: 'Production' } as const;
  await client.createModelVersion({ params: { model: 'digits model' }, body: version });
  seeded = { studyId, reportId };
});

afterAll(async () => visited[Symbol.asyncDispose]());

const run = (tab: string) => () => `/runs/${visited.runIds[0]}/${tab}`;
const button =
  (name: string | RegExp) =>
  (page: Page): Locator =>
    page.getByRole('button', { name, exact: true });

/** What each page shows to everybody, and what of it writes. */
const pages: readonly (readonly [
  name: string,
  address: () => string,
  shows: string,
  writes: readonly ((page: Page) => Locator)[],
])[] = [
  ['home', () => '/', 'Recent runs', []],
  [
    'experiments',
    () => '/experiments',
    'optimizers with eight',
    [
      button('New experiment'),
      button('Menu of optimizers with eight seeds each'),
      (page) => page.getByRole('checkbox', { name: 'Choose optimizers with eight seeds each' }),
    ],
  ],
  [
    'runs',
    () => `/experiments/${visited.experimentId}`,
    'adam seed 0',
    [button('Menu of optimizers with eight seeds each')],
  ],
  [
    'chosen runs',
    () => `/experiments/${visited.experimentId}?selected=${visited.runIds.slice(0, 2).join(',')}`,
    '2 runs chosen',
    ['Tag…', 'Move…', 'Add to group…', 'Set as baseline', 'Delete'].map(button),
  ],
  ['groups', () => `/experiments/${visited.experimentId}/groups`, 'Groups of runs', []],
  ['unassigned', () => '/unassigned', 'Runs that belong to no experiment', []],
  [
    'overview',
    run(''),
    'val_loss',
    ['Change the name of the run', 'Add a description', '+ Add a tag', 'Add a note'].map(button),
  ],
  ['charts', run('charts'), 'val_loss', []],
  ['parameters', run('parameters'), 'optimizer', []],
  ['artifacts', run('artifacts?artifact=output:plots/roc.json'), 'AUC', []],
  ['system', run('system'), 'system', []],
  ['logs', run('logs'), 'epoch 1', []],
  ['code', run('code'), 'commit', []],
  ['lineage', run('lineage'), 'adam seed 0', []],
  ['compare', () => `/compare?runs=${visited.runIds.slice(0, 4).join(',')}`, 'Only what differs', []],
  [
    'verdict',
    () => `/compare?tab=verdict&experiment=${visited.experimentId}&group=params.optimizer`,
    'What it rests on',
    [],
  ],
  ['studies', () => '/studies', 'learning rates and widths', []],
  [
    'study',
    () => `/studies/${seeded.studyId}?trials=3&split=30`,
    'Open the run',
    ['Pause', 'Stop', 'Extend …', 'What else can be done with this study'].map(button),
  ],
  ['reports', () => '/reports', 'Which optimizer?', []],
  [
    'report',
    () => `/reports/${seeded.reportId}`,
    'Version 1',
    ['Change the name', 'Edit', 'Freeze', 'Delete'].map(button),
  ],
  [
    'report that is not saved',
    () => `/reports/new?experiment=${visited.experimentId}`,
    'not saved',
    ['Edit', 'Save'].map(button),
  ],
  ['models', () => '/models', 'digits model', []],
  [
    'model',
    () => '/models/digits%20model',
    'was registered from',
    [button('Set alias'), (page) => page.getByRole('combobox', { name: 'Stage of version 1' })],
  ],
];

test.each(pages)('%s: a reader sees it without what writes', async (_name, address, shows, writes) => {
  const ofWriter = await visited.writer.open(address(), shows);
  for (const control of writes) await control(ofWriter).first().waitFor();
  await ofWriter.close();
  const page = await visited.reader.open(address(), shows);
  await page.getByText('read only').waitFor();
  for (const control of writes) await expect.poll(() => control(page).count()).toBe(0);
  expect(await seriousFindings(page)).toEqual([]);
  await page.close();
  expect(visited.reader.refused).toEqual([]);
});

test('menus and the palette offer a reader what reads', async () => {
  const page = await visited.reader.open(run('')(), 'val_loss');
  await page.getByText('read only').waitFor();
  await page.getByRole('button', { name: 'What can be done with this run' }).click();
  await expect.poll(() => page.getByRole('menuitem').allInnerTexts()).toEqual(['Use in code…', 'Copy the id']);
  await page.keyboard.press('Escape');
  await page.keyboard.press('Control+k');
  await page.getByRole('combobox', { name: 'Search and commands' }).fill('this run');
  await page.getByRole('option', { name: 'Use this run in code…' }).waitFor();
  for (const name of ['Clone this run', 'Delete this run', 'Move this run to an experiment…'])
    expect(await page.getByRole('option', { name }).count(), name).toBe(0);
  await page.close();
  expect(visited.reader.refused).toEqual([]);
});

test('on a narrow screen the header has room for it', async () => {
  const page = await visited.reader.open('/', 'Recent runs');
  await page.setViewportSize({ width: 640, height: 400 });
  await page.getByText('read only').waitFor({ state: 'attached' });
  const overflow = `[document.documentElement, document.querySelector('#content')].map((e) => e.scrollWidth - e.clientWidth)`;
  expect(await page.evaluate(overflow)).toEqual([0, 0]);
  await page.close();
});
