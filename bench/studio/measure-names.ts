import type { Page } from 'playwright-core';
import { createClient } from '@assay/sdk/browser';
import type { Figure } from '../support/report.ts';
import { short } from '../support/report.ts';
import { latencyOf } from '../support/spread.ts';
import { ask } from './page-probe.ts';

/** How soon a list of very many metrics is narrowed to what was typed. */
export async function measureNames(open: () => Promise<Page>, url: string, count: number): Promise<Figure[]> {
  const client = createClient({ url });
  const run = await client.createRun({ body: { experimentName: 'bench names' } });
  for (let from = 0; from < count; from += 5000) {
    const points = Array.from({ length: Math.min(5000, count - from) }, (_, i) => ({
      name: `layer.${Math.floor((from + i) / 10)}/weight ${(from + i) % 10}`,
      value: i,
      step: 0,
    }));
    await client.logMetrics({ params: { runId: run.id }, body: { points } });
  }
  const page = await open();
  await page.goto(`${url}/experiments/${run.experimentId ?? ''}?split=0`);
  const total = `${count.toLocaleString('en')} charts`;
  await page.getByText(total, { exact: true }).waitFor();
  const box = page.getByRole('searchbox', { name: /Find charts/ });
  const times: number[] = [];
  for (let turn = 0; turn < 20; turn++) {
    await box.fill('');
    await page.getByText(total, { exact: true }).waitFor();
    const shown = ask<number>(page, 'textAfterInput', `10 of ${total}`);
    await box.fill(`/layer\\.${100 + turn}\\//`);
    times.push(await shown);
  }
  await page.close();
  const { p50, p95 } = latencyOf(times);
  return [
    {
      name: `${count.toLocaleString('en')} metric names searched by a pattern, p95`,
      value: p95,
      unit: 'ms',
      spread: `p50 ${short(p50)}, from the key to the list on the screen`,
      aim: { value: 200, better: 'less' },
    },
  ];
}
