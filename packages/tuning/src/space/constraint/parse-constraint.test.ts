import { describe, expect, it } from 'vitest';
import { parseConstraint, type ValueType } from './parse-constraint.ts';

const types: Readonly<Record<string, ValueType>> = {
  a: 'number',
  b: 'number',
  o: 'string',
  'deep name': 'number',
  on: 'boolean',
  any: 'any',
};
const parse = (text: string) => parseConstraint(text, (name) => types[name], 'constraints[0]');
const holds = (
  text: string,
  values: Readonly<Record<string, number | string | boolean>> = {
    a: 3,
    b: 4,
    o: 'x',
    on: true,
    any: 'z',
    'deep name': 7,
  },
): boolean => parse(text).holds((name) => values[name]);

describe('parseConstraint', () => {
  it.each<[string, boolean]>([
    ['a + b * 2 == 11', true],
    ['(a + b) * 2 == 14', true],
    ['-a ** 2 == -9', true],
    ['2 ** -1 == 0.5 and a > 0', true],
    ['2 ** 3 ** 2 == 512 and a > 0', true],
    ['a - b - 1 == -2', true],
    ['b % a == 1 and b / 8 == .5', true],
    ['not a > b and b >= 4', true],
    ['a > b or o == "x"', true],
    ["a > b || !(o != 'x')", true],
    ['a > b or on and o == "y"', false],
    ['on and not on', false],
    ['max(a, b, 2e1) == 20 && min(a, b) == 3', true],
    ['log2(b) + sqrt(b) + floor(2.5) + abs(-a) + log(1) == 9', true],
    ['`deep name` == 7', true],
    ['any == "z" and any != 4', true],
  ])('%s: %s', (text, expected) => {
    expect(holds(text)).toBe(expected);
  });

  it('holds where a parameter is not active', () => {
    expect(holds('a > b', { a: 3 })).toBe(true);
    expect(parse('a > b and o == "x"').names).toEqual(['a', 'b', 'o']);
  });

  it.each([
    ['a == 3 == on', 'where the end is expected'],
    ['a > $', 'cannot be read at character 5'],
    ['a >', 'ends where a value is expected'],
    ['(a > 1', 'ends where ")" is expected'],
    ['a > 1)', 'has ")" where the end is expected'],
    ['exp(a) > 1', 'calls "exp"; there are min, max'],
    ['constructor(a) > 1', 'calls "constructor"'],
    ['sqrt(a, b) > 1', 'gives sqrt 2 arguments'],
    ['o < 1', 'gives "<" a string; it needs a number'],
    ['o == 1', 'compares a string with a number'],
    ['1 < 2', 'names no parameter'],
    ['"a > 1', 'cannot be read at character 1'],
    [`${'('.repeat(60)}a`, 'nested deeper'],
    [`${'-'.repeat(60)}a > 1`, 'nested deeper'],
    [`a > ${'1'.repeat(1000)}`, 'longer than 1000'],
  ])('refuses %s', (text, message) => {
    expect(() => parse(text)).toThrow(message);
  });
});
