import { AssayError } from '@assay/base';
import type { Command } from './command.ts';

export interface DeleteAssociationInput {
  readonly associationId: string;
}

export const deleteAssociation: Command<DeleteAssociationInput, void> = async () => {
  throw new AssayError('NotOffered', 'deleteAssociation is not there yet.');
};
