import { readFileSync } from 'node:fs';
import path from 'node:path';
import { errorCodes } from '@assay/base';
import { nativeOperations } from '@assay/wire';
import { mlflowEndpoints } from '@assay/wire/mlflow';
import { operationNames } from '@assay/wire/sagemaker';
import { expect, test } from 'vitest';
import { repositoryRoot } from '../process/run-process.ts';
import { referencePages } from './pages.ts';

const kept = (page: string): string => readFileSync(path.join(repositoryRoot, page), 'utf8');

test.each(Object.keys(referencePages))('%s says what the code says', (page) => {
  expect(kept(page)).toBe(referencePages[page]?.());
});

test.each(errorCodes)('the error %s is described', (code) => {
  expect(kept('docs/reference/errors.md')).toMatch(
    new RegExp(`^\\| \`${code}\` \\| \\d{3} \\| .{20,} \\| .{20,} \\|$`, 'm'),
  );
});

test.each(Object.keys(nativeOperations))('the operation %s is listed', (name) => {
  expect(kept('docs/reference/api.md')).toContain(`| \`${name}\` |`);
});

test('every operation of MLflow is listed once, as served or as not offered', () => {
  const listed = [
    ...kept('docs/reference/mlflow-operations.md').matchAll(/\| `([\w.]+)` \| .* \| (?:served|not offered) \|/g),
  ];
  expect(listed.map(([, name]) => name).toSorted()).toEqual(Object.keys(mlflowEndpoints).toSorted());
});

test('every operation of SageMaker is listed once, as served or as not offered', () => {
  const page = kept('docs/reference/sagemaker-operations.md');
  const [, table = ''] = page.split('| area |');
  const listed = [...table.matchAll(/`([A-Z]\w+)`/g)]
    .map(([, name]) => name)
    .filter((name) => name !== 'GetCallerIdentity');
  expect(listed.toSorted()).toEqual(Object.values(operationNames).flat().toSorted());
});
