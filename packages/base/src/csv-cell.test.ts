import fc from 'fast-check';
import { expect, test } from 'vitest';
import { csvCell } from './csv-cell.ts';

test.each([
  ['plain', 'plain'],
  ['', '""'],
  ['a,b', '"a,b"'],
  ['say "x"', '"say ""x"""'],
  ['two\r\nlines', '"two\r\nlines"'],
  [' padded', '" padded"'],
  ['=1+1', '=1+1'],
])('%j is %j', (text, cell) => expect(csvCell(text)).toBe(cell));

test('a separator of one’s own', () => {
  expect(csvCell('a,b', { separator: ';' })).toBe('a,b');
  expect(csvCell('a;b', { separator: ';' })).toBe('"a;b"');
});

test.each([
  ['=HYPERLINK("x")', '"\'=HYPERLINK(""x"")"'],
  ['+cmd', "'+cmd"],
  ['-name', "'-name"],
  ['@SUM(A1)', "'@SUM(A1)"],
  ['\tx', "'\tx"],
  ['-1.5e-3', '-1.5e-3'],
  ['+.5', '+.5'],
  ['-', "'-"],
])('where spreadsheets read it, %j is %j', (text, cell) => expect(csvCell(text, { escapeFormulas: true })).toBe(cell));

test('a line of cells gives back its texts', () => {
  fc.assert(
    fc.property(fc.array(fc.string({ unit: fc.constantFrom('a', ' ', '"', ',', '\n', '\r', '=', 'é') })), (texts) => {
      const line = texts.map((text) => csvCell(text)).join(',');
      const cells = [...`${line},`.matchAll(/(?:"((?:[^"]|"")*)"|([^",]*)),/g)];
      expect(cells.map(([, quoted, bare]) => quoted?.replaceAll('""', '"') ?? bare)).toEqual(
        texts.length === 0 ? [''] : texts,
      );
    }),
  );
});
