import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { ParameterMap, ParameterValues } from '../../space/parameter.ts';
import { Study } from '../../study.ts';
import type { StudyDefinition } from '../../study-definition.ts';
import type { Trial } from '../../trial.ts';

const space: ParameterMap = {
  rate: { kind: 'float', low: 1e-4, high: 1, scale: 'log' },
  optimizer: { kind: 'categorical', choices: ['sgd', 'adam', 'lion'] },
  momentum: { kind: 'float', low: 0, high: 1, step: 0.05, when: { parameter: 'optimizer', in: ['sgd'] } },
  layers: { kind: 'int', low: 1, high: 6 },
  width: { kind: 'ordinal', choices: [16, 32, 64, 128] },
};
const definition: StudyDefinition = {
  space,
  constraints: ['layers * width <= 400'],
  objectives: [{ metric: 'loss', direction: 'minimize' }],
  sampler: { kind: 'gp', startupTrials: 5 },
  seed: 1,
};
const loss = (values: ParameterValues): number =>
  (Math.log10(Number(values['rate'])) + 2) ** 2 +
  (values['optimizer'] === 'sgd' ? 2 * (Number(values['momentum']) - 0.9) ** 2 : 0.5) +
  0.1 * Math.abs(Number(values['layers']) - 3);

/** Runs trials with some pending at a time; each ends when it is the oldest. */
function run(
  study: Study,
  count: number,
  pendingMost = 1,
  told: (values: ParameterValues) => Partial<Trial> = (v) => ({ objectives: [loss(v)] }),
): Trial[] {
  const trials: Trial[] = [];
  const pending: Trial[] = [];
  const end = (): void => {
    const trial = pending.shift();
    if (trial === undefined) return;
    const ended: Trial = { ...trial, state: 'complete', ...told(trial.values) };
    trials.push(ended);
    study.put(ended);
  };
  for (let number = 0; number < count; number++) {
    const suggestion = study.suggest(number);
    if (suggestion === 'exhausted') break;
    study.space.check(suggestion.values);
    const trial: Trial = { number, state: 'running', ...suggestion };
    study.put(trial);
    pending.push(trial);
    if (pending.length >= pendingMost) end();
  }
  while (pending.length > 0) end();
  return trials;
}

describe('the Gaussian process sampler', () => {
  it('finds the best of a space with branches, steps and a constraint, one trial or four at a time', () => {
    for (const pending of [1, 4]) {
      const study = new Study(definition);
      const trials = run(study, 45, pending);
      expect(study.best()?.objectives?.[0]).toBeLessThan(0.05);
      expect(new Set(trials.map(({ values }) => JSON.stringify(values))).size).toBe(trials.length);
    }
  });

  it('answers by the trials alone: in any order, in a new process, whatever was asked before', () => {
    const study = new Study(definition);
    const trials = run(study, 24, 3);
    const next = study.suggest(24);
    fc.assert(
      fc.property(fc.shuffledSubarray(trials, { minLength: trials.length }), (inOrder) => {
        const again = new Study(definition);
        for (const trial of inOrder) again.put(trial);
        expect(again.suggest(24)).toEqual(next);
      }),
      { numRuns: 4 },
    );
    expect(new Study({ ...definition, seed: 2 }).suggest(0)).not.toEqual(new Study(definition).suggest(0));
  });

  it('climbs into a branch that has a dimension of very many values', () => {
    const branches: ParameterMap = {
      optimizer: { kind: 'categorical', choices: ['sgd', 'adam', 'lion'] },
      epochs: { kind: 'int', low: 0, high: 24 },
      decay: { kind: 'float', low: 1e-3, high: 2e-3, scale: 'log', when: { parameter: 'optimizer', in: ['adam'] } },
      buffer: { kind: 'int', low: 1, high: 2 ** 40, when: { parameter: 'optimizer', in: ['lion'] } },
    };
    const ofBranch = ({ optimizer, decay, buffer }: ParameterValues): number => {
      if (optimizer === 'sgd') return 0.05;
      return optimizer === 'adam' ? 1e5 * (Number(decay) - 0.0012) ** 2 : (Math.log2(Number(buffer)) / 40 - 0.3) ** 2;
    };
    // Of these seeds 3 and 28 come to such a climb.
    for (let seed = 0; seed < 30; seed++) {
      const study = new Study({ ...definition, space: branches, constraints: [], seed });
      run(study, 30, 1, (values) => ({ objectives: [(Number(values['epochs']) / 24 - 0.3) ** 2 + ofBranch(values)] }));
      expect(study.best()?.objectives?.[0]).toBeLessThan(0.06);
    }
  });

  it('learns from told constraints', () => {
    const told = (values: ParameterValues): Partial<Trial> => ({
      objectives: [loss(values)],
      constraints: [Number(values['layers']) - 2, -1],
    });
    const study = new Study(definition);
    const trials = run(study, 40, 1, told);
    expect(study.best()?.values['layers']).toBeLessThanOrEqual(2);
    expect(trials.slice(20).filter(({ values }) => Number(values['layers']) <= 2).length).toBeGreaterThan(12);
  });

  it('spreads over the front of two objectives', () => {
    const study = new Study({
      ...definition,
      space: { x: { kind: 'float', low: 0, high: 1 }, y: { kind: 'float', low: 0, high: 1 } },
      constraints: [],
      objectives: [
        { metric: 'a', direction: 'minimize' },
        { metric: 'b', direction: 'maximize' },
      ],
    });
    const trials = run(study, 40, 1, ({ x, y }) => ({
      objectives: [Number(x) ** 2 + Number(y), -((Number(x) - 1) ** 2) - Number(y)],
    }));
    const onFront = trials.slice(10).filter(({ values }) => Number(values['y']) < 0.05);
    expect(onFront.length).toBeGreaterThan(20);
    const xs = onFront.map(({ values }) => Number(values['x']));
    expect(Math.min(...xs)).toBeLessThan(0.3);
    expect(Math.max(...xs)).toBeGreaterThan(0.7);
  });

  it('goes on with failed, pruned and infinite trials, and where all losses are equal', () => {
    const states: readonly Partial<Trial>[] = [
      { state: 'failed' },
      { state: 'pruned', reports: [{ step: 1, value: 0.2 }] },
      { objectives: [Infinity] },
      { objectives: [1] },
    ];
    let i = 0;
    expect(run(new Study(definition), 30, 2, () => states[i++ % states.length] ?? {})).toHaveLength(30);
    expect(run(new Study(definition), 20, 1, () => ({ objectives: [7] }))).toHaveLength(20);
    expect(run(new Study(definition), 12, 1, () => ({ state: 'pruned' }))).toHaveLength(12);
  });
});
