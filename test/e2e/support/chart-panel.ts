import { readFile } from 'node:fs/promises';
import type { Locator, Page } from 'playwright-core';

export const chartIn = (region: Locator): Locator => region.getByRole('application');
export const spoken = (region: Locator): Locator => chartIn(region).locator('[aria-live]');

export async function choose(page: Page, region: Locator, item: string): Promise<void> {
  await region.getByRole('button', { name: /^Menu of/ }).click();
  await page.getByRole('menuitem', { name: item }).click();
}

export async function saved(page: Page, region: Locator, as: 'SVG' | 'CSV'): Promise<string> {
  const waiting = page.waitForEvent('download');
  await choose(page, region, `Save as ${as}`);
  return readFile(await (await waiting).path(), 'utf8');
}
