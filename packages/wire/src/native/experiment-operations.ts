import * as experiment from './experiment.ts';
import { cascadeQuery, read, write } from './operation-parts.ts';
import type { NativeOperation } from './operation.ts';
import { IdSchema, object } from './scalar.ts';

const experimentId = object({ experimentId: IdSchema });

/** Experiments, folders and what their metrics mean. */
export const experimentOperations = {
  createExperiment: {
    ...write,
    method: 'POST',
    path: '/experiments',
    summary: 'Create an experiment',
    body: experiment.CreateExperimentSchema,
    response: experiment.ExperimentSchema,
    status: 201,
  },
  listExperiments: {
    ...read,
    method: 'GET',
    path: '/experiments',
    summary: 'List, search or look up experiments',
    query: experiment.ListExperimentsQuerySchema,
    response: experiment.ExperimentPageSchema,
  },
  getExperiment: {
    ...read,
    method: 'GET',
    path: '/experiments/:experimentId',
    summary: 'Read an experiment',
    params: experimentId,
    response: experiment.ExperimentSchema,
    versioned: true,
  },
  updateExperiment: {
    ...write,
    method: 'PATCH',
    path: '/experiments/:experimentId',
    summary: 'Change an experiment',
    params: experimentId,
    body: experiment.UpdateExperimentSchema,
    response: experiment.ExperimentSchema,
    versioned: true,
  },
  deleteExperiment: {
    ...write,
    method: 'DELETE',
    path: '/experiments/:experimentId',
    summary: 'Delete an experiment (restorable for 30 days)',
    params: experimentId,
    query: cascadeQuery,
    versioned: true,
  },
  restoreExperiment: {
    ...write,
    method: 'POST',
    path: '/experiments/:experimentId/restore',
    summary: 'Restore a deleted experiment and what its deletion took along',
    params: experimentId,
    response: experiment.ExperimentSchema,
  },
  purgeExperiment: {
    ...write,
    permission: 'admin',
    method: 'POST',
    path: '/experiments/:experimentId/purge',
    summary: 'Remove a deleted experiment for good',
    params: experimentId,
  },
  cloneExperiment: {
    ...write,
    method: 'POST',
    path: '/experiments/:experimentId/clone',
    summary: 'Copy an experiment: set-up, not results',
    params: experimentId,
    body: experiment.CloneExperimentSchema,
    response: experiment.ExperimentSchema,
    status: 201,
  },
  listFolders: {
    ...read,
    method: 'GET',
    path: '/folders',
    summary: 'Folders of experiments',
    response: experiment.FolderListSchema,
  },
  listMetricMetadata: {
    ...read,
    method: 'GET',
    path: '/experiments/:experimentId/metrics',
    summary: 'Goal, unit and display name of each metric',
    params: experimentId,
    response: experiment.MetricMetadataListSchema,
  },
  setMetricMetadata: {
    ...write,
    method: 'PUT',
    path: '/experiments/:experimentId/metrics',
    summary: 'Set goal, unit or display name of a metric',
    params: experimentId,
    body: experiment.SetMetricMetadataSchema,
    response: experiment.MetricMetadataSchema,
  },
} as const satisfies Record<string, NativeOperation>;
