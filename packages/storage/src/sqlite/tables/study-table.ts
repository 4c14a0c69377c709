import { id, numeric, text } from './column.ts';
import type { TableMapping } from './table-mapping.ts';

export const studyTable: TableMapping<'study'> = {
  table: 'study',
  from: 'study t',
  columns: {
    id: id('id'),
    projectId: numeric('project_id'),
    experimentId: id('experiment_id'),
    definition: text('definition'),
    limits: text('limits'),
    leaseMs: numeric('lease_ms'),
    maxRetries: numeric('max_retries'),
    parents: text('parents'),
    state: text('state'),
    stopReason: text('stop_reason'),
    createdMs: numeric('created_ms'),
    updatedMs: numeric('updated_ms'),
    startedMs: numeric('started_ms'),
    endedMs: numeric('ended_ms'),
    deletedMs: numeric('deleted_ms'),
    nextNumber: numeric('next_number'),
    usedCount: numeric('used_count'),
    waitingCount: numeric('waiting_count'),
    runningCount: numeric('running_count'),
    completeCount: numeric('complete_count'),
    prunedCount: numeric('pruned_count'),
    failedCount: numeric('failed_count'),
    sinceBestCount: numeric('since_best_count'),
    bestNumber: numeric('best_number'),
    revision: numeric('revision'),
  },
};
