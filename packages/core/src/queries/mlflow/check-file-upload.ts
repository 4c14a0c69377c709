import type { FilePlace } from '../../answers/mlflow/file.ts';
import { checkNewFile } from '../../steps/mlflow/check-new-file.ts';
import type { Query } from '../query.ts';

export interface CheckFileUploadInput {
  readonly place: FilePlace;
  readonly path: string;
  /** When it is known beforehand. */
  readonly sizeBytes?: number;
}

/** Whether an upload would be taken, asked before its bytes are. `maxBytes` null: of any size. */
export const checkFileUpload: Query<CheckFileUploadInput, { maxBytes: number | null }> = async (
  tx,
  { place, path, sizeBytes = 0 },
  { limits },
) => {
  await checkNewFile(tx, limits, place, path, sizeBytes);
  return { maxBytes: limits.artifactFileBytes };
};
