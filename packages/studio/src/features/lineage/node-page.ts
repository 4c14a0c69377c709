import type { LineageGraphNode } from '@assay/wire';
import { isOutput, type Lineage } from '../../lib/graph/node-kind.ts';
import { viewSearch } from '../../lib/use-view.ts';

/** The page of what a node stands for, as a link of the router. */
export function nodePage(node: LineageGraphNode, graph: Pick<Lineage, 'edges'>) {
  switch (node.kind) {
    case 'run':
      return { to: '/runs/$runId', params: { runId: node.id } } as const;
    case 'experiment':
      return { to: '/experiments/$experimentId', params: { experimentId: node.id } } as const;
    case 'modelVersion':
      return { to: '/models/$model', params: { model: node.name } } as const;
    case 'entity':
    case 'loggedModel':
    case 'dataset':
      return { to: '/lineage/$nodeId', params: { nodeId: node.id } } as const;
    case 'artifact':
      return {
        to: '/runs/$runId/$tab',
        params: { runId: node.runId ?? '', tab: 'artifacts' },
        search: viewSearch({ artifact: `${isOutput(graph, node) ? 'output' : 'input'}:${node.name}` }),
      } as const;
  }
}
