import type { Id } from '@assay/base';
import type { LineageEntityAnswer, LineageNodeAnswer } from '../answers/lineage-entity.ts';
import type { LineageEntityKind } from '../entities/lineage-entity.ts';
import type { Command } from './command.ts';
import { AssayError } from '@assay/base';
import { answerLineageEntity } from '../answers/lineage-entity.ts';
import { removeAssociation } from '../steps/lineage.ts';
import { describeLineageNodes, endsOf } from '../steps/lineage-nodes.ts';
import { loadLineageEntityByKey } from '../steps/load-lineage-entity.ts';
import { recordChange } from '../steps/record.ts';

export interface DeleteLineageEntityInput {
  readonly kind: LineageEntityKind;
  readonly key: string;
}

/** Refused while edges lead to or from it; edges to runs that are deleted, which nobody sees, go with it. */
export const deleteLineageEntity: Command<DeleteLineageEntityInput, LineageEntityAnswer> = async (
  tx,
  { kind, key },
) => {
  const row = await loadLineageEntityByKey(tx, kind, key);
  const { id } = row;
  const edges = [
    ...(await tx.find('association', { sourceId: id })),
    ...(await tx.find('association', { destinationId: id })),
  ];
  const others = edges.flatMap((edge) => endsOf(edge).filter((end) => end.id !== id));
  const seen = new Map<Id, LineageNodeAnswer>();
  await describeLineageNodes(tx, others, seen);
  if (seen.size > 0)
    throw new AssayError('ResourceInUse', `The ${kind} "${row.name ?? key}" still has ${seen.size} associations.`, {
      sagemaker: kind,
      name: kind === 'artifact' ? key : (row.name ?? key),
    });
  for (const edge of edges) await removeAssociation(tx, edge);
  await tx.remove('tag', { kind: 'entity', entityId: id });
  await tx.remove('note', { kind: 'entity', entityId: id });
  await tx.remove('lineageEntity', { id });
  await recordChange(tx, 'entity.deleted', id, null, { kind, name: row.name });
  return answerLineageEntity(row);
};
