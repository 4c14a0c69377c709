import { expect, it } from 'vitest';
import { compareWords, sortedWords } from './category-order.ts';
import { shortText, shortTexts } from './short-text.ts';

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

it('leaves out what all words share where one is too wide', () => {
  const words = ['group 1 with words', 'group 12 with words'];
  expect(shortTexts(words, 90, widthOf)).toEqual(['group 1…', 'group 12…']);
  expect(shortTexts(words, 300, widthOf)).toEqual(words);
  expect(shortTexts(words, 60, widthOf)).toEqual(['gro…1…', 'gro…2…']);
});

it('sorts numbers by value and words by the alphabet', () => {
  expect(sortedWords(['0.01', 'b10', '1e-5', null, 'b9', '0.01', ''])).toEqual(['1e-5', '0.01', '', 'b9', 'b10']);
  expect(compareWords('2', '2.0')).not.toBe(0);
});
