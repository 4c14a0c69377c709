import { AssayError, isId } from '@assay/base';
import type { BucketRow, ObjectUploadRow, StoredObjectRow, UploadId } from '../entities/stored-object.ts';
import type { ReadTransaction } from '../ports/transaction.ts';

export async function loadBucket(tx: ReadTransaction, name: string): Promise<BucketRow> {
  const row = await tx.get('bucket', { name });
  if (row === undefined)
    throw new AssayError('NotFound', 'The specified bucket does not exist.', { kind: 'bucket', id: name });
  return row;
}

export async function loadObject(tx: ReadTransaction, bucket: string, key: string): Promise<StoredObjectRow> {
  await loadBucket(tx, bucket);
  const row = await tx.get('storedObject', { bucket, key });
  if (row === undefined)
    throw new AssayError('NotFound', 'The specified key does not exist.', { kind: 'object', id: key });
  return row;
}

/** The upload of that id, which must be one to this key. */
export async function loadUpload(
  tx: ReadTransaction,
  { bucket, key, uploadId }: { readonly bucket: string; readonly key: string; readonly uploadId: string },
): Promise<ObjectUploadRow> {
  await loadBucket(tx, bucket);
  const row = isId(uploadId) ? await tx.get('objectUpload', { id: uploadId as UploadId }) : undefined;
  if (row?.bucket === bucket && row.key === key) return row;
  throw new AssayError(
    'NotFound',
    'The specified upload does not exist. The upload ID may be invalid, or the upload may have been aborted or completed.',
    { kind: 'upload', id: uploadId.slice(0, 80) },
  );
}
