import { expect, test } from 'vitest';
import { confusionMatrix } from './confusion-matrix.ts';

test.each([
  [
    'numbers sort by size',
    [10, 9, 10],
    [9, 9, 10],
    undefined,
    ['9', '10'],
    [
      [1, 0],
      [1, 1],
    ],
  ],
  [
    'text sorts by text',
    ['b', 'a'],
    ['b', 'b'],
    undefined,
    ['a', 'b'],
    [
      [0, 1],
      [0, 1],
    ],
  ],
  [
    'given classes keep their order, also those that do not occur',
    ['x'],
    ['y'],
    ['z', 'y', 'x'],
    ['z', 'y', 'x'],
    [
      [0, 0, 0],
      [0, 0, 0],
      [0, 1, 0],
    ],
  ],
  [
    'a class that is only predicted',
    [1, 1],
    [1, 2],
    undefined,
    ['1', '2'],
    [
      [1, 1],
      [0, 0],
    ],
  ],
  [
    'booleans',
    [true, false],
    [true, true],
    undefined,
    ['false', 'true'],
    [
      [0, 1],
      [0, 1],
    ],
  ],
])('%s', (_, trueLabels, predicted, labels, expectedLabels, counts) => {
  expect(confusionMatrix(trueLabels, predicted, labels)).toEqual({ labels: expectedLabels, counts });
});

test('typed arrays will do', () => {
  expect(confusionMatrix(Int32Array.of(0, 1, 1), Uint8Array.of(0, 0, 1)).counts).toEqual([
    [1, 0],
    [1, 1],
  ]);
});

test.each([
  ['lengths that differ', [1, 2], [1], undefined, 'got 2 and 1'],
  ['nothing', [], [], undefined, 'at least one; got 0 and 0'],
  ['a label that is not given', [1], [3], [1, 2], 'predictedLabels[0]: 3 is not among labels'],
  ['a label given twice', [1], [1], [1, 1], 'labels: a label stands twice'],
])('refuses %s', (_, trueLabels, predicted, labels, message) => {
  expect(() => confusionMatrix(trueLabels, predicted, labels)).toThrow(message);
});
