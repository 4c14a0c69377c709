import { expect, test } from 'vitest';
import { limitPolicies } from '../../limits.ts';
import { nativeName } from './native-name.ts';

test.each([
  ['plain', 'plain'],
  ['  padded\t', 'padded'],
  ['two\r\nlines\u2028and more', 'two lines and more'],
  ['x'.repeat(600), 'x'.repeat(500)],
  [`${'x'.repeat(499)}💥`, 'x'.repeat(499) + '\ufffd'],
  ['\n', 'run'],
  ['', 'run'],
])('%j', (given, expected) => {
  expect(nativeName(given, limitPolicies.default, 'run')).toBe(expected);
});

test('where names are SageMaker’s, a slug', () => {
  expect(nativeName('Größe / 1', limitPolicies.sagemaker, 'run')).toBe('gro-e-1');
  expect(nativeName('损失', limitPolicies.sagemaker, 'run')).toBe('run');
});
