import type { AssociationAnswer } from '../answers/annotation.ts';
import type { AssociationType, LineageKind } from '../entities/annotation.ts';
import type { Command } from './command.ts';
import { AssayError, invalidInput } from '@assay/base';
import type { AssociationId } from '@assay/base';
import { answerAssociation } from '../answers/annotation.ts';
import { loadLineageNode } from '../steps/lineage.ts';
import { recordChange } from '../steps/record.ts';

export interface CreateAssociationInput {
  readonly sourceKind: LineageKind;
  readonly sourceId: string;
  readonly destinationKind: LineageKind;
  readonly destinationId: string;
  /** AssociatedWith by default. */
  readonly type?: AssociationType;
}

export const createAssociation: Command<CreateAssociationInput, AssociationAnswer> = async (tx, input, context) => {
  const { sourceKind, destinationKind, type = 'AssociatedWith' } = input;
  if (input.sourceId === input.destinationId)
    throw invalidInput('destinationId', 'an edge leads from one thing to another; both ends are the same here.');
  const source = await loadLineageNode(tx, sourceKind, input.sourceId, 'sourceId');
  const destination = await loadLineageNode(tx, destinationKind, input.destinationId, 'destinationId');
  const edge = { sourceKind, sourceId: source.id, destinationKind, destinationId: destination.id, type } as const;
  const [existing] = await tx.find('association', edge, { limit: 1 });
  if (existing !== undefined) {
    throw new AssayError('AlreadyExists', `This edge of type ${type} exists already, as ${existing.id}.`, {
      existingId: existing.id,
    });
  }
  const id = context.newId<AssociationId>();
  const row = { id, projectId: tx.projectId, ...edge, createdMs: context.now };
  await tx.insert('association', row);
  await recordChange(tx, 'association.created', id, source.experimentId ?? destination.experimentId, { ...edge });
  return answerAssociation(row);
};
