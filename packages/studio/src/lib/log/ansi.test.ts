import fc from 'fast-check';
import { describe, expect, it, test } from 'vitest';
import { ansiParts, plainText } from './ansi.ts';

const esc = (codes: string): string => `\u001B[${codes}m`;

describe('the text of a line', () => {
  it.each([
    ['plain', 'plain'],
    ['a\tb', 'a\tb'],
    [`${esc('32')}green${esc('0')} text`, 'green text'],
    ['10%\r55%\r100%', '100%'],
    ['done\r', 'done'],
    ['half\u001B[2Kwhole', 'whole'],
    ['kept\u001B[K', 'kept'],
    ['\u001B]0;title\u0007shown', 'shown'],
    ['\u001B]8;;http://x\u001B\\link\u001B]8;;\u001B\\', 'link'],
    ['\u001B(Bplain', 'plain'],
    ['\u0000\u0008é漢🎲\u009B', 'é漢🎲'],
    ['\u001B', ''],
    ['', ''],
  ])('of %j is %j', (line, text) => {
    expect(plainText(line)).toBe(text);
  });
});

describe('the style of a line', () => {
  it.each([
    ['31', { colour: 'red' }],
    ['1;92', { bold: true, colour: 'green' }],
    ['37', { colour: undefined }],
    ['90', { colour: 'grey' }],
    ['41', { ground: 'red' }],
    ['36;7', { colour: 'cyan', ground: 'cyan' }],
    ['38;5;208', { colour: 'yellow' }],
    ['38;5;27', { colour: 'blue' }],
    ['38;2;255;0;200', { colour: 'magenta' }],
    ['48;5;240;1', { ground: 'grey', bold: true }],
    ['38;2;250;250;250', { colour: undefined }],
    ['1;22', { bold: false, dim: false }],
    ['31;', {}],
    ['', {}],
    ['77', {}],
    ['38', { colour: undefined }],
  ])('%s', (codes, style) => {
    expect(ansiParts(`${esc(codes)}x`)).toEqual([{ text: 'x', style }]);
  });

  it('changes within the line, and outlives a carriage return', () => {
    expect(ansiParts(`a${esc('31')}b${esc('39')}c\r${esc('1')}d`)).toEqual([
      { text: 'd', style: { colour: undefined, bold: true } },
    ]);
    expect(ansiParts(`a${esc('31')}b`)).toEqual([
      { text: 'a', style: {} },
      { text: 'b', style: { colour: 'red' } },
    ]);
  });
});

test('whatever comes, nothing that controls a terminal is left', () => {
  const piece = fc.oneof(
    fc.string({ unit: 'binary' }),
    fc.constantFrom('\u001B', '[', '31m', '\r', ']', '\u0007', '\u001B[', '2K'),
  );
  fc.assert(
    fc.property(fc.array(piece), (pieces) => {
      const text = plainText(pieces.join(''));
      const codes = [...text].map((each) => each.codePointAt(0) ?? 0);
      expect(codes.filter((code) => (code < 0x20 && code !== 0x09) || (code >= 0x7f && code < 0xa0))).toEqual([]);
    }),
  );
});
