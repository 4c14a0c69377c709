import { expect, it } from 'vitest';
import { box, unitPath } from './unit-path.ts';

it('draws from corner to corner', () => {
  expect(unitPath([0, 1], [0, 1])).toBe(`M${box.left} ${box.height - box.bottom}L${box.width - box.right} ${box.top}`);
});

it('is no longer than the drawing, however long the curve', () => {
  const shares = Array.from({ length: 200_000 }, (_, i) => i / 199_999);
  expect(unitPath(shares, shares).length).toBeLessThan(100_000);
});

it('is empty without points', () => {
  expect(unitPath([], [])).toBe('');
});
