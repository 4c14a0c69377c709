import { assertNever } from '@assay/base';
import type { RunStatus } from '@assay/core';
import type { TrialComponentStatus } from '@assay/wire/sagemaker';

type PrimaryStatus = NonNullable<TrialComponentStatus['PrimaryStatus']>;

const runStatuses: Readonly<Record<PrimaryStatus, RunStatus>> = {
  InProgress: 'running',
  Completed: 'completed',
  Failed: 'failed',
  Stopping: 'stopping',
  Stopped: 'stopped',
};

export const decodeStatus = ({ PrimaryStatus, Message }: TrialComponentStatus) => ({
  ...(PrimaryStatus !== undefined && { status: runStatuses[PrimaryStatus] }),
  ...(Message !== undefined && { message: Message }),
});

/** A run that is only scheduled has none. */
export function encodePrimaryStatus(status: RunStatus): PrimaryStatus | undefined {
  switch (status) {
    case 'scheduled':
      return undefined;
    case 'running':
      return 'InProgress';
    case 'stopping':
      return 'Stopping';
    case 'completed':
      return 'Completed';
    case 'failed':
      return 'Failed';
    case 'stopped':
      return 'Stopped';
    default:
      return assertNever(status);
  }
}

/** Undefined where there is neither a status nor a message. */
export function encodeStatus(status: RunStatus, message: string): TrialComponentStatus | undefined {
  const primary = encodePrimaryStatus(status);
  if (primary === undefined && message === '') return undefined;
  return { ...(primary !== undefined && { PrimaryStatus: primary }), ...(message !== '' && { Message: message }) };
}
