import { toWireNumber } from '@assay/base';
import { runQuery, same } from './handler.ts';
import type { NativeHandlers } from './handler.ts';

export const loggedLineageHandlers = {
  getDataset: runQuery('getDataset', same, same),
  getLoggedModel: runQuery('describeLoggedModel', same, ({ id, metrics, parameters, tags, ...model }) => ({
    id: id.slice('m-'.length),
    uri: `models:/${id}`,
    name: model.name,
    modelType: model.modelType,
    status: model.status,
    statusMessage: model.statusMessage,
    experimentId: model.experimentId,
    sourceRunId: model.sourceRunId,
    fileCount: model.fileCount,
    createdMs: model.createdMs,
    parameters: Object.fromEntries(parameters),
    tags: Object.fromEntries(tags),
    metrics: metrics.map(({ timeMs: _, value, ...metric }) => ({ ...metric, value: toWireNumber(value) })),
    registrations: [...model.registrations],
  })),
} satisfies Partial<NativeHandlers>;
