import { expect, test } from 'vitest';
import { parameterContent, parameterValue } from './parameter-text.ts';

test.each([
  [3, '3', 'number', 3],
  [0.1, '0.1', 'number', 0.1],
  [-0, '0', 'number', 0],
  [1e21, '1e+21', 'number', 1e21],
  [5e-324, '5e-324', 'number', 5e-324],
  ['3', '3', 'string', 3],
  ['1e-3', '1e-3', 'string', 0.001],
  ['.5', '.5', 'string', 0.5],
  ['+7', '+7', 'string', 7],
  [' 3', ' 3', 'string', null],
  ['0x10', '0x10', 'string', null],
  ['1_000', '1_000', 'string', null],
  ['NaN', 'NaN', 'string', null],
  ['1e999', '1e999', 'string', null],
  ['', '', 'string', null],
  [true, 'true', 'boolean', null],
  [false, 'false', 'boolean', null],
  [null, 'null', 'json', null],
  [[1, { a: 'b' }], '[1,{"a":"b"}]', 'json', null],
])('%j is kept as %j, %s, %j', (value, text, kind, number) => {
  const content = parameterContent('p', value);
  expect(content).toEqual({ text, kind, number });
  expect(parameterValue(content)).toEqual(Object.is(value, -0) ? 0 : value);
});

test.each([Number.NaN, Infinity, undefined, () => 1, 10n, Symbol('x')])('refuses %s', (value) => {
  expect(() => parameterContent('p', value)).toThrow(expect.objectContaining({ code: 'InvalidInput' }));
});

test('a number whose text a double cannot give back stays a text', () => {
  expect(parameterValue({ text: '12345678901234567890', kind: 'number' })).toBe('12345678901234567890');
  expect(parameterValue({ text: '0.10', kind: 'number' })).toBe('0.10');
});

test('what is nested too deeply is refused, not a crash', () => {
  let deep: unknown = 1;
  for (let i = 0; i < 100_000; i++) deep = [deep];
  expect(() => parameterContent('p', deep)).toThrow(expect.objectContaining({ code: 'InvalidInput' }));
});
