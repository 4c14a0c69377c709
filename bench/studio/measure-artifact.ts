import type { Page } from 'playwright-core';
import { createClient } from '@assay/sdk/browser';
import type { Figure } from '../support/report.ts';
import { short } from '../support/report.ts';
import { spreadOf } from '../support/spread.ts';
import { ask } from './page-probe.ts';

const turns = 5;
const firstCell = 'the first of its rows';

/** A table of so many bytes, made as it is sent. */
function tableOf(bytes: number): ReadableStream<Uint8Array> {
  const encoder = new TextEncoder();
  const rows = encoder.encode('a row that nobody will ever read,0.123456789,true,17\n'.repeat(20_000));
  let left = bytes;
  return new ReadableStream({
    start: (controller) => {
      const head = encoder.encode(`name,loss,ok,step\n${firstCell},1,true,0\n`);
      left -= head.length;
      controller.enqueue(head);
    },
    pull: (controller) => {
      const piece = rows.subarray(0, Math.min(left, rows.length));
      left -= piece.length;
      controller.enqueue(piece.slice());
      if (left === 0) controller.close();
    },
  });
}

/** How soon the first rows of a large table are seen, and what went over the wire for them. */
export async function measureArtifact(open: () => Promise<Page>, url: string, bytes: number): Promise<Figure[]> {
  const client = createClient({ url });
  const { id: runId } = await client.createRun({ body: { experimentName: 'bench run page', name: 'large files' } });
  await client.logArtifact({ params: { runId }, body: { name: 'a note', value: 'nothing of note' } });
  await client.uploadArtifact({
    params: { runId },
    query: { name: 'big.csv' },
    body: () => tableOf(bytes),
    mediaType: 'text/csv',
    timeoutMs: 600_000,
  });
  const shown: number[] = [];
  let wire = 0;
  for (let turn = 0; turn < turns; turn++) {
    const page = await open();
    await page.goto(`${url}/runs/${runId}/artifacts?artifact=${encodeURIComponent('output:a note')}`);
    await page.getByText('nothing of note').waitFor();
    const sizes: Promise<number>[] = [];
    page.on('requestfinished', (request) => {
      if (request.url().includes('/artifacts/content'))
        sizes.push(request.sizes().then(({ responseBodySize }) => responseBodySize));
    });
    const rows = ask<number>(page, 'textAfterPress', firstCell);
    await page.getByRole('treeitem').filter({ hasText: 'big.csv' }).click();
    shown.push(await rows);
    wire = Math.max(
      wire,
      (await Promise.all(sizes)).reduce((sum, each) => sum + each, 0),
    );
    await page.close();
  }
  const { median, min, max } = spreadOf(shown);
  return [
    {
      name: `the first rows of a CSV file of ${short(bytes / 1e9)} GB shown`,
      value: median,
      unit: 'ms',
      spread: `${short(min)} – ${short(max)}, from the click; ${short(wire / 1000)} kB went over the wire`,
      aim: { value: 500, better: 'less' },
    },
  ];
}
