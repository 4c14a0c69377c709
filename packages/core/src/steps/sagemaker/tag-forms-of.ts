import type { Id } from '@assay/base';
import type { EntityKind, TagRow } from '../../entities/annotation.ts';
import { tagForms } from '../../policy/sagemaker/tag-form.ts';
import type { TagForm } from '../../policy/sagemaker/tag-form.ts';
import type { ReadTransaction } from '../../ports/transaction.ts';

/** Tags as SageMaker's face shows them of several entities of one kind; every entity has an entry. */
export async function tagFormsOf(
  tx: ReadTransaction,
  kind: EntityKind,
  ids: readonly Id[],
): Promise<Map<Id, TagForm[]>> {
  const rows = new Map<Id, TagRow[]>(ids.map((id) => [id, []]));
  if (ids.length > 0)
    for (const row of await tx.find('tag', { kind, entityId: ids })) rows.get(row.entityId)?.push(row);
  return new Map([...rows].map(([id, own]) => [id, tagForms(own, kind === 'run')]));
}
