import type { Page } from 'playwright-core';
import type { Figure } from '../support/report.ts';
import { short } from '../support/report.ts';
import { latencyOf, spreadOf } from '../support/spread.ts';
import { ask, framesDuring } from './page-probe.ts';

const rowsWanted = 50;
const loads = 5;

/** How soon the first rows of a large table can be read, how soon it is sorted and filtered, and how it scrolls. */
export async function measureTable(
  open: () => Promise<Page>,
  url: string,
  runs: number,
  readableAimMs: number,
): Promise<Figure[]> {
  const name = `${runs.toLocaleString('en')} runs`;
  const readable: number[] = [];
  const shifts: number[] = [];
  for (let turn = 0; turn <= loads; turn++) {
    const page = await open();
    await page.goto(`${url}?split=100`);
    const ms = await ask<number>(page, 'rowsReadable', rowsWanted);
    if (turn > 0) readable.push(ms);
    await page.waitForTimeout(1000);
    shifts.push(await ask<number>(page, 'layoutShift'));
    await page.close();
  }
  const { median, min, max } = spreadOf(readable);
  const page = await open();
  await page.setViewportSize({ width: 1280, height: 800 });
  const columns = Array.from({ length: 10 }, (_, i) => String(i).padStart(2, '0'));
  const all = [
    'status',
    'duration',
    ...columns.map((i) => `metrics.metric/${i}`),
    ...columns.map((i) => `params.param_${i}`),
    ...columns.slice(2).map((i) => `metrics.metric/${i}.max`),
  ];
  await page.goto(`${url}?split=100&${all.map((field) => `columns=${encodeURIComponent(field)}`).join('&')}`);
  await ask(page, 'rowsReadable', 20);
  const frames = (await framesDuring(page, () => ask(page, 'scroll', 200, 300))).slice(5);
  const { p50, p95, max: worst } = latencyOf(frames);
  const lastRow = await lastRowOf(page);
  const sorts = await changesMs(page, 'sort');
  const filters = await changesMs(page, 'filter');
  await page.close();
  return [
    {
      name: `first ${rowsWanted} rows readable, ${name}`,
      value: median,
      unit: 'ms',
      spread: `${short(min)} – ${short(max)}, from the start of the navigation`,
      aim: { value: readableAimMs, better: 'less' },
    },
    {
      name: `layout shift while the page comes, ${name}, most`,
      value: Math.max(...shifts),
      unit: '',
      spread: `of ${shifts.length}`,
      aim: { value: 0.02, better: 'less' },
    },
    {
      name: `frame while scrolling, ${name} × ${all.length} columns, 1280 × 800, p50`,
      value: p50,
      unit: 'ms',
      spread: `p95 ${short(p95)}, max ${short(worst)}; last row ${lastRow}`,
      aim: { value: 18, better: 'less' },
    },
    ...(['sorted', 'filtered'] as const).map((word, i): Figure => {
      const times = latencyOf(i === 0 ? sorts : filters);
      return {
        name: `${word} rows on the screen, ${name}, p95`,
        value: times.p95,
        unit: 'ms',
        spread: `p50 ${short(times.p50)}, of ${times.count}`,
        aim: { value: 300, better: 'less' },
      };
    }),
  ];
}

async function lastRowOf(page: Page): Promise<string> {
  await ask(page, 'scrollTo', 'end');
  await page.waitForTimeout(1500);
  const name = await ask<string>(page, 'lastRow');
  await ask(page, 'scrollTo', 'top');
  await page.waitForTimeout(500);
  return name;
}

/** Milliseconds from a press until other rows stand there. */
async function changesMs(page: Page, what: 'sort' | 'filter'): Promise<number[]> {
  const times: number[] = [];
  for (let turn = 0; turn < 20; turn++) {
    const changed = ask<number>(page, 'rowsChanged');
    if (what === 'sort') {
      const name = `metric/${String(turn % 3).padStart(2, '0')}`;
      await page.locator('.grid-head-name', { hasText: name }).first().click();
    } else {
      const box = page.getByRole('combobox', { name: 'Filter the runs' });
      await box.fill(`metrics.metric/0${turn % 8} < 0.${turn + 3}`);
      await box.press('Enter');
    }
    times.push(await changed);
    await page.waitForTimeout(150);
  }
  return times;
}
