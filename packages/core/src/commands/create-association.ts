import type { AssociationAnswer } from '../answers/annotation.ts';
import type { AssociationType, LineageKind } from '../entities/annotation.ts';
import type { Command } from './command.ts';
import { invalidInput } from '@assay/base';
import { answerAssociation } from '../answers/annotation.ts';
import { loadLineageNode } from '../steps/lineage.ts';
import { makeAssociation } from '../steps/make-association.ts';

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
  const row = await makeAssociation(
    tx,
    context,
    { kind: sourceKind, id: source.id },
    { kind: destinationKind, id: destination.id },
    type,
    source.experimentId ?? destination.experimentId,
  );
  return answerAssociation(row);
};
