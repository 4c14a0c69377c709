import type { Static } from 'typebox';
import { Type } from '../schema.ts';
import { associationTypes } from './annotation.ts';
import { IdSchema, nullable, object, oneOf, optional } from './scalar.ts';

export const ReadLineageQuerySchema = object({
  id: Type.String({
    ...IdSchema,
    description: 'Of a run, an artifact, an entity, an experiment, a model version, a logged model or a data set',
  }),
  /** upstream: what led to it; downstream: what follows from it. */
  direction: optional(
    Type.Union([Type.Literal('both'), Type.Literal('upstream'), Type.Literal('downstream')], { default: 'both' }),
  ),
  depth: optional(Type.Integer({ minimum: 1, maximum: 10, default: 3, description: 'Edges from the start, at most' })),
  limit: optional(Type.Integer({ minimum: 1, maximum: 1000, default: 300, description: 'Nodes, at most' })),
});
export type ReadLineageQuery = Static<typeof ReadLineageQuerySchema>;

/**
 * `artifact`: of a run; `entity`: something outside of Assay; `loggedModel`: a model that a run logged by MLflow; `dataset`: one that
 * runs read by MLflow, known by its name and digest.
 */
export const lineageNodeKinds = [
  'run',
  'artifact',
  'entity',
  'experiment',
  'modelVersion',
  'loggedModel',
  'dataset',
] as const;

/**
 * An artifact stands for all that hold the same bytes or name the same URI, in whichever runs: by its id and name it is one that
 * a run put out, where there is such a one.
 */
export const LineageGraphNodeSchema = object({
  id: IdSchema,
  kind: oneOf(lineageNodeKinds),
  name: Type.String(),
  type: nullable(
    Type.String({
      description: "Media type of an artifact; the type of an entity or a logged model in its maker's words",
    }),
  ),
  status: nullable(Type.String({ description: 'Of a run, an action or a logged model; the stage of a model version' })),
  runId: nullable(Type.String({ ...IdSchema, description: 'The run of an artifact or a logged model' })),
  experimentId: nullable(Type.String({ ...IdSchema, description: 'The experiment of a run' })),
  version: nullable(Type.Integer({ description: 'Number of a model version, whose name is that of its model' })),
  digest: nullable(Type.String({ description: 'Of a data set' })),
});
export type LineageGraphNode = Static<typeof LineageGraphNodeSchema>;

/**
 * `Input`: artifact, data set or logged model to run; `Output`: run to artifact or logged model; `Child`: run to a run nested in it;
 * `Registered`: run or logged model to model version. The others are associations.
 */
export const lineageEdgeTypes = [...associationTypes, 'Input', 'Output', 'Child', 'Registered'] as const;
export type LineageEdgeType = (typeof lineageEdgeTypes)[number];
export const LineageGraphEdgeSchema = object({
  id: Type.String({ description: 'Of an association its id; each edge has another' }),
  sourceId: IdSchema,
  destinationId: IdSchema,
  type: oneOf(lineageEdgeTypes),
});
export type LineageGraphEdge = Static<typeof LineageGraphEdgeSchema>;

export const LineageGraphSchema = object({
  /** Of the node that stands for the id that was asked for. */
  startId: IdSchema,
  nodes: Type.Array(LineageGraphNodeSchema),
  edges: Type.Array(LineageGraphEdgeSchema),
  /** Whether there is more within this depth. */
  truncated: Type.Boolean(),
});
export type LineageGraph = Static<typeof LineageGraphSchema>;
