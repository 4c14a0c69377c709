import { describe, expect, it } from 'vitest';
import { filterParts, printCondition, simpleCondition, valueText } from './filter-parts.ts';
import { filterPlace } from './filter-place.ts';

/** The place where `|` stands. */
const placeIn = (marked: string) => {
  const caret = marked.indexOf('|');
  const { from, to, ...place } = filterPlace(marked.replace('|', ''), caret);
  return { ...place, replaces: marked.replace('|', '').slice(from, to) };
};

describe('filterPlace', () => {
  it.each([
    ['|', 'field', undefined, '', ''],
    ['par|', 'field', undefined, 'par', 'par'],
    ['params.lr |', 'operator', 'params.lr', '', ''],
    ['params.lr li|', 'operator', 'params.lr', 'li', 'li'],
    ['params.opt = |', 'value', 'params.opt', '', ''],
    ['params.opt = "ad|', 'value', 'params.opt', '"ad', '"ad'],
    ['params.opt = "adam"|', 'connective', 'params.opt', '', ''],
    ['params.opt = "adam" |', 'connective', 'params.opt', '', ''],
    ['params.opt = "adam" an|', 'connective', 'params.opt', 'an', 'an'],
    ['params.opt = "adam" and |', 'field', undefined, '', ''],
    ['not (metr|', 'field', undefined, 'metr', 'metr'],
    ['params.opt in ("a", |', 'value', 'params.opt', '', ''],
    ['params.opt not in (|', 'value', 'params.opt', '', ''],
    ['params.opt in ("a") |', 'connective', 'params.opt', '', ''],
    ['params.lr exists |', 'connective', 'params.lr', '', ''],
    ['metrics."a and b".min < |', 'value', 'metrics."a and b".min', '', ''],
    ['sta|tus = "x"', 'field', undefined, 'sta', 'status'],
    ['params.lr < 0.|', 'value', 'params.lr', '0.', '0.'],
  ])('%s', (marked, expects, field, typed, replaces) => {
    expect(placeIn(marked)).toEqual({ expects, field, typed, replaces });
  });
});

describe('filterParts', () => {
  it.each([
    ['', []],
    ['a = 1', ['a = 1']],
    ['a = 1 and b = "x and y" AND not (c = 1 and d = 2)', ['a = 1', 'b = "x and y"', 'not (c = 1 and d = 2)']],
    ['a = 1 or b = 2 and c = 3', ['a = 1 or b = 2 and c = 3']],
    ['(a = 1 or b = 2) and c = 3', ['(a = 1 or b = 2)', 'c = 3']],
    ['metrics."a and b".min < 1', ['metrics."a and b".min < 1']],
  ])('%s', (text, parts) => {
    expect(filterParts(text)).toEqual(parts);
  });
});

describe('simpleCondition', () => {
  it.each([
    ['params.lr<0.1', { field: 'params.lr', operator: '<', value: '0.1' }],
    ['params.lr <= 0.1', { field: 'params.lr', operator: '<=', value: '0.1' }],
    ['name like "a%"', { field: 'name', operator: 'like', value: '"a%"' }],
    ['name not in ("a", "b")', { field: 'name', operator: 'not in', value: '("a", "b")' }],
    ['params.lr exists', { field: 'params.lr', operator: 'exists', value: '' }],
  ])('%s', (text, condition) => {
    expect(simpleCondition(text)).toEqual(condition);
    expect(simpleCondition(printCondition(condition))).toEqual(condition);
  });

  it.each(['not a = 1', '(a = 1 or b = 2)', 'a', ''])('leaves %s to the text', (text) => {
    expect(simpleCondition(text)).toBeUndefined();
  });
});

describe('valueText', () => {
  it.each([
    ['0.1', '=', '0.1'],
    ['adam', '=', '"adam"'],
    ['say "hi"', '=', '"say ""hi"""'],
    ['"as it is"', '=', '"as it is"'],
    ['5', 'like', '"5"'],
    ['a, 2', 'in', '("a", 2)'],
    ['true', '=', 'true'],
  ])('%s %s', (typed, operator, text) => {
    expect(valueText(typed, operator)).toBe(text);
  });
});
