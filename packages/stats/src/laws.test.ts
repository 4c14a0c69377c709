import fc from 'fast-check';
import { RandomStream } from '@assay/base';
import { describe, expect, it } from 'vitest';
import {
  betaSurvival,
  bootstrap,
  cliffsDelta,
  cohensD,
  kendall,
  kolmogorovSmirnov,
  kruskalWallis,
  mannWhitney,
  mean,
  oneWayAnova,
  pairedTTest,
  pearson,
  permutationTest,
  signTest,
  spearman,
  studentTTest,
  welchTTest,
  wilcoxonSignedRank,
} from './index.ts';

type Test = (x: number[], y: number[], alternative?: 'two-sided' | 'less' | 'greater') => number;

const ofPairs: Record<string, Test> = {
  pairedTTest: (x, y, alternative = 'two-sided') => pairedTTest(x, y, { alternative }).pValue,
  wilcoxonSignedRank: (x, y, alternative = 'two-sided') => wilcoxonSignedRank(x, y, { alternative }).pValue,
  'wilcoxonSignedRank, asymptotic': (x, y, alternative = 'two-sided') =>
    wilcoxonSignedRank(x, y, { alternative, method: 'asymptotic' }).pValue,
  signTest: (x, y, alternative = 'two-sided') => signTest(x, y, alternative).pValue,
};
const ofSamples: Record<string, Test> = {
  welchTTest: (x, y, alternative = 'two-sided') => welchTTest(x, y, { alternative }).pValue,
  studentTTest: (x, y, alternative = 'two-sided') => studentTTest(x, y, { alternative }).pValue,
  mannWhitney: (x, y, alternative = 'two-sided') => mannWhitney(x, y, { alternative }).pValue,
  'mannWhitney, asymptotic': (x, y, alternative = 'two-sided') =>
    mannWhitney(x, y, { alternative, method: 'asymptotic' }).pValue,
};
const withoutSides: Record<string, Test> = {
  kolmogorovSmirnov: (x, y) => kolmogorovSmirnov(x, y).pValue,
  kruskalWallis: (x, y) => kruskalWallis([x, y]).pValue,
  oneWayAnova: (x, y) => oneWayAnova([x, y]).pValue,
};
const all = Object.entries({ ...ofPairs, ...ofSamples, ...withoutSides });
const sided = Object.entries({ ...ofPairs, ...ofSamples });

// Whole numbers, so that shifting and doubling them is exact.
const value = fc.integer({ min: -20, max: 20 });
const pairs = fc.array(fc.tuple(value, value), { minLength: 2, maxLength: 12 });
const split = (rows: [number, number][]): [number[], number[]] => [
  rows.map((row) => row[0]),
  rows.map((row) => row[1]),
];

describe.each(all)('%s', (_, test) => {
  it('does not mind order, shift or scale, nor which sample comes first', () => {
    fc.assert(
      fc.property(pairs, value, (rows, shift) => {
        const [x, y] = split(rows);
        const p = test(x, y);
        expect(p).toBeGreaterThanOrEqual(0);
        expect(p).toBeLessThanOrEqual(1);
        expect(test(x.toReversed(), y.toReversed())).toBeCloseTo(p, 10);
        expect(
          test(
            x.map((one) => one + shift),
            y.map((one) => one + shift),
          ),
        ).toBeCloseTo(p, 9);
        expect(
          test(
            x.map((one) => one * 4),
            y.map((one) => one * 4),
          ),
        ).toBeCloseTo(p, 9);
        expect(test(y, x)).toBeCloseTo(p, 10);
      }),
    );
  });
});

it.each(sided)('%s: greater of x is less of y', (_, test) => {
  fc.assert(
    fc.property(pairs, (rows) => {
      const [x, y] = split(rows);
      expect(test(x, y, 'greater')).toBeCloseTo(test(y, x, 'less'), 10);
    }),
  );
});

it('effect sizes and correlations are mirrored where roles are', () => {
  fc.assert(
    fc.property(pairs, (rows) => {
      const [x, y] = split(rows);
      const [delta, mirrored] = [cliffsDelta(x, y), cliffsDelta(y, x)];
      expect(delta.estimate).toBeCloseTo(-mirrored.estimate, 12);
      expect(delta.low).toBeCloseTo(-mirrored.high, 12);
      const [d, opposite] = [cohensD(x, y), cohensD(y, x)];
      expect(d.estimate === -opposite.estimate || Math.abs(d.estimate + opposite.estimate) < 1e-12).toBe(true);
      const [isFlatX, isFlatY] = [x, y].map((values) => values.every((one) => one === values[0]));
      if (x.length < 3 || isFlatX || isFlatY) return;
      for (const correlate of [pearson, spearman, kendall]) {
        const seen = correlate(x, y);
        expect(correlate(y, x).estimate).toBeCloseTo(seen.estimate, 12);
        expect(
          correlate(
            x,
            y.map((one) => -one),
          ).estimate,
        ).toBeCloseTo(-seen.estimate, 12);
        expect(seen.low).toBeLessThanOrEqual(seen.estimate + 1e-12);
        expect(seen.high).toBeGreaterThanOrEqual(seen.estimate - 1e-12);
      }
    }),
  );
});

/** P of so few or so many hits, were their chance `share`: both sides, exact. */
function binomialP(hits: number, trials: number, share: number): number {
  const fewer = hits === trials ? 1 : betaSurvival(share, hits + 1, trials - hits);
  const more = hits === 0 ? 1 : 1 - betaSurvival(share, hits, trials - hits + 1);
  return 2 * Math.min(fewer, more);
}

// Seeds are fixed: these pass or fail alike each time. 400 cases put a share of 0.05 within ±0.04 of that at p = 0.0005.
const cases = 400;
const draw = (seed: number, count: number): number[] => {
  const random = RandomStream.of(seed);
  return Array.from({ length: count }, () => random.normal());
};

it.each(all)('%s claims no more often than it says where there is nothing', (_, test) => {
  for (const level of [0.05, 0.2]) {
    let claims = 0;
    for (let i = 0; i < cases; i++) if (test(draw(2 * i, 15), draw(2 * i + 1, 15)) <= level) claims++;
    // Exact tests of few values may claim less often, none more often.
    if (claims / cases > level) expect(binomialP(claims, cases, level)).toBeGreaterThan(0.0005);
    expect(claims / cases).toBeGreaterThan(level / 4);
  }
});

it("t-tests' p-values are uniform where there is nothing", () => {
  for (const test of [welchTTest, studentTTest, pairedTTest]) {
    const p = Array.from({ length: cases }, (_, i) => test(draw(2 * i, 12), draw(2 * i + 1, 12)).pValue);
    expect(
      kolmogorovSmirnov(
        p,
        Array.from({ length: 2000 }, (_, i) => (i + 0.5) / 2000),
      ).pValue,
    ).toBeGreaterThan(0.001);
  }
});

it('intervals hold the truth as often as they say', () => {
  const covered: Record<string, number> = { t: 0, bca: 0, pearson: 0 };
  const count = (name: string, { low, high }: { low: number; high: number }, truth: number): void => {
    if (low <= truth && truth <= high) covered[name] = (covered[name] ?? 0) + 1;
  };
  for (let i = 0; i < cases; i++) {
    const [x, y] = [draw(3 * i, 40), draw(3 * i + 1, 40)];
    count('t', welchTTest(x, y), 0);
    count('bca', bootstrap(x, mean, { resamples: 400 }, i), 0);
    count('pearson', pearson(x, y), 0);
  }
  for (const [name, hits] of Object.entries(covered))
    expect(binomialP(hits, cases, 0.95), `${name} ${hits}`).toBeGreaterThan(name === 'bca' ? 1e-5 : 0.0005);
});

it('permutation tests agree with the t-test on normal values', () => {
  for (let i = 0; i < 5; i++) {
    const [x, y] = [draw(i, 20), draw(i + 50, 20)];
    const drawn = permutationTest(x, y, { resamples: 2000 }, i).pValue;
    expect(Math.abs(drawn - studentTTest(x, y).pValue)).toBeLessThan(0.05);
  }
});
