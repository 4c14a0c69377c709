import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { changedParts, isAsSaved, isLinkView, linkViewName, namesOnlyView, savedPart } from './saved-view.ts';

const id = '0190a1b2c3d4e5f60718293a4b5c6d7e';

describe('saved views', () => {
  it('have no choice of runs and nothing of the moment', () => {
    expect(savedPart({ filter: 'a = 1', runs: id, at: '5', view: id, tab: 'x', sort: 'name' })).toEqual({
      filter: 'a = 1',
      sort: 'name',
    });
  });

  it('differ from what is shown when a part that is saved does', () => {
    const saved = { sort: 'name', filter: 'a = 1' };
    expect(isAsSaved({ filter: 'a = 1', sort: 'name', runs: id, view: id }, saved)).toBe(true);
    expect(isAsSaved({ filter: 'a = 2', sort: 'name' }, saved)).toBe(false);
    expect(isAsSaved({}, saved)).toBe(false);
    expect(isAsSaved({}, null)).toBe(true);
    expect(isAsSaved({ unknown: 'x' }, 'no object')).toBe(true);
  });

  it('are as saved when they are what was saved', () => {
    const texts = fc.record(
      {
        filter: fc.string({ minLength: 1 }),
        find: fc.string({ minLength: 1 }),
        sort: fc.constantFrom('name', 'created desc'),
        columns: fc.array(fc.string({ minLength: 1 }), { minLength: 1, maxLength: 3 }),
        split: fc.integer({ min: 0, max: 100 }).map(String),
      },
      { requiredKeys: [] },
    );
    fc.assert(fc.property(texts, (each) => isAsSaved(each, savedPart(each))));
  });

  it('of links stand apart', () => {
    expect(isLinkView(linkViewName(0))).toBe(true);
    expect(isLinkView('mine')).toBe(false);
  });

  it('can be all that an address says', () => {
    expect(namesOnlyView({ view: id })).toBe(true);
    expect(namesOnlyView({ view: id, sort: 'name' })).toBe(false);
    expect(namesOnlyView({})).toBe(false);
  });
});

it('tells which parts of a view changed', () => {
  expect(changedParts({ filter: 'a', columns: ['b', 'c'] }, { columns: ['b', 'c'], sort: 'x' })).toEqual([
    'filter',
    'sort',
  ]);
});
