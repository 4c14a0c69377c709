import { assertNever, isId, notFound } from '@assay/base';
import type { ExperimentId, Id, LineageEntityId, RunId } from '@assay/base';
import type { GraphNode, GraphNodeKind } from '../answers/lineage-graph.ts';
import type { LineageEntityRow } from '../entities/lineage-entity.ts';
import type { LoggedModelId, LoggedModelRow } from '../entities/logged-model.ts';
import type { ModelVersionId, ModelVersionRow } from '../entities/registered-model.ts';
import type { RunHead } from '../ports/named-columns.ts';
import type { ReadTransaction } from '../ports/transaction.ts';
import type { ArtifactContent } from './artifact-contents.ts';
import type { Dataset } from './datasets.ts';
import type { GraphEnd, GraphThings } from './lineage-links.ts';

const portion = 500;
const nothing = { type: null, status: null, runId: null, experimentId: null, version: null, digest: null };

/** The node that an id stands for, whatever it is of, deleted or not. */
export async function loadGraphNode(tx: ReadTransaction, things: GraphThings, id: Id): Promise<GraphNode> {
  const [run] = await tx.runHeads([id as RunId]);
  if (run !== undefined) return nodeOfRun(run);
  const content = await things.contents.find(id);
  if (content !== undefined) {
    const asked = content.inputs.find((row) => row.id === id) ?? content.head;
    const dataset = content.outputs.length === 0 ? await things.datasets.besides(asked) : undefined;
    if (dataset !== undefined) return nodeOfDataset(dataset);
    return content.loggedModelId === undefined
      ? nodeOfArtifact(content)
      : loadGraphNode(tx, things, content.loggedModelId);
  }
  const entity = await tx.get('lineageEntity', { id: id as LineageEntityId });
  if (entity !== undefined) return nodeOfEntity(entity);
  const experiment = await tx.get('experiment', { id: id as ExperimentId });
  if (experiment !== undefined) return nodeOfExperiment(experiment);
  const version = await tx.get('modelVersion', { id: id as ModelVersionId });
  if (version !== undefined) return nodeOfVersion(version);
  const model = await tx.get('loggedModel', { id: id as LoggedModelId });
  if (model !== undefined) return nodeOfModel(model);
  const dataset = await things.datasets.find(id);
  if (dataset !== undefined) return nodeOfDataset(dataset);
  throw notFound('run, artifact, lineage entity, experiment, model version, logged model or data set', id);
}

/** In the order of the ends; what is not there, or is deleted, is left out. */
export async function graphNodes(
  tx: ReadTransaction,
  things: GraphThings,
  ends: readonly GraphEnd[],
): Promise<GraphNode[]> {
  const found = new Map<Id, GraphNode>();
  const byKind = Map.groupBy(ends, ({ kind }) => kind);
  for (const [kind, some] of byKind)
    for (let at = 0; at < some.length; at += portion) {
      const ids = some.slice(at, at + portion).map(({ id }) => id);
      for (const node of await nodesOfKind(tx, things, kind, ids)) found.set(node.id, node);
    }
  return ends.flatMap(({ id }) => found.get(id) ?? []);
}

async function nodesOfKind(
  tx: ReadTransaction,
  { contents, datasets }: GraphThings,
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
    case 'loggedModel':
      return (await tx.find('loggedModel', { id: ids as readonly LoggedModelId[], deletedMs: null })).map(nodeOfModel);
    case 'dataset': {
      const nodes: GraphNode[] = [];
      for (const id of ids) {
        const dataset = await datasets.find(id);
        if (dataset !== undefined) nodes.push(nodeOfDataset(dataset));
      }
      return nodes;
    }
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

const nodeOfModel = ({ id, name, modelType, status, sourceRunId, experimentId }: LoggedModelRow): GraphNode => ({
  ...nothing,
  id,
  kind: 'loggedModel',
  name,
  type: modelType === '' ? null : modelType,
  status,
  runId: sourceRunId !== null && isId(sourceRunId) ? (sourceRunId as RunId) : null,
  experimentId,
});

const nodeOfDataset = ({ id, name, digest }: Dataset): GraphNode => ({ ...nothing, id, kind: 'dataset', name, digest });
