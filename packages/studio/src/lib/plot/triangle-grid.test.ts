import { array, assert, double, property, tuple } from 'fast-check';
import { expect, it } from 'vitest';
import { cellMeans } from './cell-means.ts';
import { triangleGrid } from './triangle-grid.ts';

const share = double({ min: 0, max: 1, noNaN: true });

it('gives back a plane within its corners', () => {
  const corners = [0, 1, 0, 1];
  const others = [0, 0, 1, 1];
  const grid = triangleGrid(
    Float64Array.from(corners),
    Float64Array.from(others),
    Float64Array.from([0, 2, 3, 5]),
    10,
    10,
  );
  grid?.values.forEach((value, cell) => {
    expect(value).toBeCloseTo(2 * (((cell % 10) + 0.5) / 10) + 3 * ((Math.floor(cell / 10) + 0.5) / 10), 9);
  });
  expect(grid?.hull.length).toBe(8);
});

it('never goes beyond the values it was given, and leaves no cell empty', () => {
  assert(
    property(array(tuple(share, share, share), { minLength: 3, maxLength: 40 }), (points) => {
      const column = (part: 0 | 1 | 2): Float64Array => Float64Array.from(points, (point) => point[part]);
      const joined = cellMeans({ x: column(0), y: column(1), z: column(2) }, 100_000);
      const grid = triangleGrid(joined.x, joined.y, joined.z, 12, 12);
      const [least, greatest] = [Math.min(...joined.z), Math.max(...joined.z)];
      for (const value of grid?.values ?? []) {
        expect(value).toBeGreaterThanOrEqual(least - 1e-6);
        expect(value).toBeLessThanOrEqual(greatest + 1e-6);
      }
    }),
  );
});

it('knows no heights over a line', () => {
  expect(
    triangleGrid(Float64Array.of(0, 0.5, 1), Float64Array.of(0, 0.5, 1), Float64Array.of(1, 2, 3), 4, 4),
  ).toBeUndefined();
});

it('joins the points of a cell to their mean', () => {
  const { x, y, z } = cellMeans(
    { x: Float64Array.of(0.1, 0.9, 0.2), y: Float64Array.of(0.1, 0.9, 0.3), z: Float64Array.of(1, 7, 3) },
    2,
  );
  expect([[...x].map((v) => v.toFixed(3)), [...y].map((v) => v.toFixed(3)), [...z]]).toEqual([
    ['0.150', '0.900'],
    ['0.200', '0.900'],
    [2, 7],
  ]);
});
