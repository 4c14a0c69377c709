import { describe, expect, it } from 'vitest';
import { TrialHistory } from '../../history/trial-history.ts';
import { SearchSpace } from '../../space/search-space.ts';
import type { Trial } from '../../trial.ts';
import { expectedEnds } from './expected-ends.ts';

const space = new SearchSpace({ x: { kind: 'float', low: 0, high: 1 } });

/** A trial with values at the steps 1, 4 and 16, of which it has come to `steps`; the last of 16 is its objective. */
function trial(number: number, values: readonly number[], state: Trial['state']): Trial {
  const reports = values.map((value, i) => ({ step: 4 ** i, value }));
  const [last = 0] = values.slice(-1);
  return { number, state, values: { x: number / 100 }, reports, ...(state === 'complete' && { objectives: [last] }) };
}

function endsOf(trials: readonly Trial[], direction: 'minimize' | 'maximize' = 'minimize'): number[] {
  const history = new TrialHistory(space, [{ metric: 'loss', direction }]);
  history.putAll(trials);
  return [...expectedEnds(history)];
}

/** The bad catch up: half of the difference is left at each rung, and all fall by 1. */
const way = (first: number, rungs: number): number[] =>
  Array.from({ length: rungs }, (_, rung) => first / 2 ** rung - rung);

describe('the expected end of a pruned trial', () => {
  const complete = [1, 2, 3, 5, 8, 4].map((first, number) => trial(number, way(first, 3), 'complete'));
  const pruned = [trial(6, way(20, 1), 'pruned'), trial(7, way(12, 2), 'pruned'), trial(8, way(30, 1), 'pruned')];

  it('follows those that went on', () => {
    const ends = endsOf([...complete, ...pruned]);
    expect(ends.slice(0, 6)).toEqual(complete.map(() => Number.NaN));
    for (const [i, first] of [20, 12, 30].entries()) expect(ends[6 + i]).toBeCloseTo(way(first, 3)[2] ?? 0, 12);
  });

  it('is that of the negated values where they are maximised', () => {
    const negated = [...complete, ...pruned].map((each): Trial => {
      const { objectives, reports, ...rest } = each;
      return {
        ...rest,
        ...(objectives !== undefined && { objectives: objectives.map((value) => -value) }),
        ...(reports !== undefined && { reports: reports.map(({ step, value }) => ({ step, value: -value })) }),
      };
    });
    expect(endsOf(negated, 'maximize')).toEqual(endsOf([...complete, ...pruned]));
  });

  it('is the value itself where none went on, and nothing without a report', () => {
    expect(endsOf([trial(0, [7], 'pruned'), trial(1, [9], 'pruned')])).toEqual([7, 9]);
    expect(endsOf([...complete, trial(6, [], 'pruned'), trial(7, [Number.NaN], 'pruned')]).slice(6)).toEqual([
      Number.NaN,
      Number.NaN,
    ]);
  });

  it('knows a fall from few trials, and bears many steps at which trials were pruned', () => {
    expect(endsOf([trial(0, [3, 1], 'complete'), trial(1, [9], 'pruned')])[1]).toBe(7);
    const many = Array.from({ length: 60 }, (_, number): Trial => {
      const reports = Array.from({ length: 60 - number }, (__, step) => ({
        step: step + 1,
        value: 100 - step + number,
      }));
      return number === 0
        ? { number, state: 'complete', values: { x: 0.5 }, reports, objectives: [41] }
        : { number, state: 'pruned', values: { x: number / 60 }, reports };
    });
    for (const end of endsOf(many).slice(1)) expect(Number.isFinite(end)).toBe(true);
  });
});
