import type { EpochMs } from '@assay/base';
import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { checkFilter } from './check-filter.ts';
import { runFilterSchema } from './entity-schemas.ts';
import { evaluateFilter } from './evaluate-filter.ts';
import type { FilterRecord } from './evaluate-filter.ts';
import { numberFromText } from './number-from-text.ts';
import { parseFilter } from './parse-filter.ts';

const now = Date.UTC(2026, 10, 21, 12) as EpochMs;
const parameter = (text: string): { text: string; number: number | null } => ({ text, number: numberFromText(text) });

const run: FilterRecord = {
  attributes: {
    name: 'Brave Newton',
    status: 'completed',
    started: now - 3_600_000,
    ended: null,
    group: ['sweep', 'night'],
    description: '',
  },
  parameters: new Map([
    ['lr', parameter('0.10')],
    ['opt', parameter('adam')],
    ['amp', parameter('True')],
    ['layers', parameter('3')],
    ['code', parameter('007')],
  ]),
  tags: new Map([['team', 'vision']]),
  metrics: new Map([
    ['loss', { last: Number.NaN, min: 0.25, max: 4, first: 4, mean: 1, count: 7, best: 0.25 }],
    ['grad', { last: Infinity, min: null, max: null, first: -Infinity, mean: null, count: 2, best: null }],
  ]),
  artifacts: new Map([
    ['weights', [null]],
    ['data', ['s3://bucket/in', 'v2']],
  ]),
};

const matches = (text: string): boolean => evaluateFilter(checkFilter(parseFilter(text), runFilterSchema, now), run);

describe('one run', () => {
  test.each([
    ['name = "Brave Newton"', true],
    ['name = "brave newton"', false],
    ['name ilike "brave%"', true],
    ['name like "brave%"', false],
    ['name < "C" and name >= "B"', true],
    ['description = "" and description exists', true],
    ['status in ("completed", "failed")', true],
    ['started > "-2h" and started < "now"', true],
    ['started > "2026-11-21T11:00:00Z"', false],
    ['started >= "2026-11-21T11:00:00Z"', true],
    // parameters: numbers as numbers, texts as texts
    ['params.lr = 0.1', true],
    ['params.lr = "0.1"', true],
    ['params.lr = "0.10"', true],
    ['params.lr in ("0.1")', true],
    ['params.lr like "0.1"', false],
    ['params.lr < "1e0"', true],
    ['params.code = "7"', true],
    ['params.code > "10"', false],
    ['params.opt < "b"', true],
    ['params.opt > "0.5"', true],
    ['params.amp = true', true],
    ['params.amp = "true"', false],
    ['params.amp != true', false],
    ['params.layers >= 3 and params.layers < 4', true],
    // what is no number is missing to a comparison with one
    ['params.opt = 3', false],
    ['params.opt != 3', false],
    ['not params.opt = 3', false],
    ['params.opt not in (3)', false],
    ['params.opt != "3"', true],
    // missing
    ['params.none = 1', false],
    ['params.none != 1', false],
    ['not params.none = 1', false],
    ['params.none not in (1)', false],
    ['not params.none in (1)', false],
    ['params.none not like "x"', false],
    ['params.none exists', false],
    ['not params.none exists', true],
    ['params.none = 1 or name like "B%"', true],
    ['params.none = 1 and name like "B%"', false],
    ['not (params.none = 1 and name = "x")', true],
    ['not (params.none = 1 or name = "x")', false],
    ['ended exists', false],
    ['duration > 1', false],
    // metrics
    ['metrics.loss.min < 0.3', true],
    ['metrics.loss.count = 7', true],
    ['metrics.loss.best = 0.25', true],
    ['metrics.loss > 0 or not metrics.loss > 0 or metrics.loss != 0', false],
    ['metrics.loss exists', true],
    ['metrics.grad > 1e300', true],
    ['metrics.grad.first < -1e300', true],
    ['metrics.grad.min exists', false],
    ['metrics.grad.count exists', true],
    ['metrics.none exists', false],
    // several values
    ['group = "night"', true],
    ['group != "night"', false],
    ['group != "day"', true],
    ['group not in ("day", "sweep")', false],
    ['group like "n%"', true],
    ['artifacts.weights exists', true],
    ['artifacts.weights = "x"', false],
    ['artifacts.weights != "x"', false],
    ['artifacts.data = "v2"', true],
    ['artifacts.data like "s3://%"', true],
    ['artifacts.none exists', false],
    ['tags.team = "vision"', true],
    ['tags.team = "\' or 1=1 --"', false],
  ])('%s: %s', (text, expected) => {
    expect(matches(text)).toBe(expected);
  });
});

describe('laws', () => {
  const tests = fc.constantFrom(
    'params.lr = 0.1',
    'params.opt = 3',
    'params.none < 1',
    'metrics.loss > 1',
    'metrics.loss.min > 1',
    'group = "night"',
    'artifacts.weights = "x"',
    'status = "failed"',
    'name exists',
  );

  test('a filter and its negation are never both true', () => {
    fc.assert(
      fc.property(tests, (a) => {
        expect(matches(a) && matches(`not (${a})`)).toBe(false);
      }),
    );
  });

  test('De Morgan', () => {
    fc.assert(
      fc.property(tests, tests, (a, b) => {
        expect(matches(`not (${a} and ${b})`)).toBe(matches(`not (${a}) or not (${b})`));
        expect(matches(`not (${a} or ${b})`)).toBe(matches(`not (${a}) and not (${b})`));
        expect(matches(`not not (${a})`)).toBe(matches(a));
      }),
    );
  });

  test('in is = or =, and != is not =', () => {
    const values = fc.constantFrom('0.1', '3', '"3"', '"0.1"', '"adam"', 'true');
    const fields = fc.constantFrom('params.lr', 'params.opt', 'params.layers', 'params.amp', 'params.none');
    fc.assert(
      fc.property(fields, values, (field, a) => {
        expect(matches(`${field} in (${a}, ${a})`)).toBe(matches(`${field} = ${a} or ${field} = ${a}`));
        expect(matches(`${field} not in (${a})`)).toBe(matches(`not ${field} = ${a}`));
        expect(matches(`${field} != ${a}`)).toBe(matches(`not ${field} = ${a}`));
      }),
    );
  });
});

test.each([
  ['1', 1],
  ['-1.5e3', -1500],
  ['+.5', 0.5],
  ['5.', 5],
  ['-0', 0],
  ['', null],
  [' 1', null],
  ['1_000', null],
  ['0x10', null],
  ['nan', null],
  ['1e999', null],
  ['True', null],
])('the number in %j is %s', (text, expected) => {
  expect(numberFromText(text)).toBe(expected);
});
