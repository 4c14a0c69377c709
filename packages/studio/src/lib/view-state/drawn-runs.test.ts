import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { drawnRuns, turnEye, turnSolo } from './drawn-runs.ts';
import { maximumSelected, withoutUndefined } from './view-state.ts';

const rows = Array.from({ length: 30 }, (_, i) => `r${i}`);

describe('whose curves are drawn', () => {
  it.each<[string, Parameters<typeof drawnRuns>[0], readonly string[]]>([
    ['the first ten', {}, rows.slice(0, 10)],
    ['the first two', { first: 2 }, ['r0', 'r1']],
    ['none', { first: 0 }, []],
    ['without those that are hidden', { first: 3, hidden: ['r1', 'r9'] }, ['r0', 'r2']],
    [
      'with those that are shown besides, in the order of the table',
      { first: 1, shown: ['x', 'r5'] },
      ['r0', 'r5', 'x'],
    ],
    ['baseline and pinned ones count first', { first: 3, pinned: ['r9', 'y'], baseline: 'y' }, ['y', 'r9', 'r0']],
    ['one alone', { first: 3, solo: ['r7'], hidden: ['r7'] }, ['r7']],
  ])('%s', (_what, view, drawn) => {
    expect(drawnRuns(view, rows)).toEqual(drawn);
  });

  it('at most as many as a chart takes, each once', () => {
    const many = Array.from({ length: 2000 }, (_, i) => `r${i % 900}`);
    const drawn = drawnRuns({ first: maximumSelected, pinned: ['r3'] }, many);
    expect(drawn).toHaveLength(maximumSelected);
    expect(new Set(drawn).size).toBe(maximumSelected);
    expect(drawn[0]).toBe('r3');
  });
});

const ids = fc.option(fc.uniqueArray(fc.constantFrom(...rows, 'x'), { maxLength: 5, minLength: 1 }), {
  nil: undefined,
});
const eyes = fc
  .record({
    first: fc.option(fc.nat(20), { nil: undefined }),
    hidden: ids,
    shown: ids,
    solo: ids,
    pinned: ids,
  })
  .map((view) => withoutUndefined(view));

it('an eye turns its own run and no other', () => {
  fc.assert(
    fc.property(eyes, fc.constantFrom(...rows, 'x'), (view, id) => {
      const before = drawnRuns(view, rows);
      const after = drawnRuns(withoutUndefined({ ...view, ...turnEye(view, rows, id) }), rows);
      // The last one that was looked at alone: all are looked at again.
      if (view.solo?.length === 1 && view.solo[0] === id) return;
      expect(after.includes(id)).toBe(!before.includes(id));
      expect(after.filter((each) => each !== id)).toEqual(before.filter((each) => each !== id));
    }),
  );
});

it('looks at one alone, and at all again', () => {
  expect(turnSolo({}, 'a')).toEqual({ solo: ['a'] });
  expect(turnSolo({ solo: ['a', 'b'] }, 'a')).toEqual({ solo: ['a'] });
  expect(turnSolo({ solo: ['a'] }, 'a')).toEqual({ solo: undefined });
});
