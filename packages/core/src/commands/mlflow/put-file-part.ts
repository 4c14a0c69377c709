import type { Command } from '../command.ts';
import { loadFileUpload } from '../../steps/mlflow/file-upload.ts';
import type { FileUpload } from '../../steps/mlflow/file-upload.ts';

export interface PutFilePartInput extends FileUpload {
  readonly partNumber: number;
  readonly sha256: string;
  readonly sizeBytes: number;
}

/** A part whose bytes are in the blob store by now; one of the same number is replaced. */
export const putFilePart: Command<PutFilePartInput, { etag: string }> = async (tx, input, { now }) => {
  const { id: uploadId } = await loadFileUpload(tx, input);
  const { partNumber, sha256, sizeBytes } = input;
  const part = { uploadId, partNumber, sha256, sizeBytes, etag: sha256, checksums: '{}', modifiedMs: now };
  await tx.upsert('objectUploadPart', { ...part, projectId: tx.projectId });
  return { etag: sha256 };
};
