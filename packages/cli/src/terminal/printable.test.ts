import { describe, expect, test } from 'vitest';
import { middleEllipsis, printable, textWidth } from './printable.ts';

describe('printable', () => {
  test.each([
    ['plain', 'plain'],
    ['a\u001b[31mred', 'a\\u001b[31mred'],
    ['two\nlines', 'two\\nlines'],
    ['right\u202eto left', 'right\\u202eto left'],
    ['Ünïcödé 学習', 'Ünïcödé 学習'],
  ])('%j becomes %j', (text, expected) => {
    expect(printable(text)).toBe(expected);
  });
});

describe('textWidth', () => {
  test.each([
    ['', 0],
    ['loss', 4],
    ['\u001b[32m✓\u001b[39m ok', 4],
    ['学習', 4],
    ['e\u0301', 1],
    ['🚀', 2],
  ])('%j takes %i columns', (text, width) => {
    expect(textWidth(text)).toBe(width);
  });
});

describe('middleEllipsis', () => {
  test.each([
    ['short', 10, 'short'],
    ['exactly-10', 10, 'exactly-10'],
    ['learning-rate-schedule', 11, 'learn…edule'],
    ['abc', 1, '…'],
    ['abc', 0, ''],
    ['学習率の予定', 7, '学…予定'],
  ])('%j in %i columns is %j', (text, width, expected) => {
    expect(middleEllipsis(text, width)).toBe(expected);
    expect(textWidth(middleEllipsis(text, width))).toBeLessThanOrEqual(width);
  });
});
