import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { statistics } from './ast.ts';
import type { ComparisonOperator, Field, FilterNode, Literal, SortKey } from './ast.ts';
import { fieldsOf } from './fields-of.ts';
import { parseFilter } from './parse-filter.ts';
import { parseSort } from './parse-sort.ts';
import { printFilter, printSort } from './print-filter.ts';

const span = { start: 0, end: 0 };
const operators: readonly ComparisonOperator[] = ['=', '!=', '<', '<=', '>', '>=', 'like', 'ilike'];

const texts = fc.oneof(
  fc.string({ unit: 'grapheme', maxLength: 12 }),
  fc.string({ unit: fc.constantFrom(...'ab%_.\\"\'`;-/*\n\t é\u{1f4a5}'), maxLength: 12 }),
);
const keys = fc
  .oneof(texts, fc.constantFrom('lr', 'val/acc', 'loss.min', 'min', 'a.', '.max', 'and', '0'))
  .filter((key) => key !== '' && !key.includes('\0'));
const fields = fc.oneof(
  fc.constantFrom('name', 'status', 'started', 'x_1').map((name): Field => ({ kind: 'attribute', name, span })),
  keys.map((key): Field => ({ kind: 'parameter', key, span })),
  keys.map((key): Field => ({ kind: 'tag', key, span })),
  keys.map((name): Field => ({ kind: 'artifact', name, span })),
  fc
    .tuple(keys, fc.constantFrom(...statistics))
    .map(([name, statistic]): Field => ({ kind: 'metric', name, statistic, span })),
);
const literals = fc.oneof(
  fc
    .double({ noDefaultInfinity: true, noNaN: true })
    .map((value): Literal => ({ kind: 'number', value: value === 0 ? 0 : value, span })),
  texts.filter((text) => !text.includes('\0')).map((value): Literal => ({ kind: 'text', value, span })),
  fc.boolean().map((value): Literal => ({ kind: 'boolean', value, span })),
);
const nodes = fc.letrec<{ node: FilterNode }>((tie) => ({
  node: fc.oneof(
    { maxDepth: 5, depthSize: 'small' },
    fc
      .tuple(fields, fc.constantFrom(...operators), literals)
      .map(([field, operator, literal]): FilterNode => ({ kind: 'comparison', field, operator, literal, span })),
    fc
      .tuple(fields, fc.boolean(), fc.array(literals, { minLength: 1, maxLength: 4 }))
      .map(([field, negated, list]): FilterNode => ({ kind: 'membership', field, negated, literals: list, span })),
    fields.map((field): FilterNode => ({ kind: 'existence', field, span })),
    tie('node').map((term): FilterNode => ({ kind: 'not', term, span })),
    fc
      .tuple(fc.constantFrom('and' as const, 'or' as const), fc.array(tie('node'), { minLength: 2, maxLength: 3 }))
      .map(([kind, terms]): FilterNode => ({ kind, terms, span })),
  ),
})).node;

/** A tree without its places. */
const bare = (tree: unknown): unknown =>
  JSON.parse(JSON.stringify(tree, (key, value: unknown) => (key === 'span' ? undefined : value)));

test('a printed filter reads as the same tree, and prints the same again', () => {
  fc.assert(
    fc.property(nodes, (node) => {
      const text = printFilter(node);
      const read = parseFilter(text);
      expect(bare(read)).toEqual(bare(node));
      expect(printFilter(read)).toBe(text);
    }),
    { numRuns: 1000 },
  );
});

test('a printed order reads as the same keys', () => {
  const sortKeys = fc.array(
    fc
      .tuple(fields, fc.constantFrom('asc' as const, 'desc' as const))
      .map(([field, direction]): SortKey => ({ field, direction, span })),
    { minLength: 1, maxLength: 8 },
  );
  fc.assert(
    fc.property(sortKeys, (list) => {
      expect(bare(parseSort(printSort(list)))).toEqual(bare(list));
    }),
  );
});

test('fieldsOf lists each field once, in order of appearance', () => {
  const node = parseFilter(
    'b = 1 and (metrics.a > 1 or not params.c exists) and metrics.a.last < 2 and metrics.a.min < 2 and b = 2',
  );
  expect(fieldsOf(node).map((field) => printSort([{ field, direction: 'asc', span }]))).toEqual([
    'b',
    'metrics.a',
    'params.c',
    'metrics.a.min',
  ]);
});
