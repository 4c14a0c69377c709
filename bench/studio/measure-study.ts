import type { Page } from 'playwright-core';
import { createClient } from '@assay/sdk/browser';
import { randomFrom } from '../../test/e2e/support/seed.ts';
import type { Figure } from '../support/report.ts';
import { short } from '../support/report.ts';
import { spreadOf } from '../support/spread.ts';
import { ask } from './page-probe.ts';

const perRequest = 1000;
const reportsOfEach = 5;
const turns = 3;
const startedMs = Date.UTC(2026, 10, 21);
const workers = 16;

/** How soon each chart of a study is drawn, and drawn anew when a state is hidden or a part is marked. */
export async function measureStudy(open: () => Promise<Page>, url: string, trials: number): Promise<Figure[]> {
  const studyId = await fillStudy(url, trials);
  const page = await open();
  await page.setViewportSize({ width: 1280, height: 700 });
  const shown: number[] = [];
  for (let turn = 0; turn < turns; turn++) {
    await page.goto(`${url}/studies/${studyId}`);
    shown.push(await ask<number>(page, 'studyShown'));
  }
  const names = await ask<readonly string[]>(page, 'studyCharts');
  const drawn = new Map<string, number[]>();
  for (let turn = 0; turn < turns; turn++) {
    for (const name of names)
      drawn.set(name, [...(drawn.get(name) ?? []), await ask<number>(page, 'studyChartDrawn', name)]);
  }
  const hidden: number[] = [];
  for (let turn = 0; turn < turns * 2; turn++) {
    const painted = ask<number>(page, 'chartsPaintedAfterClick');
    await page.getByRole('button', { name: /^pruned / }).click();
    hidden.push(await painted);
  }
  await page.close();
  const count = trials.toLocaleString('en');
  const figure = (name: string, all: readonly number[], aimMs: number): Figure => {
    const { median, min, max } = spreadOf(all);
    return {
      name,
      value: median,
      unit: 'ms',
      spread: `${short(min)} – ${short(max)}`,
      aim: { value: aimMs, better: 'less' },
    };
  };
  return [
    figure(`a study of ${count} trials: first chart drawn, from the start of the navigation`, shown, 3000),
    ...[...drawn].map(([name, all]) => figure(`${count} trials: ${name}, drawn with its neighbours`, all, 1000)),
    figure(`${count} trials: pruned ones hidden or shown on all charts in view`, hidden, 1000),
  ];
}

async function fillStudy(url: string, trials: number): Promise<string> {
  const client = createClient({ url });
  const random = randomFrom(11);
  const study = await client.createStudy({
    body: {
      experimentName: 'bench study',
      name: `${trials} trials`,
      space: {
        lr: { kind: 'float', low: 1e-5, high: 0.1, scale: 'log' },
        decay: { kind: 'float', low: 1e-6, high: 0.1, scale: 'log' },
        units: { kind: 'int', low: 16, high: 512 },
        dropout: { kind: 'float', low: 0, high: 0.9 },
        momentum: { kind: 'float', low: 0.5, high: 0.999 },
        optimizer: { kind: 'categorical', choices: ['adam', 'sgd', 'rmsprop'] },
      },
      objectives: [
        { metric: 'loss', direction: 'minimize' },
        { metric: 'latency', direction: 'minimize' },
      ],
      sampler: { kind: 'random' },
    },
  });
  for (let from = 0; from < trials; from += perRequest) {
    const some = Array.from({ length: Math.min(perRequest, trials - from) }, (_, i) => {
      const values = {
        lr: 10 ** (-5 + 4 * random()),
        decay: 10 ** (-6 + 5 * random()),
        units: 16 + Math.floor(496 * random()),
        dropout: 0.9 * random(),
        momentum: 0.5 + 0.499 * random(),
        optimizer: ['adam', 'sgd', 'rmsprop'][Math.floor(3 * random())] ?? 'adam',
      };
      const loss = 0.05 + (Math.log10(values.lr) + 2.5) ** 2 / 10 + values.dropout / 5 + random() / 10;
      const isPruned = random() < 0.2;
      const beganMs = startedMs + Math.floor((from + i) / workers) * 60_000;
      return {
        values,
        ...(isPruned
          ? { state: 'pruned' as const }
          : { state: 'complete' as const, objectives: [loss, 1 + values.units / 100 + random()] }),
        startedMs: beganMs,
        endedMs: beganMs + Math.floor(50_000 * random()),
        reports: Array.from({ length: isPruned ? 2 : reportsOfEach }, (_step, step) => ({
          step,
          value: loss + Math.exp(-step) * (0.5 + random() / 5),
        })),
      };
    });
    await client.tellTrials({ params: { studyId: study.id }, body: { trials: some } });
  }
  return study.id;
}
