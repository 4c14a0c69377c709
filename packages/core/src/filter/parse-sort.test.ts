import { AssayError } from '@assay/base';
import { describe, expect, test } from 'vitest';
import { checkSort } from './check-filter.ts';
import { runFilterSchema } from './entity-schemas.ts';
import { parseSort } from './parse-sort.ts';
import { printSort } from './print-filter.ts';

test.each([
  ['name', 'name'],
  ['metrics.acc.max desc, name', 'metrics.acc.max desc, name'],
  ['  created   DESC ,name ASC', 'created desc, name'],
  ['params."learning rate",tags.x desc', 'params."learning rate", tags.x desc'],
])('%s', (text, canonical) => {
  expect(printSort(checkSort(parseSort(text), runFilterSchema))).toBe(canonical);
});

describe('faults', () => {
  test.each([
    ['', 0, 'Expected a field'],
    ['name,', 5, 'Expected a field'],
    ['name down', 5, 'asc, desc'],
    ['-created', 0, 'Unexpected character'],
    ['desc', 0, 'Expected a field'],
    ['name, creatd desc', 6, 'Did you mean "created"?'],
    ['group', 0, 'several values'],
    ['artifacts.x desc', 0, 'several values'],
    ['a,b,c,d,e,f,g,h,i', 16, 'Too many sort keys'],
  ])('%j', (text, position, words) => {
    const fault = faultOf(() => checkSort(parseSort(text), runFilterSchema));
    expect(fault).toBeInstanceOf(AssayError);
    expect(fault?.message).toContain(words);
    expect(fault?.details.position).toBe(position);
  });
});

function faultOf(act: () => unknown): AssayError | undefined {
  try {
    act();
    return undefined;
  } catch (error) {
    return error as AssayError;
  }
}
