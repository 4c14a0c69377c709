import { assert, double, property } from 'fast-check';
import { expect, it } from 'vitest';
import { axisScale, extentOfValues, paddedDomain } from './axis-scale.ts';

const texts = (kind: 'linear' | 'log' | 'time', from: number, to: number, space: number): readonly string[] =>
  axisScale(kind, [from, to], 0, 400)
    .ticks(space)
    .map((tick) => tick.text);

it.each([
  ['linear', 0, 1, 80, ['0', '0.2', '0.4', '0.6', '0.8', '1.0']],
  ['linear', -3, 3, 130, ['−2', '0', '2']],
  ['linear', 0, 3e-7, 130, ['0', '1e−7', '2e−7', '3e−7']],
  ['linear', 1e9, 1e9 + 1, 200, ['1000000000', '1000000000.5', '1000000001']],
  ['log', 1e-5, 1e-1, 80, ['1e−5', '0.0001', '0.001', '0.01', '0.1']],
  ['log', 1, 100, 40, ['1', '2', '5', '10', '20', '50', '100']],
  ['log', 1e-30, 1e30, 80, ['1e−30', '1e−15', '1', '1e15', '1e30']],
  ['log', 3, 5, 100, ['3.0', '3.5', '4.0', '4.5', '5.0']],
] as const)('marks a %s axis from %d to %d', (kind, from, to, space, expected) => {
  expect(texts(kind, from, to, space)).toEqual(expected);
});

it('leads from values to pixels and back', () => {
  const between = (from: number, to: number) => double({ min: from, max: to, noNaN: true });
  assert(
    property(between(-1e6, 1e6), between(1e-3, 1e6), between(0, 1), (from, length, share) => {
      const scale = axisScale('linear', [from, from + length], 500, 20);
      const value = from + share * length;
      expect(Math.abs(scale.valueAt(scale.place(value)) - value)).toBeLessThan(1e-6 * (Math.abs(from) + length));
    }),
  );
  assert(
    property(between(-12, 12), between(0.01, 12), between(0, 1), (from, decades, share) => {
      const scale = axisScale('log', [10 ** from, 10 ** (from + decades)], 20, 500);
      const value = 10 ** (from + share * decades);
      expect(Math.abs(scale.valueAt(scale.place(value)) / value - 1)).toBeLessThan(1e-9);
    }),
  );
});

it('gives equal values, no values and huge ones room', () => {
  expect(paddedDomain([5, 5], 'linear')).toEqual([4.5, 5.5]);
  expect(paddedDomain([0, 0], 'linear')).toEqual([-1, 1]);
  expect(paddedDomain([5, 5], 'log').map((end) => end.toFixed(9))).toEqual(['2.500000000', '10.000000000']);
  expect(axisScale('log', paddedDomain([1e-300, 1e300], 'log'), 0, 400).ticks(80).length).toBeGreaterThan(2);
  expect([paddedDomain(undefined, 'linear'), paddedDomain(undefined, 'log')]).toEqual([
    [0, 1],
    [1, 10],
  ]);
  const huge = paddedDomain([-Number.MAX_VALUE, Number.MAX_VALUE], 'linear');
  expect(Number.isFinite(axisScale('linear', huge, 0, 100).place(1))).toBe(true);
});

it('leaves what is not finite out of the extent', () => {
  expect(extentOfValues([Number.NaN, 3, Number.POSITIVE_INFINITY, -1])).toEqual([-1, 3]);
  expect(extentOfValues([9, 1, 5], [0, 2])).toEqual([5, 9]);
  expect(extentOfValues([Number.NaN])).toBeUndefined();
});
