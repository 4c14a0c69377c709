import { expect, it } from 'vitest';
import { shortNames } from './short-names.ts';

it.each<[readonly string[], readonly string[]]>([
  [
    ['lr-0.1-seed-1-1121-091002', 'lr-0.01-seed-2-1121-091002'],
    ['lr-0.1-seed-1…', 'lr-0.01-seed-2…'],
  ],
  [
    ['experiment-a/run-1', 'experiment-a/run-12'],
    ['…1', '…12'],
  ],
  [
    ['experiment-abc', 'experiment-abd'],
    ['…abc', '…abd'],
  ],
  [
    ['lr 1', 'lr 2'],
    ['lr 1', 'lr 2'],
  ],
  [
    ['one-and-only', 'one-and-only'],
    ['one-and-only', 'one-and-only'],
  ],
  [
    ['prefixed-name', 'prefixed-name-more'],
    ['…name', '…name-more'],
  ],
  [
    ['something-', 'something-else'],
    ['something-', 'something-else'],
  ],
  [['alone'], ['alone']],
  [[], []],
])('of %j', (names, short) => {
  expect(shortNames(names)).toEqual(short);
});
