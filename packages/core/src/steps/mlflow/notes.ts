import type { Id } from '@assay/base';
import type { EntityKind } from '../../entities/annotation.ts';
import type { ReadTransaction } from '../../ports/transaction.ts';

/** Notes of several entities of one kind; one without a note is left out. */
export async function notesOf(tx: ReadTransaction, kind: EntityKind, ids: readonly Id[]): Promise<Map<Id, string>> {
  const rows = await tx.find('note', { kind, entityId: ids });
  return new Map(rows.map(({ entityId, text }) => [entityId, text]));
}
