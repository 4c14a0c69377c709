import { AssayError } from '@assay/base';
import type { Command } from './command.ts';
import { unfinished } from './command.ts';
import type { Unfinished } from './command.ts';
import { forPortion } from '../steps/for-each-row.ts';
import { loadBucket } from '../steps/load-object.ts';
import { removeUpload } from '../steps/remove-upload.ts';

export interface DeleteBucketInput {
  readonly name: string;
}

/** Only when it holds no object; uploads that are under way to it end. */
export const deleteBucket: Command<DeleteBucketInput, null | Unfinished> = async (tx, { name }) => {
  await loadBucket(tx, name);
  const [held] = await tx.find('storedObject', { bucket: name }, { orderBy: ['key'], limit: 1 });
  if (held !== undefined) throw new AssayError('ResourceInUse', 'The bucket you tried to delete is not empty.');
  if (await forPortion(tx, 'objectUpload', { bucket: name }, (upload) => removeUpload(tx, upload))) return unfinished;
  await tx.remove('bucket', { name });
  return null;
};
