import { describe, expect, it } from 'vitest';
import { compareSets } from './compare-sets.ts';
import type { ComparedPair } from './comparison.ts';
import {
  demsar as accuracies,
  depression,
  permeability,
  plantGrowth,
  roundingTimes,
  sleep,
} from '@assay/testkit/known-data';
import { inputOf, only, places, seeded, setOf } from './known-sets.test-data.ts';

const { first, second } = sleep;
const demsar = { plain: accuracies.map(([plain]) => plain), tuned: accuracies.map(([, tuned]) => tuned) };
const close = (value: number, digits = 7): number => expect.closeTo(value, digits) as number;

/** SciPy 1.17.1 and baycomp on data sets that R documents. */
describe('the rules, each on known data', () => {
  it('pairs: the paired t-test', () => {
    const pair = only([seeded('A', first), seeded('B', second)]);
    expect(pair).toMatchObject({
      unit: 'pairs',
      n: { a: 10, b: 10 },
      pairing: { by: ['params.seed'], n: 10, withoutPartner: { a: 0, b: 0 } },
      test: { kind: 'pairedT', statistic: close(4.06212768), df: 9 },
      p: close(0.00283289),
      pAdjusted: close(0.00283289),
      difference: { kind: 'mean', estimate: close(1.58), low: close(0.7001142), high: close(2.4598858) },
      verdict: 'better',
    });
    expect(pair.effectSizes).toMatchObject([{ kind: 'dOfPairs', estimate: close(4.06212768 / Math.sqrt(10)) }]);
    expect(pair.sentence).toBe(
      'B beats A on accuracy by 1.58 ± 0.39; 95 % interval [0.70, 2.46], n = 10 paired seeds, p = 0.0028.',
    );
    expect(pair.pairing?.rows).toEqual({ a: places(first), b: places(first) });
  });

  it('independent runs: Welch', () => {
    const pair = only([setOf('A', first), setOf('B', second)], { minEffect: 1 });
    expect(pair).toMatchObject({
      unit: 'runs',
      pairing: null,
      test: { kind: 'welchT', statistic: close(1.86081347), df: close(17.77647352) },
      p: close(0.07939414),
      difference: { low: close(-0.2054832), high: close(3.3654832) },
      effectSizes: [
        { kind: 'hedgesG', estimate: close(0.7970185) },
        { kind: 'cliffsDelta', estimate: close(0.49) },
      ],
      probabilityOfImprovement: { estimate: close(0.745), isMeaningful: false },
      verdict: 'undecided',
      isBeyondMinEffect: false,
    });
    expect(pair.neededRuns?.forMinEffect).toBe(58);
    expect(pair.checks).toMatchObject([
      { kind: 'normality', isMet: true },
      { kind: 'equalSpreads', isMet: true },
      { kind: 'ties' },
      { kind: 'farValues', isMet: true },
      { kind: 'otherTest', isMet: true },
    ]);
    expect(pair.sentence).toBe(
      'Whether A or B is better on accuracy cannot be told; B − A = 1.58 ± 0.85, 95 % interval [−0.21, 3.37], n = 10 runs each, p = 0.079; a difference as small as 1 would need 58 runs of each.',
    );
  });

  it('several sets: Holm over all pairs (R: t.test of each, p.adjust)', () => {
    const sets = [
      setOf('control', plantGrowth.control),
      setOf('one', plantGrowth.first),
      setOf('two', plantGrowth.second),
    ];
    const all = compareSets(inputOf(sets, { metric: 'weight', goalSource: 'given' }));
    expect(all.pairs.map(({ p }) => p)).toEqual([close(0.2504, 4), close(0.0479, 4), close(0.0093, 4)]);
    expect(all.pairs.map(({ pAdjusted }) => pAdjusted)).toEqual([close(0.2504, 4), close(0.0958, 4), close(0.0279, 4)]);
    expect(all.pairs.map(({ verdict }) => verdict)).toEqual(['undecided', 'undecided', 'better']);
    expect(all.pairs[2]?.sentence).toContain('p = 0.028 after Holm');
    expect(all.sentence).toBe('3 pairs of sets on weight: two beats one; 2 undecided.');
    const beside = compareSets(inputOf(sets, { metric: 'weight', goal: 'minimize', baseline: 'two', minEffect: 5 }));
    expect(beside.pairs.map(({ a, b, verdict }) => [a, b, verdict])).toEqual([
      ['two', 'control', 'equivalent'],
      ['two', 'one', 'equivalent'],
    ]);
    expect(compareSets(inputOf(sets, { correction: 'none' })).warnings).toMatchObject([{ kind: 'uncorrected' }]);
    expect(compareSets(inputOf(sets, { correction: 'bh' })).pairs[2]?.pAdjusted).toBeCloseTo(0.0279, 4);
  });

  it('ranks, as asked: the exact signed-rank and Mann–Whitney tests', () => {
    const signed = only([seeded('A', depression.first), seeded('B', depression.second)], {
      test: 'ranks',
      alternative: 'worse',
    });
    expect(signed).toMatchObject({
      test: { kind: 'wilcoxonSignedRank', reason: 'asked for', method: 'exact', statistic: 5 },
      p: close(0.01953125, 8),
      difference: { kind: 'shift', estimate: close(-0.46) },
      verdict: 'worse',
    });
    const between = only([setOf('early', permeability.early), setOf('term', permeability.term)], {
      test: 'ranks',
      alternative: 'better',
    });
    expect(between).toMatchObject({
      test: { kind: 'mannWhitney', statistic: 35 },
      p: close(0.12720613),
      verdict: 'undecided',
    });
  });

  it('data sets: the signed-rank test, over means of the runs on each', () => {
    const dataset = places(demsar.plain);
    const single = only([setOf('C4.5', demsar.plain, { dataset }), setOf('tuned', demsar.tuned, { dataset })], {
      minEffect: 0.001,
    });
    expect(single).toMatchObject({
      unit: 'dataSets',
      test: { kind: 'wilcoxonSignedRank', statistic: 71.5 },
      pairing: { isAveraged: true, rows: null },
      verdict: 'better',
    });
    expect(single.practical).toMatchObject({ method: 'signedRank' });
    expect(single.practical?.better).toBeGreaterThan(0.95);
    const twice = (values: readonly number[]): number[] => values.flatMap((value) => [value - 0.01, value + 0.01]);
    const keys = { dataset: twice(dataset).map((value) => Math.round(value)), seed: dataset.flatMap(() => [0, 1]) };
    const averaged = only([setOf('C4.5', twice(demsar.plain), keys), setOf('tuned', twice(demsar.tuned), keys)]);
    expect(averaged.n).toEqual({ a: 14, b: 14 });
    expect(averaged.p).toBeCloseTo(single.p ?? 0, 9);
    expect(averaged.sentence).toContain('n = 14 data sets');
  });

  it('few data sets with several seeds each: all their pairs, and a claim about these alone', () => {
    const keys = { dataset: places(first).map((i) => i % 2), seed: places(first).map((i) => Math.floor(i / 2)) };
    const input = inputOf([setOf('A', first, keys), setOf('B', second, keys)]);
    const { pairs, warnings } = compareSets(input);
    const [pair] = pairs;
    // Student's sleep: R's t.test(paired = TRUE) has t = 4.0621, p = 0.002833.
    expect(pair).toMatchObject({
      unit: 'pairs',
      n: { a: 10, b: 10 },
      test: { kind: 'pairedT', statistic: close(4.06212768) },
      p: close(0.00283289),
      pairing: { by: ['params.seed', 'params.dataset'], isAveraged: false },
    });
    expect(pair?.sentence).toContain('n = 10 pairs by params.seed and params.dataset');
    expect(warnings).toMatchObject([
      { kind: 'fewDataSets', message: expect.stringMatching(/^2 data sets/) as unknown },
    ]);
    const without = { dataset: keys.dataset };
    expect(compareSets(inputOf([setOf('A', first, without), setOf('B', second, without)])).pairs[0]).toMatchObject({
      unit: 'dataSets',
      p: null,
      verdict: 'noClaim',
    });
  });

  it('folds: the corrected test and its Bayesian kin', () => {
    const fold = places(first);
    const pair = only([setOf('A', first, { fold }), setOf('B', second, { fold })], { minEffect: 0.1 });
    expect(pair).toMatchObject({
      unit: 'folds',
      test: { kind: 'correctedResampledT', statistic: close(2.79574801) },
      p: close(0.02085702),
      practical: {
        worse: close(0.00781695),
        equivalent: close(0.00611587),
        better: close(0.98606719),
        method: 'correlatedT',
      },
      neededRuns: { forSeenEffect: null },
    });
    expect(pair.sentence).toContain('n = 10 folds');
  });

  it('three sets on common keys: Friedman and Nemenyi', () => {
    const sets = ['round', 'narrow', 'wide'].map((name, i) =>
      setOf(
        name,
        roundingTimes.map((times) => times[i] ?? Number.NaN),
        { seed: places(roundingTimes) },
      ),
    );
    const { ranking } = compareSets(inputOf(sets, { metric: 'seconds', goal: 'minimize' }));
    expect(ranking).toMatchObject({ by: ['params.seed'], blocks: 22, chiSquare: close(11.14285714) });
    expect(ranking?.criticalDifference).toBeCloseTo(2.3437 * Math.sqrt(12 / (6 * 22)), 3);
    expect(ranking?.cliques).toEqual([
      [2, 1],
      [1, 0],
    ]);
    expect(ranking?.sentence).toMatch(
      /^Average ranks on seconds over 22 values of params.seed: wide 1.45, narrow 2.14, round 2.41;/,
    );
  });
});

describe('shapes that change the test', () => {
  const steady = [0.91, 0.92, 0.915, 0.925, 0.918, 0.922, 0.913, 0.921, 0.919, 0.917];
  it('values far out: ranks', () => {
    const broken = steady.map((value, i) => (i === 3 ? 0.1 : value + 0.02 + Math.sin(i) / 1000));
    const apart = compareSets(inputOf([setOf('A', steady), setOf('B', broken)]));
    expect(apart.pairs[0]).toMatchObject({
      test: { kind: 'mannWhitney' },
      difference: { kind: 'shift' },
      verdict: 'better',
    });
    expect(apart.warnings).toMatchObject([
      { kind: 'farValues', message: expect.stringContaining('B lies far') as string },
    ]);
    expect(only([seeded('A', steady), seeded('B', broken)])).toMatchObject({ test: { kind: 'wilcoxonSignedRank' } });
    expect(only([setOf('A', steady), setOf('B', broken)], { test: 'means' })).toMatchObject({
      test: { kind: 'welchT' },
      verdict: 'undecided',
    });
  });
  it('few values and many ties: permutations', () => {
    const [a, b] = [
      [1, 1, 2, 2, 1, 2, 1, 1],
      [3, 2, 3, 3, 2, 3, 2, 3],
    ];
    expect(only([setOf('A', a), setOf('B', b)])).toMatchObject({
      test: { kind: 'permutation', method: 'resampled' },
      verdict: 'better',
    });
    expect(only([seeded('A', a), seeded('B', b)])).toMatchObject({
      test: { kind: 'pairedPermutation', method: 'exact' },
    });
  });
  it('all pairs differ by the same', () => {
    const pair = only([
      seeded('A', steady),
      seeded(
        'B',
        steady.map((value) => value + 0.125),
      ),
    ]);
    expect(pair).toMatchObject({ test: { kind: 'wilcoxonSignedRank' }, p: close(2 / 1024), verdict: 'better' });
    expect(pair.difference?.estimate).toBeCloseTo(0.125, 12);
  });
});

it('what matters: equivalent, beyond it, or better without being beyond it', () => {
  const base = [1, 1.1, 0.9, 1.05, 0.95, 1.02, 0.98, 1.08];
  const by = (shift: number, minEffect: number): ComparedPair =>
    only(
      [
        setOf('A', base),
        setOf(
          'B',
          base.map((value, i) => value + shift + (i % 2) / 1000),
        ),
      ],
      { minEffect },
    );
  expect(by(0.01, 0.2)).toMatchObject({ verdict: 'equivalent', isBeyondMinEffect: false });
  expect(by(0.01, 0.2).sentence).toMatch(
    /^A and B differ on accuracy by less than the 0.2 that matters; B − A = 0.010 ± 0.034,/,
  );
  expect(by(0.5, 0.2)).toMatchObject({ verdict: 'better', isBeyondMinEffect: true });
  expect(by(0.15, 0.14)).toMatchObject({ verdict: 'better', isBeyondMinEffect: false });
  expect(by(0.5, 0.2).practical?.better).toBeGreaterThan(0.99);
});
