import { RandomStream } from '@assay/base';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { anySpace } from '../../test/any-space.ts';
import { SearchSpace } from '../space/search-space.ts';
import type { Trial, TrialState } from '../trial.ts';
import { TrialHistory } from './trial-history.ts';

const states: readonly TrialState[] = ['waiting', 'running', 'complete', 'pruned', 'failed'];

/** All that can be seen of a history. */
function seen(history: TrialHistory): unknown {
  const head = (column: ArrayLike<number>): number[] => Array.from(column).slice(0, history.count);
  return {
    numbers: head(history.numbers),
    states: head(history.states),
    coordinates: history.coordinates.map(head),
    losses: history.losses.map(head),
    violations: head(history.violations),
    counts: history.counts,
    trials: history.trials,
    sorted: history.coordinates.map((_, d) => {
      const { rows, count } = history.sorted(d);
      return [...rows.subarray(0, count)];
    }),
    reports: Array.from({ length: history.count }, (_, row) => {
      const reports = history.reports[row];
      return reports && [...reports.values.subarray(0, reports.count)];
    }),
  };
}

describe('TrialHistory', () => {
  it('is the same in whatever order trials arrive, also twice and in older states', () => {
    fc.assert(
      fc.property(anySpace, fc.nat(), fc.integer({ min: 0, max: 40 }), (space, seed, count) => {
        const random = RandomStream.of(seed);
        const trials: Trial[] = Array.from({ length: count }, (_, number) => ({
          number: number - 3,
          state: states[random.below(states.length)] ?? 'failed',
          values: space.decode(space.draw(random)),
          objectives: [random.normal()],
          constraints: [random.normal()],
          reports: random.below(2) === 0 ? [{ step: 1, value: random.uniform() }] : [],
        }));
        const make = (): TrialHistory => new TrialHistory(space, [{ metric: 'loss', direction: 'maximize' }]);
        const inOrder = make();
        inOrder.putAll(trials);
        const shuffled = make();
        for (const trial of random.shuffle([...trials])) {
          if (random.below(3) === 0)
            shuffled.put({ ...trial, state: 'running', values: space.decode(space.draw(random)) });
          if (random.below(4) === 0 && space.dimensions.length > 0) shuffled.sorted(0);
          shuffled.put(trial);
        }
        expect(seen(shuffled)).toEqual(seen(inOrder));
        for (const { values } of trials) expect(shuffled.has(space.encode(values))).toBe(true);
        const other = space.draw(random);
        const isThere = trials.some(({ values }) => JSON.stringify(values) === JSON.stringify(space.decode(other)));
        expect(shuffled.has(space.encode(space.decode(other)))).toBe(isThere);
      }),
    );
  });

  it('keeps reports in order of step, one a step', () => {
    const history = new TrialHistory(new SearchSpace({}), [{ metric: 'loss', direction: 'minimize' }]);
    history.put({ number: 0, state: 'running', values: {} });
    for (const [step, value] of [
      [3, 1],
      [1, 5],
      [2, 4],
      [3, 0.5],
    ] as const)
      history.report(0, step, value);
    const reports = history.reports[0]!;
    expect([...reports.steps.subarray(0, reports.count)]).toEqual([1, 2, 3]);
    expect([...reports.values.subarray(0, reports.count)]).toEqual([5, 4, 0.5]);
    expect([reports.lastStep, reports.lastValue]).toEqual([3, 0.5]);
    history.put({ number: 0, state: 'complete', values: {}, objectives: [0.5] });
    expect(history.reports[0]?.count).toBe(3);
  });
});
