import { RandomStream } from '@assay/base';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { anySpace } from '../test/any-space.ts';
import type { ParameterValues } from './space/parameter.ts';
import type { SearchSpace } from './space/search-space.ts';
import type { SamplerDefinition, StudyDefinition } from './study-definition.ts';
import { Study } from './study.ts';
import type { Trial } from './trial.ts';

const samplers: readonly SamplerDefinition[] = [
  { kind: 'random' },
  { kind: 'grid', levels: 3 },
  { kind: 'sobol' },
  { kind: 'halton', scramble: false },
  { kind: 'tpe', startupTrials: 3 },
  { kind: 'tpe', startupTrials: 3, group: true },
  { kind: 'tpe', startupTrials: 3, multivariate: false, constantLiar: false },
];
const models: readonly SamplerDefinition[] = [
  { kind: 'gp', startupTrials: 4 },
  { kind: 'cmaes', startupTrials: 4 },
  { kind: 'nsga2', populationSize: 6 },
  { kind: 'auto' },
];
const loss: StudyDefinition['objectives'] = [{ metric: 'loss', direction: 'minimize' }];

/** A loss of some values: any function will do. */
function lossOf(space: SearchSpace, values: ParameterValues): number {
  return space
    .toUnit(space.encode(values))
    .reduce((sum, unit) => sum + (Number.isNaN(unit) ? 0.1 : (unit - 0.3) ** 2), 0);
}

/** Asks for `count` trials; every third is left running, every fifth fails or is pruned. */
function run(study: Study, count: number, from = 0): Trial[] {
  const trials: Trial[] = [];
  for (let number = from; number < from + count; number++) {
    const suggestion = study.suggest(number);
    if (suggestion === 'exhausted') break;
    const { values, note } = suggestion;
    const state =
      number % 3 === 2 ? 'running' : number % 5 === 4 ? (number % 2 === 0 ? 'pruned' : 'failed') : 'complete';
    const trial: Trial = {
      number,
      state,
      values,
      ...(state === 'complete' && {
        objectives: study.definition.objectives.map((_, i) => lossOf(study.space, values) * (i === 0 ? 1 : -1)),
      }),
      ...(state === 'pruned' && { reports: [{ step: number, value: number }] }),
      ...(note !== undefined && { note }),
    };
    study.put({ number, state: 'running', values, ...(note !== undefined && { note }) });
    study.put(trial);
    trials.push(trial);
  }
  return trials;
}

describe('Study', () => {
  it.each([...samplers, ...models])(
    'with %j suggests points of its space, and the same ones when it is begun anew or gone on with',
    (sampler) => {
      fc.assert(
        fc.property(anySpace, fc.nat(), fc.integer({ min: 1, max: 2 }), (space, seed, objectives) => {
          const constraints = space.dimensions[0]?.kind === 'int' ? ['p0 != 1'] : [];
          const definition: StudyDefinition = {
            space: space.parameters,
            constraints,
            objectives: [...loss, { metric: 'size', direction: 'maximize' } as const].slice(
              0,
              sampler.kind === 'cmaes' ? 1 : objectives,
            ),
            sampler,
            seed,
          };
          const never = new Study(definition);
          const trials = run(never, 24);
          const keys = trials.map(({ values }) => JSON.stringify(values));
          if (space.size !== Infinity) expect(new Set(keys).size).toBe(keys.length);
          for (const { values } of trials) never.space.check(values);
          expect(run(new Study(definition), 24)).toEqual(trials);
          const resumed = new Study(definition);
          for (const trial of RandomStream.of(seed).shuffle(trials.slice(0, 14))) resumed.put(trial);
          expect(run(resumed, 10, 14)).toEqual(trials.slice(14));
        }),
        { numRuns: samplers.includes(sampler) ? 15 : 4 },
      );
    },
  );

  it.each<SamplerDefinition>([{ kind: 'random' }, { kind: 'grid' }, { kind: 'tpe', startupTrials: 3 }])(
    'with %j tries every point of a discrete space once, then says so',
    (sampler) => {
      const study = new Study({
        space: {
          optimizer: { kind: 'categorical', choices: ['sgd', 'adam'] },
          nesterov: { kind: 'categorical', choices: [true, false], when: { parameter: 'optimizer', in: ['sgd'] } },
          layers: { kind: 'int', low: 1, high: 5 },
        },
        constraints: ['layers != 4', 'nesterov == true or layers < 5'],
        objectives: loss,
        sampler,
        seed: 3,
      });
      const trials = run(study, 100);
      expect(new Set(trials.map(({ values }) => JSON.stringify(values))).size).toBe(11);
      expect(study.suggest(12)).toBe('exhausted');
    },
  );

  it('keeps away from points that run', () => {
    const distance = (constantLiar: boolean): number => {
      let sum = 0;
      for (let seed = 0; seed < 20; seed++) {
        const space = { x: { kind: 'float', low: 0, high: 1 }, y: { kind: 'float', low: 0, high: 1 } } as const;
        const study = new Study({ space, objectives: loss, sampler: { kind: 'tpe', constantLiar }, seed });
        const random = RandomStream.of(seed, 1);
        for (let number = 0; number < 40; number++) {
          const [x, y] = [random.uniform(), random.uniform()];
          study.put({ number, state: 'complete', values: { x, y }, objectives: [(x - 0.5) ** 2 + (y - 0.5) ** 2] });
        }
        for (let number = 40; number < 60; number++) {
          study.put({ number, state: 'running', values: { x: 0.5, y: 0.25 + number / 200 } });
        }
        const suggestion = study.suggest(60);
        if (suggestion !== 'exhausted')
          sum += Math.hypot(Number(suggestion.values['x']) - 0.5, Number(suggestion.values['y']) - 0.5);
      }
      return sum / 20;
    };
    expect(distance(true)).toBeGreaterThan(1.5 * distance(false));
  });

  it('finds the better half of a hundred draws in less: TPE against chance', () => {
    const best = (sampler: SamplerDefinition): number => {
      const regrets: number[] = [];
      for (let seed = 0; seed < 9; seed++) {
        const study = new Study({
          space: {
            lr: { kind: 'float', low: 1e-5, high: 1, scale: 'log' },
            units: { kind: 'int', low: 16, high: 512, step: 16 },
            depth: { kind: 'ordinal', choices: [1, 2, 4, 8] },
            optimizer: { kind: 'categorical', choices: ['sgd', 'adam', 'lion'] },
          },
          objectives: [{ metric: 'accuracy', direction: 'maximize' }],
          sampler,
          seed,
        });
        for (let number = 0; number < 100; number++) {
          const suggestion = study.suggest(number);
          if (suggestion === 'exhausted') break;
          const { lr, units, depth, optimizer } = suggestion.values;
          const regret =
            (Math.log10(Number(lr)) + 2) ** 2 +
            (Number(units) / 512 - 0.6) ** 2 +
            Math.abs(Math.log2(Number(depth)) - 2) +
            (optimizer === 'adam' ? 0 : 1);
          study.put({ number, state: 'complete', values: suggestion.values, objectives: [-regret] });
        }
        regrets.push(-(study.best()?.objectives?.[0] ?? -9));
      }
      return regrets.sort((a, b) => a - b)[4] ?? 9;
    };
    expect(best({ kind: 'tpe' })).toBeLessThan(0.5 * best({ kind: 'random' }));
  });

  it('answers the best trial and the front', () => {
    const study = new Study({
      space: { x: { kind: 'float', low: 0, high: 1 } },
      objectives: [
        { metric: 'accuracy', direction: 'maximize' },
        { metric: 'ms', direction: 'minimize' },
      ],
      seed: 1,
    });
    const told: readonly (readonly [number, number, number])[] = [
      [0.9, 5, 1],
      [0.8, 3, 0],
      [0.7, 4, 0],
      [0.9, 5, 0],
      [0.9, Number.NaN, 0],
    ];
    for (const [number, [accuracy, ms, constraint]] of told.entries()) {
      study.put({
        number,
        state: 'complete',
        values: { x: number / 10 },
        objectives: [accuracy, ms],
        constraints: [constraint],
      });
    }
    study.put({ number: 9, state: 'pruned', values: { x: 1 }, objectives: [1, 1] });
    expect(study.best()?.number).toBe(3);
    expect(study.paretoFront().map(({ number }) => number)).toEqual([1, 3]);
  });

  it.each<[Partial<StudyDefinition>, string]>([
    [{ objectives: [] }, 'objectives: is empty'],
    [{ seed: -1 }, 'seed: expected an integer'],
    [{ space: {}, sampler: { kind: 'grid', levels: 0 } }, 'sampler.levels'],
    [{ sampler: { kind: 'grid', levels: 0 } }, 'sampler.levels'],
    [
      {
        sampler: { kind: 'grid' },
        space: Object.fromEntries(Array.from({ length: 20 }, (_, i) => [`x${i}`, { kind: 'float', low: 0, high: 1 }])),
      },
      'a grid of 100000000000000000000 points',
    ],
  ])('refuses %j', (wrong, message) => {
    const right: StudyDefinition = { space: { x: { kind: 'float', low: 0, high: 1 } }, objectives: loss, seed: 0 };
    expect(() => new Study({ ...right, ...wrong })).toThrow(message);
  });
});
