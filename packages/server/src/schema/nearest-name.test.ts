import { expect, test } from 'vitest';
import { nearestName } from './nearest-name.ts';

test.each([
  ['experiment_id', 'experimentId'],
  ['experimentID', 'experimentId'],
  ['exprimentId', 'experimentId'],
  ['nmae', 'name'],
  ['colour', undefined],
  ['x', undefined],
  ['n'.repeat(10_000), undefined],
])('%s -> %s', (given, expected) => {
  expect(nearestName(given, ['name', 'experimentId', 'tags'])).toBe(expected);
});
