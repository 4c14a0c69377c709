import type { EpochMs } from '@assay/base';
import { terminalRunStatuses } from '../../entities/run.ts';
import type { RunStatus } from '../../entities/run.ts';
import type { RunProgress } from '../run-status.ts';

export interface MlflowProgressChange {
  readonly status?: RunStatus;
  readonly endMs?: number;
}

/**
 * Where a run is after a change by MLflow's API, which knows no order of statuses. Natively only what has ended has an end: one that is
 * given to a run that goes on is passed over, and a run that ends without one ends now.
 */
export function mlflowProgress(before: RunProgress, change: MlflowProgressChange, now: EpochMs): RunProgress {
  const endMs = change.endMs as EpochMs | undefined;
  // To MLflow a run that is told to stop is one that runs.
  const isStopping = before.status === 'stopping' && change.status === 'running';
  const status = isStopping ? 'stopping' : (change.status ?? before.status);
  const endedMs = terminalRunStatuses.has(status) ? (endMs ?? before.endedMs ?? now) : null;
  const isReopened = status === 'running' && terminalRunStatuses.has(before.status);
  return {
    status,
    statusMessage: isReopened ? '' : before.statusMessage,
    startedMs: before.startedMs ?? (status === 'scheduled' ? null : (endedMs ?? now)),
    endedMs,
  };
}
