import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { timelineLanes } from './timeline-lanes.ts';
import { trialsOf } from './test-trials.ts';
import { shownRows } from './trial-selection.ts';

const lanesOf = (trials: Parameters<typeof trialsOf>[0], nowMs = 1000) => {
  const data = trialsOf(trials);
  return timelineLanes(data, shownRows(data, []), nowMs);
};

describe('lanes of a timeline', () => {
  it('are the workers, in the order in which they began', () => {
    const lanes = lanesOf([
      { number: 0, worker: 'b', startedMs: 0, endedMs: 10 },
      { number: 1, worker: 'a', startedMs: 5, endedMs: 20 },
      { number: 2, worker: 'b', startedMs: 12, state: 'running' },
      { number: 3, state: 'waiting' },
    ]);
    expect(lanes.names).toEqual(['b', 'a']);
    expect([...lanes.rows]).toEqual([0, 2, 1]);
    expect([...lanes.lane]).toEqual([0, 0, 1]);
    expect([...lanes.endMs]).toEqual([10, 1000, 20]);
  });

  it('without workers are as many as ran at a time, and none overlaps', () => {
    const span = fc.tuple(fc.nat(100), fc.nat(30));
    fc.assert(
      fc.property(fc.array(span, { minLength: 1, maxLength: 40 }), (spans) => {
        const lanes = lanesOf(
          spans.map(([from, length], number) => ({ number, startedMs: from, endedMs: from + length })),
        );
        for (let i = 1; i < lanes.rows.length; i++)
          if (lanes.lane[i] === lanes.lane[i - 1])
            expect(lanes.startMs[i]).toBeGreaterThanOrEqual(lanes.endMs[i - 1] ?? 0);
        const most = Math.max(
          ...spans.map(([at]) => spans.filter(([from, length]) => from <= at && from + length > at).length),
        );
        expect(lanes.names.length).toBeLessThanOrEqual(
          Math.max(1, most + spans.filter(([, length]) => length === 0).length),
        );
        expect(lanes.names.length).toBeGreaterThanOrEqual(most);
      }),
    );
  });
});
