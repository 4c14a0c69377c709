import { parseId } from '@assay/base';
import type { Id } from '@assay/base';
import type { GraphEdge, GraphNode, LineageGraph } from '../answers/lineage-graph.ts';
import { ArtifactContents } from '../steps/artifact-contents.ts';
import { Datasets } from '../steps/datasets.ts';
import { graphNodes, loadGraphNode } from '../steps/lineage-graph-nodes.ts';
import { LineageLinks } from '../steps/lineage-links.ts';
import type { GraphDirection, GraphEnd } from '../steps/lineage-links.ts';
import type { Query } from './query.ts';

export interface ReadLineageInput {
  readonly id: string;
  readonly direction?: 'both' | GraphDirection;
  /** In edges, from the start. */
  readonly depth?: number;
  /** Nodes, the start included. */
  readonly limit?: number;
}

/**
 * The graph around one node, the nearest first. `both`: what leads to it and what follows from it, but not what else follows from what
 * leads to it. Deleted runs and experiments are neither shown nor passed.
 */
export const readLineage: Query<ReadLineageInput, LineageGraph> = async (tx, input) => {
  const { direction = 'both', depth = 3, limit = 300 } = input;
  const things = { contents: new ArtifactContents(tx, limit), datasets: new Datasets(tx) };
  const links = new LineageLinks(tx, things, limit);
  const start = await loadGraphNode(tx, things, parseId<Id>(input.id, 'id'));
  const nodes = new Map<Id, GraphNode>([[start.id, start]]);
  const edges = new Map<string, GraphEdge>();
  let truncated = false;
  for (const way of direction === 'both' ? (['upstream', 'downstream'] as const) : [direction]) {
    const passed = new Set<Id>([start.id]);
    let frontier: GraphEnd[] = [start];
    for (let level = 1; level <= depth && frontier.length > 0; level++) {
      const found = await links.from(frontier, way);
      const ends = new Map<Id, GraphEnd>();
      for (const { source, destination } of found) {
        const end = way === 'downstream' ? destination : source;
        if (!passed.has(end.id)) ends.set(end.id, end);
      }
      const fresh = [...ends.values()].filter(({ id }) => !nodes.has(id));
      const room = limit - nodes.size;
      if (fresh.length > room) truncated = true;
      for (const node of await graphNodes(tx, things, fresh.slice(0, room))) nodes.set(node.id, node);
      for (const { edge } of found)
        if (nodes.has(edge.sourceId) && nodes.has(edge.destinationId)) edges.set(edge.id, edge);
      frontier = [...ends.values()].filter(({ id }) => nodes.has(id));
      for (const { id } of frontier) passed.add(id);
    }
  }
  return {
    startId: start.id,
    nodes: [...nodes.values()],
    edges: [...edges.values()],
    truncated: truncated || links.truncated,
  };
};
