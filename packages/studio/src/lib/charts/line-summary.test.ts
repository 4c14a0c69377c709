import { expect, it } from 'vitest';
import { lineSummary } from './line-summary.ts';

const columns = (...values: number[]) => ({
  x: Float64Array.from(values, (_, i) => i),
  bucket: Uint32Array.from(values, (_, i) => i),
  min: Float64Array.from(values, (value) => value - 0.5),
  max: Float64Array.from(values, (value) => value + 0.5),
  mean: Float64Array.from(values),
  pointCount: values.length,
  isSnapped: false,
});

it('sums curves up in a sentence', () => {
  const curves = [
    { label: 'a', data: columns(1, 3) },
    { label: 'b', data: columns(4, Number.NaN) },
    { label: 'c', data: columns(Number.NaN) },
  ];
  expect(lineSummary('loss', curves)).toBe(
    'loss, 3 curves: a from 0.5 to 3.5, last 3; b from 3.5 to 4.5, last 4; c has no finite value.',
  );
  expect(lineSummary('loss', [])).toBe('loss: no curves.');
  expect(
    lineSummary(
      'loss',
      Array.from({ length: 7 }, () => ({ label: 'd', data: columns(1) })),
    ),
  ).toMatch(/; and 2 more\.$/);
});
