import type { LineageGraphNode } from '@assay/wire';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { kindWords, nodeTitle, type Lineage } from '../../lib/graph/node-kind.ts';
import { datasetQuery, lineageEntityQuery, loggedModelQuery } from '../../lib/queries/lineage-query.ts';
import { CopyButton } from '../../widgets/copy-button.tsx';
import { FactTree } from '../../widgets/fact-tree.tsx';
import { nodePage } from './node-page.ts';
import { NodeStatus } from './node-status.tsx';

interface LineageDrawerProps {
  readonly graph: Pick<Lineage, 'nodes' | 'edges'>;
  readonly node: LineageGraphNode;
  readonly onChoose: (id: string | undefined) => void;
  /** Asks for what lies behind it, where that is not known yet. */
  readonly onMore?: (() => void) | undefined;
}

/** What is known of a node, and what stands beside it. */
export function LineageDrawer({ graph, node, onChoose, onMore }: LineageDrawerProps) {
  const page = nodePage(node, graph);
  const close = (): void => {
    onChoose(undefined);
    document.querySelector<HTMLElement>(`[data-node="${CSS.escape(node.id)}"]`)?.focus({ preventScroll: true });
  };
  return (
    <aside className="lineage-drawer" aria-label={`About ${nodeTitle(node)}`}>
      <div className="lineage-drawer-head">
        <h2>{nodeTitle(node)}</h2>
        <button type="button" className="button button-plain" aria-label="Close" onClick={close}>
          ×
        </button>
      </div>
      <Link {...page} className="button">
        {page.to === '/lineage/$nodeId' ? 'Its own lineage' : 'Open its page'}
      </Link>
      {onMore !== undefined && (
        <button type="button" className="button" onClick={onMore}>
          Show what lies behind it
        </button>
      )}
      <dl className="lineage-facts">
        <dt>Kind</dt>
        <dd>{kindWords[node.kind]}</dd>
        {node.type !== null && (
          <>
            <dt>Type</dt>
            <dd>{node.type}</dd>
          </>
        )}
        {node.status !== null && (
          <>
            <dt>{node.kind === 'modelVersion' ? 'Stage' : 'Status'}</dt>
            <dd>
              <NodeStatus node={node} />
            </dd>
          </>
        )}
        {(node.kind === 'artifact' || node.kind === 'loggedModel') && node.runId !== null && (
          <>
            <dt>Logged by</dt>
            <dd>
              <Link to="/runs/$runId" params={{ runId: node.runId }}>
                {graph.nodes.find(({ id }) => id === node.runId)?.name ?? 'a run'}
              </Link>
            </dd>
          </>
        )}
        <dt>Id</dt>
        <dd>
          <code>{node.id.slice(0, 8)}…</code>
          <CopyButton text={node.id} what="the id" />
        </dd>
      </dl>
      {node.kind === 'entity' && <EntityFacts entityId={node.id} />}
      {node.kind === 'dataset' && <DatasetFacts datasetId={node.id} />}
      {node.kind === 'loggedModel' && <LoggedModelFacts modelId={node.id} />}
      <Beside title="Comes from" graph={graph} node={node} side="source" onChoose={onChoose} />
      <Beside title="Leads to" graph={graph} node={node} side="destination" onChoose={onChoose} />
    </aside>
  );
}

function EntityFacts({ entityId }: { readonly entityId: string }) {
  const { data } = useQuery(lineageEntityQuery(entityId));
  if (data === undefined) return null;
  const { sourceUri, description, properties } = data;
  return <FactTree value={{ source: sourceUri, ...(description !== null && { description }), ...properties }} />;
}

function DatasetFacts({ datasetId }: { readonly datasetId: string }) {
  const { data } = useQuery(datasetQuery(datasetId));
  if (data === undefined) return null;
  const { digest, sourceType, source, schema } = data;
  return (
    <FactTree value={{ digest, 'kind of source': sourceType, source, ...(schema !== null && { columns: schema }) }} />
  );
}

function LoggedModelFacts({ modelId }: { readonly modelId: string }) {
  const { data } = useQuery(loggedModelQuery(modelId));
  if (data === undefined) return null;
  const { uri, fileCount, statusMessage, parameters, tags, metrics } = data;
  const measured = metrics.map(({ name, value, datasetName }) => [
    datasetName === '' ? name : `${name} on ${datasetName}`,
    value,
  ]);
  return (
    <FactTree
      value={{
        'files lie at': uri,
        files: fileCount,
        ...(statusMessage !== '' && { message: statusMessage }),
        ...(measured.length > 0 && { metrics: Object.fromEntries(measured) }),
        ...(Object.keys(parameters).length > 0 && { parameters }),
        ...(Object.keys(tags).length > 0 && { tags }),
      }}
    />
  );
}

interface BesideProps extends LineageDrawerProps {
  readonly title: string;
  readonly side: 'source' | 'destination';
}

const mostBeside = 100;

function Beside({ title, graph, node, side, onChoose }: BesideProps) {
  const nodes = new Map(graph.nodes.map((each) => [each.id, each]));
  const found = graph.edges.flatMap((edge) => {
    const [own, other] = side === 'source' ? [edge.destinationId, edge.sourceId] : [edge.sourceId, edge.destinationId];
    const neighbour = nodes.get(other);
    return own === node.id && neighbour !== undefined ? [{ edge, neighbour }] : [];
  });
  if (found.length === 0) return null;
  return (
    <section aria-label={title}>
      <h3>
        {title} <span className="muted">{found.length}</span>
      </h3>
      <ul>
        {found.slice(0, mostBeside).map(({ edge, neighbour }) => (
          <li key={edge.id} className="lineage-beside">
            <button type="button" className="button button-plain" onClick={() => onChoose(neighbour.id)}>
              {nodeTitle(neighbour)}
            </button>
            <span className="muted">{edge.type}</span>
          </li>
        ))}
      </ul>
      {found.length > mostBeside && <p className="muted">and {found.length - mostBeside} more</p>}
    </section>
  );
}
