import type { LineageGraphNode } from '@assay/wire';
import { Link } from '@tanstack/react-router';
import { kindWords, nodeTitle, type Lineage } from '../../lib/graph/node-kind.ts';
import { nodePage } from './node-page.ts';
import { NodeStatus } from './node-status.tsx';

interface LineageListProps {
  readonly graph: Lineage;
  readonly words: string;
}

/** The same as the graph in words: what leads to the start and what follows from it, step by step. */
export function LineageList({ graph, words }: LineageListProps) {
  return (
    <div className="lineage-list">
      <Side title="Comes from" graph={graph} words={words} direction="upstream" />
      <Side title="Leads to" graph={graph} words={words} direction="downstream" />
    </div>
  );
}

interface SideProps extends LineageListProps {
  readonly title: string;
  readonly direction: 'upstream' | 'downstream';
}

function Side({ title, graph, words, direction }: SideProps) {
  const steps = stepsFrom(graph, direction);
  const sought = words.toLowerCase();
  return (
    <section aria-label={title}>
      <h2>{title}</h2>
      {steps.length === 0 && <p className="muted">Nothing that is known.</p>}
      {steps.map((nodes, index) => {
        const found = nodes.filter((node) => nodeTitle(node).toLowerCase().includes(sought));
        if (found.length === 0) return null;
        return (
          <section key={found[0]?.id} aria-label={`Step ${index + 1}`}>
            <h3 className="muted">{index === 0 ? 'Directly' : `${index + 1} steps away`}</h3>
            <ul>
              {found.map((node) => (
                <li key={node.id}>
                  <Link {...nodePage(node, graph)}>{nodeTitle(node)}</Link>{' '}
                  <span className="muted">{kindWords[node.kind]}</span> <NodeStatus node={node} />
                </li>
              ))}
            </ul>
          </section>
        );
      })}
    </section>
  );
}

/** What is one step away, two steps away and so on. */
function stepsFrom(
  { startId, nodes, edges }: LineageListProps['graph'],
  direction: SideProps['direction'],
): readonly (readonly LineageGraphNode[])[] {
  const known = new Map(nodes.map((node) => [node.id, node]));
  const seen = new Set([startId]);
  const steps: LineageGraphNode[][] = [];
  for (let last: readonly string[] = [startId]; last.length > 0;) {
    const from = new Set(last);
    const next = edges.flatMap(({ sourceId, destinationId }) => {
      const [own, other] = direction === 'downstream' ? [sourceId, destinationId] : [destinationId, sourceId];
      return from.has(own) && !seen.has(other) ? [other] : [];
    });
    last = [...new Set(next)];
    for (const id of last) seen.add(id);
    const found = last.flatMap((id) => known.get(id) ?? []);
    if (found.length > 0) steps.push(found);
  }
  return steps;
}
