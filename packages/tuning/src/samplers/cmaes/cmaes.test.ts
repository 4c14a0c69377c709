import { RandomStream } from '@assay/base';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { ParameterMap, ParameterValues } from '../../space/parameter.ts';
import { Study } from '../../study.ts';
import type { StudyDefinition } from '../../study-definition.ts';
import type { Trial } from '../../trial.ts';
import { cmaConstants, defaultPopulation } from './cma-constants.ts';
import { CmaState } from './cma-state.ts';
import { warmStart } from './warm-start.ts';

describe('the constants of CMA-ES', () => {
  it.each([
    [2, 6, 2.028611, 0.154815, 0.057859, 0.446205, 1.446205, 0.624555, 1.254273],
    [5, 8, 2.600179, 0.047292, 0.038169, 0.365088, 1.365088, 0.4502, 2.128524],
    [10, 10, 3.167299, 0.015284, 0.020154, 0.284429, 1.284429, 0.29499, 3.084727],
  ])('in %d dimensions are those of the paper', (n, population, mueff, c1, cmu, csigma, dsigma, cc, chiN) => {
    const constants = cmaConstants(n);
    expect(constants.population).toBe(population);
    const told = [
      constants.mueff,
      constants.c1,
      constants.cmu,
      constants.csigma,
      constants.dsigma,
      constants.cc,
      constants.chiN,
    ];
    [mueff, c1, cmu, csigma, dsigma, cc, chiN].forEach((value, i) => expect(told[i]).toBeCloseTo(value, 6));
    const positive = constants.weights.filter((weight) => weight > 0);
    expect(positive.reduce((sum, weight) => sum + weight, 0)).toBeCloseTo(1, 12);
    expect(constants.weights.toSorted((a, b) => b - a)).toEqual(constants.weights);
    expect(Math.min(...constants.weights)).toBeLessThan(0);
  });
});

describe('a search distribution', () => {
  /** Generations until the loss is below 1e-10 at the mean; 0.3 is the optimum. */
  const generations = (n: number, loss: (y: Float64Array) => number): number => {
    let state = CmaState.begin(cmaConstants(n), { mean: new Float64Array(n).fill(0.6), sigma: 0.2 });
    for (let g = 0; g < 2000; g++) {
      const centred = (x: Float64Array): number => loss(x.map((value) => value - 0.3));
      if (centred(state.mean) < 1e-10) return g;
      const points = Array.from({ length: state.constants.population }, (_, i) => {
        const x = state.sample(RandomStream.of(3, g, i), new Float64Array(n));
        return { x, loss: centred(x) };
      });
      state = state.next(points);
      expect(state.isOver).toBe(false);
    }
    return Infinity;
  };
  const squares = (y: Float64Array, scale: (i: number) => number): number =>
    y.reduce((sum, value, i) => sum + (scale(i) * value) ** 2, 0);

  it('finds the bottom of a bowl, and of one that is a thousand times narrower one way and turned', () => {
    expect(generations(5, (y) => squares(y, () => 1))).toBeLessThan(150);
    const turned = (y: Float64Array): Float64Array =>
      y.map((value, i) => value + 0.7 * (y[(i + 1) % y.length] as number));
    expect(generations(4, (y) => squares(turned(y), (i) => 10 ** i))).toBeLessThan(400);
  });

  it('is over when it has come to rest', () => {
    let state = CmaState.begin(cmaConstants(2), { mean: Float64Array.of(0.5, 0.5), sigma: 0.2 });
    let g = 0;
    for (; !state.isOver && g < 500; g++) {
      const points = Array.from({ length: 6 }, (_, i) => ({
        x: state.sample(RandomStream.of(g, i), new Float64Array(2)),
        loss: 1,
      }));
      state = state.next(points);
    }
    expect(g).toBe(20);
  });

  it('begins among the best of what is known', () => {
    const random = RandomStream.of(1);
    const known = Array.from({ length: 200 }, () => {
      const x = Float64Array.of(random.uniform(), random.uniform());
      return { x, loss: ((x[0] as number) - 0.8) ** 2 + 0.01 * (x[1] as number) };
    });
    const { mean, sigma, covariance } = warmStart(known, 2);
    expect(mean[0]).toBeCloseTo(0.8, 1);
    expect(sigma).toBeLessThan(0.3);
    expect(covariance?.[3]).toBeGreaterThan(3 * (covariance?.[0] ?? NaN));
  });
});

const space: ParameterMap = {
  x: { kind: 'float', low: -5, high: 5 },
  rate: { kind: 'float', low: 1e-5, high: 1, scale: 'log' },
  layers: { kind: 'int', low: 1, high: 9 },
  width: { kind: 'ordinal', choices: [16, 32, 64, 128, 256] },
  kind: { kind: 'categorical', choices: ['a', 'b', 'c'] },
  momentum: { kind: 'float', low: 0, high: 1, when: { parameter: 'kind', in: ['b'] } },
};
const definition: StudyDefinition = {
  space,
  constraints: ['layers * width <= 1000'],
  objectives: [{ metric: 'loss', direction: 'maximize' }],
  sampler: { kind: 'cmaes' },
  seed: 4,
};
const score = (v: ParameterValues): number =>
  -((Number(v['x']) - 1) ** 2) -
  (Math.log10(Number(v['rate'])) + 3) ** 2 -
  (Number(v['layers']) - 4) ** 2 -
  (Math.log2(Number(v['width'])) - 6) ** 2 -
  (v['kind'] === 'b' ? 0 : 3);

/** With `pendingMost` at a time, the newest of them ending first now and then. */
function run(study: Study, from: number, to: number, pendingMost = 1): Trial[] {
  const pending: Trial[] = [];
  const ended: Trial[] = [];
  for (let number = from; number < to; number++) {
    const suggestion = study.suggest(number);
    if (suggestion === 'exhausted') throw new Error('exhausted');
    study.space.check(suggestion.values);
    const trial: Trial = { number, state: 'running', ...suggestion };
    study.put(trial);
    pending.push(trial);
    while (pending.length >= (number === to - 1 ? 1 : pendingMost)) {
      const next = number % 3 === 0 ? pending.pop() : pending.shift();
      if (next === undefined) break;
      const done: Trial = { ...next, state: 'complete', objectives: [score(next.values)] };
      study.put(done);
      ended.push(done);
    }
  }
  return ended;
}

describe('the CMA-ES sampler', () => {
  it('climbs in a space of all kinds, one trial or six at a time', () => {
    for (const pending of [1, 6]) {
      const study = new Study(definition);
      run(study, 0, 250, pending);
      expect(study.best()?.objectives?.[0]).toBeGreaterThan(-0.1);
    }
  });

  it('stands where the trials say, in whatever order they came', () => {
    const study = new Study(definition);
    const trials = run(study, 0, 80, 5);
    const next = study.suggest(80);
    expect(next).toMatchObject({ note: { cmaRun: 0 } });
    fc.assert(
      fc.property(fc.shuffledSubarray(trials, { minLength: trials.length }), (inOrder) => {
        const again = new Study(definition);
        for (const trial of inOrder) {
          again.put(trial);
          again.suggest(80);
        }
        expect(again.suggest(80)).toEqual(next);
      }),
      { numRuns: 3 },
    );
  });

  it('begins where an earlier study was good', () => {
    const parent = run(new Study({ ...definition, sampler: { kind: 'random' } }), 0, 150);
    const study = new Study({ ...definition, seed: 5 });
    study.putAll(parent.map((trial) => ({ ...trial, number: trial.number - 1000 })));
    const mean = (trials: readonly Trial[]): number =>
      trials.reduce((sum, { values }) => sum + score(values), 0) / trials.length;
    expect(mean(run(study, 0, 20))).toBeGreaterThan(mean(parent) + 5);
  });

  it('begins anew with twice the population when a search is over', () => {
    const study = new Study({ ...definition, space: { x: { kind: 'float', low: 0, high: 1 } }, constraints: [] });
    const trials: Trial[] = [];
    for (let number = 0; number < 400; number++) {
      const suggestion = study.suggest(number);
      if (suggestion === 'exhausted') throw new Error('exhausted');
      const trial: Trial = { number, state: 'complete', ...suggestion, objectives: [1] };
      study.put(trial);
      trials.push(trial);
    }
    const count = (runNumber: number, generation: number): number =>
      trials.filter(({ note }) => note?.['cmaRun'] === runNumber && note['cmaGeneration'] === generation).length;
    expect(count(0, 0)).toBe(defaultPopulation(1));
    expect(count(1, 0)).toBe(2 * defaultPopulation(1));
  });

  it('does not search for two objectives at once', () => {
    const [objective] = definition.objectives;
    if (objective === undefined) throw new Error('none');
    expect(() =>
      new Study({ ...definition, objectives: [objective, { ...objective, metric: 'b' }] }).suggest(0),
    ).toThrow(/one objective/);
  });
});
