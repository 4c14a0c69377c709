import type { CommandContext } from '../../context.ts';
import type { DatasetContentId, DatasetContentRow } from '../../entities/dataset.ts';
import type { Transaction } from '../../ports/transaction.ts';

/** What is said of a data set: stored once for all who say the same of one name and digest. */
export async function keepContent(
  tx: Transaction,
  context: CommandContext,
  { name, digest }: { readonly name: string; readonly digest: string },
  content: Pick<DatasetContentRow, 'sourceType' | 'source' | 'schema' | 'profile'>,
): Promise<DatasetContentId> {
  const [latest] = await tx.find('datasetInput', { name, digest }, { orderBy: ['-contentId'], limit: 1 });
  const known = latest && (await tx.get('datasetContent', { id: latest.contentId }));
  if (
    known?.sourceType === content.sourceType &&
    known.source === content.source &&
    known.schema === content.schema &&
    known.profile === content.profile
  )
    return known.id;
  const id = context.newId<DatasetContentId>();
  await tx.insert('datasetContent', { id, projectId: tx.projectId, ...content });
  return id;
}

/** Removes those that no data set of a run refers to any more. */
export async function removeUnusedContents(tx: Transaction, ids: Iterable<DatasetContentId>): Promise<void> {
  for (const id of ids)
    if ((await tx.find('datasetInput', { contentId: id }, { limit: 1 })).length === 0)
      await tx.remove('datasetContent', { id });
}
