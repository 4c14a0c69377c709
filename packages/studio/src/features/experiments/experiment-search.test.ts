import { expect, it } from 'vitest';
import { experimentSearch } from './experiment-search.ts';

it('asks for those in use, put away or deleted', () => {
  expect(experimentSearch({ shelf: 'active', find: '' })).toEqual({ filter: 'archived = false' });
  expect(experimentSearch({ shelf: 'archived', find: '', sort: 'name' })).toEqual({
    filter: 'archived = true',
    sort: 'name',
  });
  expect(experimentSearch({ shelf: 'deleted', find: '' })).toEqual({ view: 'deleted' });
});

it('narrows by words and by folder, with what is in it', () => {
  expect(experimentSearch({ shelf: 'active', find: 'net', folder: 'a_b/"c"' }).filter).toBe(
    String.raw`archived = false and (folder = "a_b/\"c\"" or folder like "a\_b/\"c\"/%") and (name ilike "%net%" or description ilike "%net%" or folder ilike "%net%")`,
  );
});
