import { expect, test } from 'vitest';
import { logPoints } from '@assay/sdk/browser';
import { runAssay } from '../support/run-assay.ts';
import { startServer } from '../support/server.ts';
import { collectFaults, launchBrowser } from './support/browser.ts';
import { inked, plotBox } from './support/line-chart.ts';
import { clientOf } from './support/seed.ts';

const runCount = 50;
const pointCount = 20_000;
const spike = { run: 31, step: 13_579, value: 42.125 } as const;

test(
  'fifty curves out of sealed parts: a spike of one point is seen, and read off to the digit',
  { timeout: 240_000 },
  async () => {
    await using first = await startServer();
    const client = clientOf(first.url);
    const { id: experimentId } = await client.createExperiment({ body: { name: 'sealed' } });
    for (let r = 0; r < runCount; r++) {
      const { id: runId } = await client.createRun({ body: { experimentId, name: `run ${r}` } });
      const steps = Float64Array.from({ length: pointCount }, (_, i) => i);
      const values = steps.map((step) =>
        r === spike.run && step === spike.step ? spike.value : Math.cos(step / 700 + r) + r / 50,
      );
      const timesMs = steps.map((step) => Date.UTC(2026, 10, 21) + step * 10);
      const batch = { names: ['loss'], nameIndex: new Uint32Array(pointCount), steps, timesMs, values };
      await logPoints(batch, { url: first.url, runId, name: { clientId: runId, sequence: 1 } });
      await client.updateRun({ params: { runId }, body: { status: 'completed' } });
    }
    await first.stop();
    const compacted = await runAssay(['compact', '--data', first.dataDir], { url: first.url, cwd: first.dataDir });
    expect([compacted.code, compacted.stdout]).toEqual([0, expect.stringMatching(/1,?000,?000/) as unknown]);

    await using server = await startServer({ dataDir: first.dataDir });
    await using browser = await launchBrowser();
    const page = await browser.newPage({ viewport: { width: 1280, height: 900 } });
    const faults = collectFaults(page);
    await page.goto(`${server.url}/experiments/${experimentId}?first=50`);
    const panel = page.getByRole('region', { name: 'loss', exact: true });
    await panel.getByText(/^\d+ buckets of 1,000,000 points, min and max exact$/).waitFor();
    const box = await plotBox(panel);
    const at = spike.step / (pointCount - 1);
    await expect.poll(() => inked(panel, at - 0.01, 0.1, at + 0.01, 0.8)).toBeGreaterThan(10);
    expect(await inked(panel, 0.05, 0.1, at - 0.02, 0.8)).toBe(0);
    expect(await inked(panel, at + 0.02, 0.1, 0.95, 0.8)).toBe(0);
    const readOut = page.locator('.line-chart-read-out');
    const nudge = [0, 1, -1, 2, -2].values();
    await expect
      .poll(async () => {
        await page.mouse.move(box.x + box.width * at + (nudge.next().value ?? 0), box.y + 12);
        return readOut.locator('.line-chart-read-out-row').first().innerText();
      })
      .toMatch(new RegExp(`run ${spike.run}[^]*${spike.value}`));

    // Zoomed in, down to the points themselves.
    await page.goto(`${page.url()}&range=${spike.step - 20}..${spike.step + 20}`);
    await panel.getByText(/^2,0\d\d points$/).waitFor();
    const near = await plotBox(panel);
    await page.mouse.move(near.x + near.width / 2, near.y + 12);
    await readOut.getByText(/^step 13,?579$/).waitFor();
    await expect
      .poll(() => readOut.locator('.line-chart-read-out-row').first().innerText())
      .toContain(String(spike.value));
    expect(faults).toEqual([]);
  },
);
