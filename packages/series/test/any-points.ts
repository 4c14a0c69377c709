import fc from 'fast-check';
import type { PointColumns } from '../src/points.ts';

/** Any of the 2^64 bit patterns, so NaNs with payloads, subnormals and both zeros are among them. */
const anyDouble = fc.bigInt(0n, 2n ** 64n - 1n).map((bits) => new Float64Array(BigUint64Array.of(bits).buffer)[0] ?? 0);

export const anyStep = fc.oneof(
  fc.nat(100),
  fc.constant(Number.NaN),
  fc.maxSafeInteger(),
  fc.constantFrom(2 ** 53, -(2 ** 53), 0, -1),
);
export const anyTimeMs = fc.oneof(
  fc.integer({ min: 1.7e12, max: 1.7e12 + 1000 }),
  fc.integer({ min: 0, max: 2 ** 52 }),
  fc.maxSafeInteger(),
);
export const anyValue = fc.oneof(
  fc.float(),
  fc.integer({ min: -3, max: 3 }),
  anyDouble,
  fc.constantFrom(Number.NaN, Infinity, -Infinity, 0, -0, 5e-324, 1e-45, Number.MAX_VALUE, -Number.MAX_VALUE),
);

export const columnsOf = (points: readonly (readonly [number, number, number])[]): PointColumns => ({
  steps: Float64Array.from(points, ([step]) => step),
  timesMs: Float64Array.from(points, ([, timeMs]) => timeMs),
  values: Float64Array.from(points, ([, , value]) => value),
});

/** Points as a program that counts and waits logs them; `jitterMs` 0: with an even clock. */
export interface Curve {
  readonly count: number;
  readonly stride: number;
  readonly jitterMs: number;
  readonly seed: number;
  readonly value: (i: number, gauss: () => number) => number;
}

/** Numbers in [0, 1) that are the same for the same seed. */
export function randomOf(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return state / 2 ** 32;
  };
}

export function curve({ count, stride, jitterMs, seed, value }: Curve): PointColumns {
  const random = randomOf(seed);
  const gauss = (): number => Math.sqrt(-2 * Math.log(random() + 1e-12)) * Math.cos(2 * Math.PI * random());
  const points = { steps: new Float64Array(count), timesMs: new Float64Array(count), values: new Float64Array(count) };
  let timeMs = 1.7e12;
  for (let i = 0; i < count; i++) {
    points.steps[i] = i * stride;
    points.timesMs[i] = timeMs;
    timeMs += 50 + (jitterMs > 0 ? Math.max(-49, Math.round(gauss() * jitterMs)) : 0);
    points.values[i] = value(i, gauss);
  }
  return points;
}

/** Points of which most are regular and some are anything at all: what a chunk meets at its worst. */
export const anyPoints = (maxLength: number): fc.Arbitrary<PointColumns> =>
  fc.oneof(
    fc.array(fc.tuple(anyStep, anyTimeMs, anyValue), { minLength: 1, maxLength }).map(columnsOf),
    fc
      .record({
        count: fc.integer({ min: 1, max: maxLength }),
        stride: fc.integer({ min: -5, max: 1000 }),
        jitterMs: fc.constantFrom(0, 0, 3, 1e3, 1e6),
        seed: fc.nat(),
        kind: fc.constantFrom('constant', 'counter', 'narrow', 'wide', 'nan'),
        odd: fc.array(fc.tuple(fc.nat(), anyStep, anyTimeMs, anyValue), { maxLength: 3 }),
      })
      .map(({ kind, odd, ...rest }) => {
        const points = curve({
          ...rest,
          value: (i, gauss) =>
            kind === 'constant'
              ? 0.25
              : kind === 'counter'
                ? i * 3
                : kind === 'nan'
                  ? Number.NaN
                  : kind === 'narrow'
                    ? Math.fround(gauss())
                    : gauss(),
        });
        for (const [at, step, timeMs, value] of odd) {
          const i = at % points.values.length;
          points.steps[i] = step;
          points.timesMs[i] = timeMs;
          points.values[i] = value;
        }
        return points;
      }),
  );

export const bitsOf = (column: Float64Array): BigUint64Array => new BigUint64Array(column.slice().buffer);
