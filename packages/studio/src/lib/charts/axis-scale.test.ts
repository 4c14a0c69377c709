import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { moved, placer, symlogThreshold, valueAt, zoomed, type ScaleSpan } from './axis-scale.ts';

const kinds = fc.constantFrom('linear', 'log', 'symlog');
const scales = fc
  .record({
    kind: kinds,
    low: fc.double({ min: 1e-6, max: 1e3, noNaN: true }),
    span: fc.double({ min: 0.01, max: 1e4, noNaN: true }),
  })
  .map(({ kind, low, span }): ScaleSpan => ({ kind, from: low, to: low + span + low * 0.01, threshold: 0.1 }));
const share = fc.double({ min: 0, max: 1, noNaN: true });

describe('a scale', () => {
  it('finds the place of the value at a place', () => {
    fc.assert(
      fc.property(scales, share, (scale, at) => {
        expect(placer(scale, 100)(valueAt(scale, at))).toBeCloseTo(at * 100, 4);
      }),
    );
  });

  it('keeps what is under the pointer when zoomed, and moves all alike', () => {
    fc.assert(
      fc.property(scales, share, (scale, at) => {
        const value = valueAt(scale, at);
        expect(placer(zoomed(scale, at, 0.5), 100)(value)).toBeCloseTo(at * 100, 3);
        expect(placer(moved(scale, 0.25), 100)(value)).toBeCloseTo(at * 100 - 25, 3);
      }),
    );
  });

  it('has no place for what is not positive on a log axis', () => {
    const place = placer({ kind: 'log', from: 0.1, to: 10, threshold: 1 }, 100);
    expect([place(0), place(-1)]).toEqual([Number.NaN, Number.NaN]);
    expect(place(1)).toBeCloseTo(50, 10);
    const both = placer({ kind: 'symlog', from: -100, to: 100, threshold: 1 }, 100);
    expect(both(0)).toBeCloseTo(50, 10);
    expect(both(10) - 50).toBeCloseTo(50 - both(-10), 10);
  });
});

it.each([
  [[], 1],
  [[0, Number.NaN], 1],
  [[0, 0.5, -20, 300], 0.1],
  [[1e-30, 5], 1e-8],
])('takes a threshold from %j', (values, threshold) => {
  expect(symlogThreshold(values)).toBeCloseTo(threshold, 15);
});
