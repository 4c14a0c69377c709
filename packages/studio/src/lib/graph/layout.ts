import { Graph, layout } from '@dagrejs/dagre';
import type { Edge } from './graph.ts';

export interface LayoutQuestion {
  readonly nodeIds: readonly string[];
  readonly edges: readonly Pick<Edge, 'sourceId' | 'destinationId'>[];
  /** Of each node. */
  readonly widthPx: number;
  readonly heightPx: number;
}

/** Left upper corners. */
export type Places = Readonly<Record<string, { readonly x: number; readonly y: number }>>;

/** Places the nodes in columns from left to right, so that edges point to the right and few of them cross. Edges to nowhere are left out. */
export function layOut({ nodeIds, edges, widthPx, heightPx }: LayoutQuestion): Places {
  const graph = new Graph();
  // A tight tree gives ranks in a quarter of the time that the network simplex takes, for about as few crossings.
  graph.setGraph({
    rankdir: 'LR',
    ranker: 'tight-tree',
    nodesep: 14,
    edgesep: 6,
    ranksep: 72,
    marginx: 16,
    marginy: 16,
  });
  graph.setDefaultEdgeLabel(() => ({}));
  for (const id of nodeIds) graph.setNode(id, { width: widthPx, height: heightPx });
  for (const { sourceId, destinationId } of edges)
    if (graph.hasNode(sourceId) && graph.hasNode(destinationId)) graph.setEdge(sourceId, destinationId);
  layout(graph);
  return Object.fromEntries(
    nodeIds.map((id) => {
      const { x = 0, y = 0 } = graph.node(id) as { readonly x?: number; readonly y?: number };
      return [id, { x: x - widthPx / 2, y: y - heightPx / 2 }];
    }),
  );
}
