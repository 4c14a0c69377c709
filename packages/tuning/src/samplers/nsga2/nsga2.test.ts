import fc from 'fast-check';
import { RandomStream } from '@assay/base';
import { describe, expect, it } from 'vitest';
import { anySpace } from '../../../test/any-space.ts';
import { hypervolume } from '../../pareto/hypervolume.ts';
import type { ParameterMap, ParameterValues } from '../../space/parameter.ts';
import type { SamplerDefinition, StudyDefinition } from '../../study-definition.ts';
import { Study } from '../../study.ts';
import type { Trial } from '../../trial.ts';
import { compareParents, Populations } from './population.ts';

const objectives: StudyDefinition['objectives'] = [
  { metric: 'f', direction: 'minimize' },
  { metric: 'g', direction: 'minimize' },
];
const space: ParameterMap = Object.fromEntries(
  Array.from({ length: 5 }, (_, i) => [`x${i}`, { kind: 'float', low: 0, high: 1 }]),
);

/** ZDT1 (Zitzler, Deb and Thiele 2000). */
function zdt1(values: ParameterValues): number[] {
  const [first = 0, ...rest] = Object.values(values).map(Number);
  const g = 1 + (9 * rest.reduce((sum, x) => sum + x, 0)) / rest.length;
  return [first, g * (1 - Math.sqrt(first / g))];
}

function run(sampler: SamplerDefinition, seed: number, count: number): Study {
  const study = new Study({ space, objectives, sampler, seed });
  for (let number = 0; number < count; number++) {
    const suggestion = study.suggest(number);
    if (suggestion === 'exhausted') throw new Error('a space of real numbers is never exhausted');
    study.put({ number, state: 'complete', objectives: zdt1(suggestion.values), ...suggestion });
  }
  return study;
}

const volumeOf = ({ history }: Study): number =>
  hypervolume(
    Array.from({ length: history.count }, (_, row) => history.losses.map((column) => column[row] ?? NaN)),
    [1.1, 6],
  );

describe('NSGA-II', () => {
  it('comes nearer to the front than chance', () => {
    for (let seed = 0; seed < 3; seed++) {
      const [evolved, random] = [{ kind: 'nsga2', populationSize: 20 } as const, { kind: 'random' } as const].map(
        (sampler) => volumeOf(run(sampler, seed, 400)),
      );
      expect(evolved).toBeGreaterThan(Number(random) + 0.2);
    }
  });

  it('begins a generation when the one before has its complete trials, whatever their order', () => {
    const study = run({ kind: 'nsga2', populationSize: 4 }, 1, 11);
    const generations = study.history.trials.map(({ note }) => note?.['nsga2Generation']);
    expect(generations).toEqual([0, 0, 0, 0, 1, 1, 1, 1, 2, 2, 2]);
    const again = new Study(study.definition);
    for (const trial of RandomStream.of(3).shuffle([...study.history.trials])) again.put(trial);
    expect(again.suggest(11)).toEqual(study.suggest(11));
    // A trial that runs, failed or was pruned is nobody's parent.
    const waiting = new Study(study.definition);
    waiting.putAll(
      study.history.trials.map((trial): Trial => ({ ...trial, state: trial.number % 2 ? 'running' : 'failed' })),
    );
    expect(waiting.suggest(11)).toMatchObject({ note: { nsga2Generation: 0 } });
  });

  it('selects by feasibility, rank, then room', () => {
    const study = new Study({ space: {}, objectives, sampler: { kind: 'random' }, seed: 0 });
    const points: readonly (readonly [number, number, number])[] = [
      [0, 0, 1],
      [5, 0, 0],
      [0, 5, 0],
      [2, 2, 0],
      [2.1, 1.9, 0],
      [9, 9, 0],
    ];
    for (const [number, [f, g, violation]] of points.entries())
      study.put({ number, state: 'complete', values: {}, objectives: [f, g], constraints: [violation] });
    const populations = new Populations(5);
    const { generation, parents } = populations.current(study.history);
    expect(generation).toBe(1);
    expect(parents.map(({ row, rank }) => [row, rank])).toEqual(
      [
        [1, 0],
        [2, 0],
        [3, 0],
        [4, 0],
        [5, 1],
      ].map((pair) => pair),
    );
    expect(
      parents
        .toSorted(compareParents)
        .map(({ row }) => row)
        .slice(0, 2)
        .toSorted(),
    ).toEqual([1, 2]);
  });

  it('stays in the space, its branches and constraints', () => {
    fc.assert(
      fc.property(anySpace, fc.nat(), (any, seed) => {
        fc.pre(any.dimensions.length > 0);
        const study = new Study({
          space: any.parameters,
          constraints: any.constraints.map(({ text }) => text),
          objectives,
          sampler: { kind: 'nsga2', populationSize: 3 },
          seed,
        });
        const random = RandomStream.of(seed);
        for (let number = 0; number < 15; number++) {
          const suggestion = study.suggest(number);
          if (suggestion === 'exhausted') return;
          study.space.check(suggestion.values);
          const constraints = [random.normal()];
          study.put({
            number,
            state: 'complete',
            objectives: [random.normal(), random.normal()],
            constraints,
            ...suggestion,
          });
        }
      }),
    );
  });
});
