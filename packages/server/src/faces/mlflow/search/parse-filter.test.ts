import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { metric, parameter, tag, attribute } from '../../filter-parts.ts';
import { idField, listOperators, nullOperators, numberField, orderOnly, textField } from './fields.ts';
import type { MlflowFields } from './fields.ts';
import { parseMlflowClauses, parseMlflowFilter } from './parse-filter.ts';

const fields: MlflowFields = {
  entity: 'things',
  attributes: {
    name: textField(attribute('name')),
    'run name': textField(attribute('name')),
    run_id: idField(attribute('id')),
    start_time: numberField(attribute('started')),
    rank: orderOnly(attribute('rank')),
  },
  attributeWords: ['attribute', 'attributes'],
  families: {
    metric: (key) => numberField(metric(key, 'last')),
    metrics: (key) => numberField(metric(key, 'last')),
    params: (key) => textField(parameter(key), nullOperators),
    tags: (key) => textField(tag(key), nullOperators),
    dataset: { name: textField(attribute('dataset'), listOperators) },
  },
};

const parse = (text: string): unknown => parseMlflowFilter(text, fields);
const comparing = (kind: string, field: object, rest: object): unknown =>
  expect.objectContaining({ kind, field: expect.objectContaining(field), ...rest });

describe('clauses', () => {
  test.each<[string, unknown]>([
    ['metrics.loss > 1', comparing('number-test', { name: 'loss', statistic: 'last' }, { operator: '>', value: 1 })],
    ['metric.loss<=-1.5e-3', comparing('number-test', { name: 'loss' }, { operator: '<=', value: -0.0015 })],
    ['metrics.`val/acc top-1` != .5', comparing('number-test', { name: 'val/acc top-1' }, { value: 0.5 })],
    ['metrics."a b".  = 1', undefined],
    ["metrics.'a b' = 1", comparing('number-test', { name: 'a b' }, { value: 1 })],
    ["params.lr = '0.10'", comparing('text-test', { key: 'lr' }, { value: '0.10', number: null })],
    ['params.lr != "it\'s"', comparing('text-test', { key: 'lr' }, { operator: '!=', value: "it's" })],
    ["tags.mlflow.parentRunId = 'x'", comparing('text-test', { kind: 'tag', key: 'mlflow.parentRunId' }, {})],
    ["tags.a = 'it''s'", comparing('text-test', { key: 'a' }, { value: "it's" })],
    ["tags.t like '100\\%'", comparing('pattern-test', { key: 't' }, { pattern: '100\\\\%', ignoreCase: false })],
    ["tags.t ILike 'A_%'", comparing('pattern-test', { key: 't' }, { pattern: 'A_%', ignoreCase: true })],
    ["`run name` = 'x'", comparing('text-test', { name: 'name' }, { value: 'x' })],
    ['attributes."run name" = "x"', comparing('text-test', { name: 'name' }, { value: 'x' })],
    ['start_time >= 1700000000000', comparing('number-test', { name: 'started' }, { value: 1_700_000_000_000 })],
    ["run_id = 'nobody'", { kind: 'constant', value: false }],
    ["run_id IN ('nobody',)", { kind: 'constant', value: false }],
    [`run_id in ('${'a'.repeat(32)}', "X")`, comparing('text-membership', { name: 'id' }, { texts: ['a'.repeat(32)] })],
    ["dataset.name NOT  IN ('a', 'b')", { kind: 'not', term: comparing('text-membership', {}, { texts: ['a', 'b'] }) }],
    ['params.lr IS NOT NULL', comparing('existence-test', { key: 'lr' }, {})],
    ['tags.t is null', { kind: 'not', term: comparing('existence-test', { key: 't' }, {}) }],
  ])('%s', (text, expected) => {
    if (expected === undefined) expect(() => parse(text)).toThrow(/at position/);
    else expect(parse(text)).toEqual(expected);
  });

  test('are joined by AND, in any case; the same key may come twice', () => {
    const text = "  metrics.a > 1 and\n metrics.a < 2 AnD tags.t = 'AND' ";
    expect(parseMlflowClauses(text, fields).map(({ key }) => key)).toEqual(['a', 'a', 't']);
    expect(parse(text)).toMatchObject({ kind: 'and', terms: [{ operator: '>' }, { operator: '<' }, { value: 'AND' }] });
  });

  test.each([undefined, '', '  \n'])('none of %j', (text) => {
    expect(parseMlflowFilter(text, fields)).toBeUndefined();
  });
});

describe('faults name their position', () => {
  test.each<[string, number, RegExp]>([
    ['metrics.a > 1 OR metrics.b > 1', 14, /expected AND or the end, got OR/],
    ['metrics.a > 1 metrics.b > 1', 14, /expected AND/],
    ['(metrics.a > 1)', 0, /expected a field, got \(/],
    ['metrics.a > 1 AND', 17, /expected a field, the text ends/],
    ['AND metrics.a > 1', 0, /expected a field, got AND/],
    ['metrics.a', 9, /expected a comparator after metrics\.a, the text ends/],
    ['metrics.a == 1', 10, /not compared by ==.*Use one of =/],
    ['metrics.a <> 1', 10, /not compared by <>/],
    ["metrics.a LIKE 'x'", 10, /not compared by LIKE/],
    ['params.a > 1', 9, /params\.a is not compared by >/],
    ["tags.a NOT LIKE 'x'", 7, /expected a comparator after tags\.a, got NOT/],
    ["metrics.a > '1'", 12, /expected a number for metrics\.a/],
    ['metrics.a > NaN', 12, /expected a number/],
    ['metrics.a > 1e999', 12, /too large/],
    ['metrics.a > 1x', 12, /expected a number/],
    ['metrics.a > 0x1F', 12, /expected a number/],
    ['params.a = 1', 11, /expected a value in quotes/],
    ['params.a = adam', 11, /expected a value in quotes.*got adam/],
    ['params.a = `adam`', 11, /expected a value in quotes/],
    ["params.a = 'adam", 11, /expected a value in quotes/],
    ["params.a = 'it's'", 15, /expected AND or the end/],
    ['params.a-b = "x"', 8, /in backticks: params\.`a-b`/],
    ['params.`a b = "x"', 7, /expected a key after "params\."/],
    ['params. = "x"', 7, /expected a key after "params\."/],
    ['frobs.a = "x"', 0, /no word "frobs" before the dot.*metrics/],
    ['__proto__.a = "x"', 0, /no word "__proto__"/],
    ['color = "x"', 0, /no attribute of things "color".*run name/],
    ['constructor = "x"', 0, /no attribute of things "constructor"/],
    ['dataset.size = "x"', 0, /no key of dataset "size"/],
    ['rank > 1', 0, /rank can order things but not filter them/],
    ["name IN ('a')", 5, /name is not compared by IN/],
    ['run_id IN ()', 11, /expected a list of values in quotes/],
    ["run_id IN ('a', 5)", 16, /expected a list of values/],
    ["run_id IN 'a'", 10, /expected a list of values/],
    ["run_id IN ('a'", 14, /expected "," or "\)"/],
    ['metrics.a > 1;', 13, /expected AND or the end/],
    ['metrics.a > 1 -- no', 14, /expected AND or the end/],
    ["tags.a = 'x\0'", 11, /U\+0000/],
    ['start_time IS NULL', 11, /not compared by IS NULL/],
  ])('%s', (text, position, message) => {
    expect(() => parse(text)).toThrow(message);
    expect(() => parse(text)).toThrow(new RegExp(`^Invalid filter: .* at position ${position}\\.`));
    expect(() => parse(text)).toThrow(expect.objectContaining({ code: 'INVALID_PARAMETER_VALUE' }));
  });

  test.each([
    ['too long', `tags.a = '${'x'.repeat(250_000)}'`],
    ['too many clauses', Array.from({ length: 201 }, () => 'metrics.a > 1').join(' AND ')],
    ['too long a list', `run_id IN (${"'a',".repeat(5001)})`],
    ['too many in short lists', Array.from({ length: 150 }, () => `run_id IN (${"'a',".repeat(40)})`).join(' AND ')],
    ['too long a pattern', `tags.a LIKE '${'%'.repeat(1001)}'`],
    ['deep', '('.repeat(100_000)],
    ['open quotes', '`'.repeat(99_999)],
  ])('%s', (_, text) => {
    expect(() => parse(text)).toThrow(/^Invalid filter: .* at position \d+\./);
  });
});

test('what is printed is read as it was meant', () => {
  const word = fc.stringMatching(/^[a-z_][a-z_.]{0,10}$/);
  const anyText = fc
    .string({ unit: 'grapheme', maxLength: 20 })
    .filter((text) => text.isWellFormed() && !text.includes('\0'));
  const key = fc.oneof(
    word,
    anyText.filter((text) => text !== ''),
  );
  const quoted = (quote: string, text: string): string => quote + text.replaceAll(quote, quote + quote) + quote;
  const printKey = (text: string): string => (/^[a-z_.]+$/.test(text) ? text : quoted('`', text));
  const value = fc.double({ noNaN: true, noDefaultInfinity: true });
  const numeric = fc.tuple(key, fc.constantFrom('=', '!=', '<', '<=', '>', '>='), value, fc.constantFrom('', ' '));
  const textual = fc.tuple(key, fc.constantFrom('=', '!='), anyText, fc.constantFrom("'", '"'));
  const clause = fc.oneof(
    numeric.map(([name, operator, number, gap]) => ({
      text: `metrics.${printKey(name)}${gap}${operator}${gap}${number}`,
      expected: comparing('number-test', { name }, { operator, value: number === 0 ? expect.closeTo(0) : number }),
    })),
    textual.map(([name, operator, text, quote]) => ({
      text: `tags.${printKey(name)} ${operator} ${quoted(quote, text)}`,
      expected: comparing('text-test', { key: name }, { operator, value: text }),
    })),
  );
  fc.assert(
    fc.property(fc.array(clause, { minLength: 2, maxLength: 5 }), (clauses) => {
      expect(parse(clauses.map(({ text }) => text).join(' AND '))).toEqual({
        kind: 'and',
        terms: clauses.map(({ expected }) => expected),
      });
    }),
  );
});

test("any text is read or refused in MLflow's words", () => {
  const piece = fc.constantFrom(
    'metrics',
    '.',
    'a',
    ' ',
    "'",
    '"',
    '`',
    'AND',
    '=',
    '>',
    '(',
    ')',
    ',',
    '1',
    'IN',
    'é',
    '\n',
  );
  fc.assert(
    fc.property(fc.array(piece, { maxLength: 30 }), (pieces) => {
      try {
        parse(pieces.join(''));
      } catch (thrown) {
        expect(thrown).toMatchObject({ name: 'MlflowError', message: expect.stringMatching(/at position \d+\./) });
      }
    }),
  );
});
