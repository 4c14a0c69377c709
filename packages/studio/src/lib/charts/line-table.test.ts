import { expect, it } from 'vitest';
import { csvOfTable } from '../export-chart/chart-table.ts';
import type { CurveData } from './curve-data.ts';
import { lineTable } from './line-table.ts';

function curve(buckets: readonly number[], mean: readonly number[], spread = 0): CurveData {
  const column = (add: number): Float64Array => Float64Array.from(mean, (value) => value + add);
  return {
    x: Float64Array.from(buckets, (bucket) => bucket * 10),
    bucket: Uint32Array.from(buckets),
    min: column(-spread),
    max: column(spread),
    mean: column(0),
    count: new Uint32Array(mean.length).fill(spread > 0 ? 10 : 1),
    pointCount: mean.length,
    isSnapped: false,
  };
}

const a = { label: 'a', data: curve([0, 2], [1, 3], 0.5) };
const b = { label: 'b', data: curve([0, 1], [4, Number.NaN]) };

it('tables curves bucket by bucket', () => {
  expect(csvOfTable(lineTable([a, b], 'step'))).toBe(
    'step,a min,a mean,a max,b\r\n0,0.5,1,1.5,4\r\n10,,,,NaN\r\n20,2.5,3,3.5,\r\n',
  );
  expect(csvOfTable(lineTable([b], 'time')).split('\r\n')[2]).toBe('1970-01-01T00:00:00.010Z,NaN');
});
