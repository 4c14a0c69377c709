import { describe, expect, it } from 'vitest';
import type { ParameterMap, ParameterValues } from '../../space/parameter.ts';
import { Study } from '../../study.ts';
import type { SamplerDefinition, StudyDefinition } from '../../study-definition.ts';
import type { Trial } from '../../trial.ts';

const space: ParameterMap = {
  rate: { kind: 'float', low: 1e-5, high: 1, scale: 'log' },
  layers: { kind: 'int', low: 1, high: 8 },
  optimizer: { kind: 'categorical', choices: ['sgd', 'adam'] },
  momentum: { kind: 'float', low: 0, high: 0.999, scale: 'reverseLog', when: { parameter: 'optimizer', in: ['sgd'] } },
};
const definitionOf = (sampler: SamplerDefinition, more: Partial<StudyDefinition> = {}): StudyDefinition => ({
  space,
  objectives: [{ metric: 'loss', direction: 'minimize' }],
  sampler,
  seed: 7,
  ...more,
});
const loss = (values: ParameterValues): number =>
  (Math.log10(Number(values['rate'])) + 3) ** 2 +
  (Number(values['layers']) - 5) ** 2 / 4 +
  (values['optimizer'] === 'sgd' ? (Number(values['momentum']) - 0.9) ** 2 : 1);

function run(study: Study, count: number, told: (values: ParameterValues) => Partial<Trial>): Trial[] {
  return Array.from({ length: count }, (_, number) => {
    const suggestion = study.suggest(number);
    if (suggestion === 'exhausted') throw new Error('exhausted');
    study.space.check(suggestion.values);
    const trial: Trial = { number, state: 'complete', ...suggestion, ...told(suggestion.values) };
    study.put(trial);
    return trial;
  });
}

describe('auto', () => {
  it('is what a study does that names no sampler; finds more than chance', () => {
    const { sampler: _, ...unnamed } = definitionOf({ kind: 'auto' });
    const best = (definition: StudyDefinition): number => {
      const study = new Study(definition);
      run(study, 40, (values) => ({ objectives: [loss(values)] }));
      return study.best()?.objectives?.[0] ?? NaN;
    };
    const found = best(unnamed);
    expect(found).toBe(best(definitionOf({ kind: 'auto' })));
    expect(found).toBeLessThan(0.02);
    expect(found).toBeLessThan(best(definitionOf({ kind: 'random' })));
  });

  it('begins with places of one sequence', () => {
    const [auto, sobol] = [new Study(definitionOf({ kind: 'auto' })), new Study(definitionOf({ kind: 'sobol' }))];
    for (let number = 0; number < 4; number++) expect(auto.suggest(number)).toEqual(sobol.suggest(number));
  });

  it('goes on in long studies, in spaces of very many dimensions, and with several objectives', () => {
    const long = new Study(definitionOf({ kind: 'auto' }));
    const random = new Study(definitionOf({ kind: 'random' }));
    long.putAll(run(random, 3000, (values) => ({ objectives: [loss(values)] })));
    const next = long.suggest(3000);
    expect(next === 'exhausted' ? Infinity : loss(next.values)).toBeLessThan(1);

    const wide: ParameterMap = Object.fromEntries(
      Array.from({ length: 80 }, (_, i) => [`x${i}`, { kind: 'float', low: 0, high: 1 }]),
    );
    expect(
      run(new Study(definitionOf({ kind: 'auto' }, { space: wide })), 20, () => ({ objectives: [1] })),
    ).toHaveLength(20);

    const several = new Study(
      definitionOf({ kind: 'auto' }, { objectives: ['a', 'b'].map((metric) => ({ metric, direction: 'minimize' })) }),
    );
    run(several, 30, (values) => ({ objectives: [loss(values), Number(values['layers'])] }));
    expect(new Set(several.paretoFront().map(({ values }) => values['layers'])).size).toBeGreaterThan(2);
  });
});
