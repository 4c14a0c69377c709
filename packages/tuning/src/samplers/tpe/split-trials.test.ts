import { describe, expect, it } from 'vitest';
import { TrialHistory } from '../../history/trial-history.ts';
import { SearchSpace } from '../../space/search-space.ts';
import type { Trial } from '../../trial.ts';
import { splitTrials } from './split-trials.ts';

const space = new SearchSpace({ x: { kind: 'float', low: 0, high: 100 } });
type Told = Omit<Trial, 'number' | 'values'>;
function split(told: readonly Told[], direction: 'minimize' | 'maximize' = 'minimize', objectives = 1) {
  const history = new TrialHistory(
    space,
    Array.from({ length: objectives }, (_, i) => ({ metric: `m${i}`, direction })),
  );
  for (const [number, trial] of told.entries()) history.put({ number, values: { x: number }, ...trial });
  return splitTrials(history, true);
}
const complete = (...objectives: number[]): Told => ({ state: 'complete', objectives });
const pruned = (...reports: [number, number][]): Told => ({
  state: 'pruned',
  reports: reports.map(([step, value]) => ({ step, value })),
});
const broken = (constraint: number): Told => ({ ...complete(-99), constraints: [-1, constraint] });
const failed: Told = { state: 'failed' };
const running: Told = { state: 'running' };

describe('splitTrials', () => {
  it('takes the best tenth of the complete trials, of equals the earlier; running ones stand with the others', () => {
    const told = [
      complete(3),
      complete(1),
      failed,
      complete(Number.NaN),
      complete(1),
      running,
      ...Array.from({ length: 7 }, () => complete(5)),
    ];
    expect(split(told)).toEqual({ below: [1, 4], above: [0, 3, 5, 6, 7, 8, 9, 10, 11, 12] });
    expect(split([complete(3), complete(9), complete(4)], 'maximize').below).toEqual([1]);
  });

  it('goes on with the pruned by last step and value, then with the infeasible by violation', () => {
    const others = [broken(5), broken(0.5), broken(2)];
    const told = [
      pruned([1, 2]),
      pruned([1, 0], [3, 9]),
      pruned([3, 4]),
      { state: 'pruned' } as Told,
      pruned([3, Number.NaN]),
      ...others,
    ];
    const order: number[] = [];
    // Each good trial is made a failed one, until none is left.
    for (let left = [...told]; order.length < told.length;) {
      const [best] = split(left).below;
      if (best === undefined) break;
      order.push(best);
      left = left.map((trial, i) => (i === best ? failed : trial));
    }
    expect(order).toEqual([2, 1, 4, 0, 3, 6, 7, 5]);
  });

  it('takes fronts of several objectives, of the last one the widest', () => {
    const front = [complete(0, 10), complete(4.9, 5.1), complete(5, 5), complete(10, 0)];
    const beaten = Array.from({ length: 17 }, (_, i) => complete(11 + i, 11));
    expect(split([...beaten, ...front], 'minimize', 2).below).toHaveLength(3);
    expect(split([...beaten, ...front], 'minimize', 2).below.every((row) => row >= 17)).toBe(true);
  });
});
