import { expect, it } from 'vitest';
import { studioPathOf } from './mlflow-address.ts';

const id = '01a1ff51d1347e04ac286cc9108bf0d2';

it.each([
  [`#/experiments/0/runs/${id}`, `/runs/${id}`],
  [`#/experiments/${id}/runs/${id}/artifacts/model?x=1`, `/runs/${id}`],
  ['#/experiments/0', `/experiments/${'0'.repeat(32)}`],
  [`#/experiments/${id}?searchFilter=`, `/experiments/${id}`],
  ['#/experiments/unassigned', '/unassigned'],
  ['#/models', '/models'],
  ['#/models/a%20b/versions/3', '/models/a%20b'],
])('%s is %s', (hash, path) => {
  expect(studioPathOf(hash)).toBe(path);
});

it.each(['', '#', '#top', '#/experiments/abc', '#/compare-runs?runs=[]', '#//evil.test/runs'])('%s is none', (hash) => {
  expect(studioPathOf(hash)).toBeUndefined();
});
