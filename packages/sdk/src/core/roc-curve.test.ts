import fc from 'fast-check';
import { expect, test } from 'vitest';
import { rocCurves } from './roc-curve.ts';

const binary = (labels: readonly number[], scores: readonly number[]) => rocCurves(labels, scores)[0]!;

// Worked by hand: sort by falling score, step up for a positive, right for a negative, slanted for a tie.
test.each([
  [
    'the example of scikit-learn',
    [0, 0, 1, 1],
    [0.1, 0.4, 0.35, 0.8],
    [0, 0, 0.5, 0.5, 1],
    [0, 0.5, 0.5, 1, 1],
    [null, 0.8, 0.4, 0.35, 0.1],
    0.75,
  ],
  ['perfect', [0, 0, 1, 1], [1, 2, 3, 4], [0, 0, 1], [0, 1, 1], [null, 3, 1], 1],
  ['the wrong way round', [1, 1, 0, 0], [1, 2, 3, 4], [0, 1, 1], [0, 0, 1], [null, 3, 1], 0],
  ['all scores equal: one slanted line', [0, 1, 0, 1], [5, 5, 5, 5], [0, 1], [0, 1], [null, 5], 0.5],
  ['a tie between the classes', [1, 1, 0, 0], [3, 2, 2, 1], [0, 0, 0.5, 1], [0, 0.5, 1, 1], [null, 3, 2, 1], 0.875],
  ['negative scores', [0, 1], [-2, -1], [0, 0, 1], [0, 1, 1], [null, -1, -2], 1],
])('%s', (_, labels, scores, falsePositiveRate, truePositiveRate, thresholds, areaUnderCurve) => {
  expect(binary(labels, scores)).toEqual({
    label: '1',
    falsePositiveRate,
    truePositiveRate,
    thresholds,
    areaUnderCurve,
  });
});

test.each([[[1, 1]], [[0, 0]]])('one class alone (%j) has no curve', (labels) => {
  expect(binary(labels, [0.1, 0.2])).toMatchObject({ truePositiveRate: [], areaUnderCurve: null });
});

test('many classes: one against the rest, each with its column', () => {
  const scores = [
    [0.8, 0.1, 0.1],
    [0.2, 0.5, 0.3],
    [0.1, 0.2, 0.7],
    [0.6, 0.3, 0.1],
  ];
  const curves = rocCurves(['a', 'b', 'c', 'b'], scores, { labels: ['a', 'b', 'c'] });
  expect(curves.map(({ label, areaUnderCurve }) => [label, areaUnderCurve])).toEqual([
    ['a', 1],
    ['b', 1],
    ['c', 1],
  ]);
});

test('the positive class can be said', () => {
  const [curve] = rocCurves(['cat', 'dog'], [0.9, 0.1], { positiveLabel: 'cat' });
  expect(curve).toMatchObject({ label: 'cat', areaUnderCurve: 1 });
});

test.each([
  ['NaN', [0, 1], [0.1, Number.NaN], 'scores[1]: expected a finite number, got NaN'],
  ['lengths that differ', [0, 1], [0.1], 'got 2 and 1'],
  ['three classes with a score an item', [0, 1, 2], [0.1, 0.2, 0.3], '3 classes need a row of scores'],
  [
    'rows of another width',
    [0, 1],
    [
      [1, 0, 0],
      [0, 1, 0],
    ],
    '3 columns for 2 classes',
  ],
])('refuses %s', (_, labels, scores, message) => {
  expect(() => rocCurves(labels, scores)).toThrow(message);
});

const items = fc.array(fc.record({ label: fc.constantFrom(0, 1), score: fc.integer({ min: -3, max: 3 }) }), {
  minLength: 1,
});

test('the area is the share of pairs that are ordered rightly, ties counting half', () => {
  fc.assert(
    fc.property(items, (all) => {
      const { areaUnderCurve } = binary(
        all.map(({ label }) => label),
        all.map(({ score }) => score),
      );
      const positives = all.filter(({ label }) => label === 1);
      const negatives = all.filter(({ label }) => label === 0);
      if (positives.length === 0 || negatives.length === 0) return areaUnderCurve === null;
      let rightly = 0;
      for (const p of positives)
        for (const n of negatives) rightly += p.score > n.score ? 1 : p.score === n.score ? 0.5 : 0;
      return Math.abs((areaUnderCurve ?? -1) - rightly / positives.length / negatives.length) < 1e-12;
    }),
  );
});

test('leaving points out leaves the area of what is drawn as it is', () => {
  fc.assert(
    fc.property(items, (all) => {
      const curve = binary(
        all.map(({ label }) => label),
        all.map(({ score }) => score),
      );
      if (curve.areaUnderCurve === null) return true;
      let area = 0;
      for (let i = 1; i < curve.thresholds.length; i++) {
        const width = curve.falsePositiveRate[i]! - curve.falsePositiveRate[i - 1]!;
        area += (width * (curve.truePositiveRate[i]! + curve.truePositiveRate[i - 1]!)) / 2;
      }
      return Math.abs(area - curve.areaUnderCurve) < 1e-12;
    }),
  );
});

test('a long curve is thinned, its area is not', () => {
  const count = 40_000;
  const labels = Array.from({ length: count }, (_, i) => (Math.imul(i, 2_654_435_761) >>> 16) & 1);
  const curve = binary(
    labels,
    Array.from({ length: count }, (_, i) => i),
  );
  expect(curve.thresholds.length).toBe(5_000);
  expect(curve.truePositiveRate.at(-1)).toBe(1);
  expect(curve.areaUnderCurve).toBeGreaterThan(0.4);
});
