import type { Page } from 'playwright-core';
import { createClient } from '@assay/sdk/browser';
import type { Figure } from '../support/report.ts';
import { short } from '../support/report.ts';
import { latencyOf } from '../support/spread.ts';
import { ask, heapBytes } from './page-probe.ts';

const panels = 20;

/** How soon a point that was logged stands on the screen, and what a page holds that has been live for a while. */
export async function measureLive(open: () => Promise<Page>, url: string, minutes: number): Promise<Figure[]> {
  const client = createClient({ url });
  const home = await open();
  await home.goto(url);
  await home.getByText('Waiting for the first run').waitFor();
  await home.waitForTimeout(500);
  const arrives = home.getByRole('region', { name: 'Your first run' }).waitFor();
  const sentAt = performance.now();
  await client.createRun({ body: { name: 'the first' } });
  await arrives;
  const firstRunMs = performance.now() - sentAt;
  await home.close();
  const run = await client.createRun({ body: { experimentName: 'bench live' } });
  const names = Array.from({ length: panels }, (_, i) => `metric ${i}`);
  let step = 0;
  const log = async (count: number): Promise<void> => {
    const points = Array.from({ length: count }, (_, i) =>
      names.map((name, m) => ({ name, step: step + i, value: Math.sin((step + i) / 50 + m) })),
    ).flat();
    await client.logMetrics({ params: { runId: run.id }, body: { points } });
    step += count;
  };
  await log(100);
  const page = await open();
  await page.setViewportSize({ width: 1920, height: 1600 });
  await page.goto(`${url}/runs/${run.id}/charts`);
  await page.getByRole('img', { name: 'metric 0: 1 curve, 100 points' }).waitFor();
  await page.waitForTimeout(1500);
  const delays: number[] = [];
  for (let turn = 0; turn < 30; turn++) {
    const shown = ask<number>(page, 'labelShown', `metric 0: 1 curve, ${step + 1} points`);
    const before = Date.now();
    await log(1);
    delays.push((await shown) - before);
    await page.waitForTimeout(80);
  }
  const atStart = await heapBytes(page);
  const until = performance.now() + minutes * 60_000;
  while (performance.now() < until) {
    await log(10);
    await page.waitForTimeout(1000);
  }
  const atEnd = await heapBytes(page);
  await page.close();
  const { p50, p95, max } = latencyOf(delays);
  return [
    {
      name: 'the first run logged until a fresh home page shows it',
      value: firstRunMs,
      unit: 'ms',
      spread: 'once',
      aim: { value: 2000, better: 'less' },
    },
    {
      name: 'a point logged until it is on the screen, p95',
      value: p95,
      unit: 'ms',
      spread: `p50 ${short(p50)}, max ${short(max)}; ${panels} charts on the page`,
      aim: { value: 1000, better: 'less' },
    },
    {
      name: `heap after ${minutes} min live with ${panels} charts`,
      value: atEnd / 1e6,
      unit: 'MB',
      spread: `at the start ${short(atStart / 1e6)} MB; ${step.toLocaleString('en')} steps were logged`,
      aim: { value: 250, better: 'less' },
    },
  ];
}
