import type { Command } from './command.ts';
import { isId, notFound } from '@assay/base';
import type { AssociationId } from '@assay/base';
import { removeAssociation } from '../steps/lineage.ts';

export interface DeleteAssociationInput {
  readonly associationId: string;
}

export const deleteAssociation: Command<DeleteAssociationInput, void> = async (tx, { associationId }) => {
  const row = isId(associationId) ? await tx.get('association', { id: associationId as AssociationId }) : undefined;
  if (row === undefined) throw notFound('association', associationId);
  await removeAssociation(tx, row);
};
