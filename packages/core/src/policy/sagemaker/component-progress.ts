import type { EpochMs } from '@assay/base';
import { terminalRunStatuses } from '../../entities/run.ts';
import type { RunRow, RunStatus } from '../../entities/run.ts';
import { clipText, sagemakerBounds } from './clipped.ts';

export interface ComponentProgressChange {
  /** Replaces status and message together; without a status only the message. */
  readonly status?: { readonly status?: RunStatus; readonly message?: string };
  readonly startMs?: number;
  readonly endMs?: number;
}

export interface ComponentProgress extends Pick<RunRow, 'status' | 'statusMessage' | 'startedMs' | 'endedMs'> {
  /** An end that was given while the run has not ended: natively only what has ended has one. */
  readonly heldEndMs: EpochMs | undefined;
}

/**
 * Where a run is after a change by SageMaker's API, which knows no order of statuses and keeps each time as it was given. A run that
 * becomes running or ends without its times being given gets them from now, so that it natively has a duration.
 */
export function componentProgress(
  before: ComponentProgress,
  change: ComponentProgressChange,
  now: EpochMs,
): ComponentProgress {
  const status = change.status?.status ?? before.status;
  const moved = status !== before.status;
  const givenEndMs = change.endMs as EpochMs | undefined;
  const oldEndMs = before.endedMs ?? before.heldEndMs;
  const isTerminal = terminalRunStatuses.has(status);
  const endedMs = isTerminal ? (givenEndMs ?? oldEndMs ?? (moved ? now : null)) : null;
  const begunMs = !moved || status === 'scheduled' ? null : (endedMs ?? now);
  return {
    status,
    statusMessage: messageAfter(before, change),
    startedMs: (change.startMs as EpochMs | undefined) ?? before.startedMs ?? begunMs,
    endedMs,
    heldEndMs: isTerminal ? undefined : (givenEndMs ?? oldEndMs),
  };
}

/** A message that was shown cut, and comes back so, is the message that it was. */
function messageAfter({ statusMessage }: ComponentProgress, { status }: ComponentProgressChange): string {
  if (status === undefined) return statusMessage;
  const { message = '' } = status;
  return message === clipText(statusMessage, sagemakerBounds.statusMessage) ? statusMessage : message;
}
