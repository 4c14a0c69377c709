import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { seriesOf } from '../../../test/read-source.ts';
import type { Series } from '../../../../../test/support/import-data.ts';
import { ImportAccount } from '../import-account.ts';
import { parseMetricLine, readMetricFile } from './metric-file.ts';

test.each([
  ['1700000000000 0.5 3', { timeMs: 1700000000000, value: 0.5, step: 3 }],
  ['1700000000000 1e-05 -3', { timeMs: 1700000000000, value: 1e-5, step: -3 }],
  ['1700000000000 nan 0', { timeMs: 1700000000000, value: Number.NaN, step: 0 }],
  ['1700000000000 -inf 0', { timeMs: 1700000000000, value: -Infinity, step: 0 }],
  ['1700000000000 5e-324 7', { timeMs: 1700000000000, value: 5e-324, step: 7 }],
  ['1700000000000 2', { timeMs: 1700000000000, value: 2, step: 0 }],
  ['1700000000000 2 9 wines a1b2', { timeMs: 1700000000000, value: 2, step: 9 }],
  ['', undefined],
  ['1700000000000', undefined],
  ['1700000000000 x 1', undefined],
  ['1700000000000 0x10 1', undefined],
  ['1700000000000 1 1.5', undefined],
  ['1700000000000 1 99999999999999999', undefined],
  ['-5 1 1', undefined],
  ['1700000000000 1 1 wines', undefined],
])('%j', (line, point) => {
  expect(parseMetricLine(line)).toEqual(point);
});

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(path.join(os.tmpdir(), 'assay-metric-file-'));
});
afterAll(() => rm(folder, { recursive: true }));

async function read(content: string | Uint8Array): Promise<{ series: Series; account: ImportAccount }> {
  const file = path.join(folder, 'loss');
  await writeFile(file, content);
  const account = new ImportAccount();
  const series = (await seriesOf(readMetricFile(file, 'loss', 'metrics/loss', account))).get('loss');
  return { series: series ?? { steps: [], timesMs: [], values: [] }, account };
}

test('a file cut anywhere gives the points before the cut and says where it ends', async () => {
  const lines = ['1700000000001 0.125 10', '1700000000002 0.25 11', '1700000000003 nan 12'];
  const whole = lines.map((line) => `${line}\n`).join('');
  for (let length = 0; length <= whole.length; length++) {
    const { series, account } = await read(whole.slice(0, length));
    const ends = whole.slice(0, length).split('\n').length - 1;
    expect(series.steps).toEqual([10, 11, 12].slice(0, ends));
    const cut = length > 0 && whole[length - 1] !== '\n';
    expect(account.losses).toBe(cut ? 1 : 0);
    if (cut)
      expect(account.leftOut[0]?.examples[0]).toContain(
        `line ${ends + 1}, byte ${whole.lastIndexOf('\n', length - 1) + 1}`,
      );
  }
});

test('a line that is none is told of, and the rest is taken', async () => {
  const { series, account } = await read('1 1 0\nrubbish\n2 2 1\r\n\n3 3 2\n');
  expect(series).toEqual({ steps: [0, 1, 2], timesMs: [1, 2, 3], values: [1, 2, 3] });
  expect(account.leftOut).toEqual([
    {
      kind: 'damaged',
      reason: 'metric lines that hold no point',
      count: 1,
      examples: ['metrics/loss: line 2, byte 6: "rubbish"'],
    },
  ]);
});

test('equal lines are as many points, and lines without an end take no memory', async () => {
  expect((await read('1 1 0\n'.repeat(30_000))).series.values).toHaveLength(30_000);
  const { series, account } = await read(new Uint8Array(3_000_000).fill(49));
  expect([series.values.length, account.losses]).toEqual([0, 1]);
});
