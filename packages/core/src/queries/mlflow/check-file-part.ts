import { loadFileUpload } from '../../steps/mlflow/file-upload.ts';
import type { FileUpload } from '../../steps/mlflow/file-upload.ts';
import type { Query } from '../query.ts';

/** Whether a part would be taken, asked before its bytes are. `maxBytes` null: of any size. */
export const checkFilePart: Query<FileUpload, { maxBytes: number | null }> = async (tx, input, { limits }) => {
  await loadFileUpload(tx, input);
  return { maxBytes: limits.artifactFileBytes };
};
