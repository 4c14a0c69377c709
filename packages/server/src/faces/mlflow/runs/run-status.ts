import type { RunStatus } from '@assay/core';
import type { MlflowRunInfo } from '@assay/wire/mlflow';

export type MlflowRunStatus = NonNullable<MlflowRunInfo['status']>;

const printed: Readonly<Record<RunStatus, MlflowRunStatus>> = {
  scheduled: 'SCHEDULED',
  running: 'RUNNING',
  stopping: 'RUNNING',
  completed: 'FINISHED',
  failed: 'FAILED',
  stopped: 'KILLED',
};

const read: Readonly<Record<MlflowRunStatus, RunStatus>> = {
  SCHEDULED: 'scheduled',
  RUNNING: 'running',
  FINISHED: 'completed',
  FAILED: 'failed',
  KILLED: 'stopped',
};

export const printRunStatus = (status: RunStatus): MlflowRunStatus => printed[status];

export const readRunStatus = (status: MlflowRunStatus): RunStatus => read[status];
