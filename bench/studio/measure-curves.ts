import type { Page } from 'playwright-core';
import type { Figure } from '../support/report.ts';
import { short } from '../support/report.ts';
import { latencyOf, spreadOf } from '../support/spread.ts';
import { spike } from './fill-runs.ts';
import { ask, framesDuring } from './page-probe.ts';

/** How soon very many points stand on the screen, what comes over the wire for it, and how the chart moves. */
export async function measureCurves(
  open: () => Promise<Page>,
  url: string,
  curves: number,
  points: number,
): Promise<Figure[]> {
  const drawn: number[] = [];
  const asked: number[] = [];
  let wireBytes = 0;
  let moved: number[] = [];
  let isSeen = false;
  for (let turn = 0; turn <= 5; turn++) {
    const page = await open();
    let askedAtMs = Number.NaN;
    const sizes: Promise<number>[] = [];
    page.on('requestfinished', (request) => {
      if (!request.url().endsWith('/metrics/query')) return;
      askedAtMs = request.timing().startTime;
      sizes.push(request.sizes().then(({ responseBodySize }) => responseBodySize));
    });
    await page.goto(`${url}?split=0&first=${curves}`);
    const ms = await ask<number>(page, 'chartDrawn', curves);
    const origin = await page.evaluate<number>('performance.timeOrigin');
    await page.waitForTimeout(300);
    if (turn > 0) {
      drawn.push(ms);
      asked.push(ms - (askedAtMs - origin));
    }
    wireBytes = (await Promise.all(sizes)).reduce((sum, bytes) => sum + bytes, 0);
    if (turn === 5) {
      isSeen = await readsSpike(page, points);
      moved = await pan(page);
    }
    await page.close();
  }
  const name = `${curves} curves × ${points.toLocaleString('en')} points`;
  const whole = spreadOf(drawn);
  const since = spreadOf(asked);
  const { p50, p95 } = latencyOf(moved);
  return [
    {
      name: `${name}: all drawn`,
      value: since.median,
      unit: 'ms',
      spread: `from the request; ${short(since.min)} – ${short(since.max)}; from the start of the navigation ${short(whole.median)}`,
      aim: { value: 1000, better: 'less' },
    },
    {
      name: `${name}: on the wire`,
      value: wireBytes / 1000,
      unit: 'kB',
      spread: isSeen ? `the spike of one point is read off` : 'THE SPIKE WAS NOT FOUND',
      aim: { value: 300, better: 'less' },
    },
    {
      name: `${name}: frame while the axis is moved, p50`,
      value: p50,
      unit: 'ms',
      spread: `p95 ${short(p95)}`,
      aim: { value: 17, better: 'less' },
    },
  ];
}

const plotOf = async (page: Page) => {
  const box = await page.locator('.line-chart-plot').first().boundingBox();
  if (box === null) throw new Error('no chart');
  return box;
};

/** Whether the pointer at the place of the spike reads its exact value. */
async function readsSpike(page: Page, points: number): Promise<boolean> {
  const box = await plotOf(page);
  const x = box.x + (box.width * Math.min(spike.step, points - 1)) / (points - 1);
  for (const by of [0, 1, -1, 2, -2, 3, -3, 4, -4]) {
    await page.mouse.move(x + by, box.y + 6);
    await page.waitForTimeout(60);
    if ((await page.getByText(String(spike.value)).count()) > 0) return true;
  }
  return false;
}

/** Zooms in to half, then moves the axis to and fro. */
async function pan(page: Page): Promise<number[]> {
  const box = await plotOf(page);
  const y = box.y + box.height / 2;
  await page.mouse.move(box.x + box.width * 0.25, y);
  await page.mouse.down();
  await page.mouse.move(box.x + box.width * 0.75, y, { steps: 4 });
  await page.mouse.up();
  await page.waitForTimeout(1500);
  await page.keyboard.down('Space');
  await page.mouse.move(box.x + box.width / 2, y);
  await page.mouse.down();
  const frames = await framesDuring(page, async () => {
    for (let step = 0; step < 150; step++) {
      await page.mouse.move(box.x + box.width / 2 + 120 * Math.sin(step / 12), y);
    }
  });
  await page.mouse.up();
  await page.keyboard.up('Space');
  return frames.slice(3);
}
