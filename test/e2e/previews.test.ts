import { readFile } from 'node:fs/promises';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { startServer } from '../support/server.ts';
import type { TestServer } from '../support/server.ts';
import { seriousFindings } from './support/axe.ts';
import { collectFaults, launchBrowser } from './support/browser.ts';
import { clientOf, greyPicture } from './support/seed.ts';
import type { AssayClient } from './support/seed.ts';

/** A table of three rows as Feather by each codec and as a stream, as base64. */
const arrowFile = new URL('../../packages/studio/src/lib/artifact/arrow-files.json', import.meta.url);
const arrowFiles = JSON.parse(await readFile(arrowFile, 'utf8')) as Readonly<Record<string, string>>;

let server: TestServer;
let browser: Browser;
let client: AssayClient;
let runId: string;

const upload = (name: string, body: string | Uint8Array<ArrayBuffer>, mediaType = 'application/octet-stream') =>
  client.uploadArtifact({ params: { runId }, query: { name }, body, mediaType });

beforeAll(async () => {
  server = await startServer();
  browser = await launchBrowser();
  client = clientOf(server.url);
  ({ id: runId } = await client.createRun({ body: { experimentName: 'digits', name: 'the run' } }));
});

afterAll(async () => {
  await browser.close();
  await server[Symbol.asyncDispose]();
});

const open = async (name: string): Promise<Page> => {
  const page = await browser.newPage({ viewport: { width: 1280, height: 900 } });
  await page.goto(`${server.url}/runs/${runId}/artifacts?artifact=${encodeURIComponent(`output:${name}`)}`);
  await page.getByRole('article', { name, exact: true }).waitFor();
  return page;
};
const line = (page: Page, name: string) =>
  page.getByRole('treeitem').filter({ has: page.getByText(name, { exact: true }) });

/** Sound of a tone that falls, mono, 16 bits. */
function toneOf(seconds: number, rate = 44_100): Uint8Array<ArrayBuffer> {
  const samples = seconds * rate;
  const bytes = Buffer.alloc(44 + samples * 2);
  bytes.write('RIFF', 0);
  bytes.writeUInt32LE(36 + samples * 2, 4);
  bytes.write('WAVEfmt ', 8);
  bytes.writeUInt32LE(16, 16);
  bytes.writeUInt16LE(1, 20);
  bytes.writeUInt16LE(1, 22);
  bytes.writeUInt32LE(rate, 24);
  bytes.writeUInt32LE(rate * 2, 28);
  bytes.writeUInt16LE(2, 32);
  bytes.writeUInt16LE(16, 34);
  bytes.write('data', 36);
  bytes.writeUInt32LE(samples * 2, 40);
  for (let i = 0; i < samples; i++) bytes.writeInt16LE(Math.round(8000 * Math.sin(i / (20 + i / rate))), 44 + i * 2);
  return new Uint8Array(bytes);
}

test('sound plays from where one goes to, without being read up to there', async () => {
  const sound = toneOf(300);
  await upload('tone.wav', sound, 'audio/wav');
  const page = await browser.newPage();
  const faults = collectFaults(page, [/ERR_ABORTED/]);
  const starts: number[] = [];
  page.on('response', (response) => {
    const range = /^bytes (\d+)-/.exec(response.headers()['content-range'] ?? '');
    if (range !== null) starts.push(Number(range[1]));
  });
  await page.goto(`${server.url}/runs/${runId}/artifacts?artifact=output:tone.wav`);
  await page.locator('audio').waitFor();
  const audio = 'document.querySelector("audio")';
  await expect.poll(() => page.evaluate(`${audio}.duration`)).toBe(300);
  await page.evaluate(`void (${audio}.currentTime = 290, ${audio}.muted = true, ${audio}.play())`);
  await expect.poll(() => page.evaluate<number>(`${audio}.currentTime`)).toBeGreaterThan(290.2);
  expect(Math.max(...starts)).toBeGreaterThan(sound.length / 2);
  expect(faults).toEqual([]);
  await page.close();
});

/** A film of a circle that moves, as this browser records it. */
const record = `new Promise((resolve) => {
  const canvas = document.createElement('canvas');
  [canvas.width, canvas.height] = [160, 120];
  const context = canvas.getContext('2d');
  const recorder = new MediaRecorder(canvas.captureStream(20), { mimeType: 'video/webm;codecs=vp8' });
  const pieces = [];
  recorder.ondataavailable = ({ data }) => pieces.push(data);
  recorder.onstop = async () => {
    const bytes = new Uint8Array(await new Blob(pieces).arrayBuffer());
    resolve(btoa(Array.from(bytes, (each) => String.fromCharCode(each)).join('')));
  };
  let frame = 0;
  const timer = setInterval(() => {
    context.fillStyle = '#fff';
    context.fillRect(0, 0, 160, 120);
    context.fillStyle = '#2459d3';
    context.beginPath();
    context.arc(20 + frame * 4, 60, 15, 0, 7);
    context.fill();
    if (++frame === 30) {
      clearInterval(timer);
      recorder.stop();
    }
  }, 50);
  recorder.start(200);
})`;

test('a film is shown and plays', async () => {
  const studio = await browser.newPage();
  const film = Buffer.from(await studio.evaluate<string>(record), 'base64');
  await studio.close();
  await upload('episode.webm', new Uint8Array(film), 'video/webm');
  const page = await open('episode.webm');
  const video = page.locator('video');
  const read = (name: string): Promise<number> =>
    video.evaluate((element, key) => Number((element as unknown as Record<string, number>)[key]), name);
  await expect.poll(() => read('videoWidth')).toBe(160);
  await page.evaluate('void document.querySelector("video").play()');
  await expect.poll(() => read('currentTime')).toBeGreaterThan(0.5);
  expect(await page.getByText('This browser cannot play it.').count()).toBe(0);
  expect(await seriousFindings(page)).toEqual([]);
  await page.close();
});

test('Arrow files and streams are tables', async () => {
  const names = Object.keys(arrowFiles).map((kind) => `tables/${kind}.${kind === 'stream' ? 'arrows' : 'feather'}`);
  for (const [i, base64] of Object.values(arrowFiles).entries())
    await upload(names[i] ?? '', Uint8Array.from(Buffer.from(base64, 'base64')));
  const page = await open(names[0] ?? '');
  const faults = collectFaults(page);
  for (const name of names) {
    await line(page, name.slice('tables/'.length)).click();
    await page.getByText('3 rows × 8 columns').waitFor();
    const cells = page.getByRole('region', { name }).getByRole('row').nth(2).getByRole('cell');
    expect((await cells.allInnerTexts()).slice(0, 8)).toEqual([
      '2',
      '1',
      '0.5',
      'dog',
      '2026-01-01T00:00:00.000Z',
      '2026-01-01T00:00:00.000Z',
      '0.05',
      '[1,1]',
    ]);
  }
  expect(await seriousFindings(page)).toEqual([]);
  expect(faults).toEqual([]);
  await page.close();
});

/** A moving picture of one pixel, and a drawing. */
const gif = 'R0lGODlhAQABAIAAAAAAAP///yH5BAEAAAAALAAAAAABAAEAAAIBRAA7';
const svg =
  '<svg xmlns="http://www.w3.org/2000/svg" width="120" height="80"><rect width="120" height="80" fill="red"/></svg>';
const pdf = `%PDF-1.4
1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj
2 0 obj<</Type/Pages/Kids[3 0 R]/Count 1>>endobj
3 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 200 100]>>endobj
trailer<</Root 1 0 R>>
`;

test('GIF, SVG and PDF are shown, or it is said why not', async () => {
  await upload('one.gif', Uint8Array.from(Buffer.from(gif, 'base64')), 'image/gif');
  await upload('drawing.svg', svg, 'image/svg+xml');
  await upload('paper.pdf', pdf, 'application/pdf');
  const page = await open('one.gif');
  await page.getByText('1 × 1 pixels').waitFor();
  await line(page, 'drawing.svg').click();
  await page.getByText('120 × 80 pixels').waitFor();
  await line(page, 'paper.pdf').click();
  const hasViewer = await page.evaluate<boolean>('navigator.pdfViewerEnabled');
  await (hasViewer ? page.locator('iframe') : page.getByText('This browser shows no PDF inside of a page.')).waitFor();
  await page.close();
});

const junk = Uint8Array.from({ length: 4000 }, (_, i) => (i * 97 + 13) % 256);
const kinds = ['csv', 'parquet', 'json', 'jsonl', 'feather', 'png', 'wav', 'mp4', 'ipynb', 'md', 'txt'] as const;

test('what is empty, one byte or anything says so in words', async () => {
  for (const kind of kinds) {
    await upload(`bad/empty.${kind}`, new Uint8Array());
    await upload(`bad/byte.${kind}`, new Uint8Array([0xff]));
    await upload(`bad/junk.${kind}`, junk);
  }
  const page = await open('bad/empty.csv');
  const faults = collectFaults(page, [/status of 404/, /ERR_ABORTED/, /Failed to load/]);
  for (const kind of kinds) {
    await line(page, `empty.${kind}`).click();
    const article = (name: string) => page.getByRole('article', { name: `bad/${name}.${kind}`, exact: true });
    await article('empty').getByText('It is empty.').waitFor();
    for (const name of ['byte', 'junk']) {
      await line(page, `${name}.${kind}`).click();
      await article(name)
        .getByText(/Download (the file|it) to/)
        .waitFor();
      expect(await article(name).getByRole('alert').count()).toBe(0);
    }
  }
  expect(faults).toEqual([]);
  await page.close();
});

test('a picture is shown in its true size, and the next of its folder by a key', async () => {
  for (const n of [1, 2]) await upload(`steps/${n}.png`, greyPicture(), 'image/png');
  const page = await open('steps/1.png');
  await page.getByText('64 × 64 pixels').waitFor();
  await page.keyboard.press('+');
  await page.keyboard.press('1');
  await expect.poll(async () => (await page.locator('article img').boundingBox())?.width).toBe(64);
  await page.keyboard.press('ArrowRight');
  await page.getByRole('article', { name: 'steps/2.png' }).waitFor();
  await page.close();
});
