import type { UploadAnswer } from '../answers/stored-object.ts';
import { answerUpload } from '../answers/stored-object.ts';
import { compareCodePoints } from '../filter/code-point-order.ts';
import { commonPrefixOf } from '../policy/listing.ts';
import { loadBucket } from '../steps/load-object.ts';
import type { Query } from './query.ts';

export interface ListUploadsInput {
  readonly bucket: string;
  readonly prefix: string;
  /** Empty: none. */
  readonly delimiter: string;
  /** Only uploads to later keys, or to this one with a later id. */
  readonly afterKey: string;
  readonly afterId: string;
  readonly limit: number;
}

export interface UploadListing {
  readonly uploads: UploadAnswer[];
  readonly commonPrefixes: string[];
  readonly more: boolean;
}

/** What is under way in a bucket, by key and beginning. */
export const listUploads: Query<ListUploadsInput, UploadListing> = async (tx, input) => {
  const { bucket, prefix, delimiter, afterKey, afterId, limit } = input;
  await loadBucket(tx, bucket);
  const isAfter = ({ key, id }: UploadAnswer): boolean => {
    const order = compareCodePoints(key, afterKey);
    return order > 0 || (order === 0 && afterId !== '' && id > afterId);
  };
  const rows = await tx.find('objectUpload', { bucket }, { orderBy: ['key', 'id'] });
  const uploads: UploadAnswer[] = [];
  const commonPrefixes = new Set<string>();
  for (const upload of rows.map(answerUpload)) {
    if (!upload.key.startsWith(prefix)) continue;
    const commonPrefix = commonPrefixOf({ prefix, delimiter }, upload.key);
    if (commonPrefix !== undefined && compareCodePoints(commonPrefix, afterKey) <= 0) continue;
    if (commonPrefix === undefined ? !isAfter(upload) : commonPrefixes.has(commonPrefix)) continue;
    if (uploads.length + commonPrefixes.size === limit)
      return { uploads, commonPrefixes: [...commonPrefixes], more: true };
    if (commonPrefix === undefined) uploads.push(upload);
    else commonPrefixes.add(commonPrefix);
  }
  return { uploads, commonPrefixes: [...commonPrefixes], more: false };
};
