import { RandomStream } from '@assay/base';
import { describe, expect, it } from 'vitest';
import type { ParameterMap } from './space/parameter.ts';
import type { StudyDefinition } from './study-definition.ts';
import { Study } from './study.ts';
import type { Trial } from './trial.ts';

const space: ParameterMap = {
  x: { kind: 'float', low: 0, high: 1 },
  y: { kind: 'float', low: 0, high: 1 },
};
const definition = (seed: number, sampler: StudyDefinition['sampler'] = { kind: 'tpe' }): StudyDefinition => ({
  space,
  objectives: [{ metric: 'accuracy', direction: 'maximize' }],
  sampler,
  seed,
});
const accuracyAt = (x: number, y: number): number => -((x - 0.8) ** 2) - (y - 0.2) ** 2;

/** Sixty trials by chance; of values of another scale, of a space with one parameter more. */
function parent(scale: number): Trial[] {
  const random = RandomStream.of(9);
  return Array.from({ length: 60 }, (_, number) => {
    const values = { x: random.uniform(), y: random.uniform(), other: 3 };
    return { number, state: 'complete', values, objectives: [100 + scale * accuracyAt(values.x, values.y)] };
  });
}

/** The median regret after 12 trials of some seeds. */
function regretAfter(start: (study: Study) => void): number {
  const regrets = Array.from({ length: 15 }, (_, seed) => {
    const study = new Study(definition(seed));
    start(study);
    let best = -9;
    for (let number = 0; number < 12; number++) {
      const suggestion = study.suggest(number);
      if (suggestion === 'exhausted') break;
      const accuracy = accuracyAt(Number(suggestion.values['x']), Number(suggestion.values['y']));
      best = Math.max(best, accuracy);
      study.put({ number, state: 'complete', values: suggestion.values, objectives: [accuracy] });
    }
    return -best;
  });
  return regrets.sort((a, b) => a - b)[7] ?? 9;
}

describe('warm start', () => {
  it.each([
    ['identical', 1],
    ['transfer', 1],
    ['transfer', 1000],
    ['transfer', 0.001],
  ] as const)('%s: begins where the parent left off, whatever the scale (%s)', (kind, scale) => {
    const cold = regretAfter(() => {});
    expect(regretAfter((study) => study.putParent(parent(kind === 'identical' ? 1 : scale), kind))).toBeLessThan(
      0.5 * cold,
    );
  });

  it('takes finished trials that fit, as older ones, and lets points of a like problem be tried again', () => {
    const trials: Trial[] = [
      { number: 0, state: 'complete', values: { x: 0.5, y: 0.5, other: 1 }, objectives: [1] },
      { number: 1, state: 'complete', values: { x: 2, y: 0.5 }, objectives: [1] },
      { number: 2, state: 'running', values: { x: 0.1, y: 0.5 } },
      { number: 3, state: 'pruned', values: { x: 0.2, y: 0.5 } },
    ];
    const study = new Study(definition(1));
    study.putParent(trials, 'identical');
    study.putParent(trials, 'transfer');
    study.put({ number: 0, state: 'complete', values: { x: 0.9, y: 0.9 }, objectives: [0.5] });
    const { history } = study;
    expect([...history.numbers.subarray(0, history.count)]).toEqual([-3, -2, -1, 0]);
    expect([...(history.coordinates[0]?.subarray(0, 4) ?? [])]).toEqual([0.5, 0.5, 0.2, 0.9]);
    expect(study.best()?.number).toBe(-2);
    const other = new Study(definition(1));
    other.putParent(trials, 'transfer');
    expect(other.history.has(other.space.encode({ x: 0.5, y: 0.5 }))).toBe(false);
    expect(history.has(study.space.encode({ x: 0.5, y: 0.5 }))).toBe(true);
    expect(other.best()).toBeUndefined();
  });
});
