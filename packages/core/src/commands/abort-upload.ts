import type { Command } from './command.ts';
import { loadUpload } from '../steps/load-object.ts';
import { removeUpload } from '../steps/remove-upload.ts';

export interface AbortUploadInput {
  readonly bucket: string;
  readonly key: string;
  readonly uploadId: string;
}

export const abortUpload: Command<AbortUploadInput, null> = async (tx, input) => {
  await removeUpload(tx, await loadUpload(tx, input));
  return null;
};
