import { AssayError } from '@assay/base';
import type { AssociationAnswer } from '../answers/annotation.ts';
import type { AssociationType, LineageKind } from '../entities/annotation.ts';
import type { Command } from './command.ts';

export interface CreateAssociationInput {
  readonly sourceKind: LineageKind;
  readonly sourceId: string;
  readonly destinationKind: LineageKind;
  readonly destinationId: string;
  /** AssociatedWith by default. */
  readonly type?: AssociationType;
}

export const createAssociation: Command<CreateAssociationInput, AssociationAnswer> = async () => {
  throw new AssayError('NotOffered', 'createAssociation is not there yet.');
};
