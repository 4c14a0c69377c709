import type { Id } from '@assay/base';
import type { TaggedKind } from '../entities/annotation.ts';
import type { ReadTransaction } from '../ports/transaction.ts';

/** Tags of several entities of one kind. An entity without tags is left out. */
export async function tagsByEntity(
  tx: ReadTransaction,
  kind: TaggedKind,
  ids: readonly Id[],
): Promise<Map<Id, Record<string, string>>> {
  const entries = new Map<Id, [string, string][]>();
  for (const { entityId, key, value } of await tx.find('tag', { kind, entityId: ids })) {
    const own = entries.get(entityId);
    if (own === undefined) entries.set(entityId, [[key, value]]);
    else own.push([key, value]);
  }
  return new Map([...entries].map(([id, own]) => [id, Object.fromEntries(own)]));
}
