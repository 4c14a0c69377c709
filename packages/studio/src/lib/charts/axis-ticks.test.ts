import fc from 'fast-check';
import { expect, it } from 'vitest';
import { linearScale, type ScaleSpan } from './axis-scale.ts';
import { valueTicks, xTicks } from './axis-ticks.ts';
import { textsOfTicks } from './tick-text.ts';

const log = (from: number, to: number): ScaleSpan => ({ kind: 'log', from, to, threshold: 1 });
const texts = (ticks: readonly { readonly text: string }[]): string => ticks.map((tick) => tick.text).join(' ');

it.each([
  [
    [0, 0.25, 0.5],
    ['0', '0.25', '0.50'],
  ],
  [
    [0.3, 0.4],
    ['0.3', '0.4'],
  ],
  [
    [-1, 0, 1],
    ['−1', '0', '1'],
  ],
  [
    [0, 2e6],
    ['0', '2e6'],
  ],
  [
    [1e-5, 2e-5],
    ['1e−5', '2e−5'],
  ],
  [
    [1e6, 1e6 + 5e-4],
    ['1000000', '1000000.0005'],
  ],
])('writes the marks %j', (ticks, expected) => {
  expect(textsOfTicks(ticks)).toEqual(expected);
});

it.each([
  ['linear', valueTicks(linearScale(-0.1, 1.04), 5), '0 0.5 1.0'],
  ['log over decades', valueTicks(log(0.002, 300), 6), '0.01 0.1 1 10 100'],
  ['log over many', valueTicks(log(1e-9, 1e9), 5), '1e−8 0.0001 1 10000 1e8'],
  ['log with room', valueTicks(log(1, 100), 9), '1 2 5 10 20 50 100'],
  ['log within a decade', valueTicks(log(0.3, 0.5), 5), '0.30 0.35 0.40 0.45 0.50'],
  ['symlog', valueTicks({ kind: 'symlog', from: -10, to: 100, threshold: 1 }, 8), '−10 −1 0 1 10 100'],
  [
    'symlog of the greatest numbers',
    valueTicks({ kind: 'symlog', from: -Number.MAX_VALUE, to: Number.MAX_VALUE, threshold: 1e300 }, 4),
    '−1e305 0 1e305',
  ],
  ['steps', xTicks('step', linearScale(0, 2.2), 6), '0 1 2'],
  ['many steps', xTicks('step', linearScale(0, 3_999_999), 4), '0 1M 2M 3M'],
  ['durations', xTicks('relativeTime', linearScale(0, 3_700_000), 4), '0 ms 30 m 1 h'],
])('marks %s', (_what, ticks, expected) => {
  expect(texts(ticks)).toBe(expected);
});

it('marks times where the clock is round, and midnights by their date', () => {
  const noon = new Date(2026, 10, 21, 22, 40).getTime();
  expect(texts(xTicks('time', linearScale(noon, noon + 3 * 3_600_000), 4))).toBe('23:00 Nov 22 01:00');
  expect(texts(xTicks('time', linearScale(noon, noon + 5 * 86_400_000), 5))).toBe('Nov 22 Nov 23 Nov 24 Nov 25 Nov 26');
  expect(texts(xTicks('time', linearScale(noon, noon + 2000), 4))).toBe(
    '22:40:00.0 22:40:00.5 22:40:01.0 22:40:01.5 22:40:02.0',
  );
});

it('stays within the axis and is never too dense', () => {
  const size = fc.double({ min: -1e6, max: 1e6, noNaN: true });
  const span = fc.double({ min: 1e-6, max: 1e7, noNaN: true });
  fc.assert(
    fc.property(
      size,
      span,
      fc.integer({ min: 2, max: 12 }),
      fc.constantFrom('linear', 'symlog'),
      (from, width, count, kind) => {
        const scale = { kind, from, to: from + width, threshold: 0.01 };
        const values = valueTicks(scale, count).map((tick) => tick.value);
        const slack = width * 1e-6 + Math.abs(from) * 1e-9;
        for (const value of values) expect(value >= from - slack && value <= from + width + slack).toBe(true);
        expect(values.length).toBeLessThanOrEqual(2 * count + 3);
        expect(new Set(values).size).toBe(values.length);
      },
    ),
  );
});
