import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { planMerge, tierOf } from './plan-merge.ts';

const mergedPoints = 2 ** 23;
const sum = (points: readonly number[]): number => points.reduce((total, each) => total + each, 0);

/** The parts that are left once nothing more is merged, and how many points were written for that. */
function settle(parts: readonly number[], ended: boolean): { parts: number[]; written: number } {
  let [left, written] = [[...parts], 0];
  for (let plan = planMerge(left, ended, mergedPoints); plan; plan = planMerge(left, ended, mergedPoints)) {
    const merged = sum(left.slice(plan.from, plan.to));
    written += merged;
    left = [...left.slice(0, plan.from), merged, ...left.slice(plan.to)];
  }
  return { parts: left, written };
}

describe('planMerge', () => {
  test.for<[number, number]>([
    [1, 0],
    [7, 0],
    [8, 1],
    [511, 2],
    [512, 3],
    [8 ** 7 - 1, 6],
    [8 ** 7, 7],
    [2 ** 24, 8],
  ])('a part of %i points is of tier %i', ([points, tier]) => expect(tierOf(points)).toBe(tier));

  test('takes neighbours, at least two, and never more points than a part may hold', () => {
    const parts = fc.array(fc.integer({ min: 1, max: 2 ** 23 }), { maxLength: 40 });
    fc.assert(
      fc.property(parts, fc.boolean(), (points, ended) => {
        const plan = planMerge(points, ended, mergedPoints);
        if (plan === undefined) return;
        expect(plan.from).toBeGreaterThanOrEqual(0);
        expect(plan.to).toBeLessThanOrEqual(points.length);
        expect(plan.to - plan.from).toBeGreaterThanOrEqual(2);
        expect(sum(points.slice(plan.from, plan.to))).toBeLessThanOrEqual(mergedPoints);
      }),
    );
  });

  test('merging comes to an end, with all points in it', () => {
    const parts = fc.array(fc.integer({ min: 1, max: 2 ** 22 }), { maxLength: 60 });
    fc.assert(
      fc.property(parts, fc.boolean(), (points, ended) => {
        expect(sum(settle(points, ended).parts)).toBe(sum(points));
      }),
    );
  });

  test('a run that is sealed again and again keeps few parts, and writes each point few times', () => {
    for (const size of [10, 65_536, 262_144]) {
      let parts: number[] = [];
      let [written, most] = [0, 0];
      for (let i = 0; i < 3000; i++) {
        const settled = settle([...parts, size], false);
        parts = settled.parts;
        written += size + settled.written;
        most = Math.max(most, parts.filter((points) => points * 2 < mergedPoints).length);
      }
      expect(most).toBeLessThanOrEqual(7 * (tierOf(mergedPoints) - tierOf(size) + 1));
      expect(written / (3000 * size)).toBeLessThanOrEqual(2 + tierOf(mergedPoints) - tierOf(size));
      expect(settle(parts, true).parts.filter((points) => points * 2 < mergedPoints).length).toBeLessThanOrEqual(3);
    }
  });

  test('after its end a run has few parts: a large one is not written again for a few points', () => {
    expect(settle([300_000, 5000, 20, 4000, 1], true).parts).toEqual([300_000, 9021]);
    expect(settle([60_000, 1], true).parts).toEqual([60_001]);
    expect(settle([100, 100, 100], true).parts).toEqual([300]);
    expect(planMerge([1000], true, mergedPoints)).toBeUndefined();
    expect(planMerge([], true, mergedPoints)).toBeUndefined();
  });
});
