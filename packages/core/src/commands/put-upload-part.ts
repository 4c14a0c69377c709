import type { Command } from './command.ts';
import type { PartAnswer } from '../answers/stored-object.ts';
import { answerPart } from '../answers/stored-object.ts';
import { loadUpload } from '../steps/load-object.ts';

export interface PutUploadPartInput {
  readonly bucket: string;
  readonly key: string;
  readonly uploadId: string;
  readonly partNumber: number;
  readonly sha256: string;
  readonly sizeBytes: number;
  readonly etag: string;
  readonly checksums: Readonly<Record<string, string>>;
}

/** A part whose bytes are in the blob store by now; one of the same number is replaced. */
export const putUploadPart: Command<PutUploadPartInput, PartAnswer> = async (tx, input, { now }) => {
  const { id: uploadId } = await loadUpload(tx, input);
  const { partNumber, sha256, sizeBytes, etag, checksums } = input;
  const part = { partNumber, sha256, sizeBytes, etag, checksums: JSON.stringify(checksums) };
  const row = { ...part, projectId: tx.projectId, uploadId, modifiedMs: now };
  await tx.upsert('objectUploadPart', row);
  return answerPart(row);
};
