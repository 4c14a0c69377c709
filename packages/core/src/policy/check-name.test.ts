import { AssayError } from '@assay/base';
import { expect, test } from 'vitest';
import { limitPolicies } from '../limits.ts';
import { checkName, nameKey } from './check-name.ts';

const codeOf = (name: string, policy: 'default' | 'sagemaker'): string | undefined => {
  try {
    checkName('name', name, limitPolicies[policy]);
    return undefined;
  } catch (error) {
    if (error instanceof AssayError) return error.code;
    throw error;
  }
};

test.each([
  ['a', undefined, undefined],
  ['a_b-c', undefined, undefined],
  ['a b', undefined, 'InvalidInput'],
  ['größe 🏁', undefined, 'InvalidInput'],
  [`it's "quoted"; --`, undefined, 'InvalidInput'],
  ['_a', undefined, 'InvalidInput'],
  ['', 'InvalidInput', 'InvalidInput'],
  ['\u00a0', 'InvalidInput', 'InvalidInput'],
  ['a ', 'InvalidInput', 'InvalidInput'],
  ['\ta', 'InvalidInput', 'InvalidInput'],
  ['a\u007fb', 'InvalidInput', 'InvalidInput'],
  ['a\u2028b', 'InvalidInput', 'InvalidInput'],
  ['a\u0000', 'InvalidInput', 'InvalidInput'],
  ['\udc00a', 'InvalidInput', 'InvalidInput'],
  ['a'.repeat(121), undefined, 'LimitExceeded'],
  ['a'.repeat(501), 'LimitExceeded', 'LimitExceeded'],
])('%j: %s freely, %s at SageMaker', (name, free, sagemaker) => {
  expect([codeOf(name, 'default'), codeOf(name, 'sagemaker')]).toEqual([free, sagemaker]);
});

test('a name that could make its pattern slow is decided at once', () => {
  expect(codeOf(`${'a-'.repeat(59)}!`, 'sagemaker')).toBe('InvalidInput');
});

test('two names are one whatever their case and composition', () => {
  expect(nameKey('E\u0301TÉ')).toBe(nameKey('éte\u0301'));
  expect(nameKey('a')).not.toBe(nameKey('b'));
});
