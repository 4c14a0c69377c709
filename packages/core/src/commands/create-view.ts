import { AssayError } from '@assay/base';
import type { ViewAnswer } from '../answers/annotation.ts';
import type { Command } from './command.ts';

export interface CreateViewInput {
  readonly experimentId?: string | null;
  readonly name: string;
  readonly shared?: boolean;
  readonly state: unknown;
}

export const createView: Command<CreateViewInput, ViewAnswer> = async () => {
  throw new AssayError('NotOffered', 'createView is not there yet.');
};
