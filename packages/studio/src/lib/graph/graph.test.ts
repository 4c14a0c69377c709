import fc from 'fast-check';
import { describe, expect, it, test } from 'vitest';
import { collapse } from './collapse.ts';
import { levelsOf, mergeGraphs, reachOf, type Edge } from './graph.ts';
import { layOut } from './layout.ts';
import { neighbourInDirection } from './neighbour.ts';

const edge = (text: string): Edge => {
  const [sourceId = '', destinationId = ''] = text.split('>');
  return { id: text, sourceId, destinationId };
};
const edges = (...texts: readonly string[]): readonly Edge[] => texts.map(edge);

describe('reach', () => {
  const diamond = edges('data>run', 'run>model', 'run>plot', 'model>eval', 'other>eval');
  it.each([
    ['run', 'downstream', ['run', 'model', 'plot', 'eval']],
    ['run', 'upstream', ['run', 'data']],
    ['eval', 'upstream', ['eval', 'model', 'other', 'run', 'data']],
    ['alone', 'upstream', ['alone']],
  ] as const)('%s, %s', (id, direction, reached) => {
    expect([...reachOf(diamond, id, direction)]).toEqual(reached);
  });

  it('ends where the graph goes round', () => {
    expect([...reachOf(edges('a>b', 'b>a'), 'a', 'downstream')]).toEqual(['a', 'b']);
  });
});

it('levels are counted from the start', () => {
  expect([...levelsOf(edges('data>run', 'run>model', 'data>sibling'), 'run')]).toEqual([
    ['run', 0],
    ['data', -1],
    ['model', 1],
    ['sibling', 0],
  ]);
});

it('parts of a graph are put together once', () => {
  const part = (ids: readonly string[], ...texts: readonly string[]) => ({
    nodes: ids.map((id) => ({ id })),
    edges: edges(...texts),
  });
  const merged = mergeGraphs([part(['a', 'b'], 'a>b'), part(['b', 'c'], 'b>c', 'a>b')]);
  expect(merged.nodes.map(({ id }) => id)).toEqual(['a', 'b', 'c']);
  expect(merged.edges.map(({ id }) => id)).toEqual(['a>b', 'b>c']);
});

describe('arrow keys', () => {
  const links = edges('a>b', 'a>c', 'b>d', 'c>d');
  const places = {
    a: { x: 0, y: 50 },
    b: { x: 300, y: 0 },
    c: { x: 300, y: 60 },
    d: { x: 600, y: 40 },
    e: { x: 300, y: 200 },
  };
  it.each([
    ['a', 'ArrowRight', 'c'],
    ['d', 'ArrowLeft', 'c'],
    ['c', 'ArrowUp', 'b'],
    ['c', 'ArrowDown', 'e'],
    ['b', 'ArrowUp', undefined],
    ['d', 'ArrowRight', undefined],
    ['a', 'Enter', undefined],
    ['gone', 'ArrowUp', undefined],
  ])('from %s, %s leads to %s', (id, key, next) => {
    expect(neighbourInDirection(links, places, id, key)).toBe(next);
  });
});

describe('a graph with too much in it', () => {
  const leaves = Array.from({ length: 50 }, (_, n) => `leaf${n}`);
  const graph = {
    startId: 'run',
    nodes: [
      { id: 'run', kind: 'run' },
      { id: 'data', kind: 'artifact' },
      ...leaves.map((id) => ({ id, kind: 'artifact' })),
    ],
    edges: edges('data>run', ...leaves.map((id) => `run>${id}`)),
  };
  it('is drawn with groups', () => {
    const { nodes, groups, edges: drawn } = collapse(graph, 10, new Set());
    expect(nodes.map(({ id }) => id)).toEqual(['run', 'data']);
    expect(groups.map(({ id, members }) => [id, members.length])).toEqual([['group:artifact:1', 50]]);
    expect(drawn.map(({ sourceId, destinationId }) => [sourceId, destinationId])).toEqual([
      ['data', 'run'],
      ['run', 'group:artifact:1'],
    ]);
  });

  it('shows a group that is opened', () => {
    expect(collapse(graph, 10, new Set(['group:artifact:1'])).nodes.length).toBe(52);
    expect(collapse(graph, 52, new Set()).groups).toEqual([]);
  });
});

test('a layout places every node, none on another, and edges point to the right', () => {
  const links = fc.uniqueArray(fc.tuple(fc.nat(20), fc.nat(20)), { maxLength: 40, selector: String });
  fc.assert(
    fc.property(links, (pairs) => {
      // Only from smaller to greater numbers: no way round.
      const acyclic = pairs.filter(([a, b]) => a < b).map(([a, b]) => edge(`${a}>${b}`));
      const nodeIds = Array.from({ length: 21 }, (_, n) => String(n));
      const places = layOut({ nodeIds, edges: [...acyclic, edge('0>gone')], widthPx: 100, heightPx: 40 });
      expect(Object.keys(places).sort()).toEqual([...nodeIds].sort());
      for (const { sourceId, destinationId } of acyclic)
        expect((places[destinationId]?.x ?? 0) - (places[sourceId]?.x ?? 0)).toBeGreaterThanOrEqual(100);
      const all = Object.values(places);
      for (const [i, a] of all.entries())
        for (const b of all.slice(i + 1)) expect(Math.abs(a.x - b.x) >= 100 || Math.abs(a.y - b.y) >= 40).toBe(true);
    }),
    { numRuns: 30 },
  );
});
