import { flag, id, numeric, text } from './column.ts';
import type { TableMapping } from './table-mapping.ts';

export const trialTable: TableMapping<'trial'> = {
  table: 'trial',
  from: 'trial t',
  columns: {
    projectId: numeric('project_id'),
    studyId: id('study_id'),
    number: numeric('number'),
    runId: id('run_id'),
    state: text('state'),
    values: text('trial_values'),
    parameters: text('parameters'),
    objectives: text('objectives'),
    constraints: text('constraints'),
    note: text('note'),
    worker: text('worker'),
    leaseUntilMs: numeric('lease_until_ms'),
    retryOf: numeric('retry_of'),
    attempt: numeric('attempt'),
    isLost: flag('is_lost'),
    failure: text('failure'),
    createdMs: numeric('created_ms'),
    startedMs: numeric('started_ms'),
    endedMs: numeric('ended_ms'),
    revision: numeric('revision'),
  },
};
