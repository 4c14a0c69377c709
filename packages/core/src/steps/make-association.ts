import { AssayError } from '@assay/base';
import type { AssociationId, ExperimentId } from '@assay/base';
import type { CommandContext } from '../context.ts';
import type { AssociationRow, AssociationType } from '../entities/annotation.ts';
import { checkLimit } from '../policy/limit.ts';
import type { Transaction } from '../ports/transaction.ts';
import type { EdgeEnd } from './lineage-nodes.ts';
import { recordChange } from './record.ts';

/** Adds an edge between two nodes that are there; AlreadyExists when there is one of this type. */
export async function makeAssociation(
  tx: Transaction,
  context: CommandContext,
  source: EdgeEnd,
  destination: EdgeEnd,
  type: AssociationType,
  experimentId: ExperimentId | null,
): Promise<AssociationRow> {
  const edge = {
    sourceKind: source.kind,
    sourceId: source.id,
    destinationKind: destination.kind,
    destinationId: destination.id,
    type,
  } as const;
  const [existing] = await tx.find('association', edge, { limit: 1 });
  if (existing !== undefined)
    throw new AssayError('AlreadyExists', `This edge of type ${type} already exists, as ${existing.id}.`, {
      existingId: existing.id,
    });
  if (context.limits.associations !== null) {
    const count = (await tx.count('association', {})) + 1;
    checkLimit(context.limits, 'associations', count, `There would be ${count} associations`);
  }
  const id = context.newId<AssociationId>();
  const row = { id, projectId: tx.projectId, ...edge, createdMs: context.now, createdBy: context.actor.name };
  await tx.insert('association', row);
  await recordChange(tx, 'association.created', id, experimentId, edge);
  return row;
}
