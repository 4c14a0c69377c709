import { AssayError } from '@assay/base';
import type { RunGroupAnswer } from '../answers/run-group.ts';
import type { Command } from './command.ts';

export interface CreateRunGroupInput {
  readonly experimentId: string;
  readonly name: string;
  readonly description?: string;
  readonly tags?: Readonly<Record<string, string>>;
}

export const createRunGroup: Command<CreateRunGroupInput, RunGroupAnswer> = async () => {
  throw new AssayError('NotOffered', 'createRunGroup is not there yet.');
};
