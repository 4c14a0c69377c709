import { expect, it } from 'vitest';
import { sharedPrefix } from './shared-prefix.ts';

it.each([
  [['resnet-seed-1', 'resnet-seed-2'], 12],
  [['resnet-seed-11', 'resnet-seed-12'], 12],
  [['seed1', 'seed2'], 0],
  [['same-name', 'same-name'], 0],
  [['a-b', 'a-b-c'], 2],
  [['only-one'], 0],
  [[], 0],
])('of %j it is %d', (names, length) => {
  expect(sharedPrefix(names)).toBe(length);
});
