import { AssayError } from '@assay/base';
import type { ViewAnswer } from '../answers/annotation.ts';
import type { Command } from './command.ts';

export interface UpdateViewInput {
  readonly viewId: string;
  readonly expectedVersion?: number;
  readonly name?: string;
  readonly shared?: boolean;
  readonly state?: unknown;
}

export const updateView: Command<UpdateViewInput, ViewAnswer> = async () => {
  throw new AssayError('NotOffered', 'updateView is not there yet.');
};
