import { describe, expect, it } from 'vitest';
import { smoothTimeWeightedEma } from './smooth-time-weighted-ema.ts';

const of = (...values: number[]): Float64Array => Float64Array.from(values);
const expectClose = (actual: Float64Array, expected: readonly number[]): void => {
  expect(actual).toHaveLength(expected.length);
  actual.forEach((value, i) => expect(value).toBeCloseTo(expected[i] ?? 0, 12));
};
const xs = of(0, 1, 2, 4, 5, 9, 10, 20);
const curve = of(1, 3, 2, 5, 4, 8, 7, 9.5);

describe('smoothTimeWeightedEma', () => {
  // NumPy 2.4.6: each value the weighted mean of those up to it, the weights written out.
  it('equals the formula', () => {
    expectClose(
      smoothTimeWeightedEma(xs, curve, { weight: 0.9, rangeX: 20_000 }),
      [
        1, 2.0013170056842715, 2.000876846946568, 2.755108699700875, 3.005794930525409, 3.850282610925473,
        4.306873856483166, 4.9796457446879465,
      ],
    );
    expectClose(
      smoothTimeWeightedEma(xs, curve, { weight: 0.9, rangeX: 20_000, counts: [1, 2, 3, 4, 1, 1, 5, 2] }),
      [
        1, 2.3345034913510987, 2.166958114922008, 3.304952746616155, 3.368532942688925, 3.7604573325371318,
        4.7254018372226865, 5.245800155250752,
      ],
    );
  });

  it('holds the weight below one', () => {
    const capped = smoothTimeWeightedEma(xs, curve, { weight: 1, rangeX: 2_000 });
    expect(capped).toEqual(smoothTimeWeightedEma(xs, curve, { weight: 0.999, rangeX: 2_000 }));
    expect(capped).toEqual(smoothTimeWeightedEma(xs, curve, { weight: 0.998_001, rangeX: 2_000 }));
  });

  it('gives the values themselves for the weight 0, but for those at one x', () => {
    expectClose(smoothTimeWeightedEma(of(0, 1, 1, 2), of(5, 6, 8, 9), { weight: 0, rangeX: 10 }), [5, 6, 7, 9]);
  });

  it('is the same at one and ten times the rate of logging, within a hundredth', () => {
    const line = (rate: number) => {
      const places = Float64Array.from({ length: 1000 * rate + 1 }, (_, i) => i / rate);
      return smoothTimeWeightedEma(
        places,
        places.map((x) => Math.sin(x / 150)),
        { weight: 0.98, rangeX: 1000 },
      );
    };
    const [slow, fast] = [line(1), line(10)];
    for (let x = 20; x <= 1000; x++) expect(Math.abs((slow[x] ?? 0) - (fast[x * 10] ?? 0))).toBeLessThan(0.01);
  });

  it('leaves gaps as they are, and lets x go on behind them', () => {
    const options = { weight: 0.9, rangeX: 500 };
    const spoiled = smoothTimeWeightedEma(of(0, 1, 2, 3), of(1, Number.NaN, Infinity, 4), options);
    expect(spoiled[1]).toBeNaN();
    expect(spoiled[2]).toBe(Infinity);
    expect(spoiled[3]).toBeCloseTo(smoothTimeWeightedEma(of(0, 3), of(1, 4), options)[1] ?? 0, 14);
    expect([...smoothTimeWeightedEma(of(0, 3, 9), of(0.3, 0.3, 0.3), options)]).toEqual([0.3, 0.3, 0.3]);
    expectClose(smoothTimeWeightedEma(of(4, 4, 4), of(1, 2, 6), { weight: 0.5, rangeX: 0 }), [1, 1.5, 3]);
    expect(smoothTimeWeightedEma(of(), of(), options)).toHaveLength(0);
    expect([...smoothTimeWeightedEma(of(3), of(8), options)]).toEqual([8]);
  });

  it.each([
    [of(1, 0), 0.5, 1],
    [of(0, Number.NaN), 0.5, 1],
    [of(0, 1), 1.5, 1],
    [of(0, 1), 0.5, -1],
    [of(0, 1), 0.5, Infinity],
  ])('refuses x %j, weight %d, range %d', (places, weight, rangeX) =>
    expect(() => smoothTimeWeightedEma(places, of(1, 2), { weight, rangeX })).toThrow(
      expect.objectContaining({ code: 'InvalidInput' }),
    ),
  );
});
