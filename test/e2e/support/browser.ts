import { chromium } from 'playwright-core';
import type { Browser, Page } from 'playwright-core';
import { chromium as chromiumNeed, findChromium, findHeadlessShell } from '../../../tools/needs/chromium.ts';

// Quiet, offline, and able to run as root in a container.
const flags = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--disable-dev-shm-usage',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

/** A headless Chromium with a profile of its own; closes with `await using`. Default: its headless shell where there is one. */
export async function launchBrowser(executablePath = findHeadlessShell() ?? findChromium()): Promise<Browser> {
  if (executablePath === undefined) throw new Error(`No Chromium here. ${chromiumNeed.explain}`);
  return chromium.launch({ executablePath, headless: true, args: flags });
}

/**
 * Collects what must not happen on a page: uncaught errors, error lines on the console, failed requests of its own
 * origin. A test ends with `expect(faults).toEqual([])`; `ignore` names those that the test provokes.
 */
export function collectFaults(page: Page, ignore: readonly RegExp[] = []): readonly string[] {
  const faults: string[] = [];
  const add = (fault: string): void => {
    if (!ignore.some((pattern) => pattern.test(fault))) faults.push(fault);
  };
  page.on('pageerror', (error) => add(`uncaught: ${error.message}`));
  page.on('console', (message) => {
    if (message.type() === 'error') add(`console: ${message.text()}`);
  });
  page.on('requestfailed', (request) => {
    const reason = request.failure()?.errorText ?? 'unknown';
    // A request given up because the page moved on is no fault.
    if (reason !== 'net::ERR_ABORTED') add(`request: ${request.method()} ${request.url()} ${reason}`);
  });
  return faults;
}
