import fc from 'fast-check';
import { expect, it, test } from 'vitest';
import { listPx, scrollOf, topForMiddle, topOf, type LineScroll } from './line-scroll.ts';

const even = (lineCount: number, framePx: number): LineScroll => ({
  lineCount,
  framePx,
  linePx: 18,
  endTop: Math.max(0, lineCount - framePx / 18),
});

it('is one line for its height where the list has its full height', () => {
  const scroll = even(100_000, 720);
  expect(topOf(scroll, 0)).toBe(0);
  expect(topOf(scroll, 180)).toBeCloseTo(10, 9);
  expect(topOf(scroll, listPx(scroll) - 720)).toBeCloseTo(99_960, 6);
});

it('reaches the end of ten million lines', () => {
  const scroll = even(10_000_000, 720);
  expect(listPx(scroll)).toBe(15_000_000);
  expect(topOf(scroll, 15_000_000 - 720)).toBe(9_999_960);
});

it('does not scroll what fits', () => {
  expect(topOf(even(10, 720), 50)).toBe(0);
  expect(scrollOf(even(10, 720), 5)).toBe(0);
});

it('puts a line into the middle where there is room for that', () => {
  expect(topForMiddle(even(1000, 720), 500)).toBe(480.5);
  expect(topForMiddle(even(1000, 720), 3)).toBe(0);
  expect(topForMiddle(even(1000, 720), 999)).toBe(960);
});

test('the way there is the way back', () => {
  fc.assert(
    fc.property(
      fc.integer({ min: 1, max: 1e8 }),
      fc.integer({ min: 20, max: 3000 }),
      fc.double({ min: 0, max: 1, noNaN: true }),
      (lineCount, framePx, share) => {
        const scroll = even(lineCount, framePx);
        const top = scroll.endTop * share;
        expect(topOf(scroll, scrollOf(scroll, top))).toBeCloseTo(top, 4);
      },
    ),
  );
});
