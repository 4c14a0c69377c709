import type { ObjectUploadRow } from '../entities/stored-object.ts';
import type { Transaction } from '../ports/transaction.ts';

/** With its parts. Their bytes go when nothing else names them. */
export async function removeUpload(tx: Transaction, { id }: Pick<ObjectUploadRow, 'id'>): Promise<void> {
  await tx.remove('objectUploadPart', { uploadId: id });
  await tx.remove('objectUpload', { id });
}

/** Removes uploads that were begun before a time and never came to an end; answers how many. */
export async function removeStaleUploads(tx: Transaction, beforeMs: number, limit: number): Promise<number> {
  const oldest = await tx.find('objectUpload', {}, { orderBy: ['createdMs', 'id'], limit });
  const stale = oldest.filter(({ createdMs }) => createdMs < beforeMs);
  for (const upload of stale) await removeUpload(tx, upload);
  return stale.length;
}
