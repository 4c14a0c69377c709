import type { Static } from 'typebox';
import { Type } from '../schema.ts';
import { CountSchema, EpochMsSchema, IdSchema, nullable, object, oneOf, WireNumberSchema } from './scalar.ts';

/** A data set that runs read, by MLflow. Its source is data, and is never opened. */
export const DatasetSchema = object({
  id: IdSchema,
  name: Type.String(),
  digest: Type.String(),
  sourceType: Type.String(),
  source: Type.String(),
  schema: nullable(Type.String({ description: 'As it was logged, most often JSON' })),
});
export type Dataset = Static<typeof DatasetSchema>;

/** A model that a run logged, by MLflow. */
export const LoggedModelSchema = object({
  id: IdSchema,
  /** As MLflow's clients name it: `models:/m-…`. */
  uri: Type.String(),
  name: Type.String(),
  modelType: Type.String(),
  status: oneOf(['pending', 'ready', 'failed'] as const),
  statusMessage: Type.String(),
  experimentId: IdSchema,
  sourceRunId: nullable(Type.String({ description: 'As given: it need not be one of this server' })),
  fileCount: CountSchema,
  createdMs: EpochMsSchema,
  parameters: Type.Record(Type.String(), Type.String()),
  tags: Type.Record(Type.String(), Type.String()),
  /** The latest of each, by the data set that it was measured on. */
  metrics: Type.Array(
    object({
      name: Type.String(),
      value: WireNumberSchema,
      step: Type.Integer(),
      runId: IdSchema,
      datasetName: Type.String(),
      datasetDigest: Type.String(),
    }),
  ),
  /** Versions of registered models that were made from it. */
  registrations: Type.Array(object({ name: Type.String(), version: Type.Integer() })),
});
export type LoggedModel = Static<typeof LoggedModelSchema>;
