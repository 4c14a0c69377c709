import { expect, test } from 'vitest';
import { treeMove } from './tree-move.ts';

const rows = [
  { depth: 0, isOpen: true },
  { depth: 1, isOpen: undefined },
  { depth: 1, isOpen: false },
  { depth: 0, isOpen: undefined },
];

test.each([
  [0, 'ArrowDown', { kind: 'go', index: 1 }],
  [3, 'ArrowDown', { kind: 'go', index: 3 }],
  [0, 'ArrowUp', { kind: 'go', index: 0 }],
  [1, 'End', { kind: 'go', index: 3 }],
  [3, 'Home', { kind: 'go', index: 0 }],
  [0, 'PageDown', { kind: 'go', index: 2 }],
  [0, 'ArrowRight', { kind: 'go', index: 1 }],
  [0, 'ArrowLeft', { kind: 'fold', isOpen: false }],
  [2, 'ArrowRight', { kind: 'fold', isOpen: true }],
  [2, 'ArrowLeft', { kind: 'go', index: 0 }],
  [1, 'ArrowRight', undefined],
  [3, 'ArrowLeft', undefined],
  [1, 'Enter', { kind: 'act' }],
  [1, 'a', undefined],
  [9, 'Enter', undefined],
])('at line %i, %s', (at, key, expected) => {
  expect(treeMove(rows, at, key, 2)).toEqual(expected);
});
