import { expect, test } from 'vitest';
import { importCycles, ringOf } from './import-cycles.ts';

const cyclesOf = (edges: Readonly<Record<string, readonly string[]>>) => importCycles(new Map(Object.entries(edges)));

test.each([
  ['nothing', {}, []],
  ['a chain', { a: ['b'], b: ['c'], c: [] }, []],
  ['a diamond', { a: ['b', 'c'], b: ['d'], c: ['d'], d: [] }, []],
  ['a file that imports itself', { a: ['a'] }, [['a']]],
  ['a pair', { a: ['b'], b: ['a'] }, [['a', 'b']]],
  ['a ring behind a chain', { a: ['b'], b: ['c'], c: ['d'], d: ['b'] }, [['b', 'c', 'd']]],
  [
    'two apart',
    { z: ['y'], y: ['z'], a: ['b'], b: ['a'], c: ['a', 'z'] },
    [
      ['a', 'b'],
      ['y', 'z'],
    ],
  ],
  ['an import out of the graph', { a: ['gone'] }, []],
])('%s', (_, edges, expected) => {
  expect(cyclesOf(edges as Record<string, string[]>)).toEqual(expected);
});

test('a chain of 100,000 files needs no call stack', () => {
  const edges = new Map(Array.from({ length: 100_000 }, (_, at) => [`f${at}`, [`f${at + 1}`]] as const));
  edges.set('f100000', ['f0']);
  expect(importCycles(edges)[0]).toHaveLength(100_001);
});

test.each([
  ['a file that imports itself', { a: ['a'] }, ['a']],
  ['a pair', { a: ['b'], b: ['a'] }, ['a', 'b']],
  [
    'a short ring inside a tangle',
    { a: ['b', 'c'], b: ['d'], c: ['d'], d: ['e'], e: ['a', 'b', 'c'] },
    ['a', 'b', 'd', 'e'],
  ],
])('the ring of %s', (_, edges, expected) => {
  const graph = new Map(Object.entries(edges as Record<string, string[]>));
  expect(ringOf(graph, [...graph.keys()])).toEqual(expected);
});
