import fc from 'fast-check';
import { test } from 'vitest';
import { randomRunName } from './random-run-name.ts';

test('an adjective, a noun and a number, whatever the digits', () => {
  const digits = fc.string({ unit: fc.constantFrom(...'0123456789abcdef'), minLength: 8, maxLength: 8 });
  fc.assert(fc.property(digits, (random) => /^[a-z]+-[a-z]+-\d{1,3}$/.test(randomRunName(random))));
});
