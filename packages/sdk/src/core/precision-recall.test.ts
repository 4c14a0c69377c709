import { expect, test } from 'vitest';
import { precisionRecallCurves } from './precision-recall.ts';

// Worked by hand from the definition: Σ (Rᵢ - Rᵢ₋₁) Pᵢ over falling thresholds.
test.each([
  [
    'the example of scikit-learn',
    [0, 0, 1, 1],
    [0.1, 0.4, 0.35, 0.8],
    [1, 1, 0.5, 2 / 3, 0.5],
    [0, 0.5, 0.5, 1, 1],
    [null, 0.8, 0.4, 0.35, 0.1],
    0.5 + 0.5 * (2 / 3),
    0.5,
  ],
  ['perfect', [0, 1], [1, 2], [1, 1, 0.5], [0, 1, 1], [null, 2, 1], 1, 0.5],
  ['a tie enters at once', [1, 0, 0, 1], [5, 5, 1, 5], [1, 2 / 3, 0.5], [0, 1, 1], [null, 5, 1], 2 / 3, 0.5],
  [
    'the only positive comes last',
    [0, 0, 0, 1],
    [4, 3, 2, 1],
    [1, 0, 0, 0, 0.25],
    [0, 0, 0, 0, 1],
    [null, 4, 3, 2, 1],
    0.25,
    0.25,
  ],
  ['only positives', [1, 1], [1, 1], [1, 1], [0, 1], [null, 1], 1, 1],
])('%s', (_, labels, scores, precision, recall, thresholds, averagePrecision, baseline) => {
  const [curve] = precisionRecallCurves(labels, scores);
  expect(curve).toMatchObject({ label: '1', precision, recall, thresholds, baseline });
  expect(curve?.averagePrecision).toBeCloseTo(averagePrecision, 14);
});

test('without positives there is no curve', () => {
  expect(precisionRecallCurves([0, 0], [1, 2])[0]).toMatchObject({ recall: [], averagePrecision: null, baseline: 0 });
});

test('many classes: one against the rest; a class that does not occur has no curve', () => {
  const scores = [
    [0.9, 0.05, 0.05],
    [0.2, 0.7, 0.1],
  ];
  const curves = precisionRecallCurves([0, 1], scores, { labels: [0, 1, 2] });
  expect(curves.map(({ label, averagePrecision }) => [label, averagePrecision])).toEqual([
    ['0', 1],
    ['1', 1],
    ['2', null],
  ]);
});
