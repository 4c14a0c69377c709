import { expect, test } from 'vitest';
import { artifactName } from './artifact-name.ts';

test.each([
  ['a', 'a'],
  ['plots/roc.json', 'plots/roc.json'],
  ['.hidden', '.hidden'],
  ['a b/c (1).txt', 'a b/c (1).txt'],
  ['100%/%2e%2e', '100%/%2e%2e'],
  ['a/b:c', 'a/b:c'],
  ['console', 'console'],
  ['com10', 'com10'],
  ['...a', '...a'],
  ['数据/重さ.bin', '数据/重さ.bin'],
  ['e\u0301', '\u00e9'],
  ['é'.repeat(127), 'é'.repeat(127)],
  [Array.from({ length: 512 }, () => 'a').join('/'), Array.from({ length: 512 }, () => 'a').join('/')],
])('%j is taken', (given, expected) => {
  expect(artifactName('name', given)).toBe(expected);
});

test.each([
  ['', 'is empty'],
  ['/etc/passwd', 'begins with a slash'],
  ['..', 'holds ".."'],
  ['a/../../b', 'holds ".."'],
  ['./a', 'holds "."'],
  ['a//b', 'empty part'],
  ['a/', 'empty part'],
  ['a\\b', 'backslash'],
  ['..\\..\\windows', 'backslash'],
  ['C:/x', 'colon'],
  ['C:', 'colon'],
  ['https://a/b', 'colon'],
  ['a\0b', 'control character'],
  ['a\nb', 'control character'],
  ['a\u007f', 'control character'],
  ['a\ud800', 'well-formed'],
  ['a.', 'ends with a dot or space'],
  ['a /b', 'ends with a dot or space'],
  ['dir./b', 'ends with a dot or space'],
  [' a', 'begins with a space'],
  ['con', 'device on Windows'],
  ['a/NUL.txt', 'device on Windows'],
  ['Com1', 'device on Windows'],
  ['lpt9.log.txt', 'device on Windows'],
  ['é'.repeat(128), 'longer than 255 bytes'],
  ['a'.repeat(256), 'longer than 255 bytes'],
  [Array.from({ length: 513 }, () => 'a').join('/'), 'longer than 1024 bytes'],
])('%j is refused', (given, why) => {
  expect(() => artifactName('name', given)).toThrow(
    expect.objectContaining({ code: 'InvalidInput', message: expect.stringContaining(why) }),
  );
});

test('a character that only looks like a dot or slash is a name like any other', () => {
  for (const name of ['\u2024\u2024', '\uff0e\uff0e\uff0fa', '\u2215a']) expect(artifactName('name', name)).toBe(name);
});
