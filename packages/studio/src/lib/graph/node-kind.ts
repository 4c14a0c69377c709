import type { LineageGraphEdge, LineageGraphNode } from '@assay/wire';

/** A part of the lineage, put together of one answer or several. */
export interface Lineage {
  readonly startId: string;
  readonly nodes: readonly LineageGraphNode[];
  readonly edges: readonly LineageGraphEdge[];
}

export const kindWords: Readonly<Record<LineageGraphNode['kind'], string>> = {
  run: 'Run',
  artifact: 'Artifact',
  entity: 'Entity',
  experiment: 'Experiment',
  modelVersion: 'Model version',
  loggedModel: 'Logged model',
  dataset: 'Data set',
};

export const kindsWords: Readonly<Record<LineageGraphNode['kind'], string>> = {
  run: 'runs',
  artifact: 'artifacts',
  entity: 'entities',
  experiment: 'experiments',
  modelVersion: 'model versions',
  loggedModel: 'logged models',
  dataset: 'data sets',
};

/** A node's name as it stands on the page. */
export const nodeTitle = ({ name, version }: LineageGraphNode): string =>
  version === null ? name : `${name} ${version}`;

/** Whether an artifact's node is an output of its run. */
export const isOutput = ({ edges }: Pick<Lineage, 'edges'>, node: LineageGraphNode): boolean =>
  edges.some(({ type, destinationId }) => type === 'Output' && destinationId === node.id);
