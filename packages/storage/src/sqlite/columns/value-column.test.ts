import fc from 'fast-check';
import { expect, test } from 'vitest';
import { ValueColumn } from './value-column.ts';

const utf8Order = (a: string, b: string): number => Buffer.compare(Buffer.from(a), Buffer.from(b));

test('ranks are the places of the texts by code point, also of those that come later', () => {
  const text = fc.oneof(
    fc.string({ maxLength: 3 }),
    fc.string({ unit: 'grapheme', maxLength: 2 }),
    fc.constantFrom('￿', '🎲', ''),
  );
  fc.assert(
    fc.property(fc.array(fc.array(text, { maxLength: 6 }), { minLength: 1, maxLength: 4 }), text, (parts, other) => {
      const rows: [number, string][] = [];
      const column = new ValueColumn({ key: 't', texts: true, rows: (run) => rows.filter(([n]) => n === run) }, 100);
      let run = 0;
      for (const part of parts) {
        for (const value of part) {
          rows.push([run, value]);
          column.refresh(run++);
        }
        const sorted = column.texts.toSorted(utf8Order);
        const ranks = column.ranks();
        expect(column.texts.map((_, code) => ranks[code])).toEqual(column.texts.map((each) => sorted.indexOf(each)));
        const place = sorted.indexOf(other);
        const below = sorted.filter((each) => utf8Order(each, other) < 0).length;
        expect(column.rankOf(other)).toBe(place < 0 ? below - 0.5 : place);
      }
    }),
  );
});
