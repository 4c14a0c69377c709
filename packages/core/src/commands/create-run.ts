import { AssayError } from '@assay/base';
import type { RunAnswer } from '../answers/run.ts';
import type { ParameterPolicy, RunStatus } from '../entities/run.ts';
import type { Command } from './command.ts';

export interface CreateRunInput {
  readonly id?: string;
  readonly name?: string;
  readonly experimentId?: string;
  readonly experimentName?: string;
  readonly groupIds?: readonly string[];
  readonly groupName?: string;
  readonly parentRunId?: string;
  readonly description?: string;
  readonly status?: RunStatus;
  readonly startedMs?: number;
  readonly parameterPolicy?: ParameterPolicy;
  readonly source?: string;
  readonly environment?: unknown;
  readonly parameters?: Readonly<Record<string, unknown>>;
  readonly tags?: Readonly<Record<string, string>>;
}

export const createRun: Command<CreateRunInput, RunAnswer> = async () => {
  throw new AssayError('NotOffered', 'createRun is not there yet.');
};
