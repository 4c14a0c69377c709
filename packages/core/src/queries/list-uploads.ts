import type { UploadAnswer } from '../answers/stored-object.ts';
import { answerUpload } from '../answers/stored-object.ts';
import type { UploadId } from '../entities/stored-object.ts';
import { isId } from '@assay/base';
import { compareCodePoints } from '../filter/code-point-order.ts';
import { commonPrefixOf } from '../policy/listing.ts';
import type { ReadTransaction } from '../ports/transaction.ts';
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
  const { bucket, prefix, delimiter, afterKey, limit } = input;
  await loadBucket(tx, bucket);
  const uploads: UploadAnswer[] = [];
  const commonPrefixes = new Set<string>();
  for await (const upload of uploadsAfter(tx, input)) {
    if (!upload.key.startsWith(prefix)) continue;
    const commonPrefix = commonPrefixOf({ prefix, delimiter }, upload.key);
    if (commonPrefix !== undefined && compareCodePoints(commonPrefix, afterKey) <= 0) continue;
    if (commonPrefix !== undefined && commonPrefixes.has(commonPrefix)) continue;
    if (uploads.length + commonPrefixes.size === limit)
      return { uploads, commonPrefixes: [...commonPrefixes], more: true };
    if (commonPrefix === undefined) uploads.push(upload);
    else commonPrefixes.add(commonPrefix);
  }
  return { uploads, commonPrefixes: [...commonPrefixes], more: false };
};

const pageLength = 1000;
/** Behind every upload to the same key. */
const lastId = 'f'.repeat(32) as UploadId;

async function* uploadsAfter(
  tx: ReadTransaction,
  { bucket, afterKey, afterId }: ListUploadsInput,
): AsyncGenerator<UploadAnswer> {
  let after = { key: afterKey, id: isId(afterId) ? (afterId as UploadId) : lastId };
  for (;;) {
    const options = { orderBy: ['key', 'id'], after, limit: pageLength } as const;
    const rows = await tx.find('objectUpload', { bucket }, options);
    yield* rows.map(answerUpload);
    const last = rows.at(-1);
    if (last === undefined || rows.length < pageLength) return;
    after = { key: last.key, id: last.id };
  }
}
