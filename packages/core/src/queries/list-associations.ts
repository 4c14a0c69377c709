import type { AssociationPage } from '../answers/annotation.ts';
import type { Query } from './query.ts';
import { parseId } from '@assay/base';
import type { Id } from '@assay/base';
import { answerAssociation } from '../answers/annotation.ts';
import { findPage } from './page.ts';

export interface ListAssociationsInput {
  readonly limit?: number;
  readonly cursor?: string;
  readonly sourceId?: string;
  readonly destinationId?: string;
}

/** In the order of their making. */
export const listAssociations: Query<ListAssociationsInput, AssociationPage> = async (tx, input) => {
  const { sourceId, destinationId, limit, cursor } = input;
  const where = {
    ...(sourceId !== undefined && { sourceId: parseId<Id>(sourceId, 'sourceId') }),
    ...(destinationId !== undefined && { destinationId: parseId<Id>(destinationId, 'destinationId') }),
  };
  const { rows, nextCursor } = await findPage(tx, 'association', { where, orderBy: ['id'], limit, cursor });
  return { associations: rows.map(answerAssociation), nextCursor };
};
