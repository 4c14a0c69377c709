import { expect, it } from 'vitest';
import { nextRow } from './next-row.ts';

const x = Float64Array.of(0, 10, 20, 30, 40);
const data = { x, bucket: Uint32Array.from(x), min: x, max: x, pointCount: 5, isSnapped: false };

it.each([
  ['begins at the first in view', undefined, 1, 1],
  ['begins at the last in view', undefined, -1, 3],
  ['goes on', 10, 1, 2],
  ['goes back', 20, -1, 1],
  ['stays for another curve', 20, 0, 2],
  ['ends where the view ends', 20, 10, 3],
  ['begins where the view begins', 20, -10, 1],
])('%s', (_what, before, by, row) => {
  expect(nextRow(data, { from: 5, to: 30 }, before, by)).toBe(row);
});
