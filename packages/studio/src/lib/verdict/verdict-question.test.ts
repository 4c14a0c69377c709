import type { RunField } from '@assay/wire';
import { describe, expect, it } from 'vitest';
import { experimentBaseline } from '../view-state/verdict-view.ts';
import { setFields, verdictQuestion } from './verdict-question.ts';

const experiment = '0190a3f0c0de70008000000000000001';
const runId = '0190a3f0c0de70008000000000000002';
const known = { metric: 'acc', by: undefined, experimentId: experiment };

describe('the question of a verdict', () => {
  it('is none as long as it is not said what parts the runs', () => {
    expect(verdictQuestion({ experiment }, known)).toBeUndefined();
    expect(verdictQuestion({}, { ...known, by: 'params.lr' })).toBeUndefined();
  });

  it('takes the field of the view before the one that was found', () => {
    const asked = { ...known, by: 'params.lr' };
    expect(verdictQuestion({ experiment, filter: 'a = 1' }, asked)).toEqual({
      metric: 'acc',
      by: 'params.lr',
      scope: { experimentIds: [experiment], filter: 'a = 1' },
    });
    expect(verdictQuestion({ selected: [runId], group: ['params.opt', 'params.lr'] }, asked)).toEqual({
      metric: 'acc',
      by: 'params.opt',
      scope: { runIds: [runId] },
    });
  });

  it('names sets, what they are held against, and how', () => {
    const sets = [
      { name: 'a', groupId: experiment },
      { name: 'b', runIds: [runId] },
    ];
    expect(verdictQuestion({ sets, against: 'a', pairBy: 'none', minEffect: 0.5, statistic: 'max' }, known)).toEqual({
      metric: 'acc',
      value: 'max',
      baseline: { set: 'a' },
      pairBy: 'none',
      minEffect: 0.5,
      sets: [sets[0], { ...sets[1], view: 'all' }],
    });
    expect(verdictQuestion({ sets, against: experimentBaseline }, known)?.baseline).toEqual({
      experimentId: experiment,
    });
  });
});

it('what parts runs into sets: few values of many runs each, no seeds', () => {
  const field = (name: string, present: number, distinct: number): RunField => ({
    field: name,
    present,
    distinct,
    least: null,
    greatest: null,
    values: [],
  });
  const fields = [
    field('params.seed', 10, 5),
    field('params.lr', 10, 9),
    field('tags.team', 10, 2),
    field('params.opt', 10, 2),
    field('params.constant', 10, 1),
    field('params.id', 1000, 1000),
  ];
  expect(setFields(fields).map((each) => each.field)).toEqual(['params.opt', 'tags.team', 'params.lr', 'params.seed']);
});
