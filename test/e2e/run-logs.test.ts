import { readFile } from 'node:fs/promises';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { startServer } from '../support/server.ts';
import type { TestServer } from '../support/server.ts';
import { collectFaults, launchBrowser } from './support/browser.ts';
import { clientOf } from './support/seed.ts';
import type { AssayClient } from './support/seed.ts';

const lineCount = 1_000_000;
const startedMs = Date.UTC(2026, 10, 21, 9);
/** Milliseconds from one line to the next. */
const paceMs = 3;

let server: TestServer;
let browser: Browser;
let client: AssayClient;
let runId: string;

beforeAll(async () => {
  server = await startServer();
  browser = await launchBrowser();
  client = clientOf(server.url);
  runId = (await client.createRun({ body: { experimentName: 'records', name: 'a long training', startedMs } })).id;
  for (let from = 0; from < lineCount; from += 50_000) {
    const lines = Array.from({ length: 50_000 }, (_, n) => lineOf(from + n));
    await client.appendLog({ params: { runId }, body: { lines } });
  }
});

afterAll(async () => {
  await browser.close();
  await server[Symbol.asyncDispose]();
});

function lineOf(i: number) {
  const timeMs = startedMs + i * paceMs;
  if (i === 777_777) return { timeMs, stream: 'stdout' as const, text: 'a needle, and a Needle' };
  if (i % 10_000 === 5000) return { timeMs, stream: 'stderr' as const, text: `\u001B[1;31mwarning\u001B[0m ${i}` };
  return {
    timeMs,
    stream: 'stdout' as const,
    text: `10%\rstep ${i} loss \u001B[32m${(1 / (i + 1)).toFixed(4)}\u001B[0m`,
  };
}

const open = async (path: string, viewport = { width: 1280, height: 900 }): Promise<Page> => {
  const page = await browser.newPage({ viewport });
  await page.goto(`${server.url}/runs/${path}`);
  return page;
};

describe('the log of a run with a million lines', () => {
  test('shows its end, and of the rest only what is looked at', async () => {
    const page = await open(`${runId}/logs`);
    const faults = collectFaults(page);
    const bytes: number[] = [];
    page.on('response', (response) => {
      if (response.url().includes('/logs')) void response.body().then((body) => bytes.push(body.length));
    });
    const log = page.getByRole('region', { name: 'Log' });
    await log.getByText('step 999999', { exact: false }).waitFor();
    expect(await log.locator('.log-green').count()).toBeGreaterThan(10);
    expect(await log.getByText('10%').count()).toBe(0);
    await log.press('Home');
    await log.getByText('step 0 loss').waitFor();
    await page.getByLabel('Go to line').fill('500,001'.replace(',', ''));
    await page.getByLabel('Go to line').press('Enter');
    await log.getByText('step 500000 loss').waitFor();
    expect(await log.locator('[aria-current=true]').innerText()).toContain('step 500000 loss');
    expect(await log.locator('.log-row').count()).toBeLessThan(80);
    expect(bytes.reduce((sum, each) => sum + each, 0)).toBeLessThan(1_000_000);
    expect(faults).toEqual([]);
    await page.close();
  });

  test('is searched from the keyboard, hit by hit', async () => {
    const page = await open(`${runId}/logs`);
    const faults = collectFaults(page);
    const log = page.getByRole('region', { name: 'Log' });
    await log.getByText('step 999999').waitFor();
    await page.keyboard.press('/');
    await page.keyboard.type('NEEDLE');
    await page.keyboard.press('Enter');
    await log.locator('mark').first().waitFor();
    expect(await log.locator('mark').allInnerTexts()).toEqual(['needle', 'Needle']);
    await page.getByText('1 of 1 line').waitFor();
    expect(new URL(page.url()).searchParams.get('find')).toBe('NEEDLE');

    const box = page.getByRole('searchbox', { name: 'Find in the log' });
    await box.fill('warning');
    await page.getByText('79 of 100 lines').waitFor();
    await box.press('Enter');
    await page.getByText('80 of 100 lines').waitFor();
    await log.getByText('warning 795000').waitFor();
    await box.press('Shift+Enter');
    await box.press('Escape');
    await page.keyboard.press('Shift+N');
    await page.getByText('78 of 100 lines').waitFor();
    await page.keyboard.press('n');
    await page.keyboard.press('n');
    await page.getByText('80 of 100 lines').waitFor();

    await page.getByLabel('Only hits').check();
    await page.getByLabel('Follow').check();
    await log.getByText('warning 995000').waitFor();
    expect(await log.getByText('step').count()).toBe(0);
    await box.fill('nothing like it');
    await page.getByText('No line is like that.').waitFor();
    await page.getByLabel('Only hits').uncheck();
    await box.fill('');
    await page.getByLabel('Stream').selectOption({ label: 'Errors' });
    await page.getByLabel('Follow').check();
    await log.getByText('warning 995000').waitFor();
    expect(faults).toEqual([]);
    await page.close();
  });

  test('marks a time for the charts, and goes to the line of a time', async () => {
    const page = await open(`${runId}/logs`);
    const log = page.getByRole('region', { name: 'Log' });
    await page.getByLabel('Time of the lines').selectOption({ label: 'Time since start' });
    await page.getByLabel('Go to line').fill('1001');
    await page.getByLabel('Go to line').press('Enter');
    await log.getByRole('button', { name: 'Mark +0:00:03.000 on the charts' }).click();
    await page.getByRole('button', { name: /^Marked \d\d:\d\d:03$/ }).waitFor();
    expect(new URL(page.url()).searchParams.get('at')).toBe(String(startedMs + 3000));
    await page.getByRole('link', { name: 'Charts' }).click();
    await expect.poll(() => new URL(page.url()).pathname).toMatch(/charts$/);
    await page.getByRole('button', { name: /^Marked/ }).click();
    await log.getByText('step 1000 loss').waitFor();
    await log.press('End');
    await page.getByRole('button', { name: /^Marked/ }).click();
    await log.getByText('step 1000 loss').waitFor();
    await page.getByRole('button', { name: 'Remove the mark' }).click();
    await expect.poll(() => new URL(page.url()).searchParams.get('at')).toBeNull();
    await page.goto(`${server.url}/runs/${runId}/logs?at=${startedMs + 600_000 * paceMs - 1}`);
    await log.locator('[aria-current=true]').getByText('step 600000 loss').waitFor();
    await page.close();
  });

  test('wraps long lines to the last, copies the text alone, and comes down whole', async () => {
    const { id } = await client.createRun({ body: { name: 'long lines' } });
    const lines = Array.from({ length: 300 }, (_, n) => ({
      timeMs: startedMs + n,
      stream: 'stdout' as const,
      text: `line ${n} ${'word '.repeat(n % 7 === 0 ? 300 : 3)}end ${n}.`,
    }));
    await client.appendLog({ params: { runId: id }, body: { lines } });
    const page = await open(`${id}/logs`);
    const log = page.getByRole('region', { name: 'Log' });
    const lined = log.locator('.line-list-lines').first();
    await page.getByLabel('Wrap').check();
    await lined.getByText('end 299.').waitFor();
    const below = async (text: string): Promise<number> => {
      const [row, frame] = [await lined.getByText(text).boundingBox(), await log.boundingBox()];
      return (frame?.y ?? 0) + (frame?.height ?? 0) - (row?.y ?? 0) - (row?.height ?? 0);
    };
    await expect.poll(() => below('end 299.')).toBeGreaterThanOrEqual(0);
    expect(await below('end 299.')).toBeLessThan(24);
    await log.press('Home');
    await log.getByText('end 0.').waitFor();
    // Every line comes by on the way down, however it is wrapped.
    const seen = new Set<number>();
    for (let i = 0; i < 400 && !seen.has(299); i++) {
      for (const text of await lined.locator('.log-text').allInnerTexts())
        seen.add(Number(/^line (\d+)/.exec(text)?.[1]));
      await log.press('PageDown');
      await page.waitForTimeout(20);
    }
    expect(seen.size).toBe(300);

    await page.getByLabel('Wrap').uncheck();
    await log.press('Home');
    await log.getByText('end 0.').waitFor();
    const copied = await page.evaluate<string>(`(() => {
      const rows = document.querySelectorAll('.log-text');
      getSelection().setBaseAndExtent(rows[1], 0, rows[3], rows[3].childNodes.length);
      return getSelection().toString();
    })()`);
    expect(copied.trimEnd()).toBe([1, 2, 3].map((n) => lines[n]?.text).join('\n'));
    const waiting = page.waitForEvent('download');
    await page.getByRole('button', { name: 'Download' }).click();
    const download = await waiting;
    expect(download.suggestedFilename()).toBe('long-lines.log');
    expect(await readFile(await download.path(), 'utf8')).toBe(lines.map(({ text }) => `${text}\n`).join(''));
    await page.close();
  });

  test('follows what is written until one scrolls up', async () => {
    const { id } = await client.createRun({ body: { name: 'live lines' } });
    let written = 0;
    const write = async (count: number): Promise<void> => {
      const lines = Array.from({ length: count }, () => ({
        timeMs: Date.now(),
        stream: 'stdout' as const,
        text: `live ${written++}.`,
      }));
      await client.appendLog({ params: { runId: id }, body: { lines } });
    };
    const page = await open(`${id}/logs`);
    await page.getByText('Nothing was logged as text.').waitFor();
    await write(200);
    const log = page.getByRole('region', { name: 'Log' });
    await log.getByText('live 199.').waitFor();
    await write(100);
    await log.getByText('live 299.').waitFor();
    await log.press('PageUp');
    await expect.poll(() => page.getByLabel('Follow').isChecked()).toBe(false);
    let first = '';
    await expect
      .poll(async () => first === (first = await log.locator('.log-text').first().innerText()), { interval: 200 })
      .toBe(true);
    await write(1234);
    const pill = page.getByRole('button', { name: '1,234 new lines' });
    await pill.waitFor();
    expect(await log.locator('.log-text').first().innerText()).toBe(first);
    await pill.click();
    await log.getByText('live 1533.').waitFor();
    await write(10);
    await log.getByText('live 1543.').waitFor();
    expect(await page.getByLabel('Follow').isChecked()).toBe(true);
    await page.close();
  });
});
