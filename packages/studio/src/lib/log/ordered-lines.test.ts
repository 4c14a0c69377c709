import fc from 'fast-check';
import { expect, it, test } from 'vitest';
import { hasLine, nextLine, placeOfLine, stripPixels } from './ordered-lines.ts';

const ordered = fc.uniqueArray(fc.nat(1000)).map((lines) => lines.sort((a, b) => a - b));

it.each([
  [5, 'forward', 9],
  [4, 'forward', 5],
  [9, 'forward', 2],
  [5, 'backward', 2],
  [2, 'backward', 9],
] as const)('from line %d %s comes %d', (line, direction, next) => {
  expect(nextLine([2, 5, 9], line, direction)).toBe(next);
});

it('has none where there is none', () => {
  expect(nextLine([], 3, 'forward')).toBeUndefined();
  expect(stripPixels([], 10, 100)).toEqual([]);
});

test('places are those of a plain search', () => {
  fc.assert(
    fc.property(ordered, fc.nat(1000), (lines, line) => {
      expect(placeOfLine(lines, line)).toBe(lines.filter((each) => each < line).length);
      expect(hasLine(lines, line)).toBe(lines.includes(line));
    }),
  );
});

test('each line lies in the strip, once for a pixel', () => {
  fc.assert(
    fc.property(ordered, fc.integer({ min: 1, max: 400 }), (lines, heightPx) => {
      const pixels = stripPixels(lines, 1001, heightPx);
      expect(pixels).toEqual([...new Set(pixels)].sort((a, b) => a - b));
      expect(pixels.every((pixel) => pixel >= 0 && pixel < heightPx)).toBe(true);
      expect(pixels.length > 0).toBe(lines.length > 0);
    }),
  );
});
