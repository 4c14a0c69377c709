import * as run from './run.ts';
import { cascadeQuery, read, write } from './operation-parts.ts';
import type { NativeOperation } from './operation.ts';
import { ChangeRunsSchema, ChangedRunsSchema } from './change-runs.ts';
import * as table from './run-table.ts';
import { IdSchema, object } from './scalar.ts';

const runId = object({ runId: IdSchema });

/** Runs themselves. */
export const runOperations = {
  createRun: {
    ...write,
    method: 'POST',
    path: '/runs',
    summary: 'Create a run',
    body: run.CreateRunSchema,
    response: run.RunSchema,
    status: 201,
  },
  searchRuns: {
    ...read,
    method: 'POST',
    path: '/runs/search',
    summary: 'Find runs by filter, sorted, with chosen columns',
    body: run.SearchRunsSchema,
    response: run.RunPageSchema,
  },
  listRunColumns: {
    ...read,
    method: 'GET',
    path: '/runs/columns',
    summary: 'Names of parameters, metrics and tags in use',
    query: run.RunColumnsQuerySchema,
    response: run.RunColumnsSchema,
  },
  queryRunValues: {
    ...read,
    method: 'POST',
    path: '/runs/values',
    summary: 'Values of many runs, column by column',
    body: table.QueryRunValuesSchema,
    response: table.RunValuesSchema,
  },
  aggregateRuns: {
    ...read,
    method: 'POST',
    path: '/runs/aggregate',
    summary: 'Groups of runs with equal values: counts, means, deviations',
    body: table.AggregateRunsSchema,
    response: table.AggregatedRunsSchema,
  },
  describeRunFields: {
    ...read,
    method: 'POST',
    path: '/runs/fields',
    summary: 'How many runs have each field, and which values',
    body: table.DescribeRunFieldsSchema,
    response: table.RunFieldsSchema,
  },
  changeRuns: {
    ...write,
    method: 'POST',
    path: '/runs/bulk',
    summary: 'Delete, restore, tag or move many runs',
    body: ChangeRunsSchema,
    response: ChangedRunsSchema,
  },
  getRun: {
    ...read,
    method: 'GET',
    path: '/runs/:runId',
    summary: 'Read a run',
    params: runId,
    query: run.RunAnswerQuerySchema,
    response: run.RunSchema,
    versioned: true,
  },
  updateRun: {
    ...write,
    method: 'PATCH',
    path: '/runs/:runId',
    summary: 'Change a run: status, name, experiment, parent',
    params: runId,
    query: run.RunAnswerQuerySchema,
    body: run.UpdateRunSchema,
    response: run.RunSchema,
    versioned: true,
  },
  deleteRun: {
    ...write,
    method: 'DELETE',
    path: '/runs/:runId',
    summary: 'Delete a run (restorable for 30 days)',
    params: runId,
    query: cascadeQuery,
    versioned: true,
  },
  restoreRun: {
    ...write,
    method: 'POST',
    path: '/runs/:runId/restore',
    summary: 'Restore a deleted run',
    params: runId,
    query: run.RunAnswerQuerySchema,
    response: run.RunSchema,
  },
  purgeRun: {
    ...write,
    permission: 'admin',
    method: 'POST',
    path: '/runs/:runId/purge',
    summary: 'Remove a deleted run for good',
    params: runId,
  },
  cloneRun: {
    ...write,
    method: 'POST',
    path: '/runs/:runId/clone',
    summary: 'Copy a run: parameters, tags and inputs, not results',
    params: runId,
    body: run.CloneRunSchema,
    response: run.RunSchema,
    status: 201,
  },
} as const satisfies Record<string, NativeOperation>;
