import { AssayError } from '@assay/base';
import type { ErrorCode } from '@assay/base';
import type { Command } from './command.ts';
import { loadBucket } from '../steps/load-object.ts';
import { checkCondition } from '../steps/object-condition.ts';

export interface DeleteObjectsInput {
  readonly bucket: string;
  readonly objects: readonly { readonly key: string; readonly ifMatch?: string }[];
}

export interface DeletedObject {
  readonly key: string;
  /** Why it is still there. */
  readonly error?: { readonly code: ErrorCode; readonly message: string };
}

/** A key that names nothing counts as deleted. One that may not be deleted does not keep the others. */
export const deleteObjects: Command<DeleteObjectsInput, DeletedObject[]> = async (tx, { bucket, objects }) => {
  await loadBucket(tx, bucket);
  const answers: DeletedObject[] = [];
  for (const { key, ifMatch } of objects) {
    try {
      if (ifMatch !== undefined) checkCondition({ ifMatch }, key, await tx.get('storedObject', { bucket, key }));
    } catch (thrown) {
      if (!(thrown instanceof AssayError)) throw thrown;
      answers.push({ key, error: { code: thrown.code, message: thrown.message } });
      continue;
    }
    await tx.remove('storedObject', { bucket, key });
    answers.push({ key });
  }
  return answers;
};
