import type { Browser } from 'playwright-core';
import { startServer } from '../../support/server.ts';
import type { TestServer } from '../../support/server.ts';
import { launchBrowser } from './browser.ts';
import { seedAnalysis } from './seed-analysis.ts';
import { clientOf, seedShowcase } from './seed.ts';
import { seedStudy } from './seed-study.ts';

export interface EveryPage extends AsyncDisposable {
  readonly server: TestServer;
  readonly browser: Browser;
  readonly runId: string;
  readonly experimentId: string;
  readonly studyId: string;
  readonly addresses: Readonly<Record<PageName, string>>;
}

/** Every page of Studio, and a text that is on it once it is whole. */
export const pagesShown = {
  home: 'Failed in the last 24 hours',
  experiments: 'a-search-with',
  'deleted experiments': 'Nothing is deleted',
  'empty experiment': 'Log a run to this experiment',
  'lost view': 'does not hold its view',
  runs: 'lr 0.1 hidden 64',
  'chosen runs': 'train/loss',
  'grouped runs': '5 groups',
  'charts over runs': '13 runs',
  'faulty filter': 'at position 0',
  groups: 'shortlist',
  group: 'lr 0.1 hidden 64',
  unassigned: 'a run that belongs nowhere',
  'compare nothing': 'ompare',
  compare: 'lr 0.1 hidden 64',
  'compared metrics': 'train/loss',
  'compared curves': 'val/accuracy',
  'compared code': 'The same commit',
  overview: 'val/accuracy',
  charts: 'val/accuracy',
  parameters: 'batch size',
  'confusion matrix': 'Predicted class',
  'ROC curve': 'AUC',
  'table artifact': '300 rows',
  system: 'system/cpu percent',
  logs: 'epoch 1499',
  code: 'Changes that were not committed',
  lineage: 'evaluation on the second',
  studies: 'learning rates and widths',
  study: 'Open the run',
  verdict: 'What it rests on',
  report: 'optimizers with eight',
  'report edited': 'No faults',
  'report saved': 'Freeze',
  reports: 'Which optimizer?',
  models: 'digits model',
  model: 'was registered from',
  'missing run': 'NotFound',
  'missing page': 'There is nothing at this address',
} as const;
export type PageName = keyof typeof pagesShown;
export const pageNames = Object.keys(pagesShown) as readonly PageName[];

const panels = JSON.stringify({
  automatic: false,
  panels: [
    { id: 'p', kind: 'parallel', fields: ['params."learning rate"', 'metrics.val/accuracy.max'], span: 12 },
    { id: 's', kind: 'scatter', x: 'params."learning rate"', y: 'metrics.val/accuracy.max', span: 6 },
    { id: 'b', kind: 'box', field: 'metrics.val/accuracy.max', by: 'params.optimizer', span: 6 },
  ],
});

/** A server with something on each of its pages. */
export async function openEveryPage(): Promise<EveryPage> {
  const server = await startServer();
  const browser = await launchBrowser();
  const client = clientOf(server.url);
  const { runId, experimentId } = await seedShowcase(client, 40);
  const [empty] = (await client.listExperiments({ query: { name: 'empty experiment' } })).experiments;
  const { id: studyId } = await seedStudy(client, { experimentName: 'searches' });
  const { experimentId: analysisId } = await seedAnalysis(client);
  const ofModel = { params: { model: 'digits model' } };
  await client.createModel({ body: { name: 'digits model', description: 'Reads digits', tags: { team: 'vision' } } });
  for (const stage of ['Archived', 'Production', 'Staging', 'None'] as const)
    await client.createModelVersion({ ...ofModel, body: { source: 's3://models/digits', runId, stage } });
  await client.setModelAlias({ params: { ...ofModel.params, alias: 'champion' }, body: { version: 2 } });
  const group = await client.createRunGroup({ body: { experimentId, name: 'shortlist' } });
  const { runs } = await client.searchRuns({ body: { experimentIds: [experimentId], limit: 5 } });
  const others = runs.map(({ id }) => id).filter((id) => id !== runId);
  await client.changeRuns({
    body: { runIds: [runId, ...others], change: { kind: 'addToGroup', groupId: group.id } },
  });
  const report = await client.createReport({ body: { experimentId: analysisId, name: 'Which optimizer?' } });
  const ofRun = `/runs/${runId}`;
  const runsPage = `/experiments/${experimentId}`;
  const compared = `/compare?runs=${[runId, ...others.slice(1, 3)].join(',')}`;
  const ofReport = `/reports/new?experiment=${analysisId}`;
  return {
    server,
    browser,
    runId,
    experimentId,
    studyId,
    addresses: {
      home: '/',
      experiments: '/experiments',
      'deleted experiments': '/experiments?tab=deleted',
      'empty experiment': `/experiments/${empty?.id ?? ''}`,
      'lost view': '/experiments?long=yes',
      runs: runsPage,
      'chosen runs': `${runsPage}?selected=${runId}`,
      'grouped runs': `${runsPage}?group=params.%22learning+rate%22`,
      'charts over runs': `${runsPage}?split=35&panels=${encodeURIComponent(panels)}`,
      'faulty filter': `${runsPage}?filter=and`,
      groups: `${runsPage}/groups`,
      group: `${runsPage}/groups/${group.id}`,
      unassigned: '/unassigned',
      'compare nothing': '/compare',
      compare: compared,
      'compared metrics': `${compared}&tab=metrics`,
      'compared curves': `${compared}&tab=curves`,
      'compared code': `${compared}&tab=code`,
      overview: ofRun,
      charts: `${ofRun}/charts`,
      parameters: `${ofRun}/parameters`,
      'confusion matrix': `${ofRun}/artifacts?artifact=output:plots/confusion.json`,
      'ROC curve': `${ofRun}/artifacts?artifact=output:plots/roc.json`,
      'table artifact': `${ofRun}/artifacts?artifact=output:tables/predictions.json`,
      system: `${ofRun}/system`,
      logs: `${ofRun}/logs`,
      code: `${ofRun}/code`,
      lineage: `${ofRun}/lineage`,
      studies: '/studies',
      study: `/studies/${studyId}?trials=3&split=30`,
      verdict: `/compare?tab=verdict&experiment=${analysisId}&group=params.optimizer`,
      report: ofReport,
      'report edited': `${ofReport}&tab=edit`,
      'report saved': `/reports/${report.id}`,
      reports: '/reports',
      models: '/models',
      model: '/models/digits%20model',
      'missing run': `/runs/${'0'.repeat(32)}`,
      'missing page': '/nowhere',
    },
    [Symbol.asyncDispose]: async () => {
      await browser.close();
      await server[Symbol.asyncDispose]();
    },
  };
}
