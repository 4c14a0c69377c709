import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { OrderColumn } from './order-column.ts';
import { compareRuns } from './order-columns.ts';
import { sortRuns } from './sort-runs.ts';

const column = (values: readonly number[], descending: boolean): OrderColumn => ({
  values: Float64Array.from(values),
  descending,
  cursorValue: () => null,
  place: () => Number.NaN,
});

test('runs are in the order that comparing them gives', () => {
  const value = fc.oneof(fc.double(), fc.constantFrom(0, -0, Infinity, -Infinity, Number.NaN, 1, 2, -1, 5e-324));
  const columns = fc.integer({ min: 0, max: 40 }).chain((size) =>
    fc.array(
      fc.record({
        values: fc.array(value, { minLength: size, maxLength: size }),
        descending: fc.boolean(),
      }),
      { minLength: 1, maxLength: 3 },
    ),
  );
  fc.assert(
    fc.property(columns, (list) => {
      const order = list.map(({ values, descending }) => column(values, descending));
      const runs = Uint32Array.from(list[0]?.values ?? [], (_, run) => run);
      const expected = Array.from(runs).sort((a, b) => compareRuns(order, a, b));
      expect(Array.from(sortRuns(order, runs))).toEqual(expected);
    }),
  );
});
