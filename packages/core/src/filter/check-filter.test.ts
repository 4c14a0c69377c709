import { AssayError } from '@assay/base';
import type { EpochMs } from '@assay/base';
import { describe, expect, test } from 'vitest';
import { checkFilter } from './check-filter.ts';
import type { FilterNode } from './ast.ts';
import { experimentFilterSchema, runFilterSchema } from './entity-schemas.ts';
import type { FilterSchema } from './filter-schema.ts';
import { parseFilter } from './parse-filter.ts';

const now = Date.UTC(2026, 10, 21, 12) as EpochMs;
const id = '0'.repeat(32);

const check = (text: string, schema: FilterSchema = runFilterSchema): unknown => {
  const checked = checkFilter(parseFilter(text), schema, now);
  return JSON.parse(
    JSON.stringify(checked, (key, value: unknown) => (key === 'field' || key === 'span' ? undefined : value)),
  );
};

describe('literals take the types of their fields', () => {
  test.each([
    ['params.lr = 0.1', { kind: 'number-test', operator: '=', value: 0.1 }],
    ['params.lr = "0.1"', { kind: 'text-test', operator: '=', value: '0.1', number: 0.1 }],
    ['params.lr < "abc"', { kind: 'text-test', operator: '<', value: 'abc', number: null }],
    ['params.x = true', { kind: 'text-membership', negated: false, texts: ['true', 'True', 'TRUE'], numbers: [] }],
    ['tags.x != false', { kind: 'text-membership', negated: true, texts: ['false', 'False', 'FALSE'], numbers: [] }],
    ['tags.x = "1"', { kind: 'text-test', operator: '=', value: '1', number: null }],
    ['params.a in (1, 2)', { kind: 'number-membership', negated: false, values: [1, 2] }],
    ['params.a not in ("1", "x")', { kind: 'text-membership', negated: true, texts: ['1', 'x'], numbers: [1] }],
    ['tags.a in ("1", "x")', { kind: 'text-membership', negated: false, texts: ['1', 'x'], numbers: [] }],
    ['params.a in (true)', { kind: 'text-membership', negated: false, texts: ['true', 'True', 'TRUE'], numbers: [] }],
    ['metrics.a.count >= 3', { kind: 'number-test', operator: '>=', value: 3 }],
    ['started > "2026-11-01"', { kind: 'number-test', operator: '>', value: Date.UTC(2026, 10, 1) }],
    ['created in ("now")', { kind: 'number-membership', negated: false, values: [now] }],
    ['ended < "-1h"', { kind: 'number-test', operator: '<', value: now - 3_600_000 }],
    ['duration > 90', { kind: 'number-test', operator: '>', value: 90 }],
    ['duration <= "2h30m"', { kind: 'number-test', operator: '<=', value: 9000 }],
    ['status = "Completed"', { kind: 'text-test', operator: '=', value: 'completed', number: null }],
    ['status not in ("failed")', { kind: 'text-membership', negated: true, texts: ['failed'], numbers: [] }],
    [`id = "${id}"`, { kind: 'text-test', operator: '=', value: id, number: null }],
    ['id like "0192%"', { kind: 'pattern-test', pattern: '0192%', ignoreCase: false }],
    ['name ilike "%\\_x\\\\%"', { kind: 'pattern-test', pattern: '%\\_x\\%', ignoreCase: true }],
    ['artifacts.data exists', { kind: 'existence-test' }],
    ['name < "b"', { kind: 'text-test', operator: '<', value: 'b', number: null }],
  ])('%s', (text, expected) => {
    expect(check(text)).toEqual(expected);
  });

  test('archived is a flag of experiments', () => {
    expect(check('archived = true', experimentFilterSchema)).toEqual({ kind: 'flag-test', value: true });
    expect(check('archived != true', experimentFilterSchema)).toEqual({ kind: 'flag-test', value: false });
  });
});

describe('faults', () => {
  test.each([
    ['a = 1 and nmae = "x"', 0, 'Unknown attribute "a" at position 0'],
    ['nmae = "x"', 0, 'Unknown attribute "nmae" at position 0. Did you mean "name"?'],
    ['Status = "x"', 0, 'Did you mean "status"?'],
    ['start_time > "now"', 0, 'Did you mean "started"?'],
    ['loss_value_total < 1', 0, 'metrics.<key>'],
    ['constructor = 1', 0, 'Unknown attribute'],
    ['not (name = "x" or started > 5)', 29, 'started is a time; got 5'],
    ['started > "soon"', 10, 'Write "2026-11-01"'],
    ['started like "2026%"', 0, '"like" cannot compare started as a time'],
    ['status = "done"', 9, 'one of scheduled, running, stopping, completed, failed, stopped'],
    ['status = "runing"', 9, 'Did you mean "running"?'],
    ['status < "failed"', 0, 'cannot compare status as a choice'],
    ['status in ("failed", "don")', 21, 'never "don"'],
    ['id = "abc"', 5, 'id like'],
    ['id = 5', 5, 'is an id'],
    ['name = 5', 7, 'Put the value in quotes: "5"'],
    ['tags.version >= 3', 16, 'tags.version is a text; got 3'],
    ['name like 5', 10, 'pattern'],
    ['name like "x\\\\"', 10, 'ends in a backslash'],
    [`name like "${'x'.repeat(1001)}"`, 10, 'too long'],
    ['metrics.loss < "1"', 15, 'without quotes'],
    ['metrics.loss like "1%"', 0, 'cannot compare metrics.loss as a number'],
    ['params.flag < true', 0, 'true or false'],
    ['params.a in (1, "b")', 16, 'A list of numbers holds a text'],
    ['duration > "long"', 11, '2h30m'],
  ])('%s', (text, position, words) => {
    const fault = faultOf(() => check(text));
    expect(fault.message).toContain(words);
    expect(fault.code).toBe('InvalidFilter');
    expect(fault.details.position).toBe(position);
  });

  test('what an experiment does not have', () => {
    expect(faultOf(() => check('params.lr = 1', experimentFilterSchema)).message).toContain(
      'Of experiments one can ask id, name',
    );
    expect(faultOf(() => check('archived = "yes"', experimentFilterSchema)).message).toContain('true or false');
    expect(faultOf(() => check('archived < true', experimentFilterSchema)).message).toContain('true or false');
    expect(faultOf(() => check('archived in (true)', experimentFilterSchema)).message).toContain('true or false');
  });

  test('a tree made by hand is bounded in depth too', () => {
    let node: FilterNode = parseFilter('name = "x"');
    for (let i = 0; i < 50_000; i++) node = { kind: 'not', term: node, span: node.span };
    expect(faultOf(() => checkFilter(node, runFilterSchema, now)).code).toBe('InvalidFilter');
  });
});

function faultOf(act: () => unknown): AssayError {
  try {
    act();
  } catch (error) {
    if (error instanceof AssayError) return error;
    throw error;
  }
  throw new Error('Nothing was thrown.');
}
