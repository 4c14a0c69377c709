import type { ExperimentId, Id, RunId } from '@assay/base';
import type { AssociationType } from '../entities/annotation.ts';

/**
 * `artifact`: one of a run, standing for all of the same content; `entity`: something outside of Assay; `dataset`: one by its name and
 * digest, whichever runs read it.
 */
export type GraphNodeKind = 'run' | 'artifact' | 'entity' | 'experiment' | 'modelVersion' | 'loggedModel' | 'dataset';

export interface GraphNode {
  readonly id: Id;
  readonly kind: GraphNodeKind;
  /** Of a model version its model's. */
  readonly name: string;
  /** Media type of an artifact; the type of an entity or a logged model in its maker's words. */
  readonly type: string | null;
  /** Of a run, an action or a logged model; the stage of a model version. */
  readonly status: string | null;
  /** Of an artifact; of a logged model the run that made it, where that is one of this server. */
  readonly runId: RunId | null;
  /** Of a run. */
  readonly experimentId: ExperimentId | null;
  /** Of a model version. */
  readonly version: number | null;
  /** Of a data set. */
  readonly digest: string | null;
}

/** `Child`: from a run to one nested in it. */
export type GraphEdgeType = AssociationType | 'Input' | 'Output' | 'Child' | 'Registered';

export interface GraphEdge {
  readonly id: string;
  readonly sourceId: Id;
  readonly destinationId: Id;
  readonly type: GraphEdgeType;
}

export interface LineageGraph {
  readonly startId: Id;
  readonly nodes: GraphNode[];
  readonly edges: GraphEdge[];
  readonly truncated: boolean;
}
