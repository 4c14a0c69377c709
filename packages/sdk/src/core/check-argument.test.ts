import { describe, expect, test } from 'vitest';
import {
  checkKey,
  checkMetricValue,
  checkName,
  checkParameterValue,
  checkStep,
  checkTagValue,
  checkTime,
} from './check-argument.ts';

describe('wrong arguments are refused with what to do', () => {
  test.each([
    ['0.9', 'logMetric("acc", "0.9"): expected a number, got a string. Use logParameter for it.'],
    [true, 'logMetric("acc", true): expected a number, got a boolean. Use logParameter for it.'],
    [undefined, 'logMetric("acc", undefined): expected a number, got undefined.'],
    [null, 'logMetric("acc", null): expected a number, got null.'],
    [[1], 'logMetric("acc", [1]): expected a number, got an array.'],
    [3n, 'logMetric("acc", 3n): expected a number, got a bigint.'],
  ])('a metric of %s', (value, message) => {
    expect(() => checkMetricValue('logMetric', 'acc', value)).toThrow(message);
  });

  test.each([Number.NaN, Infinity, -Infinity, 0, -0.5])('%d is a metric', (value) => {
    expect(() => checkMetricValue('logMetric', 'acc', value)).not.toThrow();
  });

  test.each([['line\nbreak'], ['tab\t'], ['nul\0'], ['separator\u2028']])('a name that is %j', (name) => {
    expect(() => checkName('logMetric', 'a metric', name)).toThrow('the name holds a control character or line break');
  });

  test('a name with half a character, and names that are not for keys', () => {
    expect(() => checkName('logMetric', 'a metric', 'half \ud83d')).toThrow('lone surrogate');
    checkName('logMetric', 'a metric', 'constructor');
    checkKey('logParameter', 'a parameter', 'toString');
    expect(() => checkKey('logParameter', 'a parameter', 'constructor')).toThrow(
      'logParameter("constructor"): a parameter cannot have this name. Choose another.',
    );
    expect(() => checkKey('setTags', 'a tag', '__proto__')).toThrow('a tag cannot have this name');
  });

  test.each([
    ['', 'the name of a metric is empty'],
    ['  ', 'the name of a metric is empty'],
    [7, 'the name of a metric is text, got a number'],
    ['x'.repeat(501), 'has 501 characters; 500 are the most'],
  ])('a name that is %j', (name, message) => {
    expect(() => checkName('logMetric', 'a metric', name)).toThrow(message);
  });

  test.each([1.5, '3', Number.NaN, 2 ** 60])('a step of %s', (step) => {
    expect(() => checkStep('logMetric', 'acc', step)).toThrow('step: expected an integer');
  });

  test.each([new Date('nonsense'), '2026-01-01', -1, Infinity])('a time of %s', (time) => {
    expect(() => checkTime('logMetric', time)).toThrow('time: expected a valid Date');
  });

  const looped: Record<string, unknown> = {};
  looped['self'] = looped;
  test.each([
    ['a function', () => 1, 'got a function'],
    ['a symbol', Symbol('x'), 'got a symbol'],
    ['undefined', undefined, 'got undefined'],
    ['a map', new Map(), 'got an instance of Map'],
    ['a typed array', Float64Array.of(1), 'got an instance of Float64Array'],
    ['a date', new Date(0), 'got an instance of Date'],
    ['a loop', looped, 'got an object that refers to itself'],
    ['a bigint inside', { n: 3n }, 'Convert it first'],
  ])('a parameter that is %s', (_, value, message) => {
    expect(() => checkParameterValue('logParameter', 'p', value)).toThrow(message);
  });

  test.each([
    ['text', 'x', 'x'],
    ['NaN, which JSON has no number for', Number.NaN, 'NaN'],
    ['a long integer', 2n ** 70n, '1180591620717411303424'],
    ['nested', { a: [1, { b: null }] }, { a: [1, { b: null }] }],
  ])('a parameter that is %s', (_, value, sent) => {
    expect(checkParameterValue('logParameter', 'p', value)).toEqual(sent);
  });

  test('a tag is text, and numbers become it', () => {
    expect(checkTagValue('setTag', 't', 3)).toBe('3');
    expect(() => checkTagValue('setTag', 't', {})).toThrow('setTag("t", {}): a tag is text, got an object.');
  });
});
