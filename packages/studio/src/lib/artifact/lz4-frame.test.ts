import { expect, test } from 'vitest';
import { unpackLz4Frame } from './lz4-frame.ts';

const textOf = (frame: readonly number[], maximum = 100): string =>
  new TextDecoder().decode(unpackLz4Frame(Uint8Array.from(frame), maximum));
const [head, end] = [
  [0x04, 0x22, 0x4d, 0x18, 0x40, 0x40, 0],
  [0, 0, 0, 0],
];
const codes = (text: string): number[] => [...text].map((each) => each.charCodeAt(0));

test('blocks that are packed, plain, and repeat what earlier ones hold', () => {
  const plain = [3, 0, 0, 0x80, ...codes('abc')];
  // No literal, a match of six at a distance of three; then the last literals.
  const packed = [5, 0, 0, 0, 0x02, 3, 0, 0x10, ...codes('d')];
  expect(textOf([...head, ...plain, ...packed, ...end])).toBe('abcabcabcd');
});

test.each([
  ['no frame', [1, 2, 3, 4, 5, 6, 7, 8]],
  ['a block that breaks off', [...head, 9, 0, 0, 0x80, 1]],
  ['a match before the beginning', [...head, 5, 0, 0, 0, 0x12, 97, 9, 0, 0x00]],
  ['more than is wanted', [...head, 101, 0, 0, 0x80, ...codes('x'.repeat(101)), ...end]],
  ['no end', head],
])('refuses %s', (_name, frame) => {
  expect(() => textOf(frame)).toThrow(Error);
});
