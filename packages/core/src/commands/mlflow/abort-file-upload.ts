import type { Command } from '../command.ts';
import { findFileUpload } from '../../steps/mlflow/file-upload.ts';
import type { FileUpload } from '../../steps/mlflow/file-upload.ts';
import { removeUpload } from '../../steps/remove-upload.ts';

/** One that is not under way counts as aborted. */
export const abortFileUpload: Command<FileUpload, void> = async (tx, input) => {
  const upload = await findFileUpload(tx, input);
  if (upload !== undefined) await removeUpload(tx, upload);
};
