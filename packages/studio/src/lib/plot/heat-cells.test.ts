import { expect, it } from 'vitest';
import { cellValue, classFigures, sumsOf, type HeatData } from './heat-cells.ts';

const data: HeatData = {
  rowTitle: 'True class',
  columnTitle: 'Predicted class',
  valueTitle: 'Counts',
  rows: ['cat', 'dog', 'owl'],
  columns: ['cat', 'dog', 'owl'],
  values: [
    [8, 2, 0],
    [4, 6, 0],
    [0, 0, 0],
  ],
};
const sums = sumsOf(data);

it('puts counts as shares of their row or column, and nothing of nothing as 0', () => {
  expect([
    cellValue(data, sums, 'none', 0, 1),
    cellValue(data, sums, 'rows', 0, 1),
    cellValue(data, sums, 'columns', 0, 1),
  ]).toEqual([2, 0.2, 0.25]);
  expect([cellValue(data, sums, 'rows', 2, 0), cellValue(data, sums, 'columns', 0, 2)]).toEqual([0, 0]);
});

it('knows precision, recall and accuracy, and which classes have none', () => {
  const figures = classFigures(data, sums);
  expect(figures.precision).toEqual([8 / 12, 6 / 8, null]);
  expect(figures.recall).toEqual([0.8, 0.6, null]);
  expect(figures.accuracy).toBe(0.7);
  const nothing = { ...data, rows: [], columns: [], values: [] };
  expect(classFigures(nothing, sumsOf(nothing)).accuracy).toBeNull();
});

it('leaves what is not finite out of the sums', () => {
  const holed = { ...data, values: [[1, Number.NaN, 1]], rows: ['cat'] };
  expect(sumsOf(holed)).toEqual({ ofRows: [2], ofColumns: [1, 0, 1], ofAll: 2 });
  expect(cellValue(holed, sumsOf(holed), 'rows', 0, 1)).toBeNaN();
});
