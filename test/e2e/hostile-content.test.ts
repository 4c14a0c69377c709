import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { startServer } from '../support/server.ts';
import { launchBrowser } from './support/browser.ts';
import { clientOf } from './support/seed.ts';

/** Sets a mark where its script runs in our own name; `beacon` is asked by whatever reaches out. */
const attacksOf = (beacon: string): readonly string[] => [
  '<script>window.owned = 1</script>',
  '<img src=x onerror="window.owned = 2">',
  `"><svg onload="window.owned = 3"><image href="${beacon}"/></svg>`,
  '<iframe srcdoc="<script>parent.owned = 4</script>"></iframe>',
  '[link](javascript:window.owned=5)',
  'javascript:window.owned=6',
  `<style>*{background:url(${beacon})}</style>`,
  '{{constructor.constructor("window.owned=7")()}}',
  `</title></script><script>window.owned = 8</script>`,
];

const isOwned = (page: Page): Promise<boolean> => page.evaluate(() => 'owned' in globalThis);

test('text in every field is shown as text: nothing of it runs, and nothing is fetched', async () => {
  let beacons = 0;
  const elsewhere = createServer((_, response) => {
    beacons++;
    response.end();
  });
  await new Promise<void>((resolve) => {
    elsewhere.listen(0, '127.0.0.1', resolve);
  });
  const beacon = `http://127.0.0.1:${(elsewhere.address() as AddressInfo).port}/beacon`;
  try {
    await using server = await startServer();
    const client = clientOf(server.url);
    const attacks = attacksOf(beacon);
    const pages: string[] = ['/', '/unassigned'];
    for (const [i, text] of attacks.entries()) {
      const experiment = await client.createExperiment({
        body: { name: `${text} ${i}`, description: text, tags: { [text]: text } },
      });
      const run = await client.createRun({
        body: {
          experimentId: experiment.id,
          name: text,
          parameters: { [text]: text },
          tags: { [text]: text },
        },
      });
      const params = { runId: run.id };
      await client.logMetrics({ params, body: { points: [0, 1].map((step) => ({ name: text, step, value: step })) } });
      await client.appendLog({ params, body: { lines: [{ timeMs: 1_795_000_000_000, stream: 'stdout', text }] } });
      await client.setNote({ params: { kind: 'run', id: run.id }, body: { text } });
      await client.logArtifact({ params, body: { name: `value ${i}`, value: text, metadata: { [text]: text } } });
      await client.logArtifact({
        params,
        body: { name: `uri ${i}`, uri: `https://example.test/${encodeURIComponent(text)}` },
      });
      await client.updateRun({ params, body: { status: 'failed', statusMessage: text } });
      pages.push(`/experiments/${experiment.id}`, `/runs/${run.id}`);
    }
    await using browser = await launchBrowser();
    const page = await browser.newPage();
    const outside: string[] = [];
    let dialogs = 0;
    page.on('dialog', (dialog) => {
      dialogs++;
      void dialog.dismiss();
    });
    page.on('request', (request) => {
      if (!request.url().startsWith(server.url) && !/^(data|blob):/.test(request.url())) outside.push(request.url());
    });
    for (const target of pages) {
      await page.goto(server.url + target);
      await page.getByRole('status').getByText('Live').waitFor();
      await page.waitForTimeout(150);
      expect(await isOwned(page), target).toBe(false);
      expect(await page.locator('a[href^="javascript:" i]').count(), target).toBe(0);
    }
    // Every place of a run's page that opens by a click.
    await page.goto(server.url + String(pages.at(-1)));
    const tabs = page.getByRole('tab');
    await page.getByRole('status').getByText('Live').waitFor();
    for (let i = 0; i < (await tabs.count()); i++) {
      await tabs.nth(i).click();
      await page.waitForTimeout(150);
      expect(await isOwned(page)).toBe(false);
    }
    expect({ outside, beacons, dialogs }).toEqual({ outside: [], beacons: 0, dialogs: 0 });
  } finally {
    elsewhere.close();
  }
});

test('artifacts that are pages or drawings run nothing in our name, even when they are opened', async () => {
  await using server = await startServer();
  const client = clientOf(server.url);
  const { id: runId } = await client.createRun({ body: { experimentName: 'pages', name: 'one' } });
  const script = `fetch('/api/v1/experiments', {method:'POST',headers:{'content-type':'application/json'},body:'{"name":"owned"}'})`;
  const html = `<!doctype html><script>${script}</script><img src="/api/v1/server" onerror="${script.replaceAll('"', '&quot;')}">`;
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" onload="${script.replaceAll('"', '&quot;')}"><script>${script}</script></svg>`;
  const files = [
    ['page.html', 'text/html', html],
    ['page.xhtml', 'application/xhtml+xml', html],
    ['drawing.svg', 'image/svg+xml', svg],
    ['feed.xml', 'text/xml', `<?xml version="1.0"?>${svg}`],
    ['sniffed.png', 'image/png', html],
    ['sniffed.txt', 'text/plain', html],
    ['untyped', 'application/octet-stream', html],
    ['odd', 'text/html;charset=utf-7', html],
    ['code.js', 'text/javascript', script],
    ['data.json', 'application/json', '{"a":"<script>x"}'],
  ] as const;
  await using browser = await launchBrowser();
  const page = await browser.newPage();
  for (const [name, type, content] of files) {
    const target = `${server.url}/api/v1/runs/${runId}/artifacts/content?name=${encodeURIComponent(name)}`;
    const put = await fetch(target, { method: 'PUT', headers: { 'content-type': type }, body: content });
    expect(put.status, name).toBe(201);
    // Opened directly, and as a page of ours could be made to show it.
    await page
      .goto(target)
      .catch((thrown: unknown) => expect(String(thrown)).toMatch(/Download is starting|ERR_ABORTED/));
    await page.goto(server.url);
    const scriptRan = await page.evaluate(`new Promise((resolve) => {
      for (const tag of ['iframe', 'object', 'embed']) {
        const element = document.createElement(tag);
        element.setAttribute(tag === 'object' ? 'data' : 'src', ${JSON.stringify(target)});
        document.body.append(element);
      }
      const script = document.createElement('script');
      script.src = ${JSON.stringify(target)};
      script.onload = () => resolve(true);
      script.onerror = () => resolve(false);
      document.body.append(script);
    })`);
    await page.waitForTimeout(200);
    expect(scriptRan, name).toBe(false);
    const { experiments } = await client.listExperiments({ query: { name: 'owned' } });
    expect(experiments, name).toEqual([]);
  }
});
