import { fileURLToPath } from 'node:url';
import type { Browser, Page } from 'playwright-core';

const inPage = fileURLToPath(new URL('in-page.js', import.meta.url));

/** A page in which `ask` works. */
export async function openProbed(browser: Browser): Promise<Page> {
  const page = await browser.newPage({ viewport: { width: 1920, height: 1800 } });
  await page.addInitScript({ path: inPage });
  return page;
}

const longestMs = 60_000;

/** Calls a function of in-page.js in the page. */
export async function ask<T>(page: Page, name: string, ...values: readonly (string | number)[]): Promise<T> {
  const call = `bench.${name}(${values.map((value) => JSON.stringify(value)).join()})`;
  const tooLong = Promise.withResolvers<never>();
  const timer = setTimeout(() => tooLong.reject(new Error(`${call}: nothing after ${longestMs} ms`)), longestMs);
  try {
    return await Promise.race([page.evaluate<T>(call), tooLong.promise]);
  } finally {
    clearTimeout(timer);
  }
}

/** Times between frames, in milliseconds, while `act` runs. */
export async function framesDuring(page: Page, act: () => Promise<void>): Promise<number[]> {
  await ask(page, 'startFrames');
  await act();
  return ask(page, 'stopFrames');
}

/** Bytes of live objects of the page's program, after what can go has gone. */
export async function heapBytes(page: Page): Promise<number> {
  const session = await page.context().newCDPSession(page);
  await session.send('HeapProfiler.enable');
  await session.send('HeapProfiler.collectGarbage');
  const { usedSize } = await session.send('Runtime.getHeapUsage');
  await session.detach();
  return usedSize;
}
