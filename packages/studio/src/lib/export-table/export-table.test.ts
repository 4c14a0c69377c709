import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { toCsv } from './csv.ts';
import { toJson } from './json.ts';
import { toLatex } from './latex.ts';
import { toMarkdown } from './markdown.ts';
import type { ExportTable } from './table-text.ts';
import { readCsv } from '../../../../../test/support/read-csv.ts';

const hostile = [
  '=1+1',
  '@SUM(A1)',
  '-cmd',
  '+1-1',
  'a,"b"\nc',
  '-0.5',
  ' =1',
  'x & y_1 # 50% {z} \\n ^~ $',
  '"',
  '[a]',
  '<b>',
];
const table: ExportTable = {
  columns: ['name', 'lr', 'a|b'],
  rows: [...hostile.map((text, i) => [text, i % 2 === 0 ? -1e-7 : null, text] as const), ['last', Number.NaN, true]],
};

describe('CSV', () => {
  it('comes back as it was, whatever stands in it', () => {
    const value = fc.string({ unit: 'grapheme' }).filter((text) => !/^[=+\-@\t\r]/.test(text));
    fc.assert(
      fc.property(fc.array(fc.tuple(value, value), { minLength: 1 }), (rows) => {
        expect(readCsv(toCsv({ columns: ['a', 'b'], rows }))).toEqual([['a', 'b'], ...rows]);
      }),
    );
  });

  it('holds no formulas, and numbers as they are', () => {
    const [, ...rows] = readCsv(toCsv(table));
    expect(rows.map(([name]) => name)).toEqual([
      "'=1+1",
      "'@SUM(A1)",
      "'-cmd",
      "'+1-1",
      'a,"b"\nc',
      '-0.5',
      ' =1',
      'x & y_1 # 50% {z} \\n ^~ $',
      '"',
      '[a]',
      '<b>',
      'last',
    ]);
    expect(rows.map(([, lr]) => lr).slice(0, 2)).toEqual(['-1e-7', '']);
    expect(rows.at(-1)).toEqual(['last', 'NaN', 'true']);
  });
});

it('JSON leaves out what is missing', () => {
  const rows = JSON.parse(toJson(table)) as Record<string, unknown>[];
  expect(rows[0]).toEqual({ name: '=1+1', lr: -1e-7, 'a|b': '=1+1' });
  expect(rows[1]).toEqual({ name: '@SUM(A1)', 'a|b': '@SUM(A1)' });
  expect(rows.at(-1)).toEqual({ name: 'last', lr: 'NaN', 'a|b': true });
});

it('Markdown keeps each row on its line and each cell in its column', () => {
  const lines = toMarkdown(table).trimEnd().split('\n');
  expect(lines).toHaveLength(table.rows.length + 2);
  expect(lines[0]).toBe(String.raw`| name | lr | a\|b |`);
  expect(lines[1]).toBe('| --- | ---: | --- |');
  for (const line of lines) expect(line.match(/(?<!\\)\|/g)).toHaveLength(4);
  expect(lines.at(-2)).toContain(String.raw`\<b\>`);
});

describe('LaTeX', () => {
  it('escapes what has a meaning, and has as many cells in each row', () => {
    const text = toLatex(table);
    expect(text).toContain('\\begin{tabular}{lrl}');
    expect(text).toContain(
      String.raw`x \& y\_1 \# 50\% \{z\} \textbackslash{}n \textasciicircum{}\textasciitilde{} \$`,
    );
    expect(text).toContain(String.raw`$-1 \times 10^{-7}$`);
    const rows = text.split('\n').filter((line) => line.endsWith(String.raw` \\`));
    expect(rows).toHaveLength(table.rows.length + 1);
    for (const row of rows) expect(row.match(/(?<!\\)&/g)).toHaveLength(2);
    for (const rule of ['\\toprule', '\\midrule', '\\bottomrule', '\\end{tabular}']) expect(text).toContain(rule);
  });
});
