import type { Page } from 'playwright-core';
import { createClient } from '@assay/sdk/browser';
import type { Figure } from '../support/report.ts';
import { short } from '../support/report.ts';
import { latencyOf, spreadOf } from '../support/spread.ts';
import { ask } from './page-probe.ts';

const startedMs = Date.UTC(2026, 10, 21);
const turns = 10;

/** How soon a line is found in a long log, and how soon the lineage of a run with many neighbours stands. */
export async function measureRunPage(open: () => Promise<Page>, url: string, lines: number): Promise<Figure[]> {
  const client = createClient({ url });
  const { id: runId } = await client.createRun({ body: { experimentName: 'bench run page', startedMs } });
  const needleEvery = lines / turns;
  for (let from = 0; from < lines; from += 50_000) {
    const some = Array.from({ length: Math.min(50_000, lines - from) }, (_, n) => {
      const i = from + n;
      const text =
        i % needleEvery === needleEvery / 2
          ? `needle ${Math.floor(i / needleEvery)}.`
          : `step ${i} loss ${1 / (i + 1)}`;
      return { timeMs: startedMs + i, stream: 'stdout' as const, text };
    });
    await client.appendLog({ params: { runId }, body: { lines: some } });
  }
  const page = await open();
  await page.goto(`${url}/runs/${runId}/logs`);
  const log = page.getByRole('region', { name: 'Log' });
  await log.getByText(`step ${lines - 1} `).waitFor();
  const box = page.getByRole('searchbox', { name: 'Find in the log' });
  const hits: number[] = [];
  for (let turn = 0; turn < turns; turn++) {
    const shown = ask<number>(page, 'hitAfterInput', `needle ${turn}.`);
    await box.fill(`needle ${turn}.`);
    hits.push(await shown);
  }
  await page.close();
  const graph = await measureLineage(open, url, 300);
  const { p50, p95 } = latencyOf(hits);
  return [
    {
      name: `a hit shown in a log of ${lines.toLocaleString('en')} lines, p95`,
      value: p95,
      unit: 'ms',
      spread: `p50 ${short(p50)}, from the last key, the wait for the next key with it`,
      aim: { value: 300, better: 'less' },
    },
    ...graph,
  ];
}

async function measureLineage(open: () => Promise<Page>, url: string, nodes: number): Promise<Figure[]> {
  const client = createClient({ url });
  const { id: runId } = await client.createRun({ body: { experimentName: 'bench run page', name: 'the middle' } });
  for (let i = 1; i < nodes; i++) {
    const direction = i % 2 === 0 ? 'input' : 'output';
    await client.logArtifact({ params: { runId }, body: { name: `${direction} ${i}`, direction, value: String(i) } });
  }
  const shown: number[] = [];
  for (let turn = 0; turn < 5; turn++) {
    const page = await open();
    await page.goto(`${url}/runs/${runId}/lineage`);
    shown.push(await ask<number>(page, 'lineageShown'));
    await page.close();
  }
  const { median, min, max } = spreadOf(shown);
  return [
    {
      name: `a lineage of ${nodes} nodes laid out and shown`,
      value: median,
      unit: 'ms',
      spread: `${short(min)} – ${short(max)}, from the start of the navigation`,
      aim: { value: 1000, better: 'less' },
    },
  ];
}
