import type { UploadProperties } from '../../entities/stored-object.ts';
import type { Command } from '../command.ts';
import { chosenFileParts, loadFileUpload } from '../../steps/mlflow/file-upload.ts';
import type { FileUpload, NamedFilePart } from '../../steps/mlflow/file-upload.ts';
import { writeFile } from '../../steps/mlflow/write-file.ts';
import { removeUpload } from '../../steps/remove-upload.ts';

export interface CompleteFileUploadInput extends FileUpload {
  readonly parts: readonly NamedFilePart[];
  /** Of the parts' bytes one behind the other, which are in the blob store by now. */
  readonly sha256: string;
  readonly sizeBytes: number;
}

/** Makes a file of the parts of an upload, and ends the upload. */
export const completeFileUpload: Command<CompleteFileUploadInput, void> = async (tx, input, context) => {
  const upload = await loadFileUpload(tx, input);
  await chosenFileParts(tx, upload, input.parts);
  const { headers } = JSON.parse(upload.properties) as UploadProperties;
  const { place, path, sha256, sizeBytes } = input;
  const mediaType = headers['content-type'] ?? 'application/octet-stream';
  await writeFile(tx, context, { place, path, mediaType, sha256, sizeBytes });
  await removeUpload(tx, upload);
};
