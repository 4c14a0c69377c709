import { id, numeric, text } from './column.ts';
import type { TableMapping } from './table-mapping.ts';

export const runTable: TableMapping<'run'> = {
  table: 'run',
  from: 'run t',
  columns: {
    id: id('id'),
    projectId: numeric('project_id'),
    experimentId: id('experiment_id'),
    parentRunId: id('parent_id'),
    name: text('name'),
    description: text('description'),
    status: text('status'),
    statusMessage: text('status_message'),
    parameterPolicy: text('parameter_policy'),
    source: text('source'),
    environment: {
      ...text('environment'),
      stored: undefined,
      read: "coalesce((SELECT s.json FROM run_environment s WHERE s.run = t.n), '{}')",
    },
    createdMs: numeric('created_ms'),
    updatedMs: numeric('updated_ms'),
    startedMs: numeric('started_ms'),
    endedMs: numeric('ended_ms'),
    createdBy: text('created_by'),
    deletedMs: numeric('deleted_ms'),
    deletedWith: text('deleted_with'),
    version: numeric('version'),
    parameterCount: numeric('parameter_count'),
    artifactCount: numeric('artifact_count'),
    pointCount: numeric('point_count'),
    logLineCount: numeric('log_line_count'),
  },
  satellite: { table: 'run_environment', column: 'json', field: 'environment', absent: '{}' },
};
