import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readDelimited, separatorOf } from './read-delimited.ts';

describe('separated text', () => {
  it('has quotes, line ends and separators in fields', () => {
    const text = '\uFEFFa,b\r\n1,"x,""y""\nz"\r\n\r\n,\r\n2';
    expect(readDelimited(text, ',', false)).toEqual({
      columns: ['a', 'b'],
      rows: [['1', 'x,"y"\nz'], ['', ''], ['2']],
    });
  });

  it('leaves out the row at which it breaks off', () => {
    expect(readDelimited('a,b\n1,2\n3', ',', true).rows).toEqual([['1', '2']]);
    expect(readDelimited('a,b\n1,"2', ',', true).rows).toEqual([]);
    expect(readDelimited('a,b\n1,2\n', ',', true).rows).toEqual([['1', '2']]);
  });

  it('keeps rows that are longer than their head', () => {
    expect(readDelimited('a\n1,2', ',', false)).toEqual({ columns: ['a', ''], rows: [['1', '2']] });
    expect(readDelimited('', ',', false)).toEqual({ columns: [], rows: [] });
  });

  it('knows its separator', () => {
    expect(separatorOf('a;b;c,d', 'x.csv')).toBe(';');
    expect(separatorOf('a\tb', 'x')).toBe('\t');
    expect(separatorOf('a', 'x.csv')).toBe(',');
    expect(separatorOf('a,b', 'x.tsv')).toBe('\t');
  });

  it('reads back every table that is written by the rules', () => {
    const cell = fc.string({ unit: fc.constantFrom('a', '"', ',', '\n', '\r', ' ', 'é'), maxLength: 5 });
    const table = fc
      .integer({ min: 2, max: 4 })
      .chain((width) =>
        fc.array(fc.array(cell, { minLength: width, maxLength: width }), { minLength: 1, maxLength: 6 }),
      );
    const quoted = (text: string): string => `"${text.replaceAll('"', '""')}"`;
    fc.assert(
      fc.property(table, (rows) => {
        const text = rows.map((row) => row.map(quoted).join(',')).join('\r\n');
        const read = readDelimited(text, ',', false);
        expect([read.columns, ...read.rows]).toEqual(rows);
      }),
    );
  });
});
