import { gzipSync } from 'node:zlib';
import type { Page } from 'playwright-core';
import type { Figure } from '../support/report.ts';

/** The program that the page of runs fetches before anything is done on it. */
export async function measureSize(open: () => Promise<Page>, url: string): Promise<Figure> {
  const page = await open();
  const bodies: Promise<Buffer>[] = [];
  page.on('response', (response) => {
    if (new URL(response.url()).pathname.endsWith('.js')) bodies.push(response.body());
  });
  await page.goto(url);
  await page.waitForTimeout(2000);
  const sizes = (await Promise.all(bodies)).map((body) => gzipSync(body).length);
  await page.close();
  return {
    name: 'program of the page of runs, gzip',
    value: sizes.reduce((sum, bytes) => sum + bytes, 0) / 1000,
    unit: 'kB',
    spread: `${sizes.length} files`,
    aim: { value: 300, better: 'less' },
  };
}
