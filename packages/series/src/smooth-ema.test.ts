import { describe, expect, it } from 'vitest';
import { smoothEma } from './smooth-ema.ts';

const expectClose = (actual: Float64Array, expected: readonly number[]): void => {
  expect(actual).toHaveLength(expected.length);
  actual.forEach((value, i) => {
    const wanted = expected[i] ?? 0;
    if (Number.isFinite(wanted)) expect(value).toBeCloseTo(wanted, 12);
    else expect(value).toBe(wanted);
  });
};
const of = (...values: number[]): Float64Array => Float64Array.from(values);
const curve = of(1, 3, 2, 5, 4, 8, 7, 9.5);

describe('smoothEma', () => {
  // Of TensorBoard's own test, line_chart_v2/data_transformer_test.ts at 412c86e.
  it.each([
    ['falls', of(1, 0.5, 0), 0.6, [1, 0.6875, 0.264 / 0.784]],
    ['rises', of(0, 0.5, 1), 0.6, [0, 0.3125, 0.52 / 0.784]],
    ['weight 0', of(1, 0.5, 0), 0, [1, 0.5, 0]],
    ['not finite', of(-Infinity, 1, Number.NaN, Infinity, 0.5), 0.6, [-Infinity, 1, Number.NaN, Infinity, 0.6875]],
    ['nothing', of(), 0.6, []],
  ])('equals TensorBoard: %s', (_, values, weight, expected) => expectClose(smoothEma(values, weight), expected));

  // NumPy 2.4.6: the sum of the formula, each weight written out.
  it.each([
    [0.6, [1, 2.25, 2.122448979591837, 3.4448529411764706, 3.685634975711312, 5.4958378088077335, 6.114830519634439]],
    [0.9, [1, 2.0526315789473686, 2.0332103321033212, 2.8958999709217794, 3.165514883641425, 4.1972921232971725]],
  ])('equals the formula for the weight %d', (weight, expected) =>
    expectClose(smoothEma(curve, weight).subarray(0, expected.length), expected),
  );

  it('lets a mean of many points weigh as these would', () => {
    const counts = [1, 2, 3, 4, 1, 1, 5, 2];
    // NumPy 2.4.6, as above.
    expectClose(
      smoothEma(curve, 0.9, counts),
      [
        1, 2.4022140221402215, 2.169585900601632, 3.664054176659538, 3.7130123537205937, 4.310443249253251,
        5.632290502461072, 6.481928848971979,
      ],
    );
    const repeated = of(...[...curve].flatMap((value, i) => Array.from({ length: counts[i] ?? 0 }, () => value)));
    expect(smoothEma(curve, 0.9, counts).at(-1)).toBeCloseTo(smoothEma(repeated, 0.9).at(-1) ?? 0, 12);
    expectClose(smoothEma(of(1, 5, 3), 0.5, [1, 0, 1]), [1, 5, smoothEma(of(1, 3), 0.5)[1] ?? 0]);
  });

  it('keeps a constant to the bit, gives the mean so far for the weight 1, and no infinity for great values', () => {
    expect([...smoothEma(of(0.3, Number.NaN, 0.3, 0.3), 0.1)]).toEqual([0.3, Number.NaN, 0.3, 0.3]);
    expectClose(smoothEma(of(1, 2, 6), 1), [1, 1.5, 3]);
    expect([...smoothEma(of(7), 0.99)]).toEqual([7]);
    expect(smoothEma(of(1e308, -1e308, 1e308), 0.5).every(Number.isFinite)).toBe(true);
  });

  it.each([-0.1, 1.1, Number.NaN])('refuses the weight %d', (weight) =>
    expect(() => smoothEma(curve, weight)).toThrow(expect.objectContaining({ code: 'InvalidInput' })),
  );
});
