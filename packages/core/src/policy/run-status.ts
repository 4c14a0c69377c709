import { AssayError, invalidInput } from '@assay/base';
import type { EpochMs } from '@assay/base';
import { terminalRunStatuses } from '../entities/run.ts';
import type { RunRow, RunStatus } from '../entities/run.ts';

/** From each status to which others. A run that has ended may only be re-opened, which is how it is resumed. */
const transitions: Readonly<Record<RunStatus, readonly RunStatus[]>> = {
  scheduled: ['running', 'stopping', 'completed', 'failed', 'stopped'],
  running: ['stopping', 'completed', 'failed', 'stopped'],
  stopping: ['completed', 'failed', 'stopped'],
  completed: ['running'],
  failed: ['running'],
  stopped: ['running'],
};

export type RunProgress = Pick<RunRow, 'status' | 'statusMessage' | 'startedMs' | 'endedMs'>;

export interface ProgressChange {
  readonly status?: RunStatus;
  readonly statusMessage?: string;
  readonly startedMs?: number;
  readonly endedMs?: number;
}

/** Where a run begins: running from now on, unless something else is said. */
export function firstProgress(change: ProgressChange, now: EpochMs): RunProgress {
  const { status = 'running' } = change;
  const scheduled: RunProgress = { status: 'scheduled', statusMessage: '', startedMs: null, endedMs: null };
  return changeProgress(scheduled, { ...change, status }, now);
}

/** Where a run is after a change, or an error that says why it cannot go there: Conflict, or InvalidInput for times. */
export function changeProgress(before: RunProgress, change: ProgressChange, now: EpochMs): RunProgress {
  const status = change.status ?? before.status;
  const moved = status !== before.status;
  if (moved && !transitions[before.status].includes(status)) {
    const ended = terminalRunStatuses.has(before.status);
    throw new AssayError(
      'Conflict',
      `A run that is ${before.status} cannot become ${status}. ` +
        (ended ? 'Re-open it first, by setting its status to running.' : `It can become ${list(before.status)}.`),
      { from: before.status, to: status },
    );
  }
  const terminal = terminalRunStatuses.has(status);
  if (change.endedMs !== undefined && !terminal)
    throw invalidInput(
      'endedMs',
      `a run that is ${status} has no end. Set its status to completed, failed or stopped.`,
    );
  // A run that ends without ever having been seen running took no time.
  const begun = status === 'scheduled' ? null : terminal ? ((change.endedMs as EpochMs | undefined) ?? now) : now;
  const startedMs = (change.startedMs as EpochMs | undefined) ?? before.startedMs ?? begun;
  if (change.endedMs !== undefined && startedMs !== null && change.endedMs < startedMs)
    throw invalidInput('endedMs', `${change.endedMs} lies before the start of the run, ${startedMs}.`);
  if (terminal && change.endedMs === undefined && isBefore(before.endedMs, change.startedMs))
    throw invalidInput('startedMs', `${change.startedMs} lies behind the end of the run, ${before.endedMs}.`);
  const reopened = moved && status === 'running';
  return {
    status,
    statusMessage: change.statusMessage ?? (reopened ? '' : before.statusMessage),
    startedMs,
    endedMs: terminal ? endOf(before, change, startedMs, now) : null,
  };
}

function endOf(before: RunProgress, change: ProgressChange, startedMs: EpochMs | null, now: EpochMs): EpochMs {
  if (change.endedMs !== undefined) return change.endedMs as EpochMs;
  // The clock of the client that gave the start may be ahead of ours: no run ends before it starts.
  const end = before.endedMs ?? now;
  return startedMs !== null && startedMs > end ? startedMs : end;
}

const isBefore = (timeMs: number | null, other: number | undefined): boolean =>
  timeMs !== null && other !== undefined && timeMs < other;

const list = (status: RunStatus): string => transitions[status].join(', ').replace(/, (?!.*, )/, ' or ');
