import type { Change } from '@assay/wire';
import { expect, it } from 'vitest';
import { RefreshPlan } from './refresh-plan.ts';

const run = 'a'.repeat(32);
const change: Change = { cursor: 1, timeMs: 0, kind: 'run.metrics', entityId: run, experimentId: null, data: null };
const shown = [
  { queryHash: 'run', queryKey: ['run', run] as const },
  { queryHash: 'other', queryKey: ['run', 'b'.repeat(32)] as const },
];

it('refreshes what a change touches, at most once in its interval, and loses none', () => {
  const plan = new RefreshPlan();
  plan.note(change, shown);
  expect(plan.takeDue(0).map((answer) => answer.queryHash)).toEqual(['run']);
  plan.note(change, shown);
  plan.note(change, shown);
  expect(plan.takeDue(100)).toEqual([]);
  expect(plan.isEmpty).toBe(false);
  expect(plan.takeDue(500).map((answer) => answer.queryHash)).toEqual(['run']);
  expect(plan.isEmpty).toBe(true);
  expect(plan.takeDue(5000)).toEqual([]);
});

it('refreshes everything after a gap', () => {
  const plan = new RefreshPlan();
  plan.noteAll(shown);
  expect(plan.takeDue(0)).toHaveLength(2);
});
