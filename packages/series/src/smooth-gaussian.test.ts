import { describe, expect, it } from 'vitest';
import { smoothGaussian } from './smooth-gaussian.ts';

const of = (...values: number[]): Float64Array => Float64Array.from(values);
const expectClose = (actual: Float64Array, expected: readonly number[]): void => {
  expect(actual).toHaveLength(expected.length);
  actual.forEach((value, i) => expect(value).toBeCloseTo(expected[i] ?? 0, 12));
};
const xs = of(0, 1, 2, 4, 5, 9, 10, 20);
const curve = of(1, 3, 2, 5, 4, 8, 7, 9.5);

describe('smoothGaussian', () => {
  // NumPy 2.4.6: each value the weighted mean of all within 4 sigma.
  it('equals the formula at uneven distances', () => {
    expectClose(
      smoothGaussian(xs, curve, { sigma: 2 }),
      [
        2.141054847915223, 2.4229487625409214, 2.8062752478934323, 3.75544942231661, 4.249132541328652,
        7.2392301861516675, 7.3750446027664776, 9.5,
      ],
    );
    expectClose(
      smoothGaussian(xs, curve, { sigma: 2, counts: [1, 2, 3, 4, 1, 1, 5, 2] }),
      [
        2.479101798944901, 2.759019594980244, 3.12078061536148, 3.953585253640733, 4.385512049963514, 7.03612106162158,
        7.1099792036652065, 9.5,
      ],
    );
  });

  // SciPy 1.17.1: gaussian_filter1d(v, 2.0, truncate=4.0)[16:24], away from the ends, where SciPy reflects.
  it('equals the filter of SciPy at even distances', () => {
    const places = Float64Array.from({ length: 41 }, (_, i) => i);
    const values = places.map((i) => Math.sin(i / 3) + ((i * 7919) % 13) / 13);
    expectClose(
      smoothGaussian(places, values, { sigma: 2 }).slice(16, 24),
      [
        -0.1897503918626971, 0.060625571278766624, 0.3239089330070206, 0.5629543957965737, 0.774142096876907,
        0.9696070277956549, 1.1440398045165838, 1.2604632468660406,
      ],
    );
  });

  it('leaves gaps, constants, a single point and sigma 0 as they are', () => {
    const spoiled = smoothGaussian(of(0, 1, 2), of(1, Number.NaN, 3), { sigma: 1 });
    expect(spoiled[1]).toBeNaN();
    expect(spoiled[0]).toBeCloseTo((1 + 3 * Math.exp(-2)) / (1 + Math.exp(-2)), 14);
    expect([
      ...smoothGaussian(
        xs,
        xs.map(() => 0.3),
        { sigma: 5 },
      ),
    ]).toEqual(Array.from(xs, () => 0.3));
    expect(smoothGaussian(xs, curve, { sigma: 0 })).toEqual(curve);
    expect([...smoothGaussian(of(1), of(-Infinity), { sigma: 1 })]).toEqual([-Infinity]);
    expect(smoothGaussian(of(), of(), { sigma: 1 })).toHaveLength(0);
    expect(smoothGaussian(of(0, 1), of(1e308, -1e308), { sigma: 9 }).every(Number.isFinite)).toBe(true);
  });

  it.each([
    [of(1, 0), 1],
    [of(0, Infinity), 1],
    [of(0, 1), -1],
    [of(0, 1), Number.NaN],
  ])('refuses x %j, sigma %d', (places, sigma) =>
    expect(() => smoothGaussian(places, of(1, 2), { sigma })).toThrow(
      expect.objectContaining({ code: 'InvalidInput' }),
    ),
  );
});
