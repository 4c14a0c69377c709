import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { betaCdf, betaDensity, betaQuantile, betaSurvival } from './beta.ts';
import { chiSquareCdf, chiSquareDensity, chiSquareQuantile, chiSquareSurvival } from './chi-square.ts';
import { erf, erfc, erfcx } from './erf.ts';
import { fCdf, fDensity, fQuantile, fSurvival } from './f.ts';
import { gammaCdf, gammaDensity, gammaQuantile, gammaSurvival } from './gamma.ts';
import { incompleteBeta } from './incomplete-beta.ts';
import { incompleteGamma } from './incomplete-gamma.ts';
import { logBeta, logGamma } from './log-gamma.ts';
import { normalCdf, normalLogCdf, normalQuantile, normalQuantileOfLog, normalSurvival } from './normal.ts';
import { tCdf, tDensity, tQuantile, tSurvival } from './student-t.ts';

/** Arguments, then the value: mpmath 1.4.1 with 40 digits; quantiles of t, F, beta and gamma from SciPy 1.17.1. */
const goldens = JSON.parse(readFileSync(new URL('special-functions.golden.json', import.meta.url), 'utf8')) as Record<
  string,
  number[][]
>;

type Numeric = (...values: number[]) => number;
const functions: Record<string, readonly [call: Numeric, relativeError: number]> = {
  erf: [erf, 4e-16],
  erfc: [erfc, 4e-16],
  erfcx: [erfcx, 5e-16],
  normalCdf: [normalCdf, 5e-16],
  normalLogCdf: [normalLogCdf, 5e-16],
  normalQuantile: [normalQuantile, 5e-16],
  normalQuantileOfLog: [normalQuantileOfLog, 5e-16],
  logGamma: [logGamma, 5e-16],
  logBeta: [logBeta, 5e-16],
  incompleteBeta: [(x = 0, a = 0, b = 0) => incompleteBeta(x, a, b).lower, 2e-13],
  gammaCdf: [gammaCdf, 2e-13],
  gammaSurvival: [gammaSurvival, 2e-13],
  gammaQuantile: [gammaQuantile, 1e-13],
  betaQuantile: [betaQuantile, 2e-13],
  tDensity: [tDensity, 2e-13],
  tCdf: [tCdf, 1e-15],
  tSurvival: [tSurvival, 2e-13],
  tQuantile: [tQuantile, 2e-14],
  fCdf: [fCdf, 2e-13],
  fSurvival: [fSurvival, 2e-14],
  fQuantile: [fQuantile, 1e-13],
};

it.each(Object.keys(goldens))('%s as mpmath and SciPy have it', (name) => {
  const [call, relativeError] = functions[name]!;
  for (const row of goldens[name]!) {
    const want = row.at(-1)!;
    const got = call(...row.slice(0, -1));
    expect(Math.abs(got - want), `${name}(${row.slice(0, -1)}) = ${got}, not ${want}`).toBeLessThanOrEqual(
      relativeError * Math.abs(want),
    );
  }
});

it('knows table values', () => {
  expect(normalQuantile(0.975)).toBeCloseTo(1.959963984540054, 14);
  expect(tCdf(2, 5)).toBeCloseTo(0.949030261, 9);
  expect(chiSquareSurvival(7.815, 3)).toBeCloseTo(0.049993903, 9);
  expect(betaCdf(0.3, 2, 5)).toBeCloseTo(0.579825, 12);
  expect(gammaCdf(2.5, 3)).toBeCloseTo(0.456186884, 9);
  expect(chiSquareQuantile(0.95, 3)).toBeCloseTo(7.814727903251179, 12);
  expect(tQuantile(0.5, 3)).toBeCloseTo(0, 15);
});

describe('laws', () => {
  const probability = fc.double({ min: 1e-12, max: 1 - 1e-12, noNaN: true });
  const shape = fc.double({ min: 0.05, max: 1e4, noNaN: true });

  it('quantiles invert the distributions', () => {
    fc.assert(
      fc.property(probability, shape, shape, (p, a, b) => {
        const near = (got: number): void => expect(Math.abs(got - p)).toBeLessThan(1e-11 * Math.max(p, 1e-4));
        const x = betaQuantile(p, a, b);
        if (x > 1e-290 && x < 0.999) near(betaCdf(x, a, b));
        const g = gammaQuantile(p, a);
        if (g > 1e-290) near(gammaCdf(g, a));
        if (a > 0.5) near(tCdf(tQuantile(p, a), a));
        near(normalCdf(normalQuantile(p)));
        if (a > 1 && b > 1) near(fCdf(fQuantile(p, a, b), a, b));
      }),
    );
  });

  it('the two tails make one', () => {
    fc.assert(
      fc.property(fc.double({ min: 0.01, max: 1, noNaN: true }), shape, shape, (x, a, b) => {
        expect(betaCdf(x, a, b) + betaSurvival(x, a, b)).toBeCloseTo(1, 13);
        expect(betaCdf(x, a, b)).toBeCloseTo(betaSurvival(1 - x, b, a), 10);
        expect(gammaCdf(20 * x, a) + gammaSurvival(20 * x, a)).toBeCloseTo(1, 13);
        expect(tCdf(x, a) + tSurvival(x, a)).toBeCloseTo(1, 13);
        expect(normalCdf(x) + normalSurvival(x)).toBeCloseTo(1, 15);
        expect(erf(x) + erfc(x)).toBeCloseTo(1, 15);
      }),
    );
  });

  it('densities are slopes', () => {
    fc.assert(
      fc.property(
        fc.double({ min: 0.1, max: 0.9, noNaN: true }),
        fc.double({ min: 1, max: 9, noNaN: true }),
        (x, a) => {
          const slope = (cdf: (at: number) => number): number => (cdf(x + 1e-5) - cdf(x - 1e-5)) / 2e-5;
          expect(slope((at) => betaCdf(at, a, 2))).toBeCloseTo(betaDensity(x, a, 2), 5);
          expect(slope((at) => gammaCdf(at, a))).toBeCloseTo(gammaDensity(x, a), 5);
          expect(slope((at) => chiSquareCdf(at, a))).toBeCloseTo(chiSquareDensity(x, a), 5);
          expect(slope((at) => tCdf(at, a))).toBeCloseTo(tDensity(x, a), 5);
          expect(slope((at) => fCdf(at, a, 4))).toBeCloseTo(fDensity(x, a, 4), 5);
        },
      ),
    );
  });
});

it('refuses what is outside the domain, and lets NaN through where no parameter is at fault', () => {
  for (const wrong of [0, -1, NaN]) {
    expect(() => logGamma(wrong)).toThrow('expected');
    expect(() => incompleteBeta(0.5, wrong, 1)).toThrow('expected');
    expect(() => incompleteGamma(wrong, 1)).toThrow('expected');
    expect(() => tCdf(1, wrong)).toThrow('expected');
  }
  expect(() => incompleteBeta(1.5, 1, 1)).toThrow('expected');
  expect(() => tQuantile(1.5, 3)).toThrow('expected');
  expect(() => fCdf(NaN, 1, 1)).toThrow('expected');
  for (const call of [erf, erfc, erfcx, normalCdf, normalLogCdf, normalQuantile]) expect(call(NaN)).toBeNaN();
});

it('answers limits', () => {
  expect([erf(Infinity), erfc(-Infinity), erfc(Infinity), erfcx(Infinity)]).toEqual([1, 2, 0, 0]);
  expect([normalCdf(-Infinity), normalCdf(Infinity), normalLogCdf(-Infinity)]).toEqual([0, 1, -Infinity]);
  expect([normalQuantile(0), normalQuantile(1), tQuantile(0, 3), tQuantile(1, 3)]).toEqual([
    -Infinity,
    Infinity,
    -Infinity,
    Infinity,
  ]);
  expect([tCdf(Infinity, 3), tCdf(-Infinity, 3), fSurvival(Infinity, 2, 3), gammaQuantile(1, 2)]).toEqual([
    1,
    0,
    0,
    Infinity,
  ]);
});
