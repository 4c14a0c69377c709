import type { UploadProperties } from '../entities/stored-object.ts';
import type { Query } from './query.ts';
import { checkObjectKey } from '../policy/object-key.ts';
import { loadBucket, loadUpload } from '../steps/load-object.ts';

export interface CheckObjectUploadInput {
  readonly bucket: string;
  readonly key: string;
  /** When it is a part of this upload. */
  readonly uploadId?: string;
}

export interface ObjectUploadCheck {
  /** Null: of any size. */
  readonly maxBytes: number | null;
  /** That parts of the upload are to have. */
  readonly checksumAlgorithm?: string;
}

/** Whether an upload would be taken, asked before its bytes are. */
export const checkObjectUpload: Query<CheckObjectUploadInput, ObjectUploadCheck> = async (
  tx,
  { bucket, key, uploadId },
  { limits },
) => {
  checkObjectKey(key);
  const maxBytes = limits.artifactFileBytes;
  if (uploadId === undefined) {
    await loadBucket(tx, bucket);
    return { maxBytes };
  }
  const upload = await loadUpload(tx, { bucket, key, uploadId });
  const { checksum } = JSON.parse(upload.properties) as UploadProperties;
  return { maxBytes, ...(checksum && { checksumAlgorithm: checksum.algorithm }) };
};
