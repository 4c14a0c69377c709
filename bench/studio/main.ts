/**
 * `npm run bench -- studio [--quick] [--long] [--only table,mlflow,curves,live,names,run,study]`: how soon Studio shows what it is asked for, in a
 * headless Chromium without a graphics processor: a table of 10,000 and 100,000 runs, 50 curves of a million points, live points, 10,000
 * names, a table of 2 GB, a log of a million lines, a lineage of 300 nodes, the charts of a study of 50,000 trials.
 * With --long the page is live for 30 minutes before its memory is looked at.
 */
import path from 'node:path';
import type { Page } from 'playwright-core';
import { provide } from '../../tools/needs/need.ts';
import { chromium, findChromium } from '../../tools/needs/chromium.ts';
import { runProcess } from '../../tools/process/run-process.ts';
import { launchBrowser } from '../../test/e2e/support/browser.ts';
import { seedFolder } from '../api/seed-folder.ts';
import { BenchArea } from '../support/bench-area.ts';
import { compactFolder } from '../support/compact-folder.ts';
import { fillRuns } from './fill-runs.ts';
import { measureArtifact } from './measure-artifact.ts';
import { measureCurves } from './measure-curves.ts';
import { measureLive } from './measure-live.ts';
import { measureMlflow } from './measure-mlflow.ts';
import { measureNames } from './measure-names.ts';
import { measureRunPage } from './measure-run-page.ts';
import { measureSize } from './measure-size.ts';
import { measureStudy } from './measure-study.ts';
import { measureTable } from './measure-table.ts';
import { openProbed } from './page-probe.ts';

const area = new BenchArea('studio', process.argv.slice(2));
const plan = area.quick
  ? {
      sizes: [[10_000, 800]],
      curves: 50,
      points: 100_000,
      names: 10_000,
      lines: 1_000_000,
      fileBytes: 200_000_000,
      trials: 10_000,
      minutes: 0.2,
    }
  : {
      sizes: [
        [10_000, 800],
        [100_000, 1200],
      ],
      curves: 50,
      points: 1_000_000,
      names: 10_000,
      lines: 1_000_000,
      fileBytes: 2_000_000_000,
      trials: 50_000,
      minutes: area.long ? 30 : 2,
    };

await provide(chromium, (words) => area.say(words));
await runProcess(process.execPath, ['tools/setup.mjs', '--studio'], { live: true });
// The browser that people have.
await using browser = await launchBrowser(findChromium());
const open = (): Promise<Page> => openProbed(browser);
const urlOf = ({ port }: { readonly port: number }): string => `http://127.0.0.1:${port}`;

await area.part('table', async () => {
  let seeded = 0;
  for (const [runs = 0, aimMs = 0] of plan.sizes) {
    const experimentId = await seedFolder(area.dataFolder('table'), seeded, runs);
    area.say(`seeded ${(runs - seeded).toLocaleString('en')} runs`);
    seeded = runs;
    await area.withServer('table', async (server) => {
      const page = `${urlOf(server)}/experiments/${experimentId}`;
      if (runs === plan.sizes[0]?.[0]) area.report(await measureSize(open, page));
      area.report(...(await measureTable(open, page, runs, aimMs)));
    });
  }
  area.removeData('table');
});

await area.part('mlflow', async () => {
  const runs = area.quick ? 1000 : 10_000;
  const experimentId = await seedFolder(area.dataFolder('mlflow'), 0, runs);
  await area.withServer('mlflow', async (server) => {
    const assayPage = `${urlOf(server)}/experiments/${experimentId}`;
    const folder = path.join(area.folder, 'peer');
    area.report(...(await measureMlflow(open, { runs, assayPage, folder, say: (text) => area.say(text) })));
  });
  area.removeData('mlflow');
});

await area.part('curves', async () => {
  let experimentId = '';
  await area.withServer('curves', async (server) => {
    await fillRuns(server.port, plan.curves, plan.points);
    const answer = await fetch(`${urlOf(server)}/api/v1/experiments`);
    experimentId = ((await answer.json()) as { experiments: { id: string }[] }).experiments[0]?.id ?? '';
  });
  await compactFolder(area.dataFolder('curves'));
  area.say('logged and compacted');
  await area.withServer('curves', async (server) => {
    const page = `${urlOf(server)}/experiments/${experimentId}`;
    area.report(...(await measureCurves(open, page, plan.curves, plan.points)));
  });
  area.removeData('curves');
});

await area.part('names', async () => {
  await area.withServer('names', async (server) =>
    area.report(...(await measureNames(open, urlOf(server), plan.names))),
  );
});

await area.part('run', async () => {
  await area.withServer('run', async (server) => {
    area.report(...(await measureArtifact(open, urlOf(server), plan.fileBytes)));
    area.report(...(await measureRunPage(open, urlOf(server), plan.lines)));
  });
  area.removeData('run');
});

await area.part('study', async () => {
  await area.withServer('study', async (server) =>
    area.report(...(await measureStudy(open, urlOf(server), plan.trials))),
  );
});

await area.part('live', async () => {
  await area.withServer('live', async (server) =>
    area.report(...(await measureLive(open, urlOf(server), plan.minutes))),
  );
});

area.finish('In a window of 1920 × 1800 where no other is named, the server warm:');
