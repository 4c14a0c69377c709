import type { Command } from './command.ts';
import type { UploadAnswer } from '../answers/stored-object.ts';
import { answerUpload } from '../answers/stored-object.ts';
import type { ObjectUploadRow, UploadId, UploadProperties } from '../entities/stored-object.ts';
import { checkObjectKey } from '../policy/object-key.ts';
import { loadBucket } from '../steps/load-object.ts';

export interface BeginUploadInput {
  readonly bucket: string;
  readonly key: string;
  readonly properties: UploadProperties;
}

export const beginUpload: Command<BeginUploadInput, UploadAnswer> = async (
  tx,
  { bucket, key, properties },
  context,
) => {
  checkObjectKey(key);
  await loadBucket(tx, bucket);
  const row: ObjectUploadRow = {
    id: context.newId<UploadId>(),
    projectId: tx.projectId,
    bucket,
    key,
    createdMs: context.now,
    properties: JSON.stringify(properties),
  };
  await tx.insert('objectUpload', row);
  return answerUpload(row);
};
