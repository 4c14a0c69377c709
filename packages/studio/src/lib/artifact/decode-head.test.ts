import fc from 'fast-check';
import { expect, test } from 'vitest';
import { decodeHead } from './decode-head.ts';

test('pieces are one text, wherever they are cut', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme' }), fc.nat(20), (text, cut) => {
      const bytes = new TextEncoder().encode(text);
      expect(decodeHead([bytes.slice(0, cut), bytes.slice(cut)], true).text).toBe(text.replace(/^\uFEFF/, ''));
    }),
  );
});

test('half a character at the end is left out while there is more', () => {
  const bytes = new TextEncoder().encode('aé').slice(0, 2);
  expect(decodeHead([bytes], false).text).toBe('a');
  expect(decodeHead([bytes], true).text).toBe('a\uFFFD');
});

test('UTF-16 says so, and bytes that are no text are told', () => {
  expect(decodeHead([new Uint8Array([0xff, 0xfe, 0x61, 0])], true)).toEqual({ text: 'a', isBinary: false });
  expect(decodeHead([new Uint8Array([1, 0, 2])], true).isBinary).toBe(true);
  expect(decodeHead([Uint8Array.from({ length: 500 }, (_, i) => 1 + ((i * 97) % 255))], true).isBinary).toBe(true);
  expect(decodeHead([new Uint8Array([0xff])], true).isBinary).toBe(true);
  expect(
    decodeHead([Uint8Array.from('a line in Latin 1, where caf\u00E9 is one', (each) => each.charCodeAt(0))], true)
      .isBinary,
  ).toBe(false);
  expect(decodeHead([], true)).toEqual({ text: '', isBinary: false });
});
