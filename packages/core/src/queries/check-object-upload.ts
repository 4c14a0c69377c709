import type { Query } from './query.ts';
import { checkObjectKey } from '../policy/object-key.ts';
import { loadBucket, loadUpload } from '../steps/load-object.ts';

export interface CheckObjectUploadInput {
  readonly bucket: string;
  readonly key: string;
  /** When it is a part of this upload. */
  readonly uploadId?: string;
}

/** Whether an upload would be taken, asked before its bytes are. `maxBytes` null: of any size. */
export const checkObjectUpload: Query<CheckObjectUploadInput, { maxBytes: number | null }> = async (
  tx,
  { bucket, key, uploadId },
  { limits },
) => {
  checkObjectKey(key);
  if (uploadId === undefined) await loadBucket(tx, bucket);
  else await loadUpload(tx, { bucket, key, uploadId });
  return { maxBytes: limits.artifactFileBytes };
};
