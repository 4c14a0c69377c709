import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { fanova } from './fanova.ts';
import { countCells, gridOf } from './grid-counts.ts';
import { scottBandwidth } from './grid-density.ts';
import { importance, importanceMethods } from './importance.ts';
import type { ImportanceColumn, ImportanceData, ImportanceDomain } from './importance-data.ts';
import { meanDecreaseImpurity } from './mean-decrease-impurity.ts';
import { pedAnova, PedAnovaTrials } from './ped-anova.ts';
import { treeVariance } from './tree-variance.ts';

/** Every point of a grid, in this nesting order; the least loss is 0.02. */
const grid = Array.from({ length: 7 }, (_, i) => Math.min(0.1, 10 ** (-4 + i / 2))).flatMap((rate) =>
  [1, 3, 5, 7, 10].flatMap((layers) =>
    [0, 0.3, 0.6, 0.9].flatMap((dropout) => [0, 1, 2].map((optimizer) => ({ rate, layers, dropout, optimizer }))),
  ),
);
type Point = (typeof grid)[number];
const lossOf = ({ rate, layers, dropout, optimizer }: Point): number =>
  (Math.log10(rate) + 2.5) ** 2 + 0.02 * (layers - 6) ** 2 + 0.3 * dropout ** 2 + ([0.4, 0, 0.1][optimizer] ?? NaN);
const column = (domain: ImportanceDomain, valueOf: (point: Point) => number): ImportanceColumn => ({
  domain,
  values: grid.map(valueOf),
});
const rate = column({ kind: 'float', low: 1e-4, high: 0.1, log: true }, (point) => point.rate);
const layers = column({ kind: 'int', low: 1, high: 10 }, (point) => point.layers);
const dropout = column({ kind: 'float', low: 0, high: 0.9 }, (point) => point.dropout);
const optimizer = column({ kind: 'categorical', choices: 3 }, (point) => point.optimizer);
const reference: ImportanceData = { parameters: [rate, layers, dropout, optimizer], losses: grid.map(lossOf) };
const exactShares = [0.912769, 0.041204, 0.010868, 0.035159];

describe('PED-ANOVA', () => {
  const raw = { isNormalised: false };
  it.each([
    [raw, [0.18948, 0.007241, 0.00173, 0.001385]],
    [{}, [0.94818, 0.036235, 0.008655, 0.006929]],
    [{ ...raw, isLocal: false }, [0.160549, 0.006309, 0.001669, 0.001385]],
    [{ ...raw, targetQuantile: 0.25 }, [0.086831, 0.00878, 0.00235, 0.003738]],
  ])('%o', (options, want) => {
    for (const [i, value] of pedAnova(reference, options).entries())
      expect(Math.abs(value - want[i]!)).toBeLessThan(1e-6);
  });

  it('knows parameters that some trials do not have, levels and logarithmic integers (Optuna 5.0.0)', () => {
    const data: ImportanceData = {
      losses: grid.map((point) => lossOf(point) - (point.optimizer > 0 ? 0 : 0.02 * (point.layers - 6) ** 2)),
      parameters: [
        rate,
        column({ kind: 'int', low: 1, high: 10 }, (point) => (point.optimizer === 0 ? NaN : point.layers)),
        column({ kind: 'float', low: 0, high: 0.9, step: 0.3 }, (point) => point.dropout),
        optimizer,
        column({ kind: 'int', low: 1, high: 512, log: true }, (point) => 2 ** (point.layers - 1)),
      ],
    };
    const want = [
      0.18947951483867437, 0.01092383402553791, 0.0014131102694862237, 0.0013847540662313936, 0.007241102955853361,
    ];
    for (const [i, value] of pedAnova(data, raw).entries()) expect(value).toBeCloseTo(want[i]!, 12);
    const region = { ...raw, targetQuantile: 0.2, regionQuantile: 0.6 };
    const ofRegion = [
      1.1413694142122248, 0.014207768125577372, 0.004372111822184945, 0.0035985965689708313, 0.010491409161633169,
    ];
    for (const [i, value] of pedAnova(data, region).entries()) expect(value).toBeCloseTo(ofRegion[i]!, 12);
  });

  it('counts a trial as often as it is told, as if it stood there so often', () => {
    const value = fc.option(fc.integer({ min: 0, max: 3 }), { nil: NaN });
    const trial = fc.tuple(value, value, fc.integer({ min: -3, max: 3 }), fc.integer({ min: 0, max: 3 }));
    const share = fc.constantFrom(0.1, 0.25, 0.5, 1);
    fc.assert(
      fc.property(fc.array(trial, { maxLength: 30 }), share, share, (trials, ...shares) => {
        const dataOf = (rows: typeof trials): ImportanceData => ({
          losses: rows.map((row) => row[2]),
          parameters: [
            { domain: { kind: 'categorical', choices: 4 }, values: rows.map((row) => row[0]) },
            { domain: { kind: 'float', low: 0, high: 3 }, values: rows.map((row) => row[1]) },
          ],
        });
        const options = { targetQuantile: Math.min(...shares), regionQuantile: Math.max(...shares) };
        const counted = new PedAnovaTrials(dataOf(trials), options).importances(trials.map((row) => row[3]));
        const repeated = trials.flatMap((row) => Array<typeof row>(row[3]).fill(row));
        expect(counted).toEqual(pedAnova(dataOf(repeated), options));
      }),
    );
  });

  it('lays values on a grid and knows its bandwidth', () => {
    const counts = (domain: ImportanceDomain, values: number[]): number[] => {
      const laid = gridOf(domain, 5);
      return [
        ...countCells(
          laid,
          Int32Array.from(values, laid.cellOf),
          Uint32Array.from(values, () => 1),
          values.length,
        ),
      ];
    };
    const even = Array.from({ length: 100 }, (_, i) => -5 + (10 * i) / 99);
    const upTo8 = [1, 2, 3, 4, 5, 6, 7, 8];
    expect(counts({ kind: 'float', low: -5, high: 5 }, even)).toEqual([13, 25, 24, 25, 13]);
    expect(counts({ kind: 'float', low: 1, high: 8, log: true }, upTo8)).toEqual([1, 1, 1, 3, 2]);
    expect(counts({ kind: 'int', low: 1, high: 8, log: true }, upTo8)).toEqual([1, 1, 3, 3]);
    expect(scottBandwidth([1, 2, 3, 4])).toBeCloseTo(0.7043276, 7);
    expect(scottBandwidth([90, 0, 0, 90])).toBeCloseTo(0.5638226, 7);
    expect(scottBandwidth([1, 0, 0, 1])).toBeCloseTo(1.9556729, 7);
    expect(scottBandwidth([0, 1, 0])).toBeCloseTo(0.304878, 6);
  });
});

const overSeeds = (of: (seed: number) => Float64Array): { mean: number; deviation: number }[] => {
  const all = Array.from({ length: 10 }, (_, seed) => of(seed));
  return [...all[0]!.keys()].map((i) => {
    const mean = all.reduce((sum, one) => sum + one[i]!, 0) / 10;
    return { mean, deviation: Math.sqrt(all.reduce((sum, one) => sum + (one[i]! - mean) ** 2, 0) / 9) };
  });
};

describe('forests', () => {
  it('split the variance of a known tree', () => {
    const tree = {
      feature: Int32Array.of(1, 2, -1, -1, -1),
      threshold: Float64Array.of(0.5, 1.5, 0, 0, 0),
      left: Int32Array.of(1, 2, 0, 0, 0),
      right: Int32Array.of(4, 3, 0, 0, 0),
      value: Float64Array.of(0, 0, 0.1, 0.2, 0.5),
    };
    const columns = [1, 1, 2].map((high) => ({ kind: 'number' as const, low: 0, high, values: new Float64Array() }));
    const { total, main, pairs } = treeVariance(tree, columns, [
      [1, 2],
      [0, 1],
    ]);
    expect(total).toBeCloseTo(0.03609375, 14);
    expect(main[0]).toBe(0);
    expect(main[1]).toBeCloseTo(0.03515625, 14);
    expect(main[2]).toBeCloseTo(0.00046875, 14);
    expect(pairs[0]).toBeCloseTo(0.00046875, 14);
    expect(pairs[1]).toBeCloseTo(0, 14);
  });

  it('give the shares of a function whose parts add up', () => {
    for (const [i, { mean }] of overSeeds((seed) => fanova(reference, {}, seed).importances).entries())
      expect(Math.abs(mean - exactShares[i]!)).toBeLessThan(0.02);
  });

  it('agree with Optuna where choices are columns and logarithms are not taken', () => {
    const oneHot = [0, 1, 2].map((choice) =>
      column({ kind: 'float', low: 0, high: 1 }, (point) => (point.optimizer === choice ? 1 : 0)),
    );
    const data = { ...reference, parameters: [rate, layers, dropout, ...oneHot] };
    const got = overSeeds((seed) => fanova(data, { measure: 'plain' }, seed).importances);
    for (const [i, want] of [0.90233, 0.03682, 0.00855].entries())
      expect(Math.abs(got[i]!.mean - want)).toBeLessThan(3 * got[i]!.deviation);
    const joint = got[3]!.mean + got[4]!.mean + got[5]!.mean;
    expect(Math.abs(joint - 0.0443)).toBeLessThan(0.002);
  });

  it('agree with the reference in how they share out impurity', () => {
    const got = overSeeds((seed) => meanDecreaseImpurity(reference, {}, seed));
    for (const [i, want] of [0.91184, 0.04038, 0.01202, 0.03576].entries())
      expect(Math.abs(got[i]!.mean - want)).toBeLessThan(3 * got[i]!.deviation);
  });

  it('find an interaction', () => {
    const losses = grid.map((point) => (point.layers > 5 === point.dropout > 0.5 ? 1 : 0));
    const { interactions } = fanova({ ...reference, losses }, { interactionsAmong: 4, trees: 16 }, 1);
    expect(interactions).toHaveLength(6);
    expect(interactions[0]?.pair).toEqual([1, 2]);
    expect(interactions[0]?.share).toBeGreaterThan(0.8);
  });

  it('grow the same trees from the same seed', () => {
    expect(fanova(reference, { trees: 4 }, 7)).toEqual(fanova(reference, { trees: 4 }, 7));
    expect(fanova(reference, { trees: 4 }, 7)).not.toEqual(fanova(reference, { trees: 4 }, 8));
  });
});

describe.each(importanceMethods)('%s', (method) => {
  const options = { method, trees: 8 };

  it('ranks a parameter that matters above one that does not, with an interval around each', () => {
    const { importances, intervals } = importance(reference, { ...options, resamples: 8 }, 3);
    expect(importances[0]).toBeGreaterThan(importances[2]!);
    for (const [i, { low, high }] of intervals!.entries()) {
      expect(low).toBeLessThanOrEqual(importances[i]!);
      expect(high).toBeGreaterThanOrEqual(importances[i]!);
      expect(high - low).toBeGreaterThan(0);
    }
  });

  it('has no opinion without trials, with one, or with equal losses', () => {
    const one = { losses: [1], parameters: [{ domain: rate.domain, values: [0.01] }] };
    expect(importance({ losses: [], parameters: [{ ...rate, values: [] }] }, options, 1).importances).toEqual([0]);
    expect(importance(one, options, 1).importances).toEqual([0]);
    const same = importance({ ...reference, losses: grid.map(() => 2) }, options, 1).importances;
    for (const value of same) expect(value).toBeCloseTo(0, 12);
  });

  it('never answers NaN, whatever is missing', () => {
    const value = fc.option(fc.integer({ min: 0, max: 3 }), { nil: NaN });
    const trial = fc.tuple(value, value, fc.integer({ min: -3, max: 3 }));
    fc.assert(
      fc.property(fc.array(trial, { maxLength: 12 }), (trials) => {
        const data: ImportanceData = {
          losses: trials.map((row) => row[2]),
          parameters: [
            { domain: { kind: 'categorical', choices: 4 }, values: trials.map((row) => row[0]) },
            { domain: { kind: 'int', low: 0, high: 3 }, values: trials.map((row) => row[1]) },
            { domain: { kind: 'float', low: 2, high: 2 }, values: trials.map(() => 2) },
          ],
        };
        const { importances } = importance(data, { ...options, trees: 3 }, 1);
        for (const one of importances) expect(one).not.toBeNaN();
        expect(importances[2]).toBe(0);
      }),
      { numRuns: 50 },
    );
  });
});

it('refuses bad input, saying where', () => {
  const wrong = (data: Partial<ImportanceData>, message: string): void => {
    for (const method of importanceMethods)
      expect(() => importance({ ...reference, ...data }, { method }, 1)).toThrow(message);
  };
  wrong({ losses: [...(reference.losses as number[])].fill(NaN, 5, 6) }, 'losses[5]: expected a number');
  wrong({ losses: [1] }, 'parameters[0]: expected 1 values');
  wrong({ parameters: [{ ...rate, values: grid.map(() => 7) }] }, 'parameters[0].values[0]');
  wrong({ parameters: [{ ...rate, domain: { kind: 'float', low: 0, high: 1, log: true } }] }, 'above 0');
  wrong({ parameters: [{ ...rate, domain: { kind: 'float', low: 2, high: 1 } }] }, 'low <= high');
  wrong({ parameters: [{ ...optimizer, values: grid.map(() => 0.5) }] }, 'place of a choice');
  expect(() => pedAnova(reference, { targetQuantile: 0 })).toThrow('targetQuantile');
  expect(() => fanova({ ...reference, losses: grid.map(() => Infinity) }, {}, 1)).toThrow('finite');
});
