import { AssayError } from '@assay/base';
import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { filterLimits } from './limits.ts';
import { parseFilter } from './parse-filter.ts';
import { printFilter } from './print-filter.ts';

describe('what a text means', () => {
  test.each([
    ['metrics.loss.min < 0.1', 'metrics.loss.min < 0.1'],
    ['status = "running" AND Not name LIKE \'a%\'', 'status = "running" and not name like "a%"'],
    ['a = 1 or b = 2 and c = 3', 'a = 1 or b = 2 and c = 3'],
    ['(a = 1 or b = 2) and c = 3', '(a = 1 or b = 2) and c = 3'],
    ['((a = 1))', 'a = 1'],
    ['a = 1 and (b = 2 and c = 3)', 'a = 1 and (b = 2 and c = 3)'],
    ['not not a = 1', 'not not a = 1'],
    ['not (a = 1 and b = 2)', 'not (a = 1 and b = 2)'],
    ['not a = 1 and b = 2', 'not a = 1 and b = 2'],
    ['name not like "x" or name not ilike "y"', 'not name like "x" or not name ilike "y"'],
    ['params.lr exists and tags.x not exists', 'params.lr exists and not tags.x exists'],
    ['a in(1,2 , 3) and b NOT  IN (true,"x")', 'a in (1, 2, 3) and b not in (true, "x")'],
    ['a=-1.5e-3', 'a = -0.0015'],
    ['a=+5', 'a = 5'],
    ['a=.5', 'a = 0.5'],
    ['a=5.', 'a = 5'],
    ['a=-0', 'a = 0'],
    ['a = FALSE', 'a = false'],
    ['a<=1 and a>=1 and a!=1', 'a <= 1 and a >= 1 and a != 1'],
    ["name = 'it''s'", 'name = "it\'s"'],
    ['name = "say ""hi"""', 'name = "say \\"hi\\""'],
    ['name = "a\\\\b"', 'name = "a\\\\b"'],
    ['name = "tab\\tline\\nend\\r"', 'name = "tab\tline\nend\r"'],
    ['name like "50\\%"', 'name like "50\\\\%"'],
    ['name = ""', 'name = ""'],
    ['params.a.b.c = 1', 'params.a.b.c = 1'],
    ['params.model/layer-0:w@x = 1', 'params.model/layer-0:w@x = 1'],
    ['params.0 = 1', 'params.0 = 1'],
    ['params.größe = 1', 'params.größe = 1'],
    ['params.in = 1 and tags.and = "x"', 'params.in = 1 and tags.and = "x"'],
    ["params.'learning rate' = 1", 'params."learning rate" = 1'],
    ['params."lr" = 1', 'params.lr = 1'],
    ['params."a.b" = 1', 'params.a.b = 1'],
    ['params."ends." = 1', 'params."ends." = 1'],
    ['metrics.loss = 1', 'metrics.loss = 1'],
    ['metrics.loss.last = 1', 'metrics.loss = 1'],
    ['metrics.val.loss.max = 1', 'metrics.val.loss.max = 1'],
    ['metrics."loss.min" = 1', 'metrics."loss.min" = 1'],
    ['metrics."loss.min".min = 1', 'metrics."loss.min".min = 1'],
    ['metrics.`val/acc`.best = 1', 'metrics.val/acc.best = 1'],
    ['metrics.min = 1', 'metrics."min" = 1'],
    ['metrics.min.min = 1', 'metrics."min".min = 1'],
    ['metrics.loss.MIN = 1', 'metrics.loss.MIN = 1'],
    ['metrics.loss.median = 1', 'metrics.loss.median = 1'],
    ['artifacts."plots/roc curve.json" exists', 'artifacts."plots/roc curve.json" exists'],
    ["name = '; drop table run; -- /* */ \u{1f4a5}'", 'name = "; drop table run; -- /* */ \u{1f4a5}"'],
  ])('%s', (text, canonical) => {
    expect(printFilter(parseFilter(text))).toBe(canonical);
  });

  test('spans name the piece of text that a node came from', () => {
    const text = '  params."a b" = 1 or (tags.x not in ("y", "z")) and not name exists ';
    const node = parseFilter(text);
    const pieces: string[] = [];
    JSON.stringify(node, (key, value: { start: number; end: number }) => {
      if (key === 'span') pieces.push(text.slice(value.start, value.end));
      return value;
    });
    expect(pieces).toEqual([
      'params."a b"',
      '1',
      'params."a b" = 1',
      'tags.x',
      '"y"',
      '"z"',
      'tags.x not in ("y", "z")',
      'name',
      'name exists',
      'not name exists',
      '(tags.x not in ("y", "z")) and not name exists',
      text.trim(),
    ]);
  });
});

describe('faults say what, where, and what to do', () => {
  test.each([
    ['', 0, 0, 'The filter is empty'],
    [' \n ', 0, 0, 'Leave it out'],
    ['name', 4, 0, 'name = …'],
    ['name and', 5, 3, 'name = …'],
    ['name ==  "x"', 5, 2, 'Write "="'],
    ['name <> "x"', 5, 2, 'Write "!="'],
    ['a = 1 && b = 2', 6, 2, 'Write "and"'],
    ['a = 1 || b = 2', 6, 2, 'Write "or"'],
    ['!a = 1', 0, 1, 'Write "not"'],
    ['a = 1 b = 2', 6, 1, 'Expected and, or, or the end'],
    ['(a = 1', 6, 0, 'Expected and, or, or ")"'],
    ['a = 1)', 5, 1, 'Expected and, or, or the end'],
    ['()', 1, 1, 'Expected a field'],
    ['a = ', 4, 0, 'Expected a value'],
    ['a = b', 4, 1, 'quotes: "b"'],
    ['0.1 < params.lr', 0, 3, 'field stands on the left'],
    ['"name" = "x"', 0, 6, 'field stands on the left'],
    ['a = nan', 4, 3, 'must be finite'],
    ['a = -Infinity', 4, 9, 'must be finite'],
    ['a = 1e999', 4, 5, 'must be finite'],
    ['a = 0x10', 4, 4, 'Malformed number 0x10'],
    ['a = 1.2.3', 4, 5, 'Malformed number'],
    ['started > -24h', 10, 4, 'quotes: "-24h"'],
    ['started > 2026-11-01', 10, 10, 'quotes: "2026-11-01"'],
    ['a = null', 4, 4, 'not params.lr exists'],
    ['params.lr is null', 10, 2, 'not params.lr exists'],
    ['params.lr between 1 and 2', 10, 7, 'two comparisons'],
    ['exists params.lr', 0, 6, 'stands after the field'],
    ['a not = 1', 6, 1, 'in, like, ilike or exists'],
    ['a in 1', 5, 1, 'Expected "(" after in'],
    ['a in ()', 6, 1, 'at least one'],
    ['a in (1', 7, 0, 'Expected "," or ")"'],
    ['a in (1,)', 8, 1, 'Expected a value'],
    ['a = "open', 4, 5, 'Close it'],
    ["a = 'open\\'", 4, 7, 'Close it'],
    ['a = "\\d"', 5, 2, 'Unknown escape \\d'],
    ['a = `b`', 4, 3, 'Backticks quote keys'],
    ['params = 1', 0, 6, '"params" needs a key'],
    ['params. = 1', 0, 7, 'cannot end in a dot'],
    ['params. "a" = 1', 0, 7, 'cannot end in a dot'],
    ['params.a."b" = 1', 0, 9, 'cannot end in a dot'],
    ['params."" = 1', 0, 9, 'empty key'],
    ['params."a".b = 1', 10, 2, 'whole key in quotes'],
    ['metrics."a".maxx = 1', 11, 5, 'Did you mean "max"?'],
    ['metrics."a".p99 = 1', 11, 4, 'one of last, min'],
    ['metric.loss = 1', 0, 11, 'Did you mean "metrics.loss"?'],
    ['attributes.name = "x"', 0, 15, 'write name'],
    ['foo.bar = 1', 0, 7, 'one of params, tags, metrics, artifacts'],
    ['a = 1; drop table run', 5, 1, 'Unexpected character ";"'],
    ['a = 1 -- b', 6, 1, 'Unexpected character "-"'],
    ['a = 1 /* b */', 6, 1, 'Unexpected character "/"'],
    ['a = "\u0000"', 5, 1, 'U+0000'],
    ['a = "\ud800"', 5, 1, 'surrogate'],
    ['\u{1f4a5} = 1', 0, 2, 'Unexpected character "\u{1f4a5}"'],
  ])('%j', (text, position, length, words) => {
    const fault = faultOf(text);
    expect(fault?.message).toContain(words);
    expect(fault?.message).toContain(`at position ${position}.`);
    expect(fault?.details).toEqual({ position, length });
    expect(fault?.code).toBe('InvalidFilter');
  });
});

describe('bounds', () => {
  const list = (count: number): string => Array.from({ length: count }, () => 'a=1').join(' or ');
  const nested = (depth: number): string => `${'('.repeat(depth)}a=1${')'.repeat(depth)}`;

  test.each([
    ['depth', nested(filterLimits.depth), nested(filterLimits.depth + 1), 'Nested too deeply'],
    ['nots', `${'not '.repeat(64)}a=1`, `${'not '.repeat(65)}a=1`, 'Nested too deeply'],
    ['comparisons', list(filterLimits.comparisons), list(filterLimits.comparisons + 1), 'Too many comparisons'],
    ['list', `a in (${'1,'.repeat(999)}1)`, `a in (${'1,'.repeat(1000)}1)`, 'list too long'],
    ['length', `a=1${' '.repeat(16_381)}`, `a=1${' '.repeat(16_382)}`, 'too long'],
  ])('%s: the most is taken, one more is refused', (_, most, more, words) => {
    expect(() => parseFilter(most)).not.toThrow();
    expect(faultOf(more)?.message).toContain(words);
  });

  test.each(['(', 'not ', '(not(', 'a=1 and (', 'a in (', '"', '\\', 'not(not '])(
    '16 KB of %j is refused, no more',
    (piece) => {
      expect(faultOf(piece.repeat(Math.floor(16_384 / piece.length)))?.code).toBe('InvalidFilter');
    },
  );
});

describe('laws', () => {
  const words = [
    'and',
    'or',
    'not',
    'in',
    'like',
    'exists',
    '(',
    ')',
    ',',
    '=',
    '!=',
    '<',
    '"a"',
    "'b'",
    '`c`',
    '1',
    '-2e3',
    'true',
  ];
  const fields = ['name', 'params.x', 'tags."y z"', 'metrics.m.max', 'metrics."m".', 'params.'];
  const texts = fc.oneof(
    fc.string({ unit: 'binary', maxLength: 200 }),
    fc.string({ unit: fc.constantFrom(...'ab. "\'`\\%_()=<>!&|,-+1e/*;\0\ud800'), maxLength: 60 }),
    fc.array(fc.constantFrom(...words, ...fields), { maxLength: 30 }).map((parts) => parts.join(' ')),
  );

  test('any text is a filter or an InvalidFilter whose place lies within it', () => {
    fc.assert(
      fc.property(texts, (text) => {
        const fault = faultOf(text);
        const { position = -1, length } = fault?.details ?? { position: 0, length: 0 };
        expect(position).toBeGreaterThanOrEqual(0);
        expect(position + Number(length)).toBeLessThanOrEqual(text.length);
        expect(fault?.code ?? 'InvalidFilter').toBe('InvalidFilter');
      }),
      { numRuns: 3000 },
    );
  });
});

/** Rethrows whatever is no AssayError. */
function faultOf(text: string): AssayError | undefined {
  try {
    parseFilter(text);
    return undefined;
  } catch (error) {
    if (error instanceof AssayError) return error;
    throw error;
  }
}
