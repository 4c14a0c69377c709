import { describe, expect, test } from 'vitest';
import { classCount, loadDigits, parseDigits } from './digits.ts';
import type { Samples } from './digits.ts';

const line = (pixel: number, digit: number): string => [...Array.from({ length: 64 }, () => pixel), digit].join(',');

describe('the digits', () => {
  test('split into three parts without a common image, each with every digit', async () => {
    const { train, validation, test: held, sha256 } = await loadDigits();
    expect(train.count + validation.count + held.count).toBe(1797);
    expect(held.count / 1797).toBeCloseTo(0.25, 2);
    for (const part of [train, validation, held]) expect(new Set(part.labels).size).toBe(classCount);
    const images = (part: Samples): readonly string[] =>
      Array.from({ length: part.count }, (_, i) => part.pixels.subarray(i * 64, (i + 1) * 64).join());
    const all = [train, validation, held].flatMap(images);
    expect(new Set(all).size).toBe(1797);
    expect(sha256).toBe('ba6ee5aa91a99912e5e4e601339a3d45bb1c136a5df153daf68d7a8e45a04ce5');
  });

  test('pixels are scaled to [0, 1]', () => {
    const samples = parseDigits(`header\n${line(0, 3)}\n${line(16, 9)}\n`);
    expect([...samples.labels]).toEqual([3, 9]);
    expect(samples.pixels[0]).toBe(0);
    expect(samples.pixels[127]).toBe(1);
  });

  test.each([
    ['too few cells', '1,2,3'],
    ['no number', line(1, 2).replace('1', 'x')],
    ['no such digit', line(1, 10)],
  ])('a faulty line is refused with its number: %s', (_, faulty) => {
    expect(() => parseDigits(`header\n${line(0, 0)}\n${faulty}`)).toThrow('Line 3 of the digits');
  });
});
