import { expect, it } from 'vitest';
import { compareWords, sortedWords } from './category-order.ts';
import { shortText } from './short-text.ts';

const widthOf = (text: string): number => [...text].length * 10;

it.each([
  ['abcdefgh', 80, 'abcdefgh'],
  ['abcdefgh', 79, 'abc…fgh'],
  ['abcdefgh', 30, 'a…h'],
  ['abcdefgh', 10, '…'],
  ['abcdefgh', 0, '…'],
  ['', 0, ''],
])('cuts the middle out of %j for %d px', (text, room, expected) => {
  expect(shortText(text, room, widthOf)).toBe(expected);
});

it('sorts numbers by value and words by the alphabet', () => {
  expect(sortedWords(['0.01', 'b10', '1e-5', null, 'b9', '0.01', ''])).toEqual(['1e-5', '0.01', '', 'b9', 'b10']);
  expect(compareWords('2', '2.0')).not.toBe(0);
});
