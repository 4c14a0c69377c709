/** A directed edge; `from` and `to` as it was walked, which is not always how it points. */
export interface WalkedEdge<Node> {
  readonly from: Node;
  readonly to: Node;
}

/**
 * Those of the walked edges that lie on a walk of at most `maxDepth` edges from the start to a node of interest. `distances`: of every
 * node from the start. A walk may come by a node twice. Time and memory grow with edges and nodes.
 */
export function edgesOnPaths<Node, Edge extends WalkedEdge<Node>>(
  edges: readonly Edge[],
  distances: ReadonlyMap<Node, number>,
  isWanted: (node: Node) => boolean,
  maxDepth: number,
): Edge[] {
  const into = new Map<Node, Node[]>();
  for (const { from, to } of edges) {
    const sources = into.get(to);
    if (sources === undefined) into.set(to, [from]);
    else sources.push(from);
  }
  const remaining = new Map<Node, number>();
  let frontier = [...distances.keys()].filter(isWanted);
  for (const node of frontier) remaining.set(node, 0);
  for (let steps = 1; frontier.length > 0; steps++) {
    const next: Node[] = [];
    for (const node of frontier)
      for (const source of into.get(node) ?? []) {
        if (remaining.has(source)) continue;
        remaining.set(source, steps);
        next.push(source);
      }
    frontier = next;
  }
  return edges.filter(
    ({ from, to }) => (distances.get(from) ?? Infinity) + 1 + (remaining.get(to) ?? Infinity) <= maxDepth,
  );
}
