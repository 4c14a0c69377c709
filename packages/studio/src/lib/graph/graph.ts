/** What the functions of this folder need to know of an edge; it points downstream. */
export interface Edge {
  readonly id: string;
  readonly sourceId: string;
  readonly destinationId: string;
}

/** All that leads to a node, or all that follows from it, the node itself among them. */
export function reachOf(edges: readonly Edge[], id: string, direction: 'upstream' | 'downstream'): ReadonlySet<string> {
  const next = new Map<string, string[]>();
  for (const { sourceId, destinationId } of edges) {
    const [from, to] = direction === 'downstream' ? [sourceId, destinationId] : [destinationId, sourceId];
    const known = next.get(from);
    if (known === undefined) next.set(from, [to]);
    else known.push(to);
  }
  // A set hands out what is added while one goes through it.
  const reached = new Set([id]);
  for (const each of reached) for (const to of next.get(each) ?? []) reached.add(to);
  return reached;
}

/** How many edges each node stands below the start (negative: above it), by the shortest way there, whichever way edges point. */
export function levelsOf(edges: readonly Edge[], startId: string): ReadonlyMap<string, number> {
  const next = new Map<string, [to: string, step: number][]>();
  const add = (from: string, to: string, step: number): void => {
    const known = next.get(from);
    if (known === undefined) next.set(from, [[to, step]]);
    else known.push([to, step]);
  };
  for (const { sourceId, destinationId } of edges) {
    add(sourceId, destinationId, 1);
    add(destinationId, sourceId, -1);
  }
  const levels = new Map([[startId, 0]]);
  for (const [id, level] of levels)
    for (const [to, step] of next.get(id) ?? []) if (!levels.has(to)) levels.set(to, level + step);
  return levels;
}

interface GraphOf<N, E> {
  readonly nodes: readonly N[];
  readonly edges: readonly E[];
}

/** Several parts of one graph as one; nodes that none of the edges could reach are not lost. */
export function mergeGraphs<N extends { readonly id: string }, E extends Edge>(
  parts: readonly GraphOf<N, E>[],
): { readonly nodes: readonly N[]; readonly edges: readonly E[] } {
  return {
    nodes: [...new Map(parts.flatMap(({ nodes }) => nodes.map((node) => [node.id, node]))).values()],
    edges: [...new Map(parts.flatMap(({ edges }) => edges.map((edge) => [edge.id, edge]))).values()],
  };
}
