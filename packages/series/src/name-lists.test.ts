import fc from 'fast-check';
import { expect, test } from 'vitest';
import { decodeBatch, encodeBatch } from './batch-codec.ts';
import { NameLists } from './name-lists.ts';

const batchOf = (names: readonly string[]) => ({
  names,
  nameIndex: Uint32Array.from(names, (_, i) => i),
  steps: Float64Array.from(names, (_, i) => i),
  timesMs: new Float64Array(names.length).fill(1),
  values: new Float64Array(names.length).fill(0.5),
});

test('whatever came before, a batch has the names that it was encoded with', () => {
  // Few letters, so that lists begin and end alike.
  const name = fc.string({ unit: fc.constantFrom('a', 'b', 'é'), minLength: 1, maxLength: 3 });
  const lists = fc.array(fc.uniqueArray(name, { minLength: 1, maxLength: 6 }), { minLength: 1, maxLength: 30 });
  fc.assert(
    fc.property(lists, fc.constantFrom(20, 60, 10_000), (all, maxBytes) => {
      const known = new NameLists(maxBytes);
      for (const names of all) expect(decodeBatch(encodeBatch(batchOf(names)), known).names).toEqual(names);
    }),
  );
});

test('the same list is the same array again, also with others of its length in between', () => {
  const known = new NameLists();
  const frameOf = (run: number): Uint8Array => encodeBatch(batchOf(['a', 'b', 'c', 'd', `name ${run}`]));
  const first = Array.from({ length: 50 }, (_, run) => decodeBatch(frameOf(run), known).names);
  for (const [run, names] of first.entries()) expect(decodeBatch(frameOf(run), known).names).toBe(names);
});

test('bytes that are changed after they were decoded change no list', () => {
  const known = new NameLists();
  const frame = encodeBatch(batchOf(['a', 'b', 'c', 'd']));
  decodeBatch(frame, known);
  const copy = frame.slice();
  frame.fill(0);
  expect(decodeBatch(copy, known).names).toEqual(['a', 'b', 'c', 'd']);
});
