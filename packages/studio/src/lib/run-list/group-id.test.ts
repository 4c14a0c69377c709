import { isId } from '@assay/base';
import { expect, it } from 'vitest';
import { groupId } from './group-id.ts';

it('has the form of an id, and is one for each group', () => {
  const keys = [[0.1], ['0.1'], [null], ['null'], [0.1, 'a'], ['a', 0.1]];
  const ids = keys.map((key) => groupId(['params.lr'], key));
  expect(ids.every(isId)).toBe(true);
  expect(new Set([...ids, groupId(['params.x'], [0.1])]).size).toBe(keys.length + 1);
  const many = new Set(Array.from({ length: 20_000 }, (_, i) => groupId(['params.lr'], [i / 7])));
  expect(many.size).toBe(20_000);
});
