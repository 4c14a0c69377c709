import { assertNever, notFound } from '@assay/base';
import type { ExperimentId, Id, LineageEntityId, RunId } from '@assay/base';
import type { GraphNode, GraphNodeKind } from '../answers/lineage-graph.ts';
import type { LineageEntityRow } from '../entities/lineage-entity.ts';
import type { ModelVersionId, ModelVersionRow } from '../entities/registered-model.ts';
import type { RunHead } from '../ports/named-columns.ts';
import type { ReadTransaction } from '../ports/transaction.ts';
import type { ArtifactContent, ArtifactContents } from './artifact-contents.ts';
import type { GraphEnd } from './lineage-links.ts';

const portion = 500;
const nothing = { type: null, status: null, runId: null, experimentId: null, version: null };

/** The node that an id stands for, whatever it is of, deleted or not. */
export async function loadGraphNode(tx: ReadTransaction, contents: ArtifactContents, id: Id): Promise<GraphNode> {
  const [run] = await tx.runHeads([id as RunId]);
  if (run !== undefined) return nodeOfRun(run);
  const content = await contents.find(id);
  if (content !== undefined) return nodeOfArtifact(content);
  const entity = await tx.get('lineageEntity', { id: id as LineageEntityId });
  if (entity !== undefined) return nodeOfEntity(entity);
  const experiment = await tx.get('experiment', { id: id as ExperimentId });
  if (experiment !== undefined) return nodeOfExperiment(experiment);
  const version = await tx.get('modelVersion', { id: id as ModelVersionId });
  if (version !== undefined) return nodeOfVersion(version);
  throw notFound('run, artifact, lineage entity, experiment or model version', id);
}

/** In the order of the ends; what is not there, or is deleted, is left out. */
export async function graphNodes(
  tx: ReadTransaction,
  contents: ArtifactContents,
  ends: readonly GraphEnd[],
): Promise<GraphNode[]> {
  const found = new Map<Id, GraphNode>();
  const byKind = Map.groupBy(ends, ({ kind }) => kind);
  for (const [kind, some] of byKind)
    for (let at = 0; at < some.length; at += portion) {
      const ids = some.slice(at, at + portion).map(({ id }) => id);
      for (const node of await nodesOfKind(tx, contents, kind, ids)) found.set(node.id, node);
    }
  return ends.flatMap(({ id }) => found.get(id) ?? []);
}

async function nodesOfKind(
  tx: ReadTransaction,
  contents: ArtifactContents,
  kind: GraphNodeKind,
  ids: readonly Id[],
): Promise<GraphNode[]> {
  switch (kind) {
    case 'run':
      return (await tx.runHeads(ids as readonly RunId[])).filter((run) => run.deletedMs === null).map(nodeOfRun);
    case 'artifact': {
      const nodes: GraphNode[] = [];
      for (const id of ids) {
        const content = await contents.find(id);
        if (content !== undefined) nodes.push(nodeOfArtifact(content));
      }
      return nodes;
    }
    case 'entity':
      return (await tx.find('lineageEntity', { id: ids as readonly LineageEntityId[] })).map(nodeOfEntity);
    case 'experiment':
      return (await tx.find('experiment', { id: ids as readonly ExperimentId[], deletedMs: null })).map(
        nodeOfExperiment,
      );
    case 'modelVersion':
      return (await tx.find('modelVersion', { id: ids as readonly ModelVersionId[] })).map(nodeOfVersion);
    default:
      return assertNever(kind);
  }
}

const nodeOfRun = ({ id, name, status, experimentId }: RunHead): GraphNode => ({
  ...nothing,
  id,
  kind: 'run',
  name,
  status,
  experimentId,
});

const nodeOfArtifact = ({ head: { id, name, mediaType, runId } }: ArtifactContent): GraphNode => ({
  ...nothing,
  id,
  kind: 'artifact',
  name,
  type: mediaType,
  runId,
});

const nodeOfEntity = ({ id, name, sourceUri, type, status }: LineageEntityRow): GraphNode => ({
  ...nothing,
  id,
  kind: 'entity',
  name: name ?? sourceUri,
  type,
  status,
});

const nodeOfExperiment = ({ id, name }: { id: ExperimentId; name: string }): GraphNode => ({
  ...nothing,
  id,
  kind: 'experiment',
  name,
});

const nodeOfVersion = ({ id, modelName, number, stage }: ModelVersionRow): GraphNode => ({
  ...nothing,
  id,
  kind: 'modelVersion',
  name: modelName,
  status: stage,
  version: number,
});
