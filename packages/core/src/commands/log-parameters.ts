import { AssayError } from '@assay/base';
import type { Command } from './command.ts';

export interface LogParametersInput {
  readonly runId: string;
  readonly parameters: Readonly<Record<string, unknown>>;
}

export const logParameters: Command<LogParametersInput, void> = async () => {
  throw new AssayError('NotOffered', 'logParameters is not there yet.');
};
