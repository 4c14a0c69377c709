import type { Command } from './command.ts';
import { notFound } from '@assay/base';
import type { AssociationId } from '@assay/base';
import { removeAssociation } from '../steps/lineage.ts';

export interface DeleteAssociationInput {
  readonly associationId: string;
}

export const deleteAssociation: Command<DeleteAssociationInput, void> = async (tx, { associationId }) => {
  const row = await tx.get('association', { id: associationId as AssociationId });
  if (row === undefined) throw notFound('association', associationId);
  await removeAssociation(tx, row);
};
