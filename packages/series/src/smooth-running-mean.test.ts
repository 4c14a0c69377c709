import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { smoothRunningMean } from './smooth-running-mean.ts';

const of = (...values: number[]): Float64Array => Float64Array.from(values);
const expectClose = (actual: Float64Array, expected: readonly number[]): void => {
  expect(actual).toHaveLength(expected.length);
  actual.forEach((value, i) => {
    const wanted = expected[i] ?? 0;
    if (Number.isFinite(wanted)) expect(value).toBeCloseTo(wanted, 12);
    else expect(value).toBe(wanted);
  });
};

/** The plain version: each window summed anew. */
function plainly(values: Float64Array, window: number, counts?: readonly number[]): Float64Array {
  return values.map((own, i) => {
    if (!Number.isFinite(own)) return own;
    let [sum, mass] = [0, 0];
    for (let j = i - Math.floor(window / 2), k = 0; k < window; j++, k++) {
      const value = values[j];
      if (value === undefined || !Number.isFinite(value)) continue;
      const weight = counts?.[j] ?? 1;
      sum += value * weight;
      mass += weight;
    }
    return mass === 0 ? own : sum / mass;
  });
}

describe('smoothRunningMean', () => {
  // NumPy 2.4.6: mean of the slices.
  it('takes what there is at the ends', () =>
    expectClose(
      smoothRunningMean(of(1, 3, 2, 5, 4, 8, 7, 9.5), 3),
      [2, 2, 3.3333333333333335, 3.6666666666666665, 5.666666666666667, 6.333333333333333, 8.166666666666666, 8.25],
    ));

  // SciPy 1.17.1: uniform_filter1d(v, 5)[16:24], away from the ends, where SciPy reflects.
  it('equals the filter of SciPy', () => {
    const values = Float64Array.from({ length: 41 }, (_, i) => Math.sin(i / 3) + ((i * 7919) % 13) / 13);
    expectClose(
      smoothRunningMean(values, 5).slice(16, 24),
      [
        -0.2642260031159147, 0.09943653612625933, 0.31989779101928484, 0.5678071429227125, 0.8107923190414894,
        1.0170231299247032, 1.1587155311190989, 1.4151902604699476,
      ],
    );
  });

  it('equals the plain version', () => {
    const value = fc.oneof(fc.integer({ min: -9, max: 9 }), fc.constantFrom(Number.NaN, Infinity, 0.5));
    const counted = fc.tuple(value, fc.integer({ min: 0, max: 4 }));
    fc.assert(
      fc.property(fc.array(counted, { maxLength: 40 }), fc.integer({ min: 1, max: 50 }), (list, window) => {
        const values = of(...list.map(([v]) => v));
        const counts = list.map(([, count]) => count);
        if (window > 1) {
          expectClose(smoothRunningMean(values, window), [...plainly(values, window)]);
          expectClose(smoothRunningMean(values, window, counts), [...plainly(values, window, counts)]);
        } else expect(smoothRunningMean(values, window)).toEqual(values);
      }),
    );
  });

  it('lets a huge value spoil only the means that hold it', () => {
    expect([...smoothRunningMean(of(1, 2, 1e300, 3, 4, 5), 2)].slice(4)).toEqual([3.5, 4.5]);
    expect([...smoothRunningMean(of(0.3, 0.3, 0.3), 2)]).toEqual([0.3, 0.3, 0.3]);
    expect(smoothRunningMean(of(), 3)).toHaveLength(0);
  });

  it.each([0, 1.5, Number.NaN, Infinity])('refuses the window %d', (window) =>
    expect(() => smoothRunningMean(of(1), window)).toThrow(expect.objectContaining({ code: 'InvalidInput' })),
  );
});
