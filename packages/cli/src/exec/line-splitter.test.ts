import { describe, expect, test } from 'vitest';
import { LineSplitter, longestLine } from './line-splitter.ts';

function split(...pieces: readonly (string | Uint8Array)[]): readonly string[] {
  const lines: string[] = [];
  const splitter = new LineSplitter((line) => lines.push(line));
  for (const piece of pieces) splitter.write(typeof piece === 'string' ? new TextEncoder().encode(piece) : piece);
  splitter.end();
  return lines;
}

const euro = new TextEncoder().encode('€');

describe('LineSplitter', () => {
  test.each([
    ['nothing', [], []],
    ['lines, and a rest', ['a\nb\n\nc'], ['a', 'b', '', 'c']],
    ['a line in pieces', ['he', 'llo', '\nx\n'], ['hello', 'x']],
    ['Windows line ends, also in two pieces', ['a\r\nb\r', '\nc'], ['a', 'b', 'c']],
    ['a progress bar', ['10 %\r50 %\r100 %\ndone\n'], ['100 %', 'done']],
    ['a progress bar in pieces', ['10 %\r', '50 %\r', '100 %', '\n'], ['100 %']],
    ['a bar that ends with a return', ['10 %\r90 %\r'], ['90 %']],
    ['a character in two pieces', [euro.subarray(0, 1), euro.subarray(1), '\n'], ['€']],
  ])('%s', (_, pieces, lines) => {
    expect(split(...pieces)).toEqual(lines);
  });

  test('a line without end stays bounded', () => {
    const piece = 'x'.repeat(10_000);
    expect(split(piece, piece, '\nnext')).toEqual([
      `${'x'.repeat(longestLine)}… (${20_000 - longestLine} more characters)`,
      'next',
    ]);
  });
});
