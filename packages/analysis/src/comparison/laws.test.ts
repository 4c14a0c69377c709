import { RandomStream } from '@assay/base';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { compareSets } from './compare-sets.ts';
import type { ComparedPair, TestChoice } from './comparison.ts';
import type { ComparedSetInput, ComparisonInput } from './comparison-input.ts';
import { inputOf, places, setOf } from './known-sets.test-data.ts';

const pairOf = (a: ComparedSetInput, b: ComparedSetInput, change: Partial<ComparisonInput> = {}): ComparedPair =>
  compareSets(inputOf([a, b], change)).pairs[0] as ComparedPair;

/** Whole hundredths, so that shifting and doubling lose nothing; few enough for ties. */
const values = fc.array(
  fc.integer({ min: -400, max: 400 }).map((value) => value / 4),
  { minLength: 2, maxLength: 12 },
);
const choices = fc.constantFrom<TestChoice>('auto', 'means', 'ranks', 'permutation');
const cases = fc.record({ a: values, b: values, test: choices, isPaired: fc.boolean(), isFold: fc.boolean() });
type Case = typeof cases extends fc.Arbitrary<infer T> ? T : never;

function setsOf({ a, b, isPaired, isFold }: Case): readonly [ComparedSetInput, ComparedSetInput] {
  const n = Math.min(a.length, b.length);
  if (!isPaired) return [setOf('A', a), setOf('B', b)];
  const keys = { [isFold ? 'fold' : 'seed']: places(a).slice(0, n) };
  return [setOf('A', a.slice(0, n), keys), setOf('B', b.slice(0, n), keys)];
}

const near = (x: number | null | undefined, y: number | null | undefined, scale = 1): void => {
  if (typeof x !== 'number' || typeof y !== 'number') expect(x ?? null).toBe(y ?? null);
  else expect(Math.abs(x - y)).toBeLessThanOrEqual(1e-9 * Math.max(1, Math.abs(x), scale));
};

const numbersIn = (value: unknown): number[] =>
  typeof value === 'number'
    ? [value]
    : typeof value === 'object' && value !== null
      ? Object.values(value).flatMap(numbersIn)
      : [];

describe('laws', () => {
  it('in each other’s place, the mirror image', () => {
    fc.assert(
      fc.property(cases, (each) => {
        const [a, b] = setsOf(each);
        const change = { test: each.test, minEffect: 3 };
        const [one, two] = [pairOf(a, b, change), pairOf(b, a, change)];
        const opposite = {
          better: 'worse',
          worse: 'better',
          equivalent: 'equivalent',
          undecided: 'undecided',
          noClaim: 'noClaim',
        } as const;
        expect(two.verdict).toBe(opposite[one.verdict]);
        expect(two.test?.kind).toBe(one.test?.kind);
        near(two.p, one.p);
        near(two.difference?.estimate, one.difference === null ? null : -one.difference.estimate);
        near(two.difference?.low, typeof one.difference?.high === 'number' ? -one.difference.high : null);
        near(
          two.probabilityOfImprovement?.low,
          one.probabilityOfImprovement === null ? null : 1 - one.probabilityOfImprovement.high,
        );
        near(two.practical?.better, one.practical?.worse);
        one.effectSizes.forEach((effect, i) => near(two.effectSizes[i]?.low, -effect.high));
        expect(two.neededRuns?.forSeenEffect ?? null).toBe(one.neededRuns?.forSeenEffect ?? null);
        // Less is better of the negated values: the same answer in other words.
        const negate = (set: ComparedSetInput) => ({ ...set, values: Array.from(set.values, (value) => -value) });
        const turned = pairOf(negate(a), negate(b), { ...change, goal: 'minimize' });
        // Drawn arrangements are other ones.
        if (one.test?.method !== 'resampled') {
          expect(turned.verdict).toBe(one.verdict);
          near(turned.p, one.p);
        }
        near(turned.practical?.better, one.practical?.better);
      }),
      {
        numRuns: 150,
        // Pairs of differences whose sum is 0.
        examples: [[{ a: [0, 0, 0, 0, 0], b: [0, 0, 0, 0, -0.25], test: 'ranks', isPaired: true, isFold: false }]],
      },
    );
  });

  it('the order of the runs changes nothing', () => {
    fc.assert(
      fc.property(cases, fc.integer(), (each, seed) => {
        const [a, b] = setsOf(each);
        const mixed = (set: ComparedSetInput): ComparedSetInput => {
          const random = RandomStream.of(seed >>> 0);
          const order = places(Array.from(set.values))
            .map((row) => ({ row, at: random.uniform() }))
            .toSorted((x, y) => x.at - y.at)
            .map(({ row }) => row);
          return {
            ...set,
            runIds: order.map((row) => set.runIds[row] ?? ''),
            values: order.map((row) => set.values[row] ?? 0),
            keys: new Map([...set.keys].map(([field, texts]) => [field, order.map((row) => texts[row] ?? null)])),
          };
        };
        const { pairing: _, ...before } = pairOf(a, b, { test: each.test });
        const { pairing: __, ...after } = pairOf(mixed(a), mixed(b), { test: each.test });
        expect(after).toEqual(before);
      }),
      { numRuns: 100 },
    );
  });

  it('shifted and scaled, the same verdict', () => {
    fc.assert(
      fc.property(cases, fc.integer({ min: -64, max: 64 }), fc.constantFrom(0.25, 2, 8), (each, shift, scale) => {
        const [a, b] = setsOf(each);
        const move = (set: ComparedSetInput) => ({
          ...set,
          values: Array.from(set.values, (value) => value * scale + shift),
        });
        const [one, two] = [
          pairOf(a, b, { test: each.test, minEffect: 2 }),
          pairOf(move(a), move(b), { test: each.test, minEffect: 2 * scale }),
        ];
        expect(two.verdict).toBe(one.verdict);
        expect(two.test?.kind).toBe(one.test?.kind);
        near(two.p, one.p);
        near(two.difference?.low, typeof one.difference?.low === 'number' ? one.difference.low * scale : null, 1000);
        near(two.practical?.better, one.practical?.better);
        near(two.probabilityOfImprovement?.estimate, one.probabilityOfImprovement?.estimate);
      }),
      { numRuns: 100 },
    );
  });

  it('answers hold no NaN and no infinity', () => {
    const anything = fc.double({ noNaN: true, noDefaultInfinity: true, min: -1e100, max: 1e100 });
    const wild = fc.array(
      fc.oneof(anything, fc.constantFrom(0, 1, 1e-300)).map((value) => value + 0),
      { maxLength: 9 },
    );
    fc.assert(
      fc.property(wild, wild, choices, fc.boolean(), (a, b, test, isPaired) => {
        const all = compareSets(
          inputOf(
            [setOf('A', a, isPaired ? { seed: places(a) } : {}), setOf('B', b, isPaired ? { seed: places(b) } : {})],
            { test, minEffect: 0.5 },
          ),
        );
        expect(numbersIn(all).every(Number.isFinite)).toBe(true);
      }),
      { numRuns: 200 },
    );
  });
});

/** Bounds of a binomial share: four standard deviations. */
const band = (share: number, count: number): number => 4 * Math.sqrt((share * (1 - share)) / count);

type Draw = (random: RandomStream, set: 'a' | 'b') => number;
const worlds: Readonly<
  Record<string, { readonly draw: Draw; readonly isContinuous?: boolean; readonly slack?: number }>
> = {
  'normal values': { draw: (random) => random.normal(), isContinuous: true },
  'skewed values': { draw: (random) => Math.exp(random.normal()) },
  'heavy tails': { draw: (random) => random.normal() / Math.sqrt(-Math.log(1 - random.uniform())) },
  'a diverged run now and then': { draw: (random) => (random.uniform() < 0.1 ? -50 : random.normal()) },
  'many ties': { draw: (random) => Math.round(random.normal()) },
  'spreads of 1 and 3': { draw: (random, set) => random.normal() * (set === 'a' ? 1 : 3), slack: 0.01 },
};

/** The whole procedure, choice of the test included, in worlds where a and b do not differ. */
describe('where there is nothing, claims are as rare as they say', () => {
  const count = 250;
  const simulate = (draw: Draw, n: number, m: number, isPaired: boolean): ComparedPair[] => {
    const random = RandomStream.of(n * 1000 + m + (isPaired ? 7 : 0));
    return Array.from({ length: count }, () => {
      const a = Array.from({ length: n }, () => draw(random, 'a'));
      const common = isPaired ? a.map(() => random.normal()) : [];
      const b = Array.from({ length: m }, () => draw(random, 'b'));
      const keys = (own: readonly number[]) => (isPaired ? { seed: places(own) } : {});
      const plus = (own: readonly number[]): number[] => own.map((value, i) => value + Math.round(common[i] ?? 0));
      return pairOf(setOf('A', plus(a), keys(a)), setOf('B', plus(b), keys(b)), { resamples: 2, metric: 'score' });
    });
  };
  const shareBelow = (pairs: readonly ComparedPair[], alpha: number): number =>
    pairs.filter(({ p }) => p !== null && p < alpha).length / pairs.length;

  describe.each(Object.entries(worlds))('%s', (_, { draw, isContinuous = false, slack = 0 }) => {
    it.each([
      [5, 5, false],
      [8, 20, false],
      [10, 10, true],
    ] as const)('%i and %i runs, paired: %s', (n, m, isPaired) => {
      const pairs = simulate(draw, n, m, isPaired);
      for (const alpha of isContinuous ? [0.01, 0.05, 0.2] : [0.01, 0.05])
        expect(shareBelow(pairs, alpha)).toBeLessThanOrEqual(alpha + slack + band(alpha, count));
      const wrong = pairs.filter(({ verdict }) => verdict === 'better' || verdict === 'worse').length / count;
      expect(wrong).toBeLessThanOrEqual(0.05 + slack + band(0.05, count));
      if (isContinuous) {
        // Uniform: the greatest distance from the diagonal is that of Kolmogorov's limit.
        const rising = pairs.map(({ p }) => p ?? 1).toSorted((x, y) => x - y);
        const distance = Math.max(...rising.map((p, i) => Math.abs(p - (i + 0.5) / count)));
        expect(distance).toBeLessThan(1.95 / Math.sqrt(count));
        const covered =
          pairs.filter(({ difference }) => (difference?.low ?? 1) <= 0 && (difference?.high ?? -1) >= 0).length / count;
        expect(Math.abs(covered - 0.95)).toBeLessThan(band(0.95, count));
      }
    });
  });
});

it('on three data sets of other scales, with nothing to find, claims about them are as rare as they say', () => {
  const random = RandomStream.of(11);
  const scales = [0.1, 1, 10];
  const keys = {
    dataset: scales.flatMap((_, k) => Array.from({ length: 6 }, () => k)),
    seed: scales.flatMap(() => places(Array.from({ length: 6 }))),
  };
  const count = 400;
  const pairs = Array.from({ length: count }, () => {
    const common = keys.dataset.map((k) => 5 * k + random.normal());
    const draw = (): number[] =>
      common.map((value, i) => value + random.normal() * (scales[keys.dataset[i] ?? 0] ?? 1));
    return pairOf(setOf('A', draw(), keys), setOf('B', draw(), keys), { resamples: 2, metric: 'score' });
  });
  expect(pairs.every(({ unit, n }) => unit === 'pairs' && n.a === 18)).toBe(true);
  for (const alpha of [0.01, 0.05, 0.2])
    expect(pairs.filter(({ p }) => p !== null && p < alpha).length / count).toBeLessThanOrEqual(
      alpha + band(alpha, count),
    );
});

it('a true difference is covered, and found the more often the more runs there are', () => {
  const random = RandomStream.of(5);
  const run = (n: number) =>
    Array.from({ length: 200 }, () => {
      const [a, b] = [0, 1].map((shift) => Array.from({ length: n }, () => random.normal() + shift)) as [
        number[],
        number[],
      ];
      return pairOf(setOf('A', a), setOf('B', b), { resamples: 2 });
    });
  const [few, many] = [run(6), run(17)];
  const found = (pairs: readonly ComparedPair[]): number =>
    pairs.filter(({ verdict }) => verdict === 'better').length / pairs.length;
  const covered =
    [...few, ...many].filter(({ difference }) => (difference?.low ?? 2) <= 1 && (difference?.high ?? 0) >= 1).length /
    400;
  expect(Math.abs(covered - 0.95)).toBeLessThan(band(0.95, 400));
  // 17 runs of each find a deviation of 1 four times in five (statsmodels 0.15.0: power 0.807).
  expect(found(many)).toBeGreaterThan(0.8 - band(0.8, 200));
  expect(found(few)).toBeLessThan(found(many));
});
