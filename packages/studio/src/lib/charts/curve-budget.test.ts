import { expect, it } from 'vitest';
import { curveDetail } from './curve-budget.ts';

it('gives few curves a bucket for each pixel, with all that a chart can say', () => {
  expect(curveDetail({ curveCount: 1, widthPx: 549, needsMeans: false })).toEqual({
    buckets: 500,
    columns: ['min', 'max', 'mean', 'lastX', 'count', 'nonFinite'],
  });
  expect(curveDetail({ curveCount: 1, widthPx: 20, needsMeans: false }).buckets).toBe(100);
});

it.each([
  [9, 300, true],
  [50, 300, false],
  [12, 550, true],
  [50, 900, true],
  [200, 700, false],
])('keeps %d curves on %d pixels below 300 kB', (curveCount, widthPx, hasMeans) => {
  const needsMeans = hasMeans && curveCount === 50;
  const { buckets, columns } = curveDetail({ curveCount, widthPx, needsMeans });
  const row = 4 + columns.reduce((sum, column) => sum + (column === 'count' ? 4 : 8), 0);
  expect(buckets * curveCount * row).toBeLessThanOrEqual(300_000);
  expect(columns).toContain('min');
  expect(columns.includes('mean')).toBe(hasMeans);
});
