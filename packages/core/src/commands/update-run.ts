import { AssayError } from '@assay/base';
import type { RunAnswer } from '../answers/run.ts';
import type { RunStatus } from '../entities/run.ts';
import type { Command } from './command.ts';

export interface UpdateRunInput {
  readonly runId: string;
  readonly expectedVersion?: number;
  readonly name?: string;
  readonly description?: string;
  /** null takes the run out of its experiment; another id moves it. */
  readonly experimentId?: string | null;
  readonly parentRunId?: string | null;
  readonly status?: RunStatus;
  readonly statusMessage?: string;
  readonly startedMs?: number;
  readonly endedMs?: number;
  readonly environment?: unknown;
}

export const updateRun: Command<UpdateRunInput, RunAnswer> = async () => {
  throw new AssayError('NotOffered', 'updateRun is not there yet.');
};
