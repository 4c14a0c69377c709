import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { RunColumn } from '../ports/selected-runs.ts';
import { aggregateGroups } from './aggregate-groups.ts';
import { describeColumn, maxDistinct } from './describe-column.ts';
import { groupRows } from './group-rows.ts';
import { compareValues, valueAt } from './run-value.ts';
import type { RunValue } from './run-value.ts';

const value = fc.oneof(
  fc.constantFrom<RunValue[]>(null, Number.NaN, Infinity, -Infinity, 0, -0, 1, 2.5, 'a', 'A', '', '1', 'b🎲'),
  fc.double({ noNaN: true, min: -1e6, max: 1e6 }),
);
const rows = fc.array(fc.tuple(value, value), { maxLength: 40 });

function columnOf(values: readonly RunValue[]): RunColumn {
  const list = ['unused', ...new Set(values.filter((each) => typeof each === 'string'))];
  return {
    numbers: Float64Array.from(values, (each) => (typeof each === 'number' ? each : Number.NaN)),
    texts: { places: Int32Array.from(values, (each) => (typeof each === 'string' ? list.indexOf(each) : -1)), list },
    present: Uint8Array.from(values, (each) => (each === null ? 0 : 1)),
  };
}

/** Equal for equal values: 0 and -0 are, and NaN is itself. */
const wordOf = (each: RunValue | undefined): string => `${typeof each} ${String(each === 0 ? 0 : each)}`;

test('rows with equal values are one group, and no others', () => {
  fc.assert(
    fc.property(rows, (pairs) => {
      const columns = [0, 1].map((i) => columnOf(pairs.map((pair) => pair[i] ?? null)));
      const { groupOf, keys } = groupRows(columns, pairs.length);
      const wordsOf = (key: readonly RunValue[]): string => JSON.stringify(key.map(wordOf));
      expect(Array.from(groupOf, (group) => wordsOf(keys[group] ?? []))).toEqual(pairs.map(wordsOf));
      expect(new Set(keys.map(wordsOf)).size).toBe(keys.length);
      expect(new Set(groupOf).size).toBe(keys.length);
    }),
  );
});

test('aggregates are what the textbook says of the finite numbers', () => {
  const grouped = fc.array(fc.tuple(value, fc.integer({ min: -1, max: 3 })), { maxLength: 60 });
  fc.assert(
    fc.property(grouped, (list) => {
      const { numbers } = columnOf(list.map(([each]) => each));
      const found = aggregateGroups(
        numbers,
        Int32Array.from(list, ([, group]) => group),
        4,
      );
      found.forEach((aggregate, group) => {
        const own = list.flatMap(([each, of]) => (of === group && Number.isFinite(each) ? [Number(each)] : []));
        const mean = own.reduce((sum, each) => sum + each, 0) / own.length;
        const variance = own.reduce((sum, each) => sum + (each - mean) ** 2, 0) / (own.length - 1);
        expect(aggregate.count).toBe(own.length);
        expect([aggregate.min, aggregate.max]).toEqual(
          own.length === 0
            ? [null, null]
            : [Math.min(...own) + 0, Math.max(...own) + 0].map((each) => expect.closeTo(each, 9)),
        );
        if (own.length === 0) expect(aggregate.mean).toBeNull();
        else expect(aggregate.mean).toBeCloseTo(mean, 6);
        if (own.length < 2) expect(aggregate.standardDeviation).toBeNull();
        else expect(aggregate.standardDeviation).toBeCloseTo(Math.sqrt(variance), 6);
      });
    }),
  );
});

test('numbers whose mean or deviation is no double have none', () => {
  const [aggregate] = aggregateGroups(Float64Array.of(1.7e308, -1.7e308), new Int32Array(2), 1);
  expect(aggregate).toMatchObject({ count: 2, standardDeviation: null, min: -1.7e308, max: 1.7e308 });
});

test('a column is described by counting its values', () => {
  const question = fc.record({ values: fc.integer({ min: 0, max: 5 }), search: fc.constantFrom('', 'A', '1', '.') });
  fc.assert(
    fc.property(fc.array(value, { maxLength: 40 }), question, (list, { values, search }) => {
      const column = columnOf(list);
      const there = list.map((_, row) => valueAt(column, row)).filter((each) => each !== null);
      const finite = there.filter((each) => Number.isFinite(each)).map(Number);
      const counts = new Map<string, { value: RunValue; count: number }>();
      for (const each of there)
        counts.set(wordOf(each), { value: each === 0 ? 0 : each, count: (counts.get(wordOf(each))?.count ?? 0) + 1 });
      const expected = [...counts.values()]
        .filter((each) => String(each.value).toLowerCase().includes(search.toLowerCase()))
        .sort((a, b) => b.count - a.count || compareValues(a.value, b.value, 1));
      const found = describeColumn(column, list.length, { values, search });
      expect(found).toMatchObject({ present: there.length, distinct: counts.size });
      expect(found.distinctCapped).toBeUndefined();
      expect(found.values.map((each) => ({ ...each, value: each.value === 0 ? 0 : each.value }))).toEqual(
        expected.slice(0, values),
      );
      expect([found.least, found.greatest].map((each) => (each === null ? null : each + 0))).toEqual(
        finite.length === 0 ? [null, null] : [Math.min(...finite) + 0, Math.max(...finite) + 0],
      );
    }),
  );
});

test('more different values than are told apart', () => {
  const many = columnOf(Array.from({ length: maxDistinct + 5 }, (_, i) => i));
  expect(describeColumn(many, maxDistinct + 5, { values: 1, search: '' })).toMatchObject({
    present: maxDistinct + 5,
    distinct: maxDistinct,
    distinctCapped: true,
    greatest: maxDistinct + 4,
  });
});
