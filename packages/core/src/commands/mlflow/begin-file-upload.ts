import type { FilePlace } from '../../answers/mlflow/file.ts';
import type { UploadId, UploadProperties } from '../../entities/stored-object.ts';
import type { Command } from '../command.ts';
import { checkNewFile } from '../../steps/mlflow/check-new-file.ts';
import { fileUploads, uploadKey } from '../../steps/mlflow/file-upload.ts';

export interface BeginFileUploadInput {
  readonly place: FilePlace;
  readonly path: string;
  readonly mediaType: string;
}

export const beginFileUpload: Command<BeginFileUploadInput, { uploadId: UploadId }> = async (
  tx,
  { place, path, mediaType },
  context,
) => {
  await checkNewFile(tx, context.limits, place, path, 0);
  const id = context.newId<UploadId>();
  const properties: UploadProperties = { headers: { 'content-type': mediaType }, metadata: {} };
  await tx.insert('objectUpload', {
    id,
    projectId: tx.projectId,
    bucket: fileUploads,
    key: uploadKey({ place, path }),
    createdMs: context.now,
    properties: JSON.stringify(properties),
  });
  return { uploadId: id };
};
