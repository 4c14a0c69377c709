import type { Id } from '@assay/base';
import type { EntityKind } from '../../entities/annotation.ts';
import type { SagemakerDetail } from '../../entities/sagemaker-detail.ts';
import type { ReadTransaction, Transaction } from '../../ports/transaction.ts';

const face = 'sagemaker';

export async function detailsOf<I extends Id>(
  tx: ReadTransaction,
  kind: EntityKind,
  ids: readonly I[],
): Promise<Map<Id, SagemakerDetail>> {
  if (ids.length === 0) return new Map<Id, SagemakerDetail>();
  const rows = await tx.find('faceDetail', { entityId: ids, face, kind });
  return new Map(rows.map(({ entityId, json }) => [entityId, JSON.parse(json)]));
}

export async function detailOf(tx: ReadTransaction, kind: EntityKind, id: Id): Promise<SagemakerDetail> {
  const row = await tx.get('faceDetail', { entityId: id, face, kind });
  return row === undefined ? {} : JSON.parse(row.json);
}

/** Replaces all of it; an empty one leaves no row. Answers whether that changed anything. */
export async function writeDetail(
  tx: Transaction,
  kind: EntityKind,
  entityId: Id,
  before: SagemakerDetail,
  after: SagemakerDetail,
): Promise<boolean> {
  const json = JSON.stringify(after);
  if (json === JSON.stringify(before)) return false;
  if (json === '{}') await tx.remove('faceDetail', { entityId, face, kind });
  else await tx.upsert('faceDetail', { projectId: tx.projectId, entityId, face, kind, json });
  return true;
}
