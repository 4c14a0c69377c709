import { describe, expect, test } from 'vitest';
import { brailleChart } from './braille-chart.ts';
import { sparkline } from './sparkline.ts';
import type { ChartColumn } from './braille-chart.ts';

const point = (value: number): ChartColumn => ({ min: value, max: value, last: value });

describe('sparkline', () => {
  test.each([
    [[], ''],
    [[null, null], ''],
    [[1, 2, 3, 4, 5, 6, 7, 8], '▁▂▃▄▅▆▇█'],
    [[8, null, 1], '█ ▁'],
    [[5, 5], '▄▄'],
    [[0, Number.NaN, 1], '▁ █'],
  ])('%j is %j', (values, text) => {
    expect(sparkline(values)).toBe(text);
  });
});

describe('brailleChart', () => {
  const options = { width: 20, height: 1, xLabels: ['0', '3'] } as const;

  test('nothing to show: no lines', () => {
    expect(brailleChart([null, null], options)).toEqual([]);
  });

  test('a rising line of four points', () => {
    expect(brailleChart([point(0), point(1), point(2), point(3)], options)).toEqual(['3 ┤⡠⠊', '   0 3']);
  });

  test('a column shows all between its least and greatest value', () => {
    const [line] = brailleChart([{ min: 0, max: 3, last: 0 }, point(0)], options);
    expect(line).toBe('3 ┤⣇');
  });

  test('neighbours far apart are joined', () => {
    const [line] = brailleChart([point(3), point(0)], options);
    // The second column reaches up to the row below the first one's dot.
    expect(line).toBe('3 ┤⢱');
  });

  test('greatest above, least below, labels under both ends', () => {
    const lines = brailleChart([point(0.5), null, null, point(120)], { ...options, height: 3, xLabels: ['1', '40'] });
    expect(lines).toHaveLength(4);
    expect(lines[0]).toMatch(/^120 ┤/);
    expect(lines[2]).toMatch(/^0\.5 ┤/);
    expect(lines[3]).toBe('     1 40');
  });
});
